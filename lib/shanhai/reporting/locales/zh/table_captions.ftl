### 表题

caption-sources = 报道
