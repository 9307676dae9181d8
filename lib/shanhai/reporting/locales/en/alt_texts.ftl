### Alternative texts

alt-coverage = Bar charts for { $pairings } pairings: indicators reported out of the codelist, by domain.
alt-intervals = { $charts ->
    [one] Interval chart
   *[other] { $charts } interval charts
} with { $figures } figures, each a mark or a bar from its lowest to its highest value.
alt-mentions = Stacked bars for { $documents } documents: { $figures } numerals that are figures, { $dates } dates, { $others } of other kinds.
alt-panels = Panels: { $panels }.
alt-table = { $rows ->
    [one] Table with one row.
   *[other] Table with { $rows } rows.
}
alt-value = { $label }: { $value }.
