### 代码的文字说法

status =
    .achieved = 已实现
    .contracted = 已签约
    .planned = 计划
    .capacity = 设计规模
    .context = 背景

scope =
    .whole = 结对一方整体
    .part = 其中一部分
    .wider = 超出结对双方

credited =
    .donor = 帮扶方
    .donor_city = 帮扶方所在全市
    .donor_province = 广东全省
    .east = 整个东部
    .firm = 企业
    .recipient = 受援方自身
    .joint = 双方共同
    .programme = 东西部协作
    .nobody = 未指明

direction =
    .east_to_west = 由东到西
    .west_to_east = 由西到东
    .mutual = 双向
    .none = 无方向

kind =
    .annual = 年度
    .to_date = 累计
    .point = 时点
    .per_year = 每年
    .per_month = 每月
    .undated = 未说明时期
    .planned = 计划
    .contracted = 已签约
    .capacity = 设计规模
    .context = 背景
    .not_reported = 未报道

definition-status =
    .official = 官方口径
    .inferred = 口径为推断
    .undocumented = 未见统计口径

measure =
    .residents = 常住人口
    .registered_population = 户籍人口
    .area = 面积

level =
    .country = 国家
    .region = 地区
    .province = 省
    .prefecture = 市州
    .county = 县区
    .township = 镇街
    .functional_zone = 功能区
    .town_group = 镇街组团
    .village = 村
    .park = 园区
    .site = 场所

script =
    .simplified = 简体中文
    .traditional = 繁体中文
    .traditional_damaged = 繁体中文，因转码受损

mention-kind =
    .figure = 数据
    .date = 日期与时长
    .ordinal = 序数
    .name = 名称与口号中的数
    .structure = 文章自身分条计数
    .furniture = 页面附属信息
    .idiom = 习语，不表数量

not-stated = 未说明
