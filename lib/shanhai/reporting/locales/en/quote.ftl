### One figure as a sentence to publish

quote-sentence = According to { $source }, in the cooperation of { $donor } with { $recipient } the figure for { $subject } { $status ->
    [planned] would be
   *[other] was
} { $value } ({ $facts })
quote-end = { $sentence }.
quote-source = “{ $title }” ({ $is_credited ->
    [yes] { $credit },{" "}
   *[no] {""}
}{ $dated })
quote-published = published { $date }
quote-undated = undated
quote-credit = { $code ->
    [nobody] no one is credited
   *[other] credited to { $credited }
}
quote-status =
    .achieved = reported as achieved
    .planned = planned or expected
    .contracted = signed
    .capacity = a size or capacity
    .context = given as background
quote-refused = Do not quote { $figure }. { $reasons } Say instead: { $instead }
