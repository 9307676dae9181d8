### 覆盖矩阵与时段

kind-short =
    .annual = 年度
    .to_date = 累计
    .point = 时点
    .rate = 比率
    .undated = 无时期
    .planned = 计划
    .contracted = 签约
    .capacity = 设计规模
    .context = 背景
    .not_reported = 未报告

kind-letter =
    .annual = 年
    .to_date = 累
    .point = 点
    .rate = 率
    .undated = 无
    .planned = 计
    .contracted = 签
    .capacity = 设
    .context = 景
    .not_reported = 未

title-matrix = 谁报告了什么，属于哪类数据
matrix-finding = { $cells }格中有{ $reported }格有数据。{ $pairings }对结对关系都报告的指标有{ $everywhere }项；两对以上报告的有{ $shared }项，其中全部数据同属一类的有{ $alike }项。类别相同只是可比的条件之一，并不等于可比。
matrix-domain = { $domain }：{ $indicators }项指标中，至少一对结对关系报告的有{ $reported }项
matrix-times = ×{ $count }
matrix-link = { $indicator }，{ $pairing }：{ $kind }，{ $count }条数据
matrix-legend = { $letter } = { $kind }
caption-matrix = { $domain }：各指标、各结对关系的数据类别
caption-legend = 符号与字；点击可到结对概况中的对应行
alt-matrix = { $indicators }项指标、{ $pairings }对结对关系的矩阵：{ $reported }格有数据，{ $missing }格未报告。

title-windows = 数据涵盖哪段时间
windows-finding = { $figures }条数据中有{ $dated }条写明起始日或截止日，分属{ $all }对结对关系中的{ $pairings }对，介于{ $first }年与{ $last }年之间。其余{ $undated }条完全没有写时间。
windows-none = { $figures }条数据均未写明起始日或截止日。
window-row = { $window }：{ $count }条数据{ $inferred ->
    [0] {""}
   *[other] ，其中{ $inferred }条为推断
}
window-since = { $start }起，未写截止
window-until = 截至{ $end }，未写起始
window-undated = 未写时间
window-published = 文献发布于{ $date }
window-unpublished = 文献未注明日期
windows-key = 横条为首日至末日；虚线表示该时段全为推断；箭头表示该端未写日期；三角为文献发布日。没有横条的行无法置于时间轴上。
caption-windows = 各时段及其中的数据条数
head-inferred = 其中推断
head-window = 时段
alt-windows = 时间图，{ $first }至{ $last }年，不含数值：{ $pairings }对结对关系的{ $windows }个时段为横条；{ $figures }条数据中有{ $undated }条没有时间。
