### 读者可以带走的东西

takeaway-finding = { $values ->
    [0] 本页没有数据，文件只有列名。
   *[other] 共{ $values }项数值：报道所载{ $reported }项{ $derived ->
        [0] {""}
       *[other] ，本项目推算{ $derived }项
    }。文件内容与本页所示完全一致，无需联网。
}{ $benchmarks ->
    [0] { $denominators ->
        [0] {""}
       *[other] 工作簿另含人口与面积数据{ $denominators }项。
    }
   *[other] 工作簿另含参照值{ $benchmarks }项{ $denominators ->
        [0] 。
       *[other] 、人口与面积数据{ $denominators }项。
    }
}
takeaway-peers = 另有{ $more }条判定涉及本页未列的结对，从略；各专题页载有全部。
takeaway-size = { $size } KB
takeaway-file =
    .zip = 表格（CSV，压缩）
    .xlsx = 工作簿（Excel）
takeaway-about =
    .zip = 每个数值一行，供各种程序使用；pandas可直接读取
    .xlsx = 含说明、数据、注释与来源各表；本页有判定、参照值、人口时一并列出
takeaway-cite = 引用格式
takeaway-python = 用Python读取这些数据
takeaway-cut = { $text } …［已截断：全文{ $characters }字，超出单元格容量，完整内容见 CSV］

takeaway-author = shanhai 贡献者
takeaway-title = shanhai 粤黔结对帮扶数据集
takeaway-citation = shanhai 贡献者（{ $year }）：shanhai 粤黔结对帮扶数据集，数据版本 { $version }，选取范围“{ $selection }”（{ $digest }）。CC BY 4.0。
takeaway-citation-note = 选取范围 { $selection }，摘要 { $digest }，CC BY 4.0
takeaway-licence = CC BY 4.0。使用时请注明来源、附上许可链接并说明所做改动。数据所据的新闻报道不包含在内，版权归发布者所有。
takeaway-file-title = 粤黔结对帮扶数据：某一报告所示内容
takeaway-what = 新闻报道中粤黔东西部协作各组结对的数据，每个数值一行。数据是报道的说法，不是测量结果。
takeaway-per-resident = { $name } ÷ { $place }常住人口（{ $date }，等级 { $grade }）× 1000
takeaway-unit-yearly-funds = 元/县·年

takeaway-package = 全部报告所依据的数据表：新闻报道中关于粤黔东西部协作各组结对的说法，每个数字都标明在原文中的位置。
takeaway-guide-line = **{ $topic }**：{ $text }
takeaway-guide-tables = 数据表
takeaway-guide-table = `{ $file }`：{ $title }。{ $description }
takeaway-guide-workbook = `datapackage.json` 说明每一列、主键和引用关系。`shanhai-data.xlsx` 含同样的数据表，每表一张工作表，数字、日期、文字各按其类型保存。用表格软件查看时请打开工作簿，不要打开 CSV：CSV 按原样保存文字，未加防护。
takeaway-guide-reading = 如何读数
takeaway-guide-use = 如何校验与读取
takeaway-guide-check = `frictionless validate datapackage.json` 可校验各表。安装 shanhai 后，`shanhai.load(Path("folder"))` 读取数据，`shanhai diff OLD NEW` 列出两个文件夹之间的改动。

takeaway-head-topic = 项目
takeaway-head-text = 说明
takeaway-topic =
    .what = 内容
    .selection = 所属报告
    .version = 数据版本
    .digest = 选取范围的 SHA-256
    .licence = 许可
    .citation = 引用格式
    .sheets = 工作表
    .peers = 其他结对
    .ends = 下端与上端
    .derived = 报道与推算
    .zero = 零
    .unreported = 未报道
    .not_applicable = 不适用
    .elsewhere = 已含在别处
    .unstated = 未说明
    .comparing = 不可比较的内容
    .text = 形似公式的文字
takeaway-read =
    .ends = 每个数值是从 low 到 high 的闭区间，单位见同行。“500余”记为500至599。报道未设上限时 high 为空，qualifier 为 at_least。请勿取中点。
    .derived = value 列是页面上所写的数值。kind 列标明数值是报道所载（reported）还是由我们推算（derived）。推算值注明算式以及所用的数据或分母。
    .zero = 只有报道写明为零，low 与 high 才同为 0。
    .unreported = 报道未提及的内容没有对应的行。没有行不等于零。
    .not_applicable = 无从谈起的单元格留空：报道的数据没有算式，推算的数值在报道中没有位置。
    .elsewhere = part_of 列写明该数据属于哪一条更大的数据，二者不得相加。
    .unstated = 日期为空且 period_basis 为 unstated，表示报道未给出日期。不猜测时期。
    .comparing = not_comparable_with 所列指标貌似相同，不得比较或相加。各结对的数据没有统一口径，只有可比性规则允许时才能并列。
    .text = 在 CSV 中，以 =、+、-、@（含全角）、制表符或换行开头的文字前加一个撇号，以免被表格软件当作公式执行；数字不受影响。在工作簿中此类内容按文字保存，不加撇号。不可见字符以代码写出，如 [U+202E]。

takeaway-column =
    .figure_id = 数值代码，不重复；推算值另有代码
    .kind = reported 为报道所载，derived 为我们推算
    .pairing_id = 结对代码
    .pairing = 结对：帮扶方 → 受援方
    .domain_id = 领域代码
    .domain = 领域
    .indicator_id = 指标或比率的代码
    .dimensions = 计量指标的哪一部分，写作 维度=编码
    .indicator = 指标或比率
    .subject = 具体对象，仅看指标不足以说明时填写
    .value = 页面上所写的数值
    .low = 闭区间下端，单位见同行
    .high = 闭区间上端，报道未设上限则为空
    .qualifier = 数字的确切程度：exact（确数）、approx（约数）、at_least（至少）、at_most（至多）、range（区间）
    .unit_id = 单位代码，两种单位之比则为空
    .unit = 单位
    .period_type = 时期类型：annual（年度）、to_date（累计）、point（时点）、per_year（每年）、per_month（每月）、none（无）
    .period_start = 时期的第一天（已知时）
    .period_end = 时期的最后一天（已知时）
    .period_basis = 时期依据：stated（写明）、inferred（推断）、unstated（未说明）
    .period = 时期
    .status = 状态代码：achieved（已实现）、contracted（已签约）、planned（计划）、capacity（设计规模）、context（背景）
    .status_word = 状态
    .direction = 所计对象的流向
    .place_id = 所涉地点代码
    .place = 所涉地点
    .attributed_to = 实施主体代码
    .credited = 实施主体
    .part_of = 所属的更大数据的代码
    .part_basis = 从属关系由报道写明（stated）还是可能（likely）
    .quotable = 该项数据可否引用：yes可，with_words须注明（见引用规则），no不宜；推算值为空
    .quoting = 引用时须附的说明，或不可引用的理由
    .flags = 标记代码，以分号分隔
    .flag_names = 标记
    .note = 易误读之处；比率则说明是否成立
    .formula = 推算值的算式
    .numerator_id = 分子的数据代码
    .denominator_ids = 分母的数据代码或分母代码
    .source_id = 报道代码；推算值为其分子的报道
    .as_written = 首次出现时的原文写法
    .start = 首次出现的起始字符，从0起计
    .end = 其末字符之后的位置
    .n_mentions = 报道提及该数据的次数
