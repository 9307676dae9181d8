### Exhibits

title-coverage = How much the documents tell
title-denominators = Population and area
title-doubtful = Doubtful figures
title-flags = What the flags mean
title-mentions = Every numeral accounted for
title-pairings = Who is paired with whom
title-sources = Documents used
title-unreported = What no document reports

exhibit-footer = Unit: { $unit }. Period: { $period }. Source: { $source }.
panel-title = In { $unit }: { $period }
panel-title-log = In { $unit }: { $period }; logarithmic axis
drawn-sign =
    .achieved = Filled circle: achieved.
    .comparable = Filled mark: comparable.
    .careful = Hollow mark: comparable with care, for the reasons in the table.
    .status = Other shapes name their status.
    .interval = Two marks joined by a bar: the interval that the text leaves open.
    .up-to = Bar from the left to one mark: at most so much.
    .open = Arrow: no upper end.
    .gap = Dotted line: no value, for the reason given.
as-table = The same as a table
not-drawn = JupyterLab draws nothing in a notebook that is not trusted; “Trust Notebook” in its command palette changes that. What is drawn: { $alt }
citation-short = { $name }, { $year }
source-none = no document
source-in-rows = named in each row
evidence-place = characters { $start }–{ $end }
evidence-repeats = { $repeats ->
    [one] and one repeat
   *[other] and { $repeats } repeats
}
reported-as = reported: { $kinds }
missing-domain = { $domain }: { $reported } of { $indicators } reported
