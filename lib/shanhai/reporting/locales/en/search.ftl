### Other words by which readers seek a domain, an indicator or a ratio

search-words =
    .organisation = meetings, visits, leadership
    .funds = aid, money, public money
    .fiscal_funds = aid, fiscal aid, government money
    .fiscal_funds_per_county_year = benchmark, programme, national, funds per county, aid per county, mean per county, average
    .industry = industrial cooperation, business, companies
    .firms_introduced = companies, businesses, firms
    .labour = jobs, employment, labour cooperation
    .labour_employed = jobs, employment, workers
    .site_workers = jobs, staff
    .consumption = consumption cooperation, consumer aid, sales
    .exchange = talent exchange, staff exchange
    .people_sent = cadres and professionals sent
    .secondment = secondment, secondees
    .education_health = schools, hospitals
    .donations = charity, gifts
    .village = rural revitalisation
    .culture_tourism = tourism, sport
    .resettlement = relocation
    .quotable = quote, do not quote, quotable
    .dated = date, year, period
    .articles = article, source, original
    .downloads = cite, citation, licence, CSV, Excel
    .evidence = evidence, source, original, place in the text
    .most = largest, rank, ranking
