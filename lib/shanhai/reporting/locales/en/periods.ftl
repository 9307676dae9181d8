### Dates and periods

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
