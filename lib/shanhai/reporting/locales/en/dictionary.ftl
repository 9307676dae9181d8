### Data dictionary

title-dictionary-indicators = Indicators and their definitions
title-dictionary-measures = Measures and their formulas
title-dictionary-codes = Closed lists
title-dictionary-tables = Tables of the data package

dictionary-indicators-finding = { $indicators ->
    [one] One indicator
   *[other] { $indicators } indicators
} in { $domains ->
    [one] one domain
   *[other] { $domains } domains
}. Documents report { $nowhere ->
    [0] every one
   *[other] { $reported }
}; { $alike ->
    [one] one has
   *[other] { $alike } have
} look-alikes with which they must not be compared.
dictionary-measures-finding = { $measures ->
    [0] No formula for these domains.
    [one] One formula for two indicators of one document; { $held ->
        [0] it holds for no pairing
       *[other] it holds for a pairing
    }.
   *[other] { $measures } formulas for two indicators of one document; { $held ->
        [one] one holds
       *[other] { $held } hold
    } for at least one pairing.
}
dictionary-codes-finding = { $lists } lists with { $codes } codes. A cell of the data holds one of these codes or the data do not pass their check.
dictionary-tables-finding = { $tables } tables with { $columns } columns, as the data package describes and checks them.

dictionary-definitions = Of { $indicators ->
    [one] one indicator
   *[other] { $indicators } indicators
} { $official ->
    [0] none has an official definition
    [one] one has an official definition
   *[other] { $official } have an official definition
}: { $inferred ->
    [one] one definition is
   *[other] { $inferred } definitions are
} inferred from the words of the documents, { $undocumented ->
    [one] one is
   *[other] { $undocumented } are
} undocumented.
dictionary-alike = { $alike ->
    [0] None
    [one] One
   *[other] { $alike }
} of { $indicators } indicators must not be compared with others that look alike, nor added to them.
dictionary-reported = { $nowhere ->
    [0] Every indicator is reported by a document
    [one] One indicator is reported by no document
   *[other] { $nowhere } indicators are reported by no document
}; { $shared ->
    [0] none is reported for two or more pairings
    [one] one is reported for two or more pairings
   *[other] { $shared } are reported for two or more pairings
}.
dictionary-additive = { $none ->
    [0] None
    [one] One
   *[other] { $none }
} of { $indicators } indicators must not be added up at all; { $places ->
    [0] none
    [one] one
   *[other] { $places }
} may be added over places but not over time.

dictionary-domain = { $domain }: { $indicators ->
    [one] one indicator
   *[other] { $indicators } indicators
}, { $reported } reported
dictionary-measures-domain = { $domain }: { $measures ->
    [one] one measure
   *[other] { $measures } measures
}
dictionary-list = { $list } ({ $codes } codes)
dictionary-table = { $title }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}, { $columns } columns
dictionary-not-comparable = Not to be compared with
dictionary-dimensions = Counted by
dictionary-dimension = { $name }: { $codes }
dictionary-reported-for = Reported for
dictionary-no-report = no pairing; not reported is not zero
dictionary-figures = { $pairing } ({ $count ->
    [one] one figure
   *[other] { $count } figures
})
dictionary-holds = { $count ->
    [0] no pairing
    [one] one pairing
   *[other] { $count } pairings
}

title-dictionary-gaps = What the documents leave undefined
dictionary-gaps-finding = { $official } of { $indicators } indicators have an official definition; { $once } are reported for one pairing only, { $nowhere } for none.
head-indicators = Indicators
head-reported-none = For none
head-reported-once = For one pairing
head-reported-several = For several
caption-gaps = Definitions, and for how many pairings the indicators are reported
caption-measures = One row a measure; each term leads to its indicator
caption-list = { $list }: codes and meanings
caption-columns = Columns of { $file }
head-measure-name = Measure
head-formula = Formula
head-unit = Unit
head-holds-for = Holds for
head-code = Code
head-word = In words
head-column = Column
head-type = Type
head-constraint = Constraint
unit-codes = codes
unit-columns = columns

