### 图表

title-coverage = 文献写了多少
title-denominators = 人口与面积
title-doubtful = 存疑数据
title-flags = 各标记的含义
title-mentions = 每个数词都有交代
title-missing = 全部指标，报告与否
title-pairings = 谁与谁结对
title-sources = 所用文献
title-unreported = 文献均未报告的内容

exhibit-footer = 单位：{ $unit }。时期：{ $period }。来源：{ $source }。
panel-title = { $unit }：{ $period }
panel-title-log = { $unit }：{ $period }；对数轴
chart-key = 两个标记加横条为原文留下的区间；箭头表示没有上限。实心圆为已实现，其他形状旁注明状态。
as-table = 同一内容的表格
citation-short = { $name }，{ $year }年
source-none = 无文献
source-in-rows = 见各行
evidence-place = 第{ $start }–{ $end }字符
evidence-repeats = 另有{ $repeats }处重复
reported-as = 已报告：{ $kinds }
missing-domain = { $domain }：共{ $indicators }项，已报告{ $reported }项
