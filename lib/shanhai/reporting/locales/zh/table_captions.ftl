### 表题

caption-denominators = 人口与面积
caption-doubtful = 带有严重标记的数据
caption-mentions = 各文献数词分类
caption-sources = 文献
