### 结对流向图

title-flow = 从帮扶方到受援方，逐级对应
flow-finding = { $pairings }对结对关系中，帮扶方为{ $donors }，受援方为{ $recipients }；{ $dated ->
    [0] 文献均未写明起始年份。
   *[other] 写明起始年份的有{ $dated }对。
}
flow-donors =
    .group = { $count }个镇街组团（共{ $members }个镇街和功能区）
    .part = { $count }个镇街
    .county = { $count }个区
    .whole = { $count }个市（全市）
flow-recipients =
    .part = { $count }个乡镇
    .county = { $count }个县（区）
    .whole = { $count }个市州（全境）
flow-and = { $most }和{ $last }
flow-since = { $year ->
    [none] 未写明年份
   *[other] { $year }年起
}
flow-key = 圆点为镇街或功能区，方块为县（区），菱形为市（州），空心菱形表示仅其中一部分参与结对。细线连接同一市（州）内参与结对的部分。虚线表示文献未写明起始年份。线条一律等宽，不表示数额。
alt-flow = 结对流向图，{ $pairings }对：左为帮扶方的镇街、区、市，右为受援的县（区）和州，以线相连。
alt-flow-pairing = { $name }{ $members ->
    [one] {""}
   *[other] ，{ $members }个成员
}，{ flow-since }。
