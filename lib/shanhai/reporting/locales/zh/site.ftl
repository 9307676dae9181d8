### 网站首页

site-for-whom = 供需要引用东西部协作数据、并能说清数据出处的政策分析者、研究者和编辑使用。
site-claims = 本站收录{ $figures }条数据，出自关于{ $pairings }对结对的{ $documents }篇新闻报道，按成文规则读出，每条都可追溯到原文中的位置。每条只主张一件事：文献是这样说的。
site-claims-not = 本站不主张数字经过测量或核实，不主张内容齐全，不主张协作带来了什么结果，也不主张哪对结对做得更好。
site-read-title = 怎样读
site-read-notes = 顺着数字看注释：原文写法、在文献中的位置、时期，以及存疑之处。
site-read-kinds = 分清类别：约数是区间，计划和签约不是成果；未报告的标为未报告，绝不当作零。
site-read-gate = 只比较规则允许的：时期、范围、口径相合的才并列；不相合的，页面写明理由。

site-pairings-title = 结对概况
site-pairings-note = 覆盖面是文献写了多少，不是做了多少。
entry-levels = { $donor } → { $recipient }
entry-kind = { $kind }{ $count }条
entry-documents = { $documents }篇文献（{ $years }）
entry-undated = 未注明日期
site-coverage = { $indicators }项指标中报告了{ $reported }项
site-flagged = { $figures }条数据，其中{ $flagged }条带有存疑或不完整的标记
site-other-language = （英文）

site-domains-title = 分领域比较
site-domains-note = 两对以上结对都有报告的指标与比率，按可比性规则判定；人均值与总量分别判定。
site-domains-caption = 各领域的数据条数，以及有多少项指标与比率可比
site-head-figures = 数据条数
site-head-comparable = 可比
site-head-careful = 须谨慎
site-head-refused = 不可比

site-reports-title = 跨结对报告

site-downloads-title = 下载
site-downloads-zip = 全部数据
site-downloads-zip-note = 每张表一个CSV文件，并附说明：每列记什么、可以取什么值
site-downloads-xlsx = 全部数据（Excel工作簿）
site-downloads-xlsx-note = 每张表一个工作表，另有一页阅读说明
site-file = （{ $form }，{ $kilobytes }千字节）：{ $content }。
site-load-title = 怎样载入
site-load-note = 各表为UTF-8编码的普通CSV；上端为空，表示文献未设上限。用pandas载入：

search-title = 检索
search-label = 结对、指标、领域或地点
search-hint = 中英文均可，可用名称或代码。方向键在结果间移动，回车打开。
search-none = 没有找到。请试试更短的词或英文名，或查阅数据词典。
search-all = 数据词典中的全部指标
search-count = { $count }条结果
search-more = 结果多于{ $count }条，只列出前{ $count }条。请再输入几个字以缩小范围。
search-profile = 结对概况
search-comparison = 该领域内哪些可比
search-definition = 指标定义
search-formula = 计算公式
search-kind =
    .pairing = 结对
    .domain = 领域
    .indicator = 指标
    .series = 指标分项
    .measure = 比率，由我们推算
    .place = 地点
site-stale = （旧版：最近一次生成失败）
