### Coverage matrix and windows

kind-short =
    .annual = year
    .to_date = to date
    .point = at a date
    .rate = rate
    .undated = undated
    .planned = planned
    .contracted = contracted
    .capacity = capacity
    .context = context
    .not_reported = not reported

kind-letter =
    .annual = Y
    .to_date = D
    .point = P
    .rate = R
    .undated = U
    .planned = Pl
    .contracted = Ct
    .capacity = Cp
    .context = Cx
    .not_reported = n

title-matrix = Who reports what, and as what kind of figure
matrix-finding = { $reported } of { $cells } cells hold a figure. { $everywhere ->
    [0] No indicator is reported for all { $pairings } pairings.
    [one] One indicator is reported for all { $pairings } pairings.
   *[other] { $everywhere } indicators are reported for all { $pairings } pairings.
} Indicators reported for two or more: { $shared }; those of them whose figures are all of one kind: { $alike }. One kind is a condition for comparing, not yet a permission.
matrix-domain = { $domain }: { $reported } of { $indicators } reported for at least one pairing
matrix-times = ×{ $count }
matrix-link = { $indicator }, { $pairing }: { $kind }, { $count ->
    [one] one figure
   *[other] { $count } figures
}
matrix-legend = { $letter } = { $kind }
caption-matrix = { $domain }: kind of figure by indicator and pairing
caption-legend = Signs and letters; each leads to the row in the pairing’s profile
alt-matrix = Matrix of { $indicators } indicators by { $pairings } pairings: { $reported } cells with a figure, { $missing } not reported.

title-windows = Which stretch of time the figures cover
windows-finding = { $dated } of { $figures } figures name a first or a last day; they belong to { $pairings } of { $all } pairings and lie between { $first } and { $last }. The other { $undated } name no time at all.
windows-none = None of the { $figures } figures names a first or a last day.
window-row = { $window }: { $count ->
    [one] one figure
   *[other] { $count } figures
}{ $inferred ->
    [0] {""}
   *[other] , { $inferred } by inference
}
window-since = from { $start }, no end named
window-until = up to { $end }, no beginning named
window-undated = No time named
window-published = Document published { $date }
window-unpublished = Document without a date
windows-key = Bar: first to last day. Dashed: the window of every figure is inferred. Arrow: no day named at that end. Triangle: day of publication. A row without a bar has no place in time.
caption-windows = Windows of time, and how many figures lie in each
head-inferred = By inference
head-window = Window
alt-windows = Time chart, { $first } to { $last }, no values: { $windows } windows of { $pairings } pairings as bars; { $undated } of { $figures } figures without any time.
