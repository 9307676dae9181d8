### 网站首页

site-claims = 本站收录{ $figures }条数据，出自关于{ $pairings }组结对的{ $documents }篇新闻报道，按成文规则读出，每条都可追溯到原文中的位置。每条数据只说明报道如此记载。本站不主张数字经过测量或核实，不主张内容齐全，不主张协作带来了什么结果，也不主张哪组结对做得更好。
site-pairings-title = 结对概况
entry-levels = { $donor } → { $recipient }
entry-documents = { $documents }篇报道（{ $years }）
entry-undated = 未注明日期
site-coverage = { $indicators }项指标中有{ $reported }项见诸报道
site-other-language = （英文）

site-domains-title = 分领域比较
site-domain = { $figures }条数据；{ $shared ->
    [0] 各结对无共有的内容
   *[other] 各结对共有的内容中，{ $comparable ->
        [0] { $careful ->
            [0] 无可比指标
           *[other] { $careful }项须谨慎比较
        }
       *[other] { $comparable }项可比，{ $careful }项须谨慎比较
    }，{ $refused }项不可比
}
site-about-title = 数据说明
site-reports-title = 综合页面

site-downloads-title = 下载
site-downloads-zip = 全部数据
site-downloads-zip-note = 每张表一个CSV文件，并附说明：每列记什么、可以取什么值
site-downloads-xlsx = 全部数据（Excel工作簿）
site-downloads-xlsx-note = 每张表一个工作表，另有一页阅读说明
site-file = （{ $form }，{ $kilobytes } KB）：{ $content }。
site-load-title = 怎样载入
site-load-note = 各表为UTF-8编码的普通CSV；上限为空，表示报道未给上限。用pandas载入：

search-title = 检索
search-label = 数据、结对、领域或地点
search-hint = 中文、拼音、英文均可，例如“惠州 就业”“县均”“357”“2023”。方向键在结果间移动，回车打开。
search-none = 没有找到。请试试更短的词或英文名，或查阅数据词典。
search-all = 数据词典中的全部指标
search-count = { $count }项
search-more = 共{ $count }项，只列出前{ $shown }项。请再输入几个字以缩小范围。
search-without = 没有含全部词的结果，已略去：{ $words }。
search-profile = 结对概况
search-comparison = 该领域内哪些可比
search-definition = 指标定义
search-formula = 计算公式
search-context = 与参照数并列，见本页
search-derived = 由我们推算
search-evidence = 每个数字在报道中的位置
search-most = { $name }：哪组报道的最多？
search-rest = 还有更多，请再加一个地名或词。
search-kind =
    .pairing = 结对
    .domain = 领域
    .indicator = 指标
    .measure = 比率，由我们推算
    .place = 地点
    .section = 栏目
site-stale = （旧版：最近一次生成失败）
