### Charts

drawn-value = { $label }: { $value }
