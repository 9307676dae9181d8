### What a reader of the English pages sees. zh.ftl holds the same messages.
### A message with attributes is a closed list: each attribute is a code.

## Numbers and units

number-scaled = { $number } { $scale }
interval-at-least = ≥ { $low }
interval-at-most = ≤ { $high }
interval-closed = { $low }–{ $high } { $scale }
interval-under = { $low } to under { $high } { $scale }
interval-open = over { $low } to under { $high } { $scale }
count-of = { $part } of { $whole }
quoted = “{ $name }”

unit =
    .yuan = { $amount } yuan
    .person = { $amount } { $number ->
        [one] person
       *[other] persons
    }
    .person_time = { $amount } { $number ->
        [one] person-time
       *[other] person-times
    }
    .household = { $amount } { $number ->
        [one] household
       *[other] households
    }
    .count = { $amount }
    .occasion = { $amount } { $number ->
        [one] occasion
       *[other] occasions
    }
    .session = { $amount } { $number ->
        [one] session
       *[other] sessions
    }
    .mu = { $amount } mu
    .m2 = { $amount } m²
    .percent = { $amount }%
    .day = { $amount } { $number ->
        [one] day
       *[other] days
    }
    .minute = { $amount } { $number ->
        [one] minute
       *[other] minutes
    }
    .year = { $amount } { $number ->
        [one] year
       *[other] years
    }

unit-name =
    .yuan = yuan
    .person = persons
    .person_time = person-times
    .household = households
    .count = counts
    .occasion = occasions
    .session = sessions
    .mu = mu
    .m2 = m²
    .percent = per cent
    .day = days
    .minute = minutes
    .year = years

unit-pairing = one pairing
unit-indicators = number of indicators
unit-mentions = number of numerals
unit-figures = number of figures
unit-documents = one document

## Dates and periods

date = { $day } { $month } { $year }
dates = { $start } to { $end }
year = { $year }
years = { $first } to { $last }
period-annual-undated = one year, not named
period-to-date = to date, start not stated
period-to-date-since = to date, since { $start }
period-to-date-until = to date, up to { $end }, start not stated
period-to-date-between = to date, { $dates }
period-point = at { $date }
period-point-undated = at a date not stated
period-rate = per year or month, { $dates }
period-rate-undated = per year or month, undated
period-none = no period stated
period-inferred = { $period }, inferred
period-unstated = no period stated, read as “{ $kind }”

period-type =
    .annual = one year
    .to_date = to date
    .point = at a point in time
    .rate = per year or month
    .none = no period stated

period-line = { $types }; dates in each row
period-line-empty = nothing reported, so no period
published = documents published { $dates }
published-in-part = { $dated } of { $documents } documents dated, { $dates }
published-undated = documents without a date

## Codes in words

status =
    .achieved = achieved
    .contracted = contracted
    .planned = planned
    .capacity = capacity
    .context = context

credited =
    .donor = the donor
    .donor_city = the donor’s whole city
    .donor_province = Guangdong as a whole
    .east = the East as a whole
    .firm = a firm
    .recipient = the recipient itself
    .joint = both sides together
    .programme = the programme
    .nobody = nobody named

direction =
    .east_to_west = from east to west
    .west_to_east = from west to east
    .mutual = both directions
    .none = no direction

part =
    .stated = Part of “{ $whole }”, as the text says.
    .likely = Probably part of “{ $whole }”; the text does not say so.

kind =
    .annual = one year
    .to_date = to date
    .point = at a point in time
    .rate = per year or month
    .undated = no period stated
    .planned = planned
    .contracted = contracted
    .capacity = capacity
    .context = context
    .not_reported = not reported

definition-status =
    .official = official definition
    .inferred = definition inferred
    .undocumented = definition undocumented

measure =
    .residents = residents
    .registered_population = registered population
    .area = area

