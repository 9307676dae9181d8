### 首页数据

home-opening = { $documents }篇报道载有{ $pairings }组结对的{ $figures }条数据：可直接引用{ $yes }条，不宜引用{ $no }条，其余须附说明引用。
home-pairing = { $pairing }{ $cities ->
    [none] {""}
   *[other] （{ $cities }）
}——{ $reported }
home-values-title = 各组结对：报道中的数据
home-matrix-caption = 每格一项数据，取约数；小字说明属于哪一部分、哪段时期。并列数字的统计对象可能不同。
home-more-pairings = 按登记顺序列前{ $first }组结对；其余{ $more }组见下方各页。
home-more = 另有{ $count }项
home-others = 其他{ $count }项指标
home-grade = 背景资料，{ $grade }级
home-county-years-note = 报道写明资金、县数和起始时间的，由我们推算；不足一年的参照值不折算为全年。参照值取自其他来源，只作背景，不作比较。C级：{ meaning-grade.C }D级：{ meaning-grade.D }
home-quotable-title = 哪些数据可以引用？
home-quotable-note = 全部{ $figures }条数据中：
home-quotable =
    .yes = 条可直接引用
    .with_words = 条须附说明引用，说明见各条注释
    .no = 条不宜引用
    .none = 未报道
home-articles-title = 报道来源
home-no-address = 网址不详
home-dated-title = 哪些数据有日期？
home-dated-note = 全部{ $figures }条数据中，{ $dated }条有日期（写明或推断），{ $undated }条没有。按年份列出：
home-dated = { $whole ->
    [0] { $spans ->
        [one] 条自{ $years }起
       *[years] 条属{ $years }，成文时末年未满
    }
   *[other] 条属{ $years }{ $open ->
        [0] {""}
       *[other] ：全年或其中某日{ $whole }条，该年以来{ $open }条
    }
}
home-sign =
    .yes = ✓
    .with_words = ✎
    .no = ⊘
