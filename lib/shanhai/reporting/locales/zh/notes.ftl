### 数字的注释

notes-none = 本页没有数字，故无注释。
notes-unquoted = 有{ $missing }篇报道的原文语句未在此引用：原文归其权利人所有。每条注释都标明位置。
notes-quoted = 注释引用了报道中的个别语句。引文版权归原权利人所有，本页仅供本地查阅。
notes-group = { $source }：{ $count }条注释
notes-begin = 可发表的句子均以此开头：
notes-flags = 标记的含义

note-title = { $name }：{ $value }
note-line =
    .written = 原文写法
    .reading = 读法
    .document = 出处
    .period = 时期
    .bounds = 最早与最晚
    .status = 状态
    .credited = 实施主体
    .direction = 方向
    .place = 地方
    .part = 所属总数
    .same = 其他报道
    .definition = 口径
    .flags = 标记
    .note = 备注
    .derived = 由我们推算
    .terms = 所用数据
    .rules = 规则
    .residents = 常住人口
note-mention = 第{ $number }处（共{ $count }处）：{ $place }
note-period =
    .stated = 原文写明：{ $period }
    .inferred = { $period }，依据上下文
    .unstated = { $period }
note-part =
    .stated = { $whole }，原文写明
    .likely = 可能为{ $whole }，原文未写明
note-definition = { $definition }（{ $status }）
note-link-profile = 结对页中的位置
note-funds-formula = { $is_year ->
    [yes] { $funds }
   *[no] { $funds } ÷ { $months }个月 × 12
}{ $has_counties ->
    [yes] {" "}÷ { $counties }
   *[no] ，受援方为一个县
}
note-residents-formula = { $name } ÷ 常住人口 × 1000
note-residents = { $value }，{ $date }，等级{ $grade }

rule-range = 原文写明上下两端，照录。
rule-range-marked = 原文写明上下两端；“{ $words }”使两端各自放宽。
rule-mark =
    .about = “{ $word }”：{ $number }上下各放宽有效数字末位的半个单位（一个单位为{ $place }）。
    .nearly = “{ $word }”：不足{ $number }，差额小于有效数字末位的一个单位（{ $place }）。
    .several = “{ $word }”：{ $number }的两倍以上、不足十倍。
    .and_more = “{ $word }”：不少于{ $number }，超出部分小于有效数字末位的一个单位（{ $place }）。
    .some_more = “{ $word }”：大于{ $number }，超出部分小于有效数字末位的一个单位（{ $place }）。
    .over = “{ $word }”：不少于{ $number }，原文未给上限。
    .under = “{ $word }”：大于零，不超过{ $number }。
rule-hull = 几个修饰词含义不一，取涵盖各种读法的区间。
rule-exception = 人工设定：{ $reason }
rule-none = 成文规则读不出此写法，区间为人工设定。
quote-copy = 复制句子、出处与链接
quote-copied = 已复制
