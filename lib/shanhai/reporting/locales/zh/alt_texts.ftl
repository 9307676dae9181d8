### 替代文字

alt-table = 共{ $rows }行的表格。
alt-value = { $label }：{ $value }。
