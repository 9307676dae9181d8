### Numbers and units

number-scaled = { $number } { $scale }
interval-more-than = more than { $low }
interval-at-least = ≥ { $low }
interval-at-most = ≤ { $high }
interval-closed = { $low }–{ $high } { $scale }
interval-under = { $low } to under { $high } { $scale }
interval-open = over { $low } to under { $high } { $scale }
value-rate =
    .per_year = { $value } a year
    .per_month = { $value } a month
name-inline = { $name } ({ $traits })

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
    .km2 = { $amount } km²
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
unit-other = { $amount } { $unit }

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

unit-mentions = number of numerals
unit-figures = number of figures
