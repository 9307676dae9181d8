"""Closed lists for the finder of mentions: words with a numeral but no number.

A Chinese numeral counts only with a unit word behind it, so most of these words
(进一步, 统一, 万物) drop out by themselves. The lists hold those that a unit word
would save, and the fixed terms that are names.
"""

# The numeral is part of a word or of a place name, or 两 means "both": no mention.
# A few carry a condition on what follows.
_LEXICAL = (
    "进一步 统一 唯一 同一 之一 万一 一系列 一定 一起 一体 一线 一批(?!次) 一些 "
    "一切 一直 一般 一样 一次性 一部分 一大批 一大早 一条龙 一门心思 一家人 "
    "一口气 一成不变 一年级 扫一扫 十分(?!钟|之) 十字 万物 万家 万户 千家万户 "
    "千里 万里 百里 百姓 百家争鸣 百年 千年 千千万万 成千上万 三农 四周 半成品 "
    "两地 两省 两市 两县 两州 两国 两岸 三门县 三门峡 三台县 五台县 五台山 五家渠 "
    "七台河 九台区 万州区 万年县"
)
# Plans, slogans, policy terms and a firm, also where no quotation marks stand.
_NAMES = (
    "万企兴万村 百县千镇万村 百校千企 千村万户 一带一路 一对一 一对多 多对一 "
    "一二三产 一国两制 五矿 三大工程 三大攻坚战 三大任务 五大振兴 五位一体 "
    "三个代表 两个维护 两个确立 四个意识 四个自信 四个全面 两个一百年 "
    "两不愁三保障 两山"
)
# Verbs of making and counting: 一 + measure word behind them counts something.
_MAKING = (
    "打造 专设 增设 新设 开设 设立 设置 建设 建成 建立 新建 共建 援建 建起 建 设 "
    "举办 开办 召开 组织 成立 引进 新增 选派 培育 完成 实施 投入 共有 共 仅 仅有"
)
# Behind an ordinal: the name of a school, hospital or the like (第三小学).
_NAMED_BY_ORDINAL = (
    "小学 中学 高级 初级 中等 职业 实验 人民 中医 医院 幼儿园 产业 师 军"
)

LEXICAL_WORDS = tuple(_LEXICAL.split())
NAMES = tuple(_NAMES.split())
MAKING = tuple(_MAKING.split())
NAMED_BY_ORDINAL = tuple(_NAMED_BY_ORDINAL.split())
# Words in front of 一 + measure word that point at one thing: this, each, another.
POINTING = tuple("这那每某另新又同哪任何上下是为作了有像如")
