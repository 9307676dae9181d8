### 表头

head-indicator = 指标
head-characters = 字数
head-document = 报道
head-hash = SHA-256
head-notes = 备注
head-numerals = 数字
head-published = 发布日期
head-publisher = 发布方、作者
