### Comparisons through the gate

subject-per-resident = { $name }, per 1,000 residents
unit-per-resident = { $unit } per 1,000 residents
rule-verdict =
    .comparable = comparable
    .caution = with care
    .not_comparable = not comparable
    .none = –
basis =
    .total = As reported
    .per_resident = Per 1,000 residents
    .ratio = Ratios of two pairings
    .within = Two terms of one ratio
not-derived = not derived
reference = reference
label-detail = { $name } ({ $detail })
gap-refused = not comparable: { $rule }
peer-key =
    .yes = , national key county
    .no = , not a national key county
    .unknown = , key county status not recorded
    .none = {""}
peer-class = recipient: { $recipient }{ $key }; donor: { $donor }

title-in-domain = { $domain }: { $name }
order-told = Among like pairings ({ $peers }), from low to high: { $figures }.
order-tie = Among like pairings ({ $peers }) the intervals overlap, which is a tie: { $figures }.
order-tied = tied: { $figures }

verdicts-finding = { $shared ->
    [one] Of the one series or ratio
   *[other] Of { $shared } series and ratios
} that two or more pairings report, { $comparable ->
    [0] none can be compared
    [one] one can be compared
   *[other] { $comparable } can be compared
} without a caveat, { $careful ->
    [0] none
   *[other] { $careful }
} with care, and { $refused ->
    [0] none
    [one] one
   *[other] { $refused }
} not at all.
most-value = { $pairing } { $value }
most-largest = The largest number: { $value }
most-refused = { $subject }: no pairing can be called first{ $differing ->
    [none] .
   *[other] : what is counted differs in { $differing }.
}{ $reasons ->
    [none] {""}
   *[other] {" "}Not alike: { $reasons }{ $letters ->
        [none] .
       *[other] ; and { $letters } below.
    }
}
most-quote = { $quote ->
    [none] Each can be quoted alone, with the words of its note.
   *[other] You can write: { $quote }
}
