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

credited-to = credited to: { $credited }

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
caption-side-by-side = In the order of the codelist; nothing is ranked or added
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
title-side-by-side = { $domain }, side by side
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
comparison-nothing = Not one of the { $indicators } indicators of this domain is reported by these pairings.
comparison-frames = { $shared ->
    [0] No indicator of this domain is reported by two pairings, so nothing can be ranked.
    [one] One indicator is reported by two or more pairings{ $different ->
        [0] {""}
       *[other] , but period or status differs between figures
    }. Nothing is ranked or added here.
   *[other] { $shared } indicators are reported by two or more pairings; for { $different ->
        [0] none
       *[other] { $different }
    } of them the period or the status differs between figures. Nothing is ranked or added here.
}

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
alt-side-by-side = Table of { $rows } indicators by { $pairings } pairings with { $figures } figures on { $domain }, in codelist order.
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
    .comparison = The documents share no uniform definitions. Figures of different pairings stand side by side but are not ranked, added or divided.
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
