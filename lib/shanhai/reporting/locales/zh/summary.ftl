### 要点

summary-pairing = { $sources }报道{ $donor }与{ $recipient }协作情况。{ $reported }
credit-article = { $name }
summary-nothing = 要点所列各项均未见报道。
summary-undated = 时期未说明
words-next = ；
words-end = 。
summary-period = { $period }：{ $figures }。
summary-part =
    .stated = { $whole }，其中{ $part }
    .likely = { $whole }，另报{ $part }，是否含在内未说明
quotable =
    .yes = 可直接引用
    .with_words = 引用时须注明
    .no = 不宜引用

compared-nothing = 没有可与其他结对比较的内容。
compared-if = 须接受下列{ $cautions }各条，比较方可成立。
compared-left-out = 未列入：{ $pairings }。
compared-more = 另有{ $count }项，见专题页。
alone-count = { $count ->
    [0] 没有仅一组结对报道的数据。
   *[other] { $count }项数据仅有一组结对报道。
}
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
ratios-not = { $count ->
    [0] 没有可计算的比率。
   *[other] 另有{ $count }项比率不能计算，理由见证据页。
}
picture-nothing = 此处没有可绘制的内容：没有可比的数值。
unreported-count = { $missing ->
    [0] 各项指标至少有一组结对报道。
   *[other] { $indicators }项指标中有{ $missing }项未见报道。未报道不等于零。
}
lettered-rules = 以上字母所指的{ $count }条保留
rows-sign =
    .yes = 可直接引用
    .with_words = 引用时须附注释中的说明
