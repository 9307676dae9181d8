### 数据时段

window-since = { $start }起，未写截止
window-until = 截至{ $end }，未写起始
