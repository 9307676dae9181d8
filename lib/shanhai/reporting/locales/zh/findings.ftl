### 要点

doubtful-finding = { $figures }条数据中有{ $count }条难以采信或难以辨读，理由见备注。
doubtful-none = 没有数据带有严重标记。
sources-finding = 共{ $documents }篇文献、{ $mentions }个数词，全部已定位。
denominators-finding = { $places }个地方的{ $values }个数值，其中{ $graded }个等级为A或B。

finding-doubtful = { $figures }条数据中有{ $count }条被标为不合常理或与原文自相矛盾：{ $names }{ $more ->
    [0] 。
   *[other] 等，另有{ $more }项。
}
finding-targets = { $figures }条数据中有{ $count }条是计划、签约或设计规模，不是成果{ $told ->
    [0] 。
   *[other] ；有{ $told }条以成果口吻陈述目标。
}
finding-undated = { $figures }条数据中有{ $count }条没有日期：原文既未说明从何时算起，也未说明算到何时。
finding-vague = { $figures }条数据中有{ $count }条是区间，因为原文写的是“余”“多”“约”或一个范围。
finding-accounted = 文献中共有{ $mentions }个数词：{ $carrying }个承载{ $figures }条数据（其中{ $repeats }个是重复），{ $others }个是日期、名称等。可用“shanhai check”与原文逐一核对。