level =
    .country = country
    .region = region
    .province = province
    .prefecture = prefecture
    .county = county or district
    .township = town or subdistrict
    .functional_zone = functional zone
    .town_group = group of towns
    .village = village
    .park = park
    .site = site

place-level = { $level }, in { $parent }
key-county-yes = national key county for rural revitalisation
key-county-no = not a national key county for rural revitalisation
key-county-unknown = key county status not recorded

script =
    .simplified = simplified Chinese
    .traditional_damaged = traditional Chinese, damaged by a conversion

mention-kind =
    .figure = figures
    .date = dates and durations
    .ordinal = ordinals
    .name = in names and slogans
    .structure = the article counting its own parts
    .furniture = page furniture
    .idiom = in idioms, stating no quantity

mention-group =
    .figure = figures
    .date = dates
    .other = all other kinds

not-stated = not stated

## Table headings

head-all = All
head-as-written = As written
head-characters = Characters
head-credited = Credited to
head-date = Date
head-document = Document
head-domain = Domain
head-donor = Donor
head-end = End
head-evidence = Evidence
head-figures = Figures
head-flag = Flag
head-grade = Grade
head-hash = SHA-256
head-indicator = Indicator
head-kind = Kind of numeral
head-meaning = Meaning
head-measure = Measure
head-notes = Flags and notes
head-numerals = Numerals
head-pairing = Pairing
head-period = Period
head-place = Place
head-published = Published
head-publisher = Publisher
head-read-as = Read as
head-recipient = Recipient
head-repeats = Repeats
head-sdmx = SDMX code
head-since = Since
head-source = Source
head-start = Start
head-status = Status
head-value = Value, and as written
head-value-only = Value
head-what = What

## Table captions

caption-denominators = Population and area
caption-doubtful = Figures with a serious flag
caption-evidence = Figures and the characters of the document where they stand
caption-figures = { $domain }: figures reported
caption-flags = Flags
caption-mentions = Numerals by kind and document
caption-pairings = Pairings
caption-reporting = Indicators reported, by domain and pairing
caption-sources = Documents

## Exhibits

title-coverage = How much the documents tell
title-denominators = Population and area
title-doubtful = Doubtful figures
title-evidence = Where each figure stands
title-flags = What the flags mean
title-mentions = Every numeral accounted for
title-missing = Every indicator, reported or not
title-pairings = Who is paired with whom
title-sources = Documents used
title-unreported = What no document reports

exhibit-footer = Unit: { $unit }. Period: { $period }. Source: { $source }.
panel-title = { $unit }: { $period }
panel-title-log = { $unit }: { $period }; logarithmic axis
chart-key = Two marks joined by a bar: the interval that the text leaves open. Arrow: no upper end. Filled circle: achieved; other shapes name their status.
as-table = The same as a table
citation-short = { $name }, { $year }
source-none = no document
source-in-rows = named in each row
evidence-place = characters { $start }–{ $end }
evidence-repeats = { $repeats ->
    [one] and one repeat
   *[other] and { $repeats } repeats
}
reported-as = reported: { $kinds }
missing-domain = { $domain }: { $reported } of { $indicators } reported

## Findings

pairing-finding = { $documents ->
    [one] One document carries
   *[other] { $documents } documents carry
} { $figures } figures on this pairing.
pairings-finding = { $pairings } pairings with { $levels } kinds of donor: they differ in size and level, so they are listed, not ranked.
coverage-finding = Out of { $indicators } indicators the documents report between { $fewest } and { $most } per pairing. This measures what is written, not what was done.
unreported-finding = { $missing } of { $indicators } indicators are reported by none of these pairings. Not reported is not zero.
unreported-none = Every indicator is reported by at least one pairing.
doubtful-finding = { $count } of { $figures } figures are hard to believe or hard to read; the notes say why.
doubtful-none = No figure carries a serious flag.
flags-finding = { $count } of { $figures } figures carry at least one flag.
evidence-finding = { $figures } figures, each with its place in the document; { $repeated } of them are stated more than once there.
sources-finding = { $documents ->
    [one] One document
   *[other] { $documents } documents
} with { $mentions } numerals, all of them located.
denominators-finding = { $values } values for { $places } places; { $graded } of them are graded A or B.

