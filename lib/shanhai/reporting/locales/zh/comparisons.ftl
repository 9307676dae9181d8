### 经可比性检验的比较

subject-per-resident = { $name }，每千常住人口
unit-per-resident = { $unit }／千常住人口
rule-verdict =
    .comparable = 可比
    .caution = 须谨慎
    .not_comparable = 不予比较
    .none = –
basis =
    .total = 照报道数
    .per_resident = 每千常住人口
    .ratio = 两个结对的比率之间
    .within = 同一比率的两项之间
not-derived = 不推算
reference = 基准
label-detail = { $name }（{ $detail }）
gap-refused = 不予比较：{ $rule }
peer-key =
    .yes = ，国家乡村振兴重点帮扶县
    .no = ，非国家乡村振兴重点帮扶县
    .unknown = ，是否重点帮扶县无记录
    .none = {""}
peer-class = 受援方：{ $recipient }{ $key }；帮扶方：{ $donor }

title-in-domain = { $domain }：{ $name }
order-told = 同类结对（{ $peers }）由低到高：{ $figures }。
order-tie = 同类结对（{ $peers }）区间重叠，视为相等：{ $figures }。
order-tied = 相等：{ $figures }

verdicts-finding = 两组及以上结对都有报道的{ $shared }项细目与比率中，{ $comparable ->
    [0] 没有可直接比较的
   *[other] { $comparable }项可直接比较
}，{ $careful }项须谨慎比较，{ $refused }项不可比。
most-value = { $pairing } { $value }
most-largest = 数字最大：{ $value }
most-refused = { $subject }：不可据此称哪组最多{ $differing ->
    [none] 。
   *[other] ：统计的{ $differing }不一致。
}{ $reasons ->
    [none] {""}
   *[other] 另有不同：{ $reasons }{ $letters ->
        [none] 。
       *[other] ；另见下列{ $letters }。
    }
}
most-quote = { $quote ->
    [none] 各数可单独引用，须附说明，说明见注释。
   *[other] 可以写：{ $quote }
}
