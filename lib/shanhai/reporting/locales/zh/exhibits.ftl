### 图表

panel-title = 单位：{ $unit }
panel-title-log = 单位：{ $unit }；对数轴
not-drawn = 笔记本未受信任时，JupyterLab不显示图形；可在命令面板中执行“信任笔记本”（Trust Notebook）。图示内容：{ $alt }
evidence-place = 第{ $start }–{ $end }字符
