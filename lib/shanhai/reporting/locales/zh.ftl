### 中文页面的全部文字。en.ftl 中有同样的条目。
### 带属性的条目是封闭代码表：每个属性是一个代码。

## 数字与单位

number-scaled = { $number }{ $scale }
interval-at-least = ≥{ $low }
interval-at-most = ≤{ $high }
interval-closed = { $low }{ $scale }–{ $high }{ $scale }
interval-under = { $low }{ $scale }至不到{ $high }{ $scale }
interval-open = 超过{ $low }{ $scale }、不到{ $high }{ $scale }
count-of = { $part } / { $whole }
quoted = “{ $name }”

unit =
    .yuan = { $amount }元
    .person = { $amount }人
    .person_time = { $amount }人次
    .household = { $amount }户
    .count = { $amount }个
    .occasion = { $amount }次
    .session = { $amount }期
    .mu = { $amount }亩
    .m2 = { $amount }平方米
    .percent = { $amount }%
    .day = { $amount }天
    .minute = { $amount }分钟
    .year = { $amount }年

unit-name =
    .yuan = 元
    .person = 人
    .person_time = 人次
    .household = 户
    .count = 个
    .occasion = 次
    .session = 期
    .mu = 亩
    .m2 = 平方米
    .percent = 百分比
    .day = 天
    .minute = 分钟
    .year = 年

unit-pairing = 一对结对关系
unit-indicators = 指标数
unit-mentions = 数词数
unit-figures = 数据条数
unit-documents = 一篇文献

## 日期与时期

date = { $year }年{ $month }月{ $day }日
dates = { $start }至{ $end }
year = { $year }年
years = { $first }—{ $last }年
period-annual-undated = 某一年，未说明哪年
period-to-date = 累计，起点未说明
period-to-date-since = { $start }以来累计
period-to-date-until = 截至{ $end }累计，起点未说明
period-to-date-between = { $dates }累计
period-point = { $date }时点
period-point-undated = 时点，日期未说明
period-rate = 按年或按月，{ $dates }
period-rate-undated = 按年或按月，未注明日期
period-none = 未说明时期
period-inferred = { $period }，推断
period-unstated = 未说明时期，按“{ $kind }”理解

period-type =
    .annual = 年度
    .to_date = 累计
    .point = 时点
    .rate = 按年或按月
    .none = 未说明时期

period-line = { $types }；具体日期见各行
period-line-empty = 无报告，故无时期
published = 文献发布于{ $dates }
published-in-part = { $documents }篇文献中{ $dated }篇注明日期，{ $dates }
published-undated = 文献未注明日期

## 代码的文字说法

status =
    .achieved = 已实现
    .contracted = 已签约
    .planned = 计划
    .capacity = 设计规模
    .context = 背景

credited =
    .donor = 帮扶方
    .donor_city = 帮扶方所在全市
    .donor_province = 广东全省
    .east = 整个东部
    .firm = 企业
    .recipient = 受援方自身
    .joint = 双方共同
    .programme = 协作机制
    .nobody = 未指明

direction =
    .east_to_west = 由东到西
    .west_to_east = 由西到东
    .mutual = 双向
    .none = 无方向

part =
    .stated = 属于“{ $whole }”的一部分（原文写明）。
    .likely = 可能属于“{ $whole }”的一部分，原文未写明。

kind =
    .annual = 年度
    .to_date = 累计
    .point = 时点
    .rate = 按年或按月
    .undated = 未说明时期
    .planned = 计划
    .contracted = 已签约
    .capacity = 设计规模
    .context = 背景
    .not_reported = 未报告

definition-status =
    .official = 官方口径
    .inferred = 口径为推断
    .undocumented = 口径无据可查

measure =
    .residents = 常住人口
    .registered_population = 户籍人口
    .area = 面积

level =
    .country = 国家
    .region = 地区
    .province = 省
    .prefecture = 市（州）
    .county = 县（区）
    .township = 镇（街道）
    .functional_zone = 功能区
    .town_group = 镇街组团
    .village = 村
    .park = 园区
    .site = 场所

place-level = { $level }，属{ $parent }
key-county-yes = 国家乡村振兴重点帮扶县
key-county-no = 非国家乡村振兴重点帮扶县
key-county-unknown = 是否重点帮扶县未记录