profile-nothing = No figure is recorded for this pairing.
finding-doubtful = { $count } of { $figures } figures { $count ->
    [one] is
   *[other] are
} flagged as implausible or contradicted by the document itself: { $names }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
finding-targets = { $count } of { $figures } figures { $count ->
    [one] is a plan, a contract or a capacity, not a result
   *[other] are plans, contracts or capacity, not results
}{ $told ->
    [0] .
   [one] ; one figure is a target told as a result.
   *[other] ; { $told } are targets told as results.
}
finding-undated = { $count } of { $figures } figures { $count ->
    [one] has
   *[other] have
} no date: the text says neither when the count began nor when it ended.
finding-fact = { $label }{ $has_detail ->
    [yes] {" "}({ $detail })
   *[no] {""}
}: { $value } ({ $status }; { $period }).
finding-shared = Of { $indicators } indicators, { $everywhere ->
    [0] none is
    [one] one is
   *[other] { $everywhere } are
} reported for all { $pairings } pairings, { $several } for two or more, { $once } for only one and { $nowhere } for none.
finding-vague = { $count } of { $figures } figures are intervals, because the text writes “more than”, “about” or a range.
finding-accounted = { $mentions } numerals stand in the documents: { $carrying } carry { $figures } figures ({ $repeats ->
    [one] one is a repeat
   *[other] { $repeats } are repeats
}), { $others } are dates, names and the like. “shanhai check” counts them against the originals.
overview-documents = { $documents } documents on { $pairings } pairings ({ $published }): what a document does not mention is unknown, not absent.
domain-nothing = Not one of the { $indicators } indicators of this domain is reported. Not reported is not zero.
domain-reported = { $figures ->
    [one] One figure
   *[other] { $figures } figures
} on { $reported } of { $indicators } indicators; { $undated ->
    [0] all of them dated
   *[other] { $undated } without a date
}{ $unreached ->
    [0] .
    [one] ; one is a plan, a contract or a capacity, not a result.
   *[other] ; { $unreached } are plans, contracts or capacity, not results.
}
missing-counted = { $missing } of { $indicators } indicators are not reported. Not reported is not zero.
missing-domains = Nothing at all on: { $domains }.

## Alternative texts

alt-coverage = Bar charts for { $pairings } pairings: indicators reported out of the codelist, by domain.
alt-intervals = { $charts ->
    [one] Interval chart
   *[other] { $charts } interval charts
} with { $figures } figures, each a mark or a bar from its lowest to its highest value.
alt-mentions = Stacked bars for { $documents } documents: { $figures } numerals that are figures, { $dates } dates, { $others } of other kinds.
alt-nothing = List of the { $indicators } indicators of the domain { $domain }; none is reported.
alt-pairing = List of facts on the pairing { $name }: donor, recipient, since when, document.
alt-panels = Axes: { $panels }.
alt-table = { $rows ->
    [one] Table with one row.
   *[other] Table with { $rows } rows.
}
alt-value = { $label }: { $value }.

## Method notes

note =
    .intervals = Vague numerals are intervals by a written rule: “500-odd” is 500–599, “over 80 million” is ≥ 80 million. No midpoint is ever shown.
    .periods = Periods are never guessed. “To date” counts from a start that is often not stated; a figure in a document of one year is not a figure of that year.
    .status = Achieved, contracted, planned, capacity and context are kept apart, in words and by the shape of the mark.
    .nothing = Not reported is not zero. A zero is printed only where a document says zero.
    .comparison = The documents share no uniform definitions. Figures of different pairings meet only through written rules, which admit them, admit them with care, or refuse them; no pairing is ranked outside its peer class and nothing is added across pairings.
    .sources = All figures are reported by press articles; none was checked against accounts or registers. Definitions marked “undocumented” were found nowhere.
