### One figure as a sentence to publish

quote-sentence = On the cooperation of { $donor } with { $recipient }, { $source } { $dated }
# A year goes with the noun, any other period follows it.
quote-dated = { $spot ->
    [before] { $verb } { $what } { $period }
    [rate] { $verb } { $what } { $period }
    [rate_open] { $verb } { $what } { $period }, { $unstated }
    [open] { $verb } { $what } { $period } ({ $unstated })
    [after] { $verb } { $what }, { $period }
    [both] { $verb } { $what }, { $period }, { $unstated }
    [after_open] { $verb } { $what }, { $unstated }
   *[none] { $verb } { $what }
}
quote-end = { $sentence }.
quote-source =
    .titled = “{ $title }”{ $has_author ->
        [yes] {" "}by { $author }
       *[no] {""}
    } ({ $facts })
    .untitled = an untitled article { $has_author ->
        [yes] by { $author } on { $title }
       *[no] on { $title }
    } ({ $facts })
quote-printed =
    .published = published { $date }
    .reposted = from a repost of { $date }
    .undated = undated
quote-status =
    .achieved = reports
    .planned = expects
    .contracted = reports the signing of
    .capacity = puts the size or capacity at
    .context = mentions, as background,
quote-period =
    .in = in { $dates }
    .some_year = in one year that is not named
    .cumulative = cumulative
    .since = cumulative since { $start }
    .counted_since = counted since { $start }
    .until = cumulative up to { $end }
    .between = cumulative from { $start } to { $end }
    .at = as of { $end }
    .at_start = as of { $start }
quote-year-start = the beginning of { $year }
# Concepts whose noun says that they are yearly.
quote-rate =
    .output_value = {""}
    .sponsorship_payment = {""}
    .site_quantity = {""}
    .per_year = each year
    .per_month = each month
quote-credit =
    .donor = attributed to { $donor }
    .donor_city = attributed to { $city } as a whole
    .donor_city-fiscal_funds = provided by { $city } as a whole
    .donor_city-donations = given by people and bodies across { $city }
    .donor_city-people_sent = sent by { $city } as a whole
    .donor_province = attributed to { $province } as a whole
    .east = attributed to the East as a whole
    .east-produce_sold = with buyers and helpers across the East
    .firm = attributed to the enterprise side
    .recipient = attributed to { $recipient }
    .joint = attributed to both sides together
    .joint-fiscal_funds = the text does not say which side provided them
    .joint-donations = the text does not say who gave them
    .programme = attributed to the cooperation itself
    .nobody = not attributed to anyone
quote-refused = Do not quote { $figure }. { $reasons }
quote-blocked = { $reasons } Say instead: { $instead }
place-within = { $name } ({ $parent })
place-ranked =
    .province = { $name } Province
    .city = { $name } City
    .prefecture = { $name } Prefecture
    .miao_county = { $name } Miao Autonomous County
    .autonomous_county = { $name } Autonomous County
    .county = { $name } County
    .district = { $name } District
    .town = { $name } Town
    .subdistrict = { $name } Subdistrict
    .group = the { $name }
    .other = { $name }
quote-corrected = { $figure } was corrected here: no document says so, and no sentence can.
