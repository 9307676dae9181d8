### Other words by which readers seek a domain, an indicator or a ratio

search-words =
    .organisation = meetings, visits, leadership
    .funds = aid, money, public money
    .fiscal_funds = aid, fiscal aid, government money
    .fiscal_funds_per_county_year = funds per county, aid per county, mean per county, average
    .industry = industrial cooperation, business, companies
    .firms_introduced = companies, businesses, firms
    .labour = jobs, employment, labour cooperation
    .labour_employed = jobs, employment, workers
    .site_workers = jobs, staff
    .consumption = consumption cooperation, consumer aid, sales
    .exchange = talent exchange, secondment, staff exchange
    .people_sent = secondment, secondees, cadres and professionals sent
    .education_health = schools, hospitals
    .donations = charity, gifts
    .village = rural revitalisation
    .culture_tourism = tourism, sport
    .resettlement = relocation