script =
    .simplified = 简体中文
    .traditional_damaged = 繁体中文，因转码受损

mention-kind =
    .figure = 数据
    .date = 日期与时长
    .ordinal = 序数
    .name = 名称与口号中的数
    .structure = 文章自身分条计数
    .furniture = 页面附属信息
    .idiom = 习语，不表数量

mention-group =
    .figure = 数据
    .date = 日期
    .other = 其他各类

not-stated = 未说明

## 表头

head-all = 合计
head-as-written = 原文写法
head-characters = 字数
head-credited = 归功于
head-date = 日期
head-document = 文献
head-domain = 领域
head-donor = 帮扶方
head-end = 止
head-evidence = 出处
head-figures = 数据条数
head-flag = 标记
head-grade = 等级
head-hash = SHA-256
head-indicator = 指标
head-kind = 数词类别
head-meaning = 含义
head-measure = 项目
head-notes = 标记与备注
head-numerals = 数词数
head-pairing = 结对关系
head-period = 时期
head-place = 地方
head-published = 发布日期
head-publisher = 发布者
head-read-as = 读作
head-recipient = 受援方
head-repeats = 重复次数
head-sdmx = SDMX 代码
head-since = 起始
head-source = 来源
head-start = 起
head-status = 状态
head-value = 数值及原文写法
head-value-only = 数值
head-what = 内容

## 表题

caption-denominators = 人口与面积
caption-doubtful = 带有严重标记的数据
caption-evidence = 数据及其在文献中的字符位置
caption-figures = { $domain }：已报告的数据
caption-flags = 标记
caption-mentions = 各文献数词分类
caption-pairings = 结对关系
caption-reporting = 各领域、各结对关系已报告的指标数
caption-sources = 文献

## 图表

title-coverage = 文献写了多少
title-denominators = 人口与面积
title-doubtful = 存疑数据
title-evidence = 每条数据的出处
title-flags = 各标记的含义
title-mentions = 每个数词都有交代
title-missing = 全部指标，报告与否
title-pairings = 谁与谁结对
title-sources = 所用文献
title-unreported = 文献均未报告的内容

exhibit-footer = 单位：{ $unit }。时期：{ $period }。来源：{ $source }。
panel-title = { $unit }：{ $period }
panel-title-log = { $unit }：{ $period }；对数轴
chart-key = 两个标记加横条为原文留下的区间；箭头表示没有上限。实心圆为已实现，其他形状旁注明状态。
as-table = 同一内容的表格
citation-short = { $name }，{ $year }年
source-none = 无文献
source-in-rows = 见各行
evidence-place = 第{ $start }–{ $end }字符
evidence-repeats = 另有{ $repeats }处重复
reported-as = 已报告：{ $kinds }
missing-domain = { $domain }：共{ $indicators }项，已报告{ $reported }项

## 要点

pairing-finding = 关于该结对关系，{ $documents }篇文献载有{ $figures }条数据。
pairings-finding = 共{ $pairings }对结对关系，帮扶方分{ $levels }种层级；规模、层级不同，故只列出，不排名。
coverage-finding = 在{ $indicators }项指标中，各结对关系的文献报告了{ $fewest }至{ $most }项。这说明写了多少，不说明做了多少。
unreported-finding = { $indicators }项指标中有{ $missing }项，各结对关系均未报告。未报告不等于零。
unreported-none = 每项指标至少有一对结对关系报告。
doubtful-finding = { $figures }条数据中有{ $count }条难以采信或难以辨读，理由见备注。
doubtful-none = 没有数据带有严重标记。
flags-finding = { $figures }条数据中有{ $count }条至少带一个标记。
evidence-finding = 共{ $figures }条数据，各注明在文献中的位置；其中{ $repeated }条在文中不止出现一次。
sources-finding = 共{ $documents }篇文献、{ $mentions }个数词，全部已定位。
denominators-finding = { $places }个地方的{ $values }个数值，其中{ $graded }个等级为A或B。