code-list =
    .status = Status of a figure
    .qualifier = Qualifier of a numeral
    .period-type = Kind of period
    .period-basis = Basis of the period
    .bound-basis = Basis of a bound in time
    .direction = Direction
    .credited = Whom the text credits
    .part-word = Basis of a part
    .definition-status = Status of a definition
    .measured-over = Stock or flow
    .additivity = Additivity
    .grade = Grade of population and area
    .mention-kind = Kind of numeral

qualifier =
    .exact = exact
    .approx = about
    .at_least = at least
    .at_most = at most
    .range = range
period-basis =
    .stated = stated
    .inferred = inferred
    .unstated = not stated
part-word =
    .stated = stated part
    .likely = likely part
measured-over =
    .stock = stock
    .flow = flow
additivity =
    .additive = additive
    .over_places = additive over places only
    .none = not additive
grade =
    .A = grade A
    .B = grade B
    .C = grade C
    .D = grade D

meaning-status =
    .achieved = The document says that it is reached, or that it stood so at the time.
    .contracted = Signed for. A contract is no delivery and no money in place.
    .planned = Expected, intended or a target.
    .capacity = What a plant or a building is designed for, not what it turned out.
    .context = Background about more or other than the pairing’s own work.
meaning-qualifier =
    .exact = The numeral stands without a word that loosens it; both ends of the interval are equal.
    .approx = “About”, “nearly” and the like: half a place value to either side, or one below.
    .at_least = “More than”, “over”, “-odd”: from the numeral up, open or to the next place value.
    .at_most = “Less than”, “within”: up to the numeral.
    .range = The document states both ends.
meaning-period-type =
    .annual = One calendar year.
    .to_date = From a start, stated or not, up to the time of writing.
    .point = A stock at one date.
    .rate = So much per year or per month.
    .none = The document says nothing of time.
meaning-period-basis =
    .stated = The document names the period beside the number.
    .inferred = Read from the frame of the text; the note says how.
    .unstated = The document does not say; nothing is guessed.
meaning-bound-basis =
    .publication = Written down by then, so it had happened.
    .round = The present round of cooperation began on 1 January 2021.
    .text = Read from the text; the note says how.
meaning-direction =
    .east_to_west = What is counted moves from Guangdong to Guizhou.
    .west_to_east = What is counted moves from Guizhou to Guangdong.
    .mutual = The document counts both directions as one.
    .none = What is counted does not move.
meaning-credited =
    .donor = The paired town group, district or city.
    .donor_city = The whole city that the donor belongs to: wider than the pairing.
    .donor_province = Guangdong as a whole: wider than the pairing.
    .east = The East as a whole: wider than the pairing.
    .firm = A firm, not a public body.
    .recipient = The recipient’s own doing.
    .joint = Both sides as one.
    .programme = East–West cooperation, without naming a body.
    .nobody = The document credits nobody.
meaning-part-basis =
    .stated = The document says that the figure is a part of the larger one.
    .likely = It probably is; the document does not say so, and nothing is computed from it.
meaning-definition-status =
    .official = An official document defines what is counted.
    .inferred = We read from the words of the document what is counted.
    .undocumented = The term is used without saying what is counted. Two documents may count differently.
meaning-measured-over =
    .stock = What stands at a date.
    .flow = What happened in a stretch of time; its length matters.
meaning-additivity =
    .additive = May be added over places and over stretches of time that do not overlap.
    .over_places = May be added over places at one date, never over time.
    .none = Overlaps, repeats itself or is a rate: a sum would count things twice.
meaning-grade =
    .A = Official bulletin.
    .B = Official figure by way of the press.
    .C = Reprint that passes an arithmetic check.
    .D = Single or undated source.
meaning-mention-kind =
    .figure = Carries a figure of the data.
    .date = A date or a length of time.
    .ordinal = A place in an order.
    .name = Part of a proper name, a plan or a slogan.
    .structure = The article counts its own headings or paragraphs.
    .furniture = Page counters, addresses, telephone numbers.
    .idiom = A set phrase that states no quantity.

field-type =
    .string = text
    .integer = whole number
    .number = number
    .boolean = yes or no
    .date = date
    .year = year
constraint =
    .key = key
    .required = required
    .unique = unique
    .minimum = at least { $value }
    .pattern = pattern { $value }
    .enum = one of { $value }
    .reference = code in { $value }
    .none = may be empty
dictionary-sum = { $denominator }, or, where no document reports it, { $terms }
