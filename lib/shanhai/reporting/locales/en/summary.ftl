### What is reported, first

summary-pairing = On the cooperation of { $donor } with { $recipient }, { $sources } { $documents ->
    [one] reports
   *[other] report
} — { $reported }
credit-article = an article by { $name }
summary-nothing = No leading figure can be quoted here; what is reported stands below.
summary-undated = period not stated
words-next = ;{" "}
words-end = .
summary-period = { $period }: { $figures }.
summary-part =
    .stated = { $whole }, including { $part }
    .likely = { $whole }, and { $part } (whether these are among them is not said)
quotable =
    .yes = Can be quoted as it is
    .with_words = Quote with the words in its note
    .no = Do not quote

compared-nothing = No figure here can be compared across pairings.
compared-if = Valid only if you accept: { $told }{ $letters ->
    [none] .
   *[other] ; and { $letters } below.
}
compared-left-out = Left out: { $pairings }.
refused-also = also { $letters }
named = { $name }: { $told }
compared-more = { $count } more, on the page of the theme.
alone-count = { $count ->
    [one] One figure is reported for one pairing only.
   *[other] { $count } figures are reported for one pairing only.
}
related-title = Related pages
related-themes = Other themes:
related-pairings = Pairings:
table-nothing = No two pairings report the same here.
sources-count = { $count ->
    [0] No document is cited here.
    [one] One document
   *[other] { $count } documents
}
refused-title = { $count ->
    [one] One shared indicator or ratio cannot be compared
   *[other] { $count } shared indicators and ratios cannot be compared
}
ratios-count = { $count ->
    [one] One ratio can be calculated
   *[other] { $count } ratios can be calculated
}
ratios-if = valid only if you accept { $letters } below
ratios-not = { $count ->
    [0] No ratio can be calculated.
    [one] One more possible ratio cannot be calculated; the evidence page says why.
   *[other] { $count } more possible ratios cannot be calculated; the evidence page says why.
}
picture-nothing = Nothing here can be drawn: no value compares with another.
unreported-count = { $missing } of { $indicators } indicators are not reported here. Not reported is not zero.
unreported-by = Indicators reported, of { $indicators }: { $pairings }.
compared-how = Ordered only among like pairings. Ratios are derived by us.
lettered-rules = { $count ->
    [one] What a says
   *[other] What each letter says, { $count } reservations
}
rows-sign =
    .yes = can be quoted as it is
    .with_words = quote with the words in its note
    .no = do not quote