profile-nothing = 该结对关系没有数据记录。
finding-doubtful = { $figures }条数据中有{ $count }条被标为不合常理或与原文自相矛盾：{ $names }{ $more ->
    [0] 。
   *[other] 等，另有{ $more }项。
}
finding-targets = { $figures }条数据中有{ $count }条是计划、签约或设计规模，不是成果{ $told ->
    [0] 。
   *[other] ；有{ $told }条以成果口吻陈述目标。
}
finding-undated = { $figures }条数据中有{ $count }条没有日期：原文既未说明从何时算起，也未说明算到何时。
finding-fact = { $label }{ $has_detail ->
    [yes] （{ $detail }）
   *[no] {""}
}：{ $value }（{ $status }；{ $period }）。
finding-shared = { $indicators }项指标中，{ $pairings }对结对关系都报告的有{ $everywhere }项，两对以上报告的有{ $several }项，仅一对报告的有{ $once }项，均未报告的有{ $nowhere }项。
finding-vague = { $figures }条数据中有{ $count }条是区间，因为原文写的是“余”“多”“约”或一个范围。
finding-accounted = 文献中共有{ $mentions }个数词：{ $carrying }个承载{ $figures }条数据（其中{ $repeats }个是重复），{ $others }个是日期、名称等。可用“shanhai check”与原文逐一核对。
overview-documents = 共{ $documents }篇文献，涉及{ $pairings }对结对关系（{ $published }）；文献没有提到的只是未知，并非没有。
domain-nothing = 本领域{ $indicators }项指标均未报告。未报告不等于零。
domain-reported = 共{ $figures }条数据，涉及{ $indicators }项指标中的{ $reported }项；{ $undated ->
    [0] 均有日期
   *[other] { $undated }条没有日期
}{ $unreached ->
    [0] 。
   *[other] ；{ $unreached }条是计划、签约或设计规模，不是成果。
}
missing-counted = { $indicators }项指标中有{ $missing }项未报告。未报告不等于零。
missing-domains = 完全没有报告的领域：{ $domains }。

## 替代文字

alt-coverage = { $pairings }对结对关系的条形图：各领域已报告的指标数与指标总数。
alt-intervals = { $charts }幅区间图，共{ $figures }条数据，每条为一个点或一段从最小值到最大值的横线。
alt-mentions = { $documents }篇文献的堆积条形图：数据{ $figures }个，日期{ $dates }个，其他{ $others }个。
alt-nothing = { $domain }领域{ $indicators }项指标的清单，均未报告。
alt-pairing = 结对关系{ $name }的基本情况：帮扶方、受援方、起始、文献。
alt-panels = 坐标轴：{ $panels }。
alt-table = 共{ $rows }行的表格。
alt-value = { $label }：{ $value }。

## 方法说明

note =
    .intervals = 约数按成文规则记为区间：“500余”记为500–599，“8000万以上”记为≥8000万。任何地方都不用区间中点。
    .periods = 不猜测时期。“累计”往往未说明起点；某年发布的文献中的数字不等于该年的数字。
    .status = 已实现、已签约、计划、设计规模、背景分开，既用文字也用标记形状表示。
    .nothing = 未报告不等于零。只有文献写明为零才写零。
    .comparison = 各文献没有统一口径。不同结对的数据只经成文规则比较：可比、须谨慎比较或不可比；不在同类组之外排列次序，不跨结对相加。
    .sources = 全部数据出自新闻报道，未与账目或登记核对。标为“口径无据可查”的指标没有找到定义。
note-version = 数据版本{ $version }，摘要{ $digest }。

## 报告外的页面与目录

page-site-name = 山海 shanhai
page-site-title = 东西部协作：广东与贵州
page-site-summary = 新闻报道中关于广东对口帮扶贵州各结对的数据，每个数字都可追溯到原文中的位置。
page-site-note = 数据是文献的说法，不是测量结果。口径不同的数据分开列示；未报道的标为未报道，绝不当作零。
page-language = 中文
page-all-reports = 全部报告
page-contents = 目录
page-about-page = 关于本页
page-data = 数据
page-data-version = 版本 { $version }
page-parameters = 参数
page-parameter-all = 全部
page-cite-as = 引用格式
page-citation = shanhai 贡献者：《{ $title }》，载 shanhai 粤黔结对帮扶数据集，数据版本 { $version }（{ $digest }）。
page-licence = 许可
page-licence-text = 数据采用 CC BY 4.0，软件采用 MIT 许可。原文版权归发布者所有，不包含在内。
page-figures = { $count } 个数据

## 覆盖矩阵与时段

