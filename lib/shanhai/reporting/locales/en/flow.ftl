### Flow picture

flow-since = { $year ->
    [none] no year stated
   *[other] since { $year }
}
