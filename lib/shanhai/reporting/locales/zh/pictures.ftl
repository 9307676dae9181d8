### 图

picture-sheet = 图，屏幕较窄时可左右移动 ↔
picture-unreported = { $sign } 未报道
picture-counted =
    .yes = { $count }条可直接引用
    .with_words = { $count }条须附说明引用
    .no = { $count }条不宜引用
    .comparable = { $count }条可比
    .caution = { $count }条须谨慎比较
    .alone = { $count }项无可比数据
    .other_form = { $count }项另有口径
    .not_comparable = { $count }条不可比
    .other = { $count }条{ $name }
picture-quotable =
    .yes = 可引用
    .with_words = 须附说明引用
    .no = 不宜引用
picture-kind =
    .figure = 数据
    .date = 日期
    .name = 名称
    .idiom = 成语套语
    .other = 其他
picture-role =
    .own = 本组结对
    .peer = 可比的其他结对
    .programme = 参照值（C级）
    .weak = D级

picture-matrix = 共报道{ $figures }条数据{ $parts ->
    [none] {""}
   *[other] ：{ $parts }
}
picture-alt-matrix = 数值热图，{ $rows }行{ $columns }列：{ $filled }格有数值，{ $empty }格未报道。

picture-verdicts = { $all ->
    [one] {""}
   *[other] { $all }项共有指标和比率中{ $found }项可比。
}{ $subject }：{ $low }（{ $first }）{ $spread ->
    [apart] 至{ $high }（{ $last }）
   *[overlapping] 与{ $high }（{ $last }）区间重叠
}
picture-verdicts-none = { $subjects ->
    [1] 共有的1项不可比较
   *[other] 共有的{ $subjects }项均不可比较
}：{ $reasons }
picture-alt-verdicts = 可比性热图，{ $subjects }个事项、{ $pairings }组结对：{ $cells }格可比较。

picture-coverage = { $spread ->
    [even] { $columns ->
        [one] { $name }
       *[other] { $columns }{ $of ->
            [pairings] 组结对
           *[columns] 列
        }各
    }报道了{ $all }项指标中的{ $most }项
   *[apart] { $name }报道的指标最多（{ $all }项中的{ $most }项），{ $other }最少（{ $fewest }项）
}{ $first ->
    [none] {""}
   *[other] ；有日期的数据{ $last ->
        [none] 属{ $first }年
       *[other] 在{ $first }年至{ $last }年之间
    }
}
picture-alt-coverage = 热图：报道的指标数，{ $rows }行{ $columns }列。

picture-axis = { $unit }{ $period ->
    [none] {""}
   *[other] ；{ $period }
}
picture-one = { $own ->
    [none] {""}
   *[other] { $own }：
}“{ $name }”，{ $value }（{ $period }）；仅一条数据，无从比较
picture-largest = { $own ->
    [none] {""}
   *[other] { $own }：
}{ $count }条数据中最大的为“{ $name }”，{ $value }（{ $period }）
picture-range = { $own ->
    [none] {""}
   *[other] { $own }：
}{ $subject ->
    [none] {""}
   *[other] { $subject }，
}{ $pairings ->
    [one] {""}
   *[other] { $pairings }组结对的
}{ $count }条数据，{ $value }{ $pairings ->
    [one] {""}
   *[other] ；是否可比未作判断
}
picture-alt-intervals = 条形图，单位{ $unit }，从零开始：{ $exact }个确数以点表示，{ $bars }个区间以两端间的横条表示。

picture-comparison = { $subject }：{ $spread ->
    [apart] 从{ $low }（{ $first }）到{ $high }（{ $last }）
   *[overlapping] { $low }（{ $first }）与{ $high }（{ $last }）区间重叠
}，单位{ $unit }；{ $all }组结对中{ $admitted }组可{ $care ->
    [yes] 谨慎比较
   *[no] 比较
}
picture-alt-comparison = 条形图，单位{ $unit }，共{ $rows }行；不可比的留空。

picture-county-year = 元/县·年
picture-funds = 县均每年财政援助资金
county-years-since = { $year }年起，约{ $years }年
county-years-benchmark =
    .whole = { $name }{ $period }为{ $value }
    .about = { $name }{ $period }共{ $total }，每年约{ $value }
county-years-months = { $year }年1—{ $months }月
county-years-mean = { $dates }的年均值
picture-graded = { $value }，{ $grade }级
county-years = 县均每年财政援助资金：{ $held ->
    [0] 各组结对均无法推算
   *[other] { $pairings }组结对中可推算的{ $held }组为{ $own }
}{ $benchmarks ->
    [0] {""}
   *[other] 。参照值：{ $context }
}
picture-alt-benchmarks = 条形图，单位为元/县·年：{ $rows }行中{ $held }行有数值。

picture-window = { $window }：{ $count }条数据
picture-undated = 未写明日期：{ $count }条数据
picture-windows = { $dated ->
    [0] { $figures }条数据均无日期
   *[other] { $figures }条数据中{ $dated }条有日期，在{ $first }年至{ $last }年之间{ $inferred ->
        [0] {""}
       *[other] （{ $inferred }条为推断）
    }{ $open ->
        [0] {""}
       *[other] ，其中{ $open }条只有起始日
    }；{ $undated }条没有
}
picture-alt-windows = 时间图：{ $bars }条横条表示{ $dated }条有日期的数据，未写明的一端为箭头；{ $undated }条无日期，不画。

picture-numerals = { $all }处数字中，{ $figures }处为数据
picture-alt-stack = 堆叠条形图，{ $bars }条：{ $parts }。

picture-largest-of-row = 最大：{ $value }，{ $name }
picture-spine = { $subject }：{ $name }为{ $own }，{ $who ->
    [none] 其他
   *[other] { $who }
}为{ $others }；须谨慎比较的数值共{ $rows }项
picture-alt-spine = 条形图，{ $rows }行，每行自有刻度、从零开始：一组结对在可比各组中的位置。

picture-flow = { $pairings }组结对，东部{ $members }个镇街、区、市对应{ $recipients }个县、市州；{ $dated ->
    [0] 均未写明起始年份
    [1] 仅1组写明起始年份
   *[other] { $dated }组写明起始年份
}
picture-alt-flow = 流向图：{ $pairings }个帮扶方的成员以线连到受援方。
picture-unmatched = { $sign } 未报道整体数
