### 首页数据

home-opening = { $documents }篇报道载有{ $pairings }组结对的{ $figures }条数据：可直接引用{ $yes }条，不宜引用{ $no }条，其余引用时须注明条件。
home-pairing = { $pairing }——{ $reported }
home-values-title = 各结对报道了什么
home-matrix-caption = 每格一项数据，取约数；小字说明属于哪一部分、哪段时期。并列数字的统计对象可能不同。
home-more-pairings = 按登记顺序列前{ $first }组结对；其余{ $more }组见下方各页。
home-more = 另有{ $count }项
home-others = 其他{ $count }项指标
home-grade = 背景资料，{ $grade }级
home-county-years-note = 报道写明资金和县数、时段写明或可限定的，由我们推算；不足一年的参照数不折算为全年。参照数取自其他来源，只作背景，不作比较。C级：{ meaning-grade.C }D级：{ meaning-grade.D }
home-quotable-title = 哪些数据可以引用？
home-quotable-note = 全部{ $figures }条数据中：
home-quotable =
    .yes = 条可直接引用
    .with_words = 条引用时须按注释写明条件
    .no = 条不宜引用
    .none = 未报道
home-articles-title = 报道原文
home-no-address = 网址不详
home-dated-title = 哪些数据有日期？
home-dated-note = 全部{ $figures }条数据中，{ $dated }条写明日期，{ $undated }条未写明。按年份列出：
home-dated = { $whole ->
    [0] 条自{ $years }起，截止日未写明
   *[other] 条属{ $years }{ $open ->
        [0] {""}
       *[other] ：全年或其中某日{ $whole }条，自该年起、截止日未写明{ $open }条
    }
}
home-sign =
    .yes = ✓
    .with_words = ✎
    .no = ⊘
