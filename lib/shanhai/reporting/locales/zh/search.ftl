### 读者检索领域、指标或比率时的其他说法

search-words =
    .organisation = 组织领导、高层互访
    .funds = 资金支持、帮扶资金
    .fiscal_funds = 财政帮扶资金、东西部协作资金
    .fiscal_funds_per_county_year = 参照、全国、县均、县均资金
    .industry = 产业协作、产业合作
    .firms_introduced = 招商引资
    .labour = 劳务协作、就业帮扶
    .labour_employed = 就业、转移就业、广东就业、省外就业
    .site_workers = 吸纳就业
    .consumption = 消费协作、消费帮扶
    .exchange = 人才交流
    .people_sent = 选派干部、专业技术人才
    .secondment = 挂职
    .education_health = 教育帮扶、医疗帮扶
    .donations = 社会帮扶
    .village = 携手兴乡村、乡村振兴
    .culture_tourism = 文旅协作
    .resettlement = 易地扶贫搬迁
    .quotable = 引用、不宜引用、可直接引用
    .dated = 日期、年份、时期
    .articles = 原文、出处、来源、报道
    .downloads = 引用、引用格式、许可
    .evidence = 出处、原文、来源、证据
    .most = 最多、排名、最大
