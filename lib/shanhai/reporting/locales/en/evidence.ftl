### Where numbers stand, and what the documents’ own numbers say of each other

evidence-accounted = { $documents ->
    [one] One document holds
   *[other] { $documents } documents hold
} { $numerals ->
    [one] one numeral
   *[other] { $numerals } numerals
}. { $carrying ->
    [0] None of them states a figure; all are dates, names and the like.
   *[other] { $carrying ->
        [one] One of them states
       *[other] { $carrying } of them state
    } { $figures ->
        [one] one figure
       *[other] { $figures } figures
    }{ $repeats ->
        [0] {""}
        [one] {" "}(one repeats a figure or is a part of it)
       *[other] {" "}({ $repeats } repeat a figure or are a part of it)
    }{ $others ->
        [0] .
        [one] ; one is a date, a name or the like.
       *[other] ; { $others } are dates, names and the like.
    }
}
evidence-quotable = Of the { $figures ->
    [one] one figure
   *[other] { $figures } figures
}, { $yes } can be quoted as { $yes ->
    [one] it is
   *[other] they are
}, { $words } only with the words in { $words ->
    [one] its note
   *[other] their notes
}, and { $no } should not be quoted.
evidence-kinds = Without any date: { $undated }. Given as “about”, “more than” or a range: { $vague }. Plans, contracts or capacity, not results: { $targets }.
evidence-group = { $title } ({ $count })
evidence-dictionary = What flags and kinds of numerals mean
checks-nothing =
    .outcome = No document here states a total together with its parts.
    .repeated = No figure is stated more than once.
    .rule = No ratio between these numbers is refused.
outcome =
    .exceeds = The parts are larger than the total: the text contradicts itself, or they are not parts of it
    .overlaps = Parts that may overlap, or are only probable; not summed
    .fits = The parts can make up the total
    .leaves_rest = Part of the total is not broken down
parts =
    .stated = Parts: { $parts }
    .likely = Probably parts, though the text does not say so: { $parts }
head-sum = Sum, derived by us
parts-sum = sum { $sum }: { $difference }
part-named = { $value } ({ $name })
repeats-sound = Every figure that is stated twice is stated alike; totals that do not fit their parts stand above.
repeated =
    .differs = The document gives different numbers
    .disagrees = Another document gives another number
    .agrees = Stated more than once, always alike
rows-nothing = None.
rows-same = same amount as “{ $name }”
difference-none = no difference
difference-rest = { $amount } left
difference-over = { $amount } too much
difference-either = between { $over } too much and { $rest } left
difference-unknown = not known, an end is open
