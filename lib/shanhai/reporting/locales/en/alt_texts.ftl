### Alternative texts

alt-table = { $rows ->
    [one] Table with one row.
   *[other] Table with { $rows } rows.
}
alt-value = { $label }: { $value }.
