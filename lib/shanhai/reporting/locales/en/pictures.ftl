### Pictures

picture-sheet = Picture, wider than a narrow screen: move it sideways ↔
picture-unreported = { $sign } not reported
picture-counted =
    .yes = { $count } can be quoted as they are
    .with_words = { $count } with their words
    .no = { $count } not at all
    .comparable = { $count } compare
    .caution = { $count } compare with care
    .alone = { $count } fit no other figure
    .other_form = { $count } are reported in another form
    .not_comparable = { $count } do not compare
    .other = { $count } { $name }
picture-quotable =
    .yes = quote
    .with_words = quote with its words
    .no = do not quote
picture-kind =
    .figure = figures
    .date = dates
    .name = names
    .idiom = idioms
    .other = others
picture-role =
    .own = this pairing
    .peer = pairings that compare
    .programme = benchmarks, grade C
    .weak = grade D

picture-matrix = { $figures ->
    [one] One figure
   *[other] { $figures } figures
}{ $parts ->
    [none] {" "}reported
   *[other] : { $parts }
}
picture-alt-matrix = Heat map of values, { $rows } rows by { $columns } columns: { $filled } cells with a value, { $empty } not reported.

picture-verdicts = { $all ->
    [one] {""}
   *[other] { $found } of { $all } shared indicators and ratios can be compared.{" "}
}{ $subject }: { $low } ({ $first }) { $spread ->
    [apart] to { $high } ({ $last })
   *[overlapping] and { $high } ({ $last }), which overlap
}
picture-verdicts-none = { $subjects ->
    [one] The one shared indicator cannot be compared
   *[other] None of { $subjects } shared indicators can be compared
}: { $reasons }
picture-alt-verdicts = Heat map of verdicts, { $subjects } indicators by { $pairings } pairings: { $cells } cells can be compared.

picture-coverage = { $spread ->
    [even] { $columns ->
        [one] { $name } reports
       *[other] Each of { $columns } { $of ->
            [pairings] pairings
           *[columns] columns
        } reports
    } { $most } of { $all } indicators
   *[apart] Most indicators are reported for { $name } ({ $most } of { $all }), fewest for { $other } ({ $fewest })
}{ $first ->
    [none] {""}
   *[other] ; where dated, for { $first }{ $last ->
        [none] {""}
       *[other] {" "}to { $last }
    }
}
picture-alt-coverage = Heat map of how many indicators are reported, { $rows } rows by { $columns } columns.

picture-axis = { $unit }{ $period ->
    [none] {""}
   *[other] ; { $period }
}
picture-one = { $own ->
    [none] {""}
   *[other] { $own }:{" "}
}“{ $name }”, { $value } ({ $period }); one figure, so there is nothing to compare it with
picture-largest = { $own ->
    [none] {""}
   *[other] { $own }:{" "}
}the largest of { $count } figures is { $value }, “{ $name }” ({ $period })
picture-range = { $own ->
    [none] {""}
   *[other] { $own }:{" "}
}{ $subject ->
    [none] {""}
   *[other] { $subject },{" "}
}{ $count } figures{ $pairings ->
    [one] {""}
   *[other] {" "}of { $pairings } pairings
}, { $value }{ $pairings ->
    [one] {""}
   *[other] ; whether they compare is not judged here
}
picture-alt-intervals = Strips in { $unit }, from zero: { $exact ->
    [one] one exact value as a mark
   *[other] { $exact } exact values as marks
}, { $bars ->
    [one] one interval as a bar
   *[other] { $bars } intervals as bars
}.

picture-comparison = { $subject }: { $spread ->
    [apart] from { $low } ({ $first }) to { $high } ({ $last }) { $unit }
   *[overlapping] { $low } ({ $first }) and { $high } ({ $last }) { $unit } overlap
}; { $admitted } of { $all } pairings can be compared{ $care ->
    [yes] , with care
   *[no] {""}
}
picture-alt-comparison = Strips in { $unit }, { $rows } rows; what does not compare is a gap.

picture-county-year = yuan per county and year
picture-funds = Fiscal funds per county and year
county-years-since = since { $year }, about { $years } years
county-years-benchmark =
    .whole = { $name } { $value } ({ $period })
    .about = { $name } { $total } ({ $period }), roughly { $value } a year
county-years-months = first { $months } months of { $year }
county-years-mean = yearly mean of { $dates }
picture-graded = { $value }, grade { $grade }
county-years = Fiscal funds per county and year: { $held ->
    [0] no pairing’s can be worked out
    [one] { $own } for the one of { $pairings } pairings where they can be worked out
   *[other] { $own } for the { $held } of { $pairings } pairings where they can be worked out
}{ $benchmarks ->
    [0] {""}
    [one] . Benchmark: { $context }
   *[other] . Benchmarks: { $context }
}
picture-alt-benchmarks = Strips in yuan per county and year: { $held } of { $rows } rows have a value.

picture-window = { $window }: { $count ->
    [one] one figure
   *[other] { $count } figures
}
picture-undated = no date stated: { $count ->
    [one] one figure
   *[other] { $count } figures
}
picture-windows = { $dated ->
    [0] None of { $figures } figures has a date
   *[other] { $dated } of { $figures } figures have a date, between { $first } and { $last }{ $inferred ->
        [0] {""}
       *[other] {" "}({ $inferred } by inference)
    }{ $open ->
        [0] {""}
       *[other] , { $open } of them a first day only
    }; { $undated } have none
}
picture-alt-windows = Time chart: { $bars } bars for { $dated } dated figures, open ends as arrows; { $undated } figures without a date have no bar.

picture-numerals = { $figures } of { $all ->
    [one] one numeral
   *[other] { $all } numerals
} { $figures ->
    [one] states
   *[other] state
} a figure
picture-alt-stack = Stacked bars, { $bars }: { $parts }.

picture-largest-of-row = largest: { $value }, { $name }
picture-spine = { $subject }: { $own } for { $name }, { $others } { $who ->
    [none] elsewhere
   *[other] for { $who }
}; { $rows ->
    [one] nothing else compares
   *[other] { $rows } measures can be compared in all
}
picture-alt-spine = Strips, { $rows }, each on its own scale from zero: one pairing among those that compare with it.

picture-flow = { $pairings ->
    [one] One pairing links
   *[other] { $pairings } pairings link
} { $members ->
    [one] one town, district or city
   *[other] { $members } towns, districts and cities
} in the East with { $recipients ->
    [one] one county or prefecture
   *[other] { $recipients } counties and prefectures
}; { $dated ->
    [0] none states its first year
    [one] only one states its first year
   *[other] { $dated } state their first year
}
picture-alt-flow = Flow picture: lines from the members of { $pairings ->
    [one] one donor to its recipient.
   *[other] { $pairings } donors to their recipients.
}
picture-unmatched = { $sign } not reported for a whole pairing
