### Values on the first page

home-opening = { $documents ->
    [one] One news article reports
   *[other] { $documents } news articles report
} { $figures } figures on { $pairings } pairings; { $yes } of them can be quoted as they are, { $no } should not be quoted, the others need words beside them.
home-pairing = { $pairing }{ $cities ->
    [none] {""}
   *[other] {" "}({ $cities })
} — { $reported }
home-values-title = What is reported, by whom
home-matrix-caption = Each cell shows one value, rounded; the small print says which part and when. Values beside each other may count different things.
home-more-pairings = The first { $first } pairings of the register; { $more } more have pages below.
home-more = { $count ->
    [one] one more figure
   *[other] { $count } more figures
}
home-others = { $count ->
    [one] One other indicator
   *[other] { $count } other indicators
}
home-grade = context, grade { $grade }
home-county-years-note = Derived by us where an article gives the funds, the counties and when the count began; a benchmark of less than a year is not scaled up. Benchmarks are context from other sources, not comparisons. Grade C: { meaning-grade.C } Grade D: { meaning-grade.D }
home-quotable-title = Which figures may be quoted?
home-quotable-note = Of { $figures } figures:
home-quotable =
    .yes = can be quoted as they are
    .with_words = need the words in their note beside them
    .no = should not be quoted
    .none = not reported
home-articles-title = Articles
home-no-address = no address known
home-dated-title = Which figures are dated?
home-dated-note = { $dated } of { $figures } figures have a first or last day; { $undated } have no date. By the year:
home-dated = { $whole ->
    [0] { $spans ->
        [one] from { $years } on
       *[years] of { $years }, unfinished when written
    }
   *[other] of { $years }{ $open ->
        [0] {""}
       *[other] : { $whole } for the year or a day in it, { $open } since then
    }
}
home-sign =
    .yes = ✓
    .with_words = ✎
    .no = ⊘
