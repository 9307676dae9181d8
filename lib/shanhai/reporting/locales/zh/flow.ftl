### 结对流向图

flow-since = { $year ->
    [none] 未写明年份
   *[other] { $year }年起
}
