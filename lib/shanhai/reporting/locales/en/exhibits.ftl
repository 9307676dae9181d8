### Exhibits

title-doubtful = Doubtful figures
title-mentions = Every numeral accounted for
title-sources = Documents used
exhibit-footer = Unit: { $unit }. Period: { $period }. Source: { $source }.
panel-title = In { $unit }: { $period }
panel-title-log = In { $unit }: { $period }; logarithmic axis
not-drawn = JupyterLab draws nothing in a notebook that is not trusted; “Trust Notebook” in its command palette changes that. What is drawn: { $alt }
citation-short = { $name }, { $year }
source-none = no document
evidence-place = characters { $start }–{ $end }
evidence-repeats = { $repeats ->
    [one] and one repeat
   *[other] and { $repeats } repeats
}
