### 替代文字

alt-coverage = { $pairings }对结对关系的条形图：各领域已报告的指标数与指标总数。
alt-intervals = { $charts }幅区间图，共{ $figures }条数据，每条为一个点或一段从最小值到最大值的横线。
alt-mentions = { $documents }篇文献的堆积条形图：数据{ $figures }个，日期{ $dates }个，其他{ $others }个。
alt-panels = 分图：{ $panels }。
alt-table = 共{ $rows }行的表格。
alt-value = { $label }：{ $value }。
