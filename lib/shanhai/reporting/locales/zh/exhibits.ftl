### 图表

title-doubtful = 存疑数据
title-mentions = 每个数词都有交代
title-sources = 所用文献
exhibit-footer = 单位：{ $unit }。时期：{ $period }。来源：{ $source }。
panel-title = 单位：{ $unit }（{ $period }）
panel-title-log = 单位：{ $unit }（{ $period }）；对数轴
not-drawn = 笔记本未受信任时，JupyterLab不显示图形；可在命令面板中执行“信任笔记本”（Trust Notebook）。图示内容：{ $alt }
citation-short = { $name }，{ $year }年
source-none = 无文献
evidence-place = 第{ $start }–{ $end }字符
evidence-repeats = 另有{ $repeats }处重复
