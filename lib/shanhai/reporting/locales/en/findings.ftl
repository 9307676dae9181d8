### Findings

doubtful-finding = { $count } of { $figures } figures are hard to believe or hard to read; the notes say why.
doubtful-none = No figure carries a serious flag.
sources-finding = { $documents ->
    [one] One document
   *[other] { $documents } documents
} with { $mentions } numerals, all of them located.
denominators-finding = { $values } values for { $places } places; { $graded } of them are graded A or B.

finding-doubtful = { $count } of { $figures } figures { $count ->
    [one] is
   *[other] are
} flagged as implausible or contradicted by the document itself: { $names }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
finding-targets = { $count } of { $figures } figures { $count ->
    [one] is a plan, a contract or a capacity, not a result
   *[other] are plans, contracts or capacity, not results
}{ $told ->
    [0] .
   [one] ; one figure is a target told as a result.
   *[other] ; { $told } are targets told as results.
}
finding-undated = { $count } of { $figures } figures { $count ->
    [one] has
   *[other] have
} no date: the text says neither when the count began nor when it ended.
finding-vague = { $count } of { $figures } figures are intervals, because the text writes “more than”, “about” or a range.
finding-accounted = { $mentions } numerals stand in the documents: { $carrying } carry { $figures } figures ({ $repeats ->
    [one] one is a repeat
   *[other] { $repeats } are repeats
}), { $others } are dates, names and the like. “shanhai check” counts them against the originals.
