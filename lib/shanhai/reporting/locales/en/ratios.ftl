### Ratios inside one document

ratio-formula = { $numerator } ÷ { $denominator }
ratio-sum = ({ $terms })
ratio-value = { $value } { $unit }
ratio-verdict =
    .comparable = holds
    .caution = holds with care
    .not_comparable = does not hold
peer-verdict =
    .comparable = comparable
    .caution = comparable with care
    .alone = no other figure fits it
    .other_form = reported in another form
    .not_comparable = not comparable
    .not_reported = not reported
ratio-reasons = { $verdict }: { $reasons }
funds-per-county-year = { $value } yuan per county and year
title-funds-context = Fiscal funds per county and year
funds-context = Benchmarks of the programme and elsewhere lie at { $context } per county and year.
funds-context-finding = { $value }, derived by us.
funds-context-refused = No value for this pairing: { $reasons }.
funds-context-unreported = No fiscal funds are reported for this pairing.
benchmark-mean = { $value } per county, as stated
benchmark-derived = { $value } per county for { $period }, derived by us
