### Data dictionary

dictionary-counted = { $indicators ->
    [one] One indicator says
   *[other] { $indicators } indicators say
} what is counted, { $dimensions ->
    [0] and no dimension
    [one] and one dimension
   *[other] and { $dimensions } dimensions
} which part of it. { $shared ->
    [0] No indicator is
    [one] One indicator is
   *[other] { $shared } indicators are
} reported for two or more pairings{ $nowhere ->
    [0] {""}
    [one] , one for none
   *[other] , { $nowhere } for none
}. { $official ->
    [0] No indicator has
    [one] One has
   *[other] { $official } have
} an official definition: without one, two documents may count differently under one name.

dictionary-domain = { $domain }: { $indicators ->
    [one] one indicator
   *[other] { $indicators } indicators
}
dictionary-not-comparable = Not to be compared with
dictionary-dimensions = Split by
dictionary-reported-for = Reported for
dictionary-no-report = no pairing
dictionary-figures = { $pairing } ({ $count ->
    [one] one figure
   *[other] { $count } figures
})
dictionary-sum = { $denominator }, or, where no document reports it, { $terms }

listing =
    .benchmarks = { $count ->
        [0] No total of others is at hand for what is reported here.
        [one] One total of the programme or of others, as its source states it
       *[other] { $count } totals of the programme and of others, as their sources state them
    }
    .denominators = { $count } values of population and area, with date, source and grade
    .dimension_codes = { $count ->
        [0] No dimension splits what is counted here.
        [one] One code
       *[other] { $count } codes, by dimension
    }
    .measures = { $count ->
        [0] No ratio is derived here.
        [one] One ratio
       *[other] { $count } ratios
    }
    .comparison_rules = { $count } rules of comparison
    .flags = { $count } flags
    .quoting_rules = { $count } rules of quoting
    .codes = { $count } codes, by list
    .columns = { $count } columns, by table
    .sources = { $count ->
        [0] No document is registered.
        [one] One document
       *[other] { $count } documents
    }
column =
    .date = Date
    .grade = Grade
    .measure = Measure
    .note = Note
    .period = Period
    .place = Place
    .scope = Of whom
    .source = Source
    .value = Value
    .what = What
    .code = Code
    .column = Column
    .constraint = Must be
    .definition = Definition
    .formula = Formula
    .meaning = Meaning
    .n_figures = Figures
    .n_pairings = Pairings
    .name = Name
    .parent_code = Within
    .published_date = Published
    .publisher = Publisher
    .sdmx_code = SDMX code
    .sentence = Meaning
    .title = Title
    .type = Type
    .unit = Unit
    .verdict_total = { basis.total }
    .verdict_per_resident = { basis.per_resident }
    .verdict_ratio = { basis.ratio }
    .verdict_within = { basis.within }
    .weight = Effect
    .word = In words
    .words = Words to add
quoting-weight =
    .blocks = not to be quoted
    .words = quote with words
    .note = noted only

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
    .contracted = Signed for. A contract is no delivery and no payment.
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
    .per_year = So much each year.
    .per_month = So much each month.
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
    .D = Single, undated or damaged source.
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
