### Dates and periods

date = { $day } { $month } { $year }
dates = { $start } to { $end }
year = { $year }
years = { $first } to { $last }
year-start = the start of { $year }
last-year = { $year }{" "}
period =
    .annual = one year, not named
    .annual-startend = { $dates }
    .to_date = cumulative, start not stated
    .to_date-start = since { $start }
    .to_date-end = up to { $end }, start not stated
    .to_date-unfinished = { $years }, { $last }unfinished when written
    .to_date-startend = { $dates }, cumulative
    .point = at a date not stated
    .point-day = at { $dates }
    .point-startend = in { $dates }
    .per_year = each year, undated
    .per_year-startend = each year, { $dates }
    .per_month = each month, undated
    .per_month-startend = each month, { $dates }
    .none = period not stated
period-inferred = { $period } (inferred)
period-unstated =
    .annual = year not stated
    .to_date = period not stated
    .point = period not stated
    .per_year = period not stated
    .per_month = period not stated

period-type =
    .annual = one year
    .to_date = cumulative
    .point = at a point in time
    .per_year = each year
    .per_month = each month
    .none = period not stated

bound =
    .first = from { $day } ({ $basis })
    .last = to { $day } ({ $basis })
bound-basis =
    .publication = written
    .round = round began
    .text = from the text
written-between = { $ends ->
    [both] written between { $first } and { $last }
    [first] written on { $first } or later
   *[last] written by { $last }
}
