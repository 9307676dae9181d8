### Codes in words

status =
    .achieved = achieved
    .contracted = contracted
    .planned = planned
    .capacity = capacity
    .context = context

scope =
    .whole = one whole side of the pairing
    .part = a part of it
    .wider = more than the pairing

credited =
    .donor = the donor
    .donor_city = the donor’s whole city
    .donor_province = Guangdong as a whole
    .east = the East as a whole
    .firm = a firm
    .recipient = the recipient itself
    .joint = both sides together
    .programme = the programme
    .nobody = nobody named

direction =
    .east_to_west = from east to west
    .west_to_east = from west to east
    .mutual = both directions
    .none = no direction

kind =
    .annual = one year
    .to_date = to date
    .point = at a point in time
    .per_year = each year
    .per_month = each month
    .undated = no period stated
    .planned = planned
    .contracted = contracted
    .capacity = capacity
    .context = context
    .not_reported = not reported

definition-status =
    .official = official definition
    .inferred = definition inferred
    .undocumented = definition undocumented

measure =
    .residents = residents
    .registered_population = registered population
    .area = area

level =
    .country = country
    .region = region
    .province = province
    .prefecture = prefecture
    .county = county or district
    .township = town or subdistrict
    .functional_zone = functional zone
    .town_group = group of towns
    .village = village
    .park = park
    .site = site

script =
    .simplified = simplified Chinese
    .traditional = traditional Chinese
    .traditional_damaged = traditional Chinese, damaged by a conversion

mention-kind =
    .figure = figures
    .date = dates and durations
    .ordinal = ordinals
    .name = in names and slogans
    .structure = the article counting its own parts
    .furniture = page furniture
    .idiom = in idioms, stating no quantity

not-stated = not stated
