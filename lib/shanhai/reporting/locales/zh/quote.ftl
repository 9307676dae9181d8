### 可发表的一句话

quote-sentence = 据{ $source }，在{ $donor }与{ $recipient }的协作中，{ $subject }{ $status ->
    [planned] 预计为
   *[other] 为
}{ $value }（{ $facts }）
quote-end = { $sentence }。
quote-source = 《{ $title }》（{ $is_credited ->
    [yes] { $credit }，
   *[no] {""}
}{ $dated }）
quote-published = { $date }发布
quote-undated = 未署日期
quote-credit = { $code ->
    [nobody] 未指明实施主体
   *[other] 实施主体：{ $credited }
}
quote-status =
    .achieved = 报道称已实现
    .planned = 系计划或预期
    .contracted = 系签约数
    .capacity = 系规模或设计能力
    .context = 系背景
quote-refused = 不可引用{ $figure }。{ $reasons }可改说：{ $instead }
