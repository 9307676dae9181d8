### 数字与单位

number-scaled = { $number }{ $scale }
interval-more-than = { $low }余
interval-at-least = ≥{ $low }
interval-at-most = ≤{ $high }
interval-closed = { $low }{ $scale }～{ $high }{ $scale }
interval-under = { $low }{ $scale }至不到{ $high }{ $scale }
interval-open = 超过{ $low }{ $scale }、不到{ $high }{ $scale }
value-rate =
    .per_year = 每年{ $value }
    .per_month = 每月{ $value }
name-inline = { $name }（{ $traits }）

unit =
    .yuan = { $amount }元
    .person = { $amount }人
    .person_time = { $amount }人次
    .household = { $amount }户
    .count = { $amount }个
    .occasion = { $amount }次
    .session = { $amount }期
    .mu = { $amount }亩
    .km2 = { $amount }平方公里
    .m2 = { $amount }平方米
    .percent = { $amount }%
    .day = { $amount }天
    .minute = { $amount }分钟
    .year = { $amount }年
unit-other = { $amount }{ $unit }

unit-name =
    .yuan = 元
    .person = 人
    .person_time = 人次
    .household = 户
    .count = 个
    .occasion = 次
    .session = 期
    .mu = 亩
    .m2 = 平方米
    .percent = 百分比
    .day = 天
    .minute = 分钟
    .year = 年

unit-mentions = 数字个数
unit-figures = 数据条数
