### Method notes

note =
    .intervals = Vague numerals are intervals by a written rule: “500-odd” is 500–599, “over 80 million” is ≥ 80 million. No midpoint is ever shown.
    .periods = Periods are never guessed. “To date” counts from a start that is often not stated; a figure in a document of one year is not a figure of that year.
    .status = Achieved, contracted, planned, capacity and context are kept apart, in words and by the shape of the mark.
    .nothing = Not reported is not zero. A zero is printed only where a document says zero.
    .comparison = The documents share no uniform definitions. Figures of different pairings meet only through written rules, which admit them, admit them with care, or refuse them; no pairing is ranked outside its peer class and nothing is added across pairings.
    .sources = All figures are reported by press articles; none was checked against accounts or registers. Definitions marked “undocumented” were found nowhere.
note-version = Data version { $version }; the digest of the data stands at the foot of the page.