kind-short =
    .annual = 年度
    .to_date = 累计
    .point = 时点
    .rate = 比率
    .undated = 无时期
    .planned = 计划
    .contracted = 签约
    .capacity = 设计规模
    .context = 背景
    .not_reported = 未报告

kind-letter =
    .annual = 年
    .to_date = 累
    .point = 点
    .rate = 率
    .undated = 无
    .planned = 计
    .contracted = 签
    .capacity = 设
    .context = 景
    .not_reported = 未

title-matrix = 谁报告了什么，属于哪类数据
matrix-finding = { $cells }格中有{ $reported }格有数据。{ $pairings }对结对关系都报告的指标有{ $everywhere }项；两对以上报告的有{ $shared }项，其中全部数据同属一类的有{ $alike }项。类别相同只是可比的条件之一，并不等于可比。
matrix-domain = { $domain }：{ $indicators }项指标中，至少一对结对关系报告的有{ $reported }项
matrix-times = ×{ $count }
matrix-link = { $indicator }，{ $pairing }：{ $kind }，{ $count }条数据
matrix-legend = { $letter } = { $kind }
caption-matrix = { $domain }：各指标、各结对关系的数据类别
caption-legend = 符号与字；点击可到结对概况中的对应行
alt-matrix = { $indicators }项指标、{ $pairings }对结对关系的矩阵：{ $reported }格有数据，{ $missing }格未报告。

title-windows = 数据涵盖哪段时间
windows-finding = { $figures }条数据中有{ $dated }条写明起始日或截止日，分属{ $all }对结对关系中的{ $pairings }对，介于{ $first }年与{ $last }年之间。其余{ $undated }条完全没有写时间。
windows-none = { $figures }条数据均未写明起始日或截止日。
window-row = { $window }：{ $count }条数据{ $inferred ->
    [0] {""}
   *[other] ，其中{ $inferred }条为推断
}
window-since = { $start }起，未写截止
window-until = 截至{ $end }，未写起始
window-undated = 未写时间
window-published = 文献发布于{ $date }
window-unpublished = 文献未注明日期
windows-key = 横条为首日至末日；虚线表示该时段全为推断；箭头表示该端未写日期；三角为文献发布日。没有横条的行无法置于时间轴上。
caption-windows = 各时段及其中的数据条数
head-inferred = 其中推断
head-window = 时段
alt-windows = 时间图，{ $first }至{ $last }年，不含数值：{ $pairings }对结对关系的{ $windows }个时段为横条；{ $figures }条数据中有{ $undated }条没有时间。

## 同一文献内的比率

title-ratios = 本文献内的比率
ratios-finding = 本文献涉及的{ $measures }个比率中，{ $held }个成立；其中{ $shared }个在其他结对关系的文献中有可比对象。全部由我们推算。
ratios-nothing = 本文献没有可用来推算比率的数字。
ratios-none-hold = 本文献涉及的{ $measures }个比率均不成立，理由见下。
ratio-formula = { $numerator } ÷ { $denominator }
ratio-sum = （{ $terms }）
ratio-directed = { $name }（{ $direction }）
ratio-value = { $value }{ $unit }
ratio-verdict =
    .comparable = 成立
    .caution = 成立，须谨慎
    .not_comparable = 不成立
peer-verdict =
    .comparable = 可比
    .caution = 可比，须谨慎
    .not_comparable = 不可比
    .not_reported = 未报告
ratio-reasons = { $verdict }：{ $reasons }
no-peer = 没有可比对象
no-peer-alone = 其他结对关系的文献没有报告这两项
no-peer-own = { $pairing }（本结对）：{ $reasons }
no-peer-other = { $pairing }：{ $reasons }
peer-reference = 本结对即参照（{ $pairing }）。
peer-reference-other = 参照：{ $pairing }。本结对：{ $verdict }。
unit-ratios = 见各比率
head-ratio = 比率，由我们推算
head-ratio-refused = 比率，未推算
head-terms = 文献报告的两项
head-holds = 在此是否成立
head-peers = 可比对象
head-why-not = 为何不成立
caption-ratios = 在本文献内成立的比率
caption-ratios-refused = 不成立的比率：不计算数值
reasons-explained = 各理由的含义
alt-ratios = 成立的比率表（{ $held }个）与不成立的比率清单（{ $refused }个）。

