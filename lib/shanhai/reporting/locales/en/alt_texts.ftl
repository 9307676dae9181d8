### Alternative texts

alt-value = { $label }: { $value }.
