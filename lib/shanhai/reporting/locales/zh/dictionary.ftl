### 数据词典

dictionary-counted = 共{ $indicators }项指标，按{ $dimensions }个维度细分。两组以上结对均有报道的{ $shared }项{ $nowhere ->
    [0] {""}
   *[other] ，未见报道的{ $nowhere }项
}。{ $official ->
    [0] 均未查到官方口径
   *[other] 查到官方口径的{ $official }项
}；没有官方口径的，同名指标在不同报道中的统计方法可能不同。

dictionary-domain = { $domain }：{ $indicators }项指标
dictionary-not-comparable = 不得与之比较
dictionary-dimensions = 细分维度
dictionary-reported-for = 有报道的结对
dictionary-no-report = 无
dictionary-figures = { $pairing }（{ $count }条）
dictionary-sum = { $denominator }；报道未写明时取{ $terms }

listing =
    .benchmarks = { $count ->
        [0] 此处所报道的各项没有他处总数可作背景。
       *[other] 全国东西部协作及他处的总数{ $count }项，按来源所写
    }
    .denominators = 人口与面积数值{ $count }项，附日期、来源与等级
    .dimension_codes = { $count ->
        [0] 此处的指标没有细分维度。
       *[other] { $count }个代码，按维度排列
    }
    .measures = { $count ->
        [0] 此处没有推算的比率。
       *[other] { $count }个比率
    }
    .comparison_rules = { $count }条比较规则
    .flags = { $count }个标记
    .quoting_rules = { $count }条引用规则
    .codes = { $count }个代码，按代码表排列
    .columns = { $count }列，按表排列
    .sources = { $count ->
        [0] 没有登记的报道。
       *[other] { $count }篇报道
    }
column =
    .date = 日期
    .grade = 等级
    .measure = 指标
    .note = 说明
    .period = 时期
    .place = 地方
    .scope = 范围
    .source = 来源
    .value = 数值
    .what = 所计
    .code = 代码
    .column = 列名
    .constraint = 约束
    .definition = 定义
    .formula = 公式
    .meaning = 含义
    .n_figures = 数据条数
    .n_pairings = 结对数
    .name = 名称
    .parent_code = 上级
    .published_date = 发布日期
    .publisher = 发布者
    .sdmx_code = SDMX代码
    .sentence = 含义
    .title = 标题
    .type = 类型
    .unit = 单位
    .verdict_total = { basis.total }
    .verdict_per_resident = { basis.per_resident }
    .verdict_ratio = { basis.ratio }
    .verdict_within = { basis.within }
    .weight = 作用
    .word = 文字说法
    .words = 须附说明
quoting-weight =
    .blocks = 不可引用
    .words = 引用须附说明
    .note = 仅作注释

code-list =
    .status = 数据的状态
    .qualifier = 数字的确切程度
    .period-type = 时期类型
    .period-basis = 时期依据
    .bound-basis = 时间上下限的依据
    .direction = 流向
    .credited = 文中所述的实施主体
    .part-word = 从属关系依据
    .definition-status = 口径来源
    .measured-over = 存量或流量
    .additivity = 可加性
    .grade = 人口与面积的质量等级
    .mention-kind = 数字表述的类别

qualifier =
    .exact = 确数
    .approx = 约数
    .at_least = 不少于
    .at_most = 不多于
    .range = 区间
period-basis =
    .stated = 原文写明
    .inferred = 推断
    .unstated = 未说明
part-word =
    .stated = 写明的部分
    .likely = 可能的部分
measured-over =
    .stock = 存量
    .flow = 流量
additivity =
    .additive = 可相加
    .over_places = 仅可跨地区相加
    .none = 不可相加
grade =
    .A = A级
    .B = B级
    .C = C级
    .D = D级

meaning-status =
    .achieved = 报道称已达到，或成文时即为如此。
    .contracted = 已经签约。签约不等于交付，也不等于资金到位。
    .planned = 预计、打算或目标。
    .capacity = 工厂或建筑的设计规模，不是实际产出。
    .context = 背景数字，范围大于结对自身的工作，或与之无关。
meaning-qualifier =
    .exact = 数字前后没有表示约略的词，区间两端相等。
    .approx = “约”“近”“左右”之类：上下各半个数位，或向下一个数位。
    .at_least = “余”“多”“以上”“超”之类：从该数起，向上不封顶或到下一个数位。
    .at_most = “不足”“以内”之类：不超过该数。
    .range = 报道写明了两端。
meaning-period-type =
    .annual = 一个自然年度。
    .to_date = 自某一起点（写明或未写明）累计到成文时。
    .point = 某一时点的存量。
    .per_year = 每年若干。
    .per_month = 每月若干。
    .none = 报道没有提及时间。
meaning-period-basis =
    .stated = 报道在数字旁写明了时期。
    .inferred = 由上下文读出，理由见备注。
    .unstated = 报道没有说明，不作猜测。
meaning-bound-basis =
    .publication = 当时已成文，故此前已发生。
    .round = 本轮协作始于2021年1月1日。
    .text = 由文本读出，理由见备注。
meaning-direction =
    .east_to_west = 由广东到贵州。
    .west_to_east = 由贵州到广东。
    .mutual = 报道将两个方向合并计数。
    .none = 没有流向。
meaning-credited =
    .donor = 结对的镇街组团、区或市。
    .donor_city = 帮扶方所在的整个城市，范围大于结对。
    .donor_province = 广东全省，范围大于结对。
    .east = 整个东部，范围大于结对。
    .firm = 企业，不是政府部门或单位。
    .recipient = 受援方自己所为。
    .joint = 双方共同所为，不分彼此。
    .programme = 东西部协作，未指明哪个单位。
    .nobody = 报道没有写明实施主体。
meaning-part-basis =
    .stated = 报道写明该数据是较大数据的一部分。
    .likely = 很可能是，但报道没有写明，不据此推算。
meaning-definition-status =
    .official = 有官方文件界定统计内容。
    .inferred = 统计内容由我们从文意读出。
    .undocumented = 报道使用该说法而未说明统计内容，两篇报道的统计方法可能不同。
meaning-measured-over =
    .stock = 某一时点的存有量。
    .flow = 一段时间内发生的量，与时段长短有关。
meaning-additivity =
    .additive = 可以跨地区相加，也可以跨互不重叠的时段相加。
    .over_places = 同一时点可以跨地区相加，不可跨时段相加。
    .none = 有重叠、有重复或本身是比率，相加会重复计数。
meaning-grade =
    .A = 官方公报。
    .B = 经报刊发布的官方数。
    .C = 经加总核对的转载。
    .D = 单一、无日期或文本受损的来源。
meaning-mention-kind =
    .figure = 承载一条数据。
    .date = 日期或时间长度。
    .ordinal = 次序。
    .name = 专名、规划名或口号的一部分。
    .structure = 文章给自己的标题或段落编号。
    .furniture = 页码、地址、电话号码等。
    .idiom = 固定说法，不表示数量。

field-type =
    .string = 文本
    .integer = 整数
    .number = 数值
    .boolean = 是或否
    .date = 日期
    .year = 年份
constraint =
    .key = 主键
    .required = 必填
    .unique = 不得重复
    .minimum = 不小于{ $value }
    .pattern = 格式为{ $value }
    .enum = 限于{ $value }
    .reference = { $value }中的代码
