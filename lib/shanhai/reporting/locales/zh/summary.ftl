### 要点

summary-pairing = { $sources }报道{ $donor }与{ $recipient }协作情况。{ $reported }
credit-article = { $name }
summary-nothing = 此处没有可引用的要点；所报数据见下。
summary-undated = 报道未写明时期
words-next = ；
words-end = 。
summary-period = { $period }：{ $figures }。
summary-part =
    .stated = { $whole }，其中{ $part }
    .likely = { $whole }；另称{ $part }，是否包含在前数之内未说明
quotable =
    .yes = 可直接引用
    .with_words = 须附说明引用，说明见注释
    .no = 不宜引用

compared-nothing = 没有可与其他结对比较的内容。
compared-if = 比较时须注意：{ $told }{ $letters ->
    [none] 。
   *[other] ；另见下列{ $letters }。
}
compared-left-out = 未列入：{ $pairings }。
refused-also = 另见{ $letters }
named = { $name }：{ $told }
compared-more = 另有{ $count }项，见专题页。
alone-count = 另有{ $count }项数据仅一组结对有报道。
related-title = 相关页面
related-themes = 其他专题：
related-pairings = 各组结对：
table-nothing = 没有两组结对报道同一项。
sources-count = { $count ->
    [0] 本页未引用报道。
   *[other] { $count }篇报道
}
refused-title = { $count }项指标和比率不予比较
ratios-count = 可算出{ $count }项比率
ratios-if = 计算时须注意下列{ $letters }
ratios-not = { $count ->
    [0] 没有可计算的比率。
   *[other] 另有{ $count }项比率不能计算，理由见证据页。
}
picture-nothing = 此处没有可绘制的内容：没有可比的数值。
unreported-count = { $indicators }项指标中有{ $missing }项未见报道。未报道不等于零。
unreported-by = { $indicators }项指标中，各组结对见诸报道的项数：{ $pairings }。
compared-how = 大小次序只在同类结对之间给出。比率由我们推算。
lettered-rules = 以上字母所指的{ $count }条说明
rows-sign =
    .yes = 可直接引用
    .with_words = 须附说明引用，说明见注释
    .no = 不宜引用
