### 表头

head-all = 合计
head-characters = 字数
head-date = 日期
head-document = 文献
head-evidence = 出处
head-grade = 等级
head-hash = SHA-256
head-indicator = 指标
head-kind = 数词类别
head-measure = 项目
head-notes = 标记与备注
head-numerals = 数词数
head-pairing = 结对关系
head-period = 时期
head-place = 地方
head-published = 发布日期
head-publisher = 发布方、作者
head-read-as = 读作
head-source = 来源
head-value = 数值及原文写法
head-value-only = 数值
head-what = 内容
