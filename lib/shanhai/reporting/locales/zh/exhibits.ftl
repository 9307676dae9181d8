### 图表

title-coverage = 文献写了多少
title-denominators = 人口与面积
title-doubtful = 存疑数据
title-flags = 各标记的含义
title-mentions = 每个数词都有交代
title-pairings = 谁与谁结对
title-sources = 所用文献
title-unreported = 文献均未报告的内容

exhibit-footer = 单位：{ $unit }。时期：{ $period }。来源：{ $source }。
panel-title = 单位：{ $unit }（{ $period }）
panel-title-log = 单位：{ $unit }（{ $period }）；对数轴
drawn-sign =
    .achieved = 实心圆为已实现。
    .comparable = 实心标记表示可比。
    .careful = 空心标记表示须谨慎比较，理由见表。
    .status = 其他形状旁注明状态。
    .interval = 两个标记加横条为原文留下的区间。
    .up-to = 自左端至一个标记的横条表示“至多”。
    .open = 箭头表示没有上限。
    .gap = 虚线表示没有数值，原因写在旁边。
as-table = 同一内容的表格
not-drawn = 笔记本未受信任时，JupyterLab不显示图形；可在命令面板中执行“信任笔记本”（Trust Notebook）。图示内容：{ $alt }
citation-short = { $name }，{ $year }年
source-none = 无文献
source-in-rows = 见各行
evidence-place = 第{ $start }–{ $end }字符
evidence-repeats = 另有{ $repeats }处重复
reported-as = 已报告：{ $kinds }
missing-domain = { $domain }：共{ $indicators }项，已报告{ $reported }项