funds-per-county-year = 每县每年{ $value }元
title-funds-context = 每县每年财政资金
funds-context-finding = { $value }，由我们推算。表中各项为背景，不作比较。
funds-context-refused = 本结对没有数值：{ $reasons }。表中各项为背景，不作比较。
funds-context-unreported = 本结对未报告财政资金。表中各项为背景，不作比较。
caption-benchmarks = 背景，不作比较：整个机制及他处的总数，按来源所写
head-scope = 范围
head-counties = 县数
benchmark-mean = 县均{ $value }，为来源所写
unit-funds-context = 元；推算值按每县每年计
source-with-rows = { $sources }；背景见各行

## 文献自身的算术

title-arithmetic = 部分与总数，按文献所写
arithmetic-finding = { $wholes }个写明的总数旁共有{ $sets }组部分：部分超出总数的有{ $exceeds }组，可以构成总数的有{ $fits }组，留有原文未说明余数的有{ $rests }组，可能重叠、求和只为检验的有{ $overlaps }组。
arithmetic-none = 所选文献中没有同时写出总数和部分的情形。
caption-arithmetic = { $pairing }：总数与部分
head-whole = 写明的总数
head-parts = 写明的部分
head-sum = 各部分之和，由我们推算
head-difference = 总数减去各部分之和
head-outcome = 由此可知
outcome =
    .fits = 各部分可以构成总数。
    .leaves_rest = 留有原文未说明的余数。
    .exceeds = 部分大于总数：原文自相矛盾，或这些并非其部分。
    .overlaps = 各部分可能重叠或分别计数；求和只为检验，不可使用。
part-basis =
    .stated = 原文写明这些是其部分。
    .likely = 原文未写明这些是其部分，按行文推断可能如此。
difference-none = 无差额
difference-rest = 余{ $amount }
difference-over = 超出{ $amount }
difference-either = 介于超出{ $over }与余{ $rest }之间
difference-unknown = 不详，区间一端未定

title-repeats = 不止出现一次的数字
repeats-finding = 有{ $repeats }条数据在其文献中不止出现一次，其中前后不一的有{ $disagreeing }条。
repeats-none = 没有数据不止出现一次。
caption-repeats = 不止出现一次的数据，逐次列出原文写法
head-mentions = 各次原文写法
head-agrees = 是否一致
repeat-agrees = 是
repeat-differs = 否

title-doubtful-ratios = 以存疑数字为一项的比率
doubtful-ratios-finding = { $ratios }个比率中有{ $count }个，其中一项与原文自相矛盾或难以采信；不计算其数值。
doubtful-ratios-none = 没有比率以存疑数字为一项。
caption-doubtful-ratios = 两项均按文献列出，注明存疑之处；不计算数值

## 经可比性检验的比较

subject-kind =
    .indicator = 报道数
    .per_resident = 报道数，由本项目除以常住人口
    .measure = 本项目推算的比率
subject-per-resident = { $name }（每千常住人口）
unit-per-resident = { $unit }／千常住人口
unit-rule = 一条规则
comparison-outcome =
    .comparable = 可比
    .caution = 须谨慎比较
    .not_comparable = 不可比
rule-verdict =
    .comparable = 可比
    .caution = 须谨慎
    .not_comparable = 拒绝
    .none = –
basis =
    .total = 照报道数
    .per_resident = 每千常住人口
    .ratio = 两个结对的比率之间
    .within = 同一比率的两项之间
not-derived = 不推算
reference = 基准
label-detail = { $name }（{ $detail }）
verdict-counted = { $verdict }{ $count }条
stands-alone = 无可比对象
reasons-hard = 拒绝依据
reasons-also = 另有
sum-open = （
sum-close = ）
gap-refused = 拒绝：{ $rule }
panel-log = { $unit }；对数轴
term-missing = 不详
term-name = （{ $name }）
term-residents = { $value }（常住人口，{ $date }，等级{ $grade }）
rule-counted = { $rule }（{ $count }）
period-any = 不限
source-codelist = { $table }
peer-key =
    .yes = ，国家乡村振兴重点帮扶县
    .no = ，非国家乡村振兴重点帮扶县
    .unknown = ，是否重点帮扶县无记录
    .none = {""}
peer-class = 受援方：{ $recipient }{ $key }；帮扶方：{ $donor }

