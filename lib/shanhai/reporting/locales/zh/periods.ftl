### 日期与时期

date = { $year }年{ $month }月{ $day }日
dates = { $start }至{ $end }
year = { $year }年
years = { $first }—{ $last }年
year-start = { $year }年
last-year = { $year }年
period =
    .annual = 某一年，未说明哪年
    .annual-startend = { $dates }
    .to_date = 累计，起点未说明
    .to_date-start = { $start }以来累计
    .to_date-end = 截至{ $end }累计，起点未说明
    .to_date-unfinished = { $years }，成文时{ $last }未满
    .to_date-startend = { $dates }累计
    .point = 时点，日期未说明
    .point-day = { $dates }时点
    .point-startend = { $dates }
    .per_year = 每年，未注明日期
    .per_year-startend = 每年，{ $dates }
    .per_month = 每月，未注明日期
    .per_month-startend = 每月，{ $dates }
    .none = 时期未说明
period-inferred = { $period }（推断）
period-unstated =
    .annual = 年份未说明
    .to_date = 时期未说明
    .point = 时期未说明
    .per_year = 时期未说明
    .per_month = 时期未说明

period-type =
    .annual = 年度
    .to_date = 累计
    .point = 时点
    .per_year = 每年
    .per_month = 每月
    .none = 时期未说明

bound =
    .first = 不早于{ $day }（{ $basis }）
    .last = 不晚于{ $day }（{ $basis }）
bound-basis =
    .publication = 成文时间
    .round = 本轮协作起点
    .text = 据原文
written-between = { $ends ->
    [both] 成文于{ $first }至{ $last }之间
    [first] 成文不早于{ $first }
   *[last] 成文不晚于{ $last }
}
