### 同一报道内的比率

ratio-formula = { $numerator } ÷ { $denominator }
ratio-sum = （{ $terms }）
ratio-value = { $value }{ $unit }
ratio-verdict =
    .comparable = 成立
    .caution = 成立，须谨慎
    .not_comparable = 不成立
peer-verdict =
    .comparable = 可比
    .caution = 可比，须谨慎
    .alone = 没有可与之比较的数据
    .other_form = 另有口径
    .not_comparable = 不可比
    .not_reported = 未报道
ratio-reasons = { $verdict }：{ $reasons }
funds-per-county-year = 县均每年{ $value }元
title-funds-context = 县均每年财政援助资金
funds-context = 粤黔、全国及其他结对的县均每年参照值为{ $context }。
funds-context-finding = { $value }，由我们推算。
funds-context-refused = 本结对没有数值：{ $reasons }。
funds-context-unreported = 本结对未报道财政资金。
benchmark-mean = 县均{ $value }，为来源所写
benchmark-derived = 县均{ $value }（{ $period }），由我们推算
