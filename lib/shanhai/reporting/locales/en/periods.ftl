### Dates and periods

date = { $day } { $month } { $year }
dates = { $start } to { $end }
year = { $year }
years = { $first } to { $last }
year-start = the start of { $year }
period =
    .annual = one year, not named
    .annual-startend = { $dates }
    .to_date = cumulative, start not stated
    .to_date-start = since { $start }
    .to_date-end = up to { $end }, start not stated
    .to_date-startend = { $dates }, cumulative
    .point = at a date not stated
    .point-startend = at { $dates }
    .rate = per year or month, undated
    .rate-startend = per year or month, { $dates }
    .none = period not stated
period-inferred = { $period } (inferred)
period-unstated =
    .annual = year not stated
    .to_date = period not stated
    .point = date not stated
    .rate = period not stated

period-type =
    .annual = one year
    .to_date = cumulative
    .point = at a point in time
    .rate = per year or month
    .none = period not stated

bound =
    .first = not before { $day } ({ $basis })
    .last = not after { $day } ({ $basis })
bound-basis =
    .publication = written by then
    .round = start of the present round
    .text = from the text
written-between = { $ends ->
    [both] written between { $first } and { $last }
    [first] written on { $first } or later
   *[last] written by { $last }
}
