### Comparisons through the gate

subject-kind =
    .indicator = reported
    .per_resident = reported, divided by residents by us
    .measure = ratio derived by us
subject-per-resident = { $name }, per 1,000 residents
unit-per-resident = { $unit } per 1,000 residents
unit-rule = one rule
comparison-outcome =
    .comparable = compares
    .caution = compares with care
    .not_comparable = does not compare
rule-verdict =
    .comparable = comparable
    .caution = with care
    .not_comparable = refuses
    .none = –
basis =
    .total = As reported
    .per_resident = Per 1,000 residents
    .ratio = Ratios of two pairings
    .within = Two terms of one ratio
not-derived = not derived
reference = reference
label-detail = { $name } ({ $detail })
verdict-counted = { $count } { $verdict }
reasons-hard = Refused by
reasons-also = Besides
reasons-common = Of most figures here:
reasons-count = ({ $count } of { $figures })
sum-open = (
sum-close = )
gap-refused = refused: { $rule }
panel-unit =
    .linear = In { $unit }
    .log = In { $unit }; logarithmic axis
panel-count =
    .linear = Number
    .log = Number; logarithmic axis
term-missing = not known
term-name = {" "}({ $name })
term-residents = { $value } (residents, { $date }, grade { $grade })
rule-counted = { $rule } ({ $count })
period-any = any
source-codelist = { $table }
peer-key =
    .yes = , national key county
    .no = , not a national key county
    .unknown = , key county status not recorded
    .none = {""}
peer-class = recipient: { $recipient }{ $key }; donor: { $donor }

head-peer-class = Peer class
head-reasons = Reasons
head-reporting = Pairings that report
head-rule = Rule
head-section = Outcome
head-counts = Figures by verdict
head-verdict = Verdict
caption-comparison = In the order of the codelist; each value leads to its note
caption-peers = Pairings of one kind
caption-rules = What keeps two numbers from being compared
caption-verdicts = Indicators and measures in the order of the codelist

title-in-domain = { $domain }: { $name }
title-lone = What only one pairing reports
title-peers = Peer classes
title-rules = The rules of the gate
title-verdicts = Verdicts, indicator by indicator
domain-counted = { $domain } ({ $count })

comparison-count = { $admitted } of { $pairings } pairings compare{ $careful ->
    [0] {" "}without a caveat
   *[other] { $plain ->
        [0] , all with care
       *[other] , some with care
    }
}; { $reporting } of { $pairings } report it.
comparison-refused = { $reporting ->
    [0] Not one reports it.
   *[other] { $reporting } of { $pairings } pairings report it, and no two of them compare: { $rules }.
}
comparison-reference = Every figure is judged against { $name }.
order-none = No two of the comparable pairings are of one peer class, so no order is told.
order-told = Within one peer class ({ $peers }), from low to high: { $figures }.
order-tie = Within one peer class ({ $peers }) the intervals overlap, which is a tie: { $figures }.
order-tied = tied: { $figures }
order-firm = The comparison stays the same when any single caution is taken as a refusal.
order-depends = The comparison rests on admitting: { $rules }.

gate-refused = { $count } of { $shared } shared { $shared ->
    [one] indicator or measure
   *[other] indicators and measures
} { $count ->
    [one] does
   *[other] do
} not compare. The commonest rules: { $rules }.
gate-caution = { $count } of { $shared } { $count ->
    [one] compares
   *[other] compare
} with care only. The commonest cautions: { $rules }.
gate-comparable = { $count ->
    [0] Not one compares
    [one] One of the { $shared } compares
   *[other] { $count } of the { $shared } compare
} without a caveat.
gate-reported = { $shared ->
    [0] No indicator or measure is
    [one] One indicator or measure is
   *[other] { $shared } indicators and measures are
} reported by two or more of these pairings, { $lone } by one only; { $unreported ->
    [0] every indicator is reported
    [one] one indicator is not reported
   *[other] { $unreported } indicators are not reported
}.
gate-peers = { $pairings ->
    [one] Only one pairing is chosen, so nothing can be compared.
   *[other] The { $pairings } pairings fall into { $classes ->
        [one] one peer class
       *[other] { $classes } peer classes
    } by level of recipient, key county status and level of donor; an order is told inside one class only.
}
peers-finding = { $pairings ->
    [one] One pairing
   *[other] { $pairings } pairings
} in { $classes ->
    [one] one peer class
   *[other] { $classes } peer classes
}. An order is told inside one class only.
verdicts-finding = { $shared ->
    [one] Of one shared indicator or measure
   *[other] Of { $shared } shared indicators and measures
} { $comparable ->
    [0] none compares
    [one] one compares
   *[other] { $comparable } compare
} without a caveat, { $careful ->
    [0] none
   *[other] { $careful }
} with care, and { $refused ->
    [0] none is
    [one] one is
   *[other] { $refused } are
} refused.
verdicts-none = No indicator or measure is reported by two of these pairings, so there is no verdict.
refused-finding = { $count ->
    [one] One indicator or measure does
   *[other] { $count } indicators and measures do
} not compare. The figures stand with the rule that refuses them; nothing is drawn.
refused-none = { $shared ->
    [0] No indicator or measure is reported by two of these pairings, so none is refused.
    [one] The one shared indicator or measure is not refused.
   *[other] Not one of the { $shared } shared indicators and measures is refused.
}
comparable-none = { $shared ->
    [0] No indicator or measure is reported by two of these pairings, so nothing compares.
    [one] The one shared indicator or measure does not compare without a caveat.
   *[other] Not one of the { $shared } shared indicators and measures compares without a caveat.
}
caution-none = { $shared ->
    [0] No indicator or measure is reported by two of these pairings, so nothing compares with care.
    [one] The one shared indicator or measure is no case of comparing with care.
   *[other] Not one of the { $shared } shared indicators and measures is a case of comparing with care.
}
lone-finding = { $count ->
    [one] One indicator or measure is
   *[other] { $count } indicators and measures are
} reported by a single pairing here ({ $pairings ->
    [one] one pairing does so
   *[other] { $pairings } pairings do so
}): there is nothing to compare with. Each value leads to its note.
lone-none = No indicator or measure is reported by one of these pairings alone.
rules-finding = { $rules } rules, the same for every pairing. The last column judges the two terms of one ratio.

alt-comparison = Interval chart of { $subject } in { $unit }, { $rows } rows, pairings in codelist order.
alt-comparison-refused = Folded tables; the first, on { $subject }, has { $rows } rows and no value that compares.
alt-lone = List of { $count } indicators and measures that one pairing alone reports.
