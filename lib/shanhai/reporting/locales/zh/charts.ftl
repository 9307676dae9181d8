### 图

drawn-value = { $label }：{ $value }
