### The documents’ own arithmetic

title-arithmetic = Parts against wholes, as the documents give them
arithmetic-finding = Sets of parts beside a stated total: { $sets }, for { $wholes ->
    [one] one total
   *[other] { $wholes } totals
}. Exceeding the total: { $exceeds }. Able to make it up: { $fits }. Leaving a rest that the text does not name: { $rests }. Perhaps overlapping, so that the sum is only a test: { $overlaps }.
arithmetic-none = No document here states a total together with its parts.
caption-arithmetic = { $pairing }: totals and parts
head-whole = Total as stated
head-parts = Parts as stated
head-sum = Sum, derived by us
head-difference = Total less sum
head-outcome = What follows
outcome =
    .fits = The parts can make up the total.
    .leaves_rest = A rest is left that the text does not name.
    .exceeds = The parts are larger than the total: the text contradicts itself, or the parts are not inside it.
    .overlaps = The parts may overlap or count apart; the sum is shown to test that, not to be used.
part-basis =
    .stated = The text says that these are parts.
    .likely = The text does not say that these are parts; the wording makes it likely.
difference-none = no difference
difference-rest = { $amount } left
difference-over = { $amount } too much
difference-either = between { $over } too much and { $rest } left
difference-unknown = not known, an end is open

title-repeats = Numbers stated more than once
repeats-finding = { $repeats ->
    [one] One figure is
   *[other] { $repeats } figures are
} stated more than once in the document; { $disagreeing ->
    [0] all repeats agree
    [one] one disagrees with itself
   *[other] { $disagreeing } disagree with themselves
}.
repeats-none = No figure is stated more than once.
caption-repeats = Figures stated more than once, each time as written
head-mentions = As written, each time
head-agrees = Do they agree?
repeat-agrees = yes
repeat-differs = no

title-doubtful-ratios = Ratios that rest on doubtful numbers
doubtful-ratios-finding = { $count } of { $ratios } ratios have a term that the document contradicts or that is hard to believe; no value is computed for them.
doubtful-ratios-none = No ratio rests on a doubtful number.
caption-doubtful-ratios = Both terms as reported, with what is doubtful; no value is computed
