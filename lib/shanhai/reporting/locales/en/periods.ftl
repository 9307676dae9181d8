### Dates and periods

date = { $day } { $month } { $year }
dates = { $start } to { $end }
year = { $year }
years = { $first } to { $last }
period-annual-undated = one year, not named
year-start = the start of { $year }
period-to-date = cumulative, start not stated
period-to-date-since = since { $start }
period-to-date-until = up to { $end }, start not stated
period-to-date-between = { $dates }, cumulative
period-point = at { $date }
period-point-undated = at a date not stated
period-rate = per year or month, { $dates }
period-rate-undated = per year or month, undated
period-none = period not stated
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
