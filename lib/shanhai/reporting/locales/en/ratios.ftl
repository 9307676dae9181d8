### Ratios inside one document

title-ratios = Ratios inside this document
ratios-finding = { $held } of { $measures } ratios that this document begins hold; { $shared ->
    [0] none has
    [one] one has
   *[other] { $shared } have
} a comparable peer in another pairing’s document. All are derived by us.
ratios-nothing = This document reports no number with which a ratio of ours begins.
ratios-none-hold = None of the { $measures } ratios that this document begins holds; the reasons are listed.
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
    .alone = without a match
    .not_comparable = not comparable
    .not_reported = not reported
ratio-reasons = { $verdict }: { $reasons }
no-peer = No comparable peer
no-peer-alone = no other pairing’s document reports the terms
no-peer-own = { $pairing } (this one): { $reasons }
no-peer-other = { $pairing }: { $reasons }
peer-reference = This one is the reference ({ $pairing }).
peer-reference-other = Reference: { $pairing }. This one: { $verdict }.
unit-ratios = named at each ratio
head-ratio = Ratio, derived by us
head-ratio-refused = Ratio, not derived
head-terms = Reported terms
head-holds = Does it hold here?
head-peers = Comparable peers
head-why-not = Why it does not hold
caption-ratios = Ratios that hold inside this document
caption-ratios-refused = Ratios that do not hold: no value is computed
reasons-explained = What the reasons mean
alt-ratios = Table of { $held } ratios that hold and list of { $refused } that do not.

funds-per-county-year = { $value } yuan per county and year
title-funds-context = Fiscal funds per county and year
funds-context-finding = { $value }, derived by us. The table is context, not a comparison.
funds-context-refused = No value for this pairing: { $reasons }. The table is context, not a comparison.
funds-context-unreported = No fiscal funds are reported for this pairing. The table is context, not a comparison.
caption-benchmarks = Context, not a comparison: totals of the programme and of others, as their sources state them
head-scope = Scope
head-counties = Counties
benchmark-mean = { $value } per county, as stated
benchmark-derived = { $value } per county, derived by us
unit-funds-context = yuan; per county and year where derived
source-with-rows = { $sources }; context: in each row
