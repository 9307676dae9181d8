### Comparisons through the gate

subject-per-resident = { $name }, per 1,000 residents
unit-per-resident = { $unit } per 1,000 residents
unit-rule = one rule
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
gap-refused = refused: { $rule }
period-any = any
source-codelist = { $table }
peer-key =
    .yes = , national key county
    .no = , not a national key county
    .unknown = , key county status not recorded
    .none = {""}
peer-class = recipient: { $recipient }{ $key }; donor: { $donor }

head-rule = Rule
caption-rules = What keeps two numbers from being compared

title-in-domain = { $domain }: { $name }
title-rules = The rules of the gate

order-told = Within one peer class ({ $peers }), from low to high: { $figures }.
order-tie = Within one peer class ({ $peers }) the intervals overlap, which is a tie: { $figures }.
order-tied = tied: { $figures }

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
rules-finding = { $rules } rules, the same for every pairing. The last column judges the two terms of one ratio.

most-value = { $pairing } { $value }
most-refused = { $subject }: which pairing has most cannot be said. { $values }. These are not ranked, because { $differing ->
    [none] of: { $reasons }
   *[other] they differ in { $differing }; also: { $reasons }
}. { $quotable ->
    [none] Each can be quoted alone, with the words of its note.
   *[other] Alone, { $quotable } can be quoted as reported; the others with the words of their notes.
}
most-nothing = No number is reported by three or more pairings without being comparable.