head-peer-class = 同类组
head-reasons = 理由
head-reporting = 有报道的结对
head-rule = 规则
head-section = 结果
head-counts = 各结论的数据条数
head-verdict = 结论
caption-comparison = 按编码表顺序排列；每个数值通往结对概况中的对应行
caption-peers = 同类的结对
caption-rules = 两个数字因何不可比
caption-verdicts = 按编码表顺序排列的指标与比率

title-in-domain = { $domain }：{ $name }
title-lone = 仅一对结对报道的内容
title-peers = 同类组
title-rules = 可比性规则
title-verdicts = 逐项结论
domain-counted = { $domain }（{ $count }）

comparison-key = 实心标记：可比。空心标记：须谨慎比较，理由见表。两个标记加横条为区间。其他形状旁注明状态。没有标记的行写明空缺原因。
comparison-count = { $pairings }对结对关系中有{ $admitted }对可以比较{ $careful ->
    [0] ，无须保留
   *[other] { $plain ->
        [0] ，均须谨慎
       *[other] ，部分须谨慎
    }
}；有报道的为{ $reporting }对。
comparison-refused = { $reporting ->
    [0] 均未报道。
   *[other] { $pairings }对结对关系中有{ $reporting }对报道，其中没有两对可比：{ $rules }。
}
comparison-reference = 各数据均以{ $name }为基准判断。
order-none = 可以比较的结对中没有两对属于同类组，因此不列次序。
order-told = 同类组（{ $peers }）内由低到高：{ $figures }。
order-tie = 同类组（{ $peers }）内区间重叠，视为相等：{ $figures }。
order-tied = 相等：{ $figures }
order-firm = 任何一项谨慎理由改作拒绝，这一比较都不变。
order-depends = 这一比较的前提是接受：{ $rules }。

gate-refused = 共有的{ $shared }项指标与比率中有{ $count }项不可比。最常见的规则：{ $rules }。
gate-caution = { $shared }项中有{ $count }项只能谨慎比较。最常见的理由：{ $rules }。
gate-comparable = { $shared }项中{ $count ->
    [0] 没有一项
   *[other] 有{ $count }项
}可以无保留地比较。
gate-reported = 这些结对中，两对以上报道的指标与比率有{ $shared }项，仅一对报道的有{ $lone }项；未报道的指标有{ $unreported }项。
gate-peers = { $pairings ->
    [1] 只选了一对结对关系，无从比较。
   *[other] 按受援方层级、是否重点帮扶县、帮扶方层级，这{ $pairings }对结对关系分属{ $classes }个同类组；只在同类组内列次序。
}
peers-finding = { $pairings }对结对关系，分属{ $classes }个同类组。只在同类组内列次序。
verdicts-finding = 共有的{ $shared }项指标与比率中，可以无保留比较的有{ $comparable }项，须谨慎比较的有{ $careful }项，不可比的有{ $refused }项。
verdicts-none = 没有一项指标或比率得到其中两对结对报道，因此没有结论可下。
refused-finding = 有{ $count }项不可比。数据与拒绝所依据的规则一并列出，不作图。
refused-none = { $shared ->
    [0] 没有一项指标或比率得到其中两对结对报道，因此没有拒绝的项目。
   *[other] 共有的{ $shared }项指标与比率均未被拒绝。
}
comparable-none = { $shared ->
    [0] 没有一项指标或比率得到其中两对结对报道，因此无从比较。
   *[other] 共有的{ $shared }项指标与比率中，没有一项可以无保留地比较。
}
caution-none = { $shared ->
    [0] 没有一项指标或比率得到其中两对结对报道，因此没有须谨慎比较的项目。
   *[other] 共有的{ $shared }项指标与比率中，没有一项属于须谨慎比较。
}
lone-finding = 有{ $count }项指标与比率在此仅有一对结对报道（涉及{ $pairings }对），无可比对象。各项通往结对概况中的对应行。
lone-none = 没有指标或比率仅由其中一对结对报道。
rules-finding = 共{ $rules }条规则，对各结对一视同仁。最后一列判断同一比率的两项。

alt-comparison = { $subject }区间图，单位：{ $unit }，共{ $rows }行，结对按编码表顺序排列。
alt-comparison-refused = 折叠的表格；第一张为{ $subject }，共{ $rows }行，没有可比的数值。
alt-lone = 仅一对结对报道的{ $count }项指标与比率清单。
