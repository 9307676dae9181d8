### 替代文字

alt-value = { $label }：{ $value }。