note-version = Data version { $version }, digest { $digest }.

## The page around a report, and the index

page-site-name = shanhai
page-site-title = East–West cooperation: Guangdong and Guizhou
page-site-summary = What news articles report about Guangdong’s assistance to its paired places in Guizhou, each figure traced to its place in its document.
page-site-note = A figure is what a document says, not what was measured. Figures of different kinds are kept apart; what is not reported is shown as not reported, never as zero.
page-language = English
page-all-reports = All reports
page-contents = Contents
page-about-page = About this page
page-data = Data
page-data-version = Version { $version }
page-parameters = Parameters
page-parameter-all = all
page-cite-as = Cite as
page-citation = shanhai contributors, “{ $title }”, in shanhai: curated figures on Guangdong–Guizhou paired assistance, data version { $version } ({ $digest }).
page-licence = Licence
page-licence-text = Data CC BY 4.0, software MIT. The articles belong to their publishers and are not included.
page-figures = { $count ->
    [0] no figure
    [one] 1 figure
   *[other] { $count } figures
}

## Coverage matrix and windows

kind-short =
    .annual = year
    .to_date = to date
    .point = at a date
    .rate = rate
    .undated = undated
    .planned = planned
    .contracted = contracted
    .capacity = capacity
    .context = context
    .not_reported = not reported

kind-letter =
    .annual = Y
    .to_date = D
    .point = P
    .rate = R
    .undated = U
    .planned = Pl
    .contracted = Ct
    .capacity = Cp
    .context = Cx
    .not_reported = n

title-matrix = Who reports what, and as what kind of figure
matrix-finding = { $reported } of { $cells } cells hold a figure. { $everywhere ->
    [0] No indicator is reported for all { $pairings } pairings.
    [one] One indicator is reported for all { $pairings } pairings.
   *[other] { $everywhere } indicators are reported for all { $pairings } pairings.
} Indicators reported for two or more: { $shared }; those of them whose figures are all of one kind: { $alike }. One kind is a condition for comparing, not yet a permission.
matrix-domain = { $domain }: { $reported } of { $indicators } reported for at least one pairing
matrix-times = ×{ $count }
matrix-link = { $indicator }, { $pairing }: { $kind }, { $count ->
    [one] one figure
   *[other] { $count } figures
}
matrix-legend = { $letter } = { $kind }
caption-matrix = { $domain }: kind of figure by indicator and pairing
caption-legend = Signs and letters; each leads to the row in the pairing’s profile
alt-matrix = Matrix of { $indicators } indicators by { $pairings } pairings: { $reported } cells with a figure, { $missing } not reported.

title-windows = Which stretch of time the figures cover
windows-finding = { $dated } of { $figures } figures name a first or a last day; they belong to { $pairings } of { $all } pairings and lie between { $first } and { $last }. The other { $undated } name no time at all.
windows-none = None of the { $figures } figures names a first or a last day.
window-row = { $window }: { $count ->
    [one] one figure
   *[other] { $count } figures
}{ $inferred ->
    [0] {""}
   *[other] , { $inferred } by inference
}
window-since = from { $start }, no end named
window-until = up to { $end }, no beginning named
window-undated = No time named
window-published = Document published { $date }
window-unpublished = Document without a date
windows-key = Bar: first to last day. Dashed: the window of every figure is inferred. Arrow: no day named at that end. Triangle: day of publication. A row without a bar has no place in time.
caption-windows = Windows of time, and how many figures lie in each
head-inferred = By inference
head-window = Window
alt-windows = Time chart, { $first } to { $last }, no values: { $windows } windows of { $pairings } pairings as bars; { $undated } of { $figures } figures without any time.

