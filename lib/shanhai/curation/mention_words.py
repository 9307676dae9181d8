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
    "七台河 九台区 万州区 万年县 专一 单一 逐一 一旁 一旦 一经 一概 一律 一流 一视同仁 "
    "一级 一把手 一站式 一席之地 一揽子 一方面 一手 一度 千篇一律 千万别 万千 亿万 "
    "成百上千 千方百计 百科 百货 百花 百色 百度 千万要 万能 万岁 万方 万福 万民 "
    "五花八门 四面八方 四通八达 七上八下 三番五次 三令五申 六盘水 六盘山 九寨沟 "
    "三峡 三亚 三明 四川 五指山 八达岭 千岛湖 万宁 十堰 一个劲 一会儿 三角 两极 "
    "无一 百家姓 三字经 万元户 千层饼 三项制度 三级甲等 两栖 三产 二手 一手 两会 "
    "一千道一万 一家之言"
)
# Plans, slogans, policy terms, feasts, a firm, also where no quotation marks stand.
# The last ones are patterns: congresses, sets of demands, counted slogans.
_NAMES = (
    "万企兴万村 万企帮万村 百县千镇万村 百校千企 千村万户 千企千村 一带一路 一对一 "
    "一对多 多对一 一二三产 一国两制 五矿 三大工程 三大攻坚战 三大任务 五大振兴 "
    "五位一体 三个代表 两个维护 两个确立 四个意识 四个自信 四个全面 两个一百年 "
    "两不愁三保障 两山 三区三州 三支一扶 三变改革 三会一课 三下乡 双一流 五一 五四 "
    "八项规定 四大班子 四大家鱼 四大名著 三类户 三类人员 两张皮 一本(?=线|院校|大学) "
    "六一 七一 八一 三八 三七 九一八 三严三实 两学一做 "
    "[二两三四五六七八九十]个(?:不[一-鿿]|一批|一(?=工程)|一律|必须|精准|坚持|确保|意识|一百|"
    "自信|全面|维护|确立|代表|转变|到位|结合|统筹|围绕|没有|更加|务必|打通|革命) "
    "(?:十[一二三四五六七八九]|二十[一二]?)大(?=以来|报告|精神|召开|[，。、]) "
    "(?:十[一二三四五六七八九]|二十[一二]?)届(?=[一二三四五六七八九]中|中央|全国|"
    "人大|政协) "
    "[一二三四五六七八九十]中全会 "
    "[二三四五六七八九十](?:家子|里铺|[家里户间][村庄屯沟营寨堡坪](?![民办企])) "
    "(?:985|211)(?=高校|院校|大学|工程) (?:[5-9]0|[6-9]5|00|05)后(?![续来面勤期])"
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
# Behind or before a number without a unit word: a line to call, a road, a code.
_NUMBERED = (
    "热线 国道 省道 县道 高速 号 路 专线 平台 版 号线 客服 报警 医保卡 强(?![化度调])"
)
_NUMBERS = (
    "拨打 热线 电话 手机 总机 传真 邮编 邮箱 微信 号码 编号 证号 图源 来源 总第 证 字 "
    "QQ ICP ISBN ISSN"
)
# A level or a line has a number; only where something is counted is it how many.
_RANKS = "级 线 号线 版 章 节"
_COUNTING = "共 分 分为 有 设 共有 建成 开通 达 等 计 合计 为"

LEXICAL_WORDS = tuple(_LEXICAL.split())
NAMES = tuple(_NAMES.split())
MAKING = tuple(_MAKING.split())
NAMED_BY_ORDINAL = tuple(_NAMED_BY_ORDINAL.split())
NUMBERED = tuple(_NUMBERED.split())
NUMBERS = tuple(_NUMBERS.split())
RANKS = frozenset(_RANKS.split())
COUNTING = tuple(_COUNTING.split())
# Words in front of 一 + measure word that point at one thing: this, each, another.
POINTING = tuple("这那每某另新又同哪任何上下是为作了有像如元")
