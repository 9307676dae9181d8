### 经可比性检验的比较

subject-kind =
    .indicator = 报道数
    .per_resident = 报道数，由本项目除以常住人口
    .measure = 本项目推算的比率
subject-per-resident = { $name }，每千常住人口
unit-per-resident = { $unit }／千常住人口
unit-rule = 一条规则
comparison-outcome =
    .comparable = 可比
    .caution = 须谨慎比较
    .not_comparable = 不可比
rule-verdict =
    .comparable = 可比
    .caution = 须谨慎
    .not_comparable = 拒绝
    .none = –
basis =
    .total = 照报道数
    .per_resident = 每千常住人口
    .ratio = 两个结对的比率之间
    .within = 同一比率的两项之间
not-derived = 不推算
reference = 基准
label-detail = { $name }（{ $detail }）
verdict-counted = { $verdict }{ $count }条
reasons-hard = 拒绝依据
reasons-also = 另有
reasons-common = 此处多数数字均有：
reasons-count = （{ $figures }项中{ $count }项）
sum-open = （
sum-close = ）
gap-refused = 拒绝：{ $rule }
panel-unit =
    .linear = 单位：{ $unit }
    .log = 单位：{ $unit }；对数轴
panel-count =
    .linear = 数量
    .log = 数量；对数轴
term-missing = 不详
term-name = （{ $name }）
term-residents = { $value }（常住人口，{ $date }，等级{ $grade }）
rule-counted = { $rule }（{ $count }）
period-any = 不限
source-codelist = { $table }
peer-key =
    .yes = ，国家乡村振兴重点帮扶县
    .no = ，非国家乡村振兴重点帮扶县
    .unknown = ，是否重点帮扶县无记录
    .none = {""}
peer-class = 受援方：{ $recipient }{ $key }；帮扶方：{ $donor }

head-peer-class = 同类组
head-reasons = 理由
head-reporting = 有报道的结对
head-rule = 规则
head-section = 结果
head-counts = 各结论的数据条数
head-verdict = 结论
caption-comparison = 按编码表顺序排列；各数值均附注释
caption-peers = 同类的结对
caption-rules = 两个数字因何不可比
caption-verdicts = 按编码表顺序排列的指标与比率

title-in-domain = { $domain }：{ $name }
title-lone = 仅一对结对报道的内容
title-peers = 同类组
title-rules = 可比性规则
title-verdicts = 逐项结论
domain-counted = { $domain }（{ $count }）

comparison-count = { $pairings }对结对关系中有{ $admitted }对可以比较{ $careful ->
    [0] ，无须保留
   *[other] { $plain ->
        [0] ，均须谨慎
       *[other] ，部分须谨慎
    }
}；有报道的为{ $reporting }对。
comparison-refused = { $reporting ->
    [0] 均未报道。
   *[other] { $pairings }对结对关系中有{ $reporting }对报道，其中没有两对可比：{ $rules }。
}
comparison-reference = 各数据均以{ $name }为基准判断。
order-none = 可以比较的结对中没有两对属于同类组，因此不列次序。
order-told = 同类组（{ $peers }）内由低到高：{ $figures }。
order-tie = 同类组（{ $peers }）内区间重叠，视为相等：{ $figures }。
order-tied = 相等：{ $figures }
order-firm = 任何一项谨慎理由改作拒绝，这一比较都不变。
order-depends = 这一比较的前提是接受：{ $rules }。

gate-refused = 共有的{ $shared }项指标与比率中有{ $count }项不可比。最常见的规则：{ $rules }。
gate-caution = { $shared }项中有{ $count }项只能谨慎比较。最常见的理由：{ $rules }。
gate-comparable = { $shared }项中{ $count ->
    [0] 没有一项
   *[other] 有{ $count }项
}可以无保留地比较。
gate-reported = 这些结对中，两对以上报道的指标与比率有{ $shared }项，仅一对报道的有{ $lone }项；未报道的指标有{ $unreported }项。
gate-peers = { $pairings ->
    [1] 只选了一对结对关系，无从比较。
   *[other] 按受援方层级、是否重点帮扶县、帮扶方层级，这{ $pairings }对结对关系分属{ $classes }个同类组；只在同类组内列次序。
}
peers-finding = { $pairings }对结对关系，分属{ $classes }个同类组。只在同类组内列次序。
verdicts-finding = 共有的{ $shared }项指标与比率中，可以无保留比较的有{ $comparable }项，须谨慎比较的有{ $careful }项，不可比的有{ $refused }项。
verdicts-none = 没有一项指标或比率得到其中两对结对报道，因此没有结论可下。
refused-finding = 有{ $count }项不可比。数据与拒绝所依据的规则一并列出，不作图。
refused-none = { $shared ->
    [0] 没有一项指标或比率得到其中两对结对报道，因此没有拒绝的项目。
   *[other] 共有的{ $shared }项指标与比率均未被拒绝。
}
comparable-none = { $shared ->
    [0] 没有一项指标或比率得到其中两对结对报道，因此无从比较。
   *[other] 共有的{ $shared }项指标与比率中，没有一项可以无保留地比较。
}
caution-none = { $shared ->
    [0] 没有一项指标或比率得到其中两对结对报道，因此没有须谨慎比较的项目。
   *[other] 共有的{ $shared }项指标与比率中，没有一项属于须谨慎比较。
}
lone-finding = 有{ $count }项指标与比率在此仅有一对结对报道（涉及{ $pairings }对），无可比对象。各数值均附注释。
lone-none = 没有指标或比率仅由其中一对结对报道。
rules-finding = 共{ $rules }条规则，对各结对一视同仁。最后一列判断同一比率的两项。

alt-comparison = { $subject }区间图，单位：{ $unit }，共{ $rows }行，结对按编码表顺序排列。
alt-comparison-refused = 折叠的表格；第一张为{ $subject }，共{ $rows }行，没有可比的数值。
alt-lone = 仅一对结对报道的{ $count }项指标与比率清单。
