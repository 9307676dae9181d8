### 数字出自何处，报道自身的数字是否相符

evidence-accounted = { $documents }篇报道共有{ $numerals }个数字{ $carrying ->
    [0] ，均为日期、名称等，不构成数据。
   *[other] ，其中{ $carrying }个构成{ $figures }条数据{ $repeats ->
        [0] {""}
       *[other] （含{ $repeats }个重复或分写）
    }{ $others ->
        [0] 。
       *[other] ，{ $others }个是日期、名称等。
    }
}
evidence-quotable = { $figures }条数据中，{ $yes }条可直接引用，{ $words }条须附说明引用（见注释），{ $no }条不宜引用。
evidence-kinds = 未注明任何日期的{ $undated }条；原文为“余”“约”或范围的{ $vague }条；计划、签约或设计规模（并非成果）{ $targets }条。
evidence-group = { $title }（{ $count }）
evidence-dictionary = 各种标记和数字类别的含义
checks-nothing =
    .outcome = 所选报道中没有同时写出总数和部分的情形。
    .repeated = 没有数据不止出现一次。
    .rule = 无：没有不能计算的比率。
outcome =
    .exceeds = 部分大于总数：原文自相矛盾，或这些并非其部分
    .overlaps = 各部分可能重叠，或只是可能的部分；不求和
    .fits = 各部分可以构成总数
    .leaves_rest = 总数中有一部分未作说明
parts =
    .stated = 其中：{ $parts }
    .likely = 可能是其部分（原文未写明）：{ $parts }
head-sum = 各部分之和，由我们推算
parts-sum = 合计{ $sum }：{ $difference }
part-named = { $value }（{ $name }）
repeats-sound = 重复出现的数据前后一致；总数与部分不符的另见上文。
repeated =
    .differs = 同一报道前后不一
    .disagrees = 另有报道给出不同数字
    .agrees = 不止出现一次，前后一致
rows-nothing = 无。
rows-same = 与“{ $name }”数额相同
difference-none = 无差额
difference-rest = 余{ $amount }
difference-over = 超出{ $amount }
difference-either = 介于超出{ $over }与余{ $rest }之间
difference-unknown = 不详，区间一端未定
