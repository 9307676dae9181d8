### 文献自身的算术

title-arithmetic = 部分与总数，按文献所写
arithmetic-finding = { $wholes }个写明的总数旁共有{ $sets }组部分：部分超出总数的有{ $exceeds }组，可以构成总数的有{ $fits }组，留有原文未说明余数的有{ $rests }组，可能重叠、求和只为检验的有{ $overlaps }组。
arithmetic-none = 所选文献中没有同时写出总数和部分的情形。
caption-arithmetic = { $pairing }：总数与部分
head-whole = 写明的总数
head-parts = 写明的部分
head-sum = 各部分之和，由我们推算
head-difference = 总数减去各部分之和
head-outcome = 由此可知
outcome =
    .fits = 各部分可以构成总数。
    .leaves_rest = 留有原文未说明的余数。
    .exceeds = 部分大于总数：原文自相矛盾，或这些并非其部分。
    .overlaps = 各部分可能重叠或分别计数；求和只为检验，不可使用。
part-basis =
    .stated = 原文写明这些是其部分。
    .likely = 原文未写明这些是其部分，按行文推断可能如此。
difference-none = 无差额
difference-rest = 余{ $amount }
difference-over = 超出{ $amount }
difference-either = 介于超出{ $over }与余{ $rest }之间
difference-unknown = 不详，区间一端未定

title-repeats = 不止出现一次的数字
repeats-finding = 有{ $repeats }条数据在其文献中不止出现一次，其中前后不一的有{ $disagreeing }条。
repeats-none = 没有数据不止出现一次。
caption-repeats = 不止出现一次的数据，逐次列出原文写法
head-mentions = 各次原文写法
head-agrees = 是否一致
repeat-agrees = 是
repeat-differs = 否

title-doubtful-ratios = 以存疑数字为一项的比率
doubtful-ratios-finding = { $ratios }个比率中有{ $count }个，其中一项与原文自相矛盾或难以采信；不计算其数值。
doubtful-ratios-none = 没有比率以存疑数字为一项。
caption-doubtful-ratios = 两项均按文献列出，注明存疑之处；不计算数值
