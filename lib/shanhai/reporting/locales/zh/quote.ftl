### 可发表的一句话

quote-sentence = 据{ $source }，在{ $donor }与{ $recipient }的协作中，{ $dated }
# 年份在前，其他时期在后。
quote-dated = { $spot ->
    [before] { $period }，{ $verb }{ $what }
    [rate] { $verb }{ $period }{ $what }
    [rate_open] { $verb }{ $period }{ $what }（{ $unstated }）
    [open] { $period }（{ $unstated }），{ $verb }{ $what }
    [after] { $verb }{ $what }（{ $period }）
    [both] { $verb }{ $what }（{ $period }，{ $unstated }）
    [after_open] { $verb }{ $what }（{ $unstated }）
   *[none] { $verb }{ $what }
}
quote-end = { $sentence }。
quote-source =
    .titled = { $has_author ->
        [yes] { $author }
       *[no] {""}
    }《{ $title }》（{ $facts }）
    .untitled = { $has_author ->
        [yes] { $author }关于{ $title }
       *[no] 关于{ $title }
    }的无题文章（{ $facts }）
quote-printed =
    .published = { $date }发布
    .reposted = 据{ $date }的转载
    .undated = 未署日期
quote-status =
    .achieved = {""}
    .planned = 预计
    .contracted = 签订
    .capacity = 按规模或设计能力计，
    .context = 作为背景，
quote-period =
    .in = { $dates }
    .some_year = 某一年，未说明哪年
    .cumulative = 累计
    .since = 自{ $start }起累计
    .counted_since = 自{ $start }起计
    .until = 截至{ $end }累计
    .between = { $start }至{ $end }累计
    .at = 截至{ $end }
    .at_start = 截至{ $start }
quote-year-start = { $year }年年初
# 名称中已说明按年计的概念。
quote-rate =
    .output_value = {""}
    .sponsorship_payment = {""}
    .site_quantity = {""}
    .per_year = 每年
    .per_month = 每月
quote-credit =
    .donor = 报道称由{ $donor }实施
    .donor_city = 报道称由{ $city }实施
    .donor_city-fiscal_funds = 由{ $city }安排
    .donor_city-donations = 由{ $city }各界捐赠
    .donor_city-people_sent = 由{ $city }选派
    .donor_province = 报道称由{ $province }实施
    .east = 报道称由东部地区实施
    .east-produce_sold = 采购、帮销方为东部各地
    .firm = 报道称由企业实施
    .recipient = 报道称由{ $recipient }实施
    .joint = 报道称由双方共同实施
    .joint-fiscal_funds = 报道未写明由哪一方出资
    .joint-donations = 报道未写明由谁捐赠
    .programme = 报道称系协作成效
    .nobody = 报道未说明由谁实施
quote-refused = 不可引用{ $figure }。{ $reasons }
quote-blocked = { $reasons }可改说：{ $instead }
place-within = { $parent }{ $name }
place-ranked =
    .province = { $name }
    .city = { $name }
    .prefecture = { $name }
    .miao_county = { $name }
    .autonomous_county = { $name }
    .county = { $name }
    .district = { $name }
    .town = { $name }
    .subdistrict = { $name }
    .group = { $name }
    .other = { $name }
quote-corrected = { $figure }在此作了更正：报道并未这样说，故没有可引用的句子。
