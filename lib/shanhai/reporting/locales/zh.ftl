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

credited-to = 归功于：{ $credited }

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
caption-side-by-side = 按指标表顺序排列，不排名，不相加
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
title-side-by-side = { $domain }并列
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
comparison-nothing = 本领域{ $indicators }项指标，所选结对关系均未报告。
comparison-frames = { $shared ->
    [0] 本领域没有一项指标得到两对结对关系报告，因此无从排名。
   *[other] 有{ $shared }项指标得到两对以上结对关系报告，其中{ $different }项的时期或状态并不一致。此处不排名、不相加。
}

## 替代文字

alt-coverage = { $pairings }对结对关系的条形图：各领域已报告的指标数与指标总数。
alt-intervals = { $charts }幅区间图，共{ $figures }条数据，每条为一个点或一段从最小值到最大值的横线。
alt-mentions = { $documents }篇文献的堆积条形图：数据{ $figures }个，日期{ $dates }个，其他{ $others }个。
alt-nothing = { $domain }领域{ $indicators }项指标的清单，均未报告。
alt-pairing = 结对关系{ $name }的基本情况：帮扶方、受援方、起始、文献。
alt-panels = 坐标轴：{ $panels }。
alt-side-by-side = { $domain }领域{ $rows }项指标、{ $pairings }对结对关系、{ $figures }条数据的并列表，按指标表顺序。
alt-table = 共{ $rows }行的表格。
alt-value = { $label }：{ $value }。

## 方法说明

note =
    .intervals = 约数按成文规则记为区间：“500余”记为500–599，“8000万以上”记为≥8000万。任何地方都不用区间中点。
    .periods = 不猜测时期。“累计”往往未说明起点；某年发布的文献中的数字不等于该年的数字。
    .status = 已实现、已签约、计划、设计规模、背景分开，既用文字也用标记形状表示。
    .nothing = 未报告不等于零。只有文献写明为零才写零。
    .comparison = 各文献没有统一口径。不同结对关系的数据只并列，不排名、不相加、不相除。
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