## Ratios inside one document

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
ratio-directed = { $name } ({ $direction })
ratio-value = { $value } { $unit }
ratio-verdict =
    .comparable = holds
    .caution = holds with care
    .not_comparable = does not hold
peer-verdict =
    .comparable = comparable
    .caution = comparable with care
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
unit-funds-context = yuan; per county and year where derived
source-with-rows = { $sources }; context: in each row

## The documents’ own arithmetic

title-arithmetic = Parts against wholes, as the documents give them
arithmetic-finding = Sets of parts beside a stated total: { $sets }, for { $wholes ->
    [one] one total
   *[other] { $wholes } totals
}. Exceeding the total: { $exceeds }. Able to make it up: { $fits }. Leaving a rest that the text does not name: { $rests }. Perhaps overlapping, so that the sum is only a test: { $overlaps }.
arithmetic-none = No document here states a total together with its parts.
caption-arithmetic = { $pairing }: totals and parts
head-whole = Total as stated
head-parts = Parts as stated
head-sum = Sum, derived by us
head-difference = Total less sum
head-outcome = What follows
outcome =
    .fits = The parts can make up the total.
    .leaves_rest = A rest is left that the text does not name.
    .exceeds = The parts are larger than the total: the text contradicts itself, or the parts are not inside it.
    .overlaps = The parts may overlap or count apart; the sum is shown to test that, not to be used.
part-basis =
    .stated = The text says that these are parts.
    .likely = The text does not say that these are parts; the wording makes it likely.
difference-none = no difference
difference-rest = { $amount } left
difference-over = { $amount } too much
difference-either = between { $over } too much and { $rest } left
difference-unknown = not known, an end is open

title-repeats = Numbers stated more than once
repeats-finding = { $repeats ->
    [one] One figure is
   *[other] { $repeats } figures are
} stated more than once in the document; { $disagreeing ->
    [0] all repeats agree
    [one] one disagrees with itself
   *[other] { $disagreeing } disagree with themselves
}.
repeats-none = No figure is stated more than once.
caption-repeats = Figures stated more than once, each time as written
head-mentions = As written, each time
head-agrees = Do they agree?
repeat-agrees = yes
repeat-differs = no

title-doubtful-ratios = Ratios that rest on doubtful numbers
doubtful-ratios-finding = { $count } of { $ratios } ratios have a term that the document contradicts or that is hard to believe; no value is computed for them.
doubtful-ratios-none = No ratio rests on a doubtful number.
caption-doubtful-ratios = Both terms as reported, with what is doubtful; no value is computed

## Comparisons through the gate

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
stands-alone = without a match
reasons-hard = Refused by
reasons-also = Besides
sum-open = (
sum-close = )
gap-refused = refused: { $rule }
panel-log = { $unit }; logarithmic axis
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
caption-comparison = In the order of the codelist; each value leads to its row in the profile
caption-peers = Pairings of one kind
caption-rules = What keeps two numbers from being compared
caption-verdicts = Indicators and measures in the order of the codelist

title-in-domain = { $domain }: { $name }
title-lone = What only one pairing reports
title-peers = Peer classes
title-rules = The rules of the gate
title-verdicts = Verdicts, indicator by indicator
domain-counted = { $domain } ({ $count })

comparison-key = Filled mark: comparable. Hollow mark: comparable with care, for the reasons in the table. Two marks joined by a bar: an interval. Other shapes name their status. A row without a mark says why it is empty.
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
}): there is nothing to compare with. Each leads to its row in the profile.
lone-none = No indicator or measure is reported by one of these pairings alone.
rules-finding = { $rules } rules, the same for every pairing. The last column judges the two terms of one ratio.

alt-comparison = Interval chart of { $subject } in { $unit }, { $rows } rows, pairings in codelist order.
alt-comparison-refused = Folded tables; the first, on { $subject }, has { $rows } rows and no value that compares.
alt-lone = List of { $count } indicators and measures that one pairing alone reports.
