"""The patterns of the finder: what may stand at a place, and around a number.

Each alternative reads a run of digits or numerals at most once, and the last one
takes any run, so a text costs time in proportion to its length.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from shanhai.curation.numerals import NUMERAL, SCALE
from shanhai.curation.quantity_grammar import (
    BEFORE_GUARDS,
    BEFORE_WORDS,
    DASH,
    DASH_SIGN,
    join_words,
)
from shanhai.curation.units import UnitWords

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
    "一千道一万 一家之言 半斤八两 十里(?:八乡)?(?![路地外])"
)
# Plans, slogans, policy terms, feasts, a firm, also where no quotation marks stand.
# The last ones are patterns: congresses, sets of demands, counted slogans.
_NAMES = (
    "万企兴万村 万企帮万村 百县千镇万村 百校千企 千村万户 千企千村 一带一路 一对一 "
    "一对多 多对一 一二三产 一国两制 五矿 三大工程 三大攻坚战 三大任务 五大振兴 "
    "五位一体 三个代表 两个维护 两个确立 四个意识 四个自信 四个全面 两个一百年 "
    "最后(?:一|1|一百|100)(?:公里|米) "
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
    "热线 国道 省道 县道 高速 号 路 专线 平台 版 号线 楼(?![宇房盘栋]) "
    "客服 报警 医保卡 强(?![化度调])"
)
_NUMBERS = (
    "阅读 阅读量 点赞 赞 在看 浏览量 浏览次数 点击量 "
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

_HAN = "一-鿿"
_CHINESE = f"〇零○一二两三四五六七八九{SCALE}廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟半"
NUMERALS = f"0-9{_CHINESE}"
_YEAR = "(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
_COUNT = "(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})"
_DAY = rf"{_COUNT}[日号](?![元均产])"
_CLOCK = "[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])"
_MONTH = rf"{_COUNT}月(?:{_DAY}(?:{DASH}(?:{_COUNT}月)?{_DAY})?|底|初|份|[上中下]旬)?"
_YEAR_END = "(?:初(?![中级步])|底|末|度)"

# Dates, then durations that only state a period: 一年来, 前3年, 半年, 两个月.
_CALENDAR = (
    rf"{_YEAR}(?P<dash>[-/.])[01]?[0-9](?P=dash)[0-3]?[0-9](?![0-9])"
    rf"(?:[ T]++{_CLOCK})?"
)
_HOUR = "(?<=[上中下]午|凌晨|早[上晨]|[晚夜]上|傍晚|清晨)"
_TIME = (
    rf"{_HOUR}{_COUNT}点(?:半|整|钟|{_COUNT}分)?|{_COUNT}点(?:半|整|钟|{_COUNT}分(?!之))"
    rf"|(?:0[0-9]|1[0-2])-[0-3][0-9](?![0-9-])"
)
_DATE = (
    rf"{_CALENDAR}|{_TIME}|{_YEAR}(?:年(?:度)?)?{DASH}{_YEAR}年(?:度|底|末)?"
    rf"|{_YEAR}年(?:{_MONTH}|{_YEAR_END})?|{_MONTH}(?:{DASH}{_MONTH})?"
    rf"|{_COUNT}{DASH}{_MONTH}|[0-9]{{1,2}}日(?![元均产])|[上下]半年"
    rf"|[0-9]{{1,2}}时(?![代期段间])(?:[0-9]{{1,2}}分)?"
    r"|20[0-9]{2}[届级](?![台阶])|[0-9]{2}[届级](?=毕业|学[生子]|新生|高)"
)
_DURATION = (
    rf"(?<![达期时续])(?:最近|过去|未来|今后|(?<![附邻靠临亲])近|(?<![之以此目年月日然])[前后])?"
    rf"(?:好几|几|数)?{NUMERAL}[余多几]?"
    rf"(?:个[多半]?月|年(?![级轻]|过渡期)多?|周年|载(?![体重客])|周(?![边期岁])|个?季度|个?世纪)(?:来|间|内)?"
)

# Addresses, hours, numbers of telephones, of rights and of files.
_FURNITURE = (
    rf"(?:https?://|www\.)[!-~]++|{_CLOCK}"
    rf"|0[0-9]{{2,3}}[-—–]{{1,2}}[0-9]{{3,4}} ?[0-9]{{4}}(?![0-9])"
    rf"|(?!{_YEAR}\.)[0-9]++(?:\.[0-9]++){{2,}}+|[0-9]++\*++[0-9]*+|(?<=©)[0-9]{{4}}(?:-[0-9]{{4}})?"
    r"|(?:(?<=页共)|(?<=页[ /，]共))[0-9]++页"
    r"|[0-9]++[栋幢](?:[0-9]++(?:单元|室|号|楼))++"
)
# A numeral, or 一 with it is one word: 一百, 一定.
_WORDS = f"一二两三四五六七八九〇零{SCALE}些定起般直样批体线"
_IDIOM = rf"一(?P<doubled>(?![{_WORDS}])[{_HAN}])(?P=doubled)"
_FILE_YEAR = f"[〔［\\[(（]{_YEAR}[〕］\\])）]"
# 〔2023〕5号; 十四五; 2+N; 5G, T2; the middle school of a number (三中); 一村一品.
_NAME = (
    rf"{join_words(NAMES)}|{_FILE_YEAR}第?[0-9]++号|十[一二三四五六七八九]五|[0-9]++(?:\+[0-9A-Za-z]++)++"
    rf"|(?<![0-9A-Za-z])[A-Za-z]++-?[0-9][0-9A-Za-z]*+(?:[.-][0-9]++)*+"
    r"|24小时(?=[一-鿿]{0,2}(?:热线|电话|值班|在线|服务))|7[×xX*]24小时"
    rf"|(?:[0-9]++|[二三四五六七八九十])里(?!八)(?=[一-鿿]{{1,2}}(?:街道|镇|乡|村|社区))"
    rf"|一(?![{_WORDS}])[{_HAN}][带帮联促]?一(?![{_WORDS}个])[{_HAN}]"
    rf"|(?!0[0-9])[0-9]++(?:{join_words(NUMBERED)})"
    rf"|[二三四五六七八九]中(?![国心间旬央等期部外小型层全])"
)


@lru_cache(maxsize=16)
def compile_special(words: UnitWords) -> re.Pattern[str]:
    """Compile what is no quantity, where the unit words of a table may follow.

    An alternative names its kind.
    """
    # 2018—2020 is a span of years unless something is counted; 5G is a name, 5kg none.
    years = rf"{_YEAR}{DASH}{_YEAR}(?![0-9.,%{SCALE}]|{words.start})"
    code = rf"(?![0-9]++{words.latin})[0-9]++[A-Za-z][0-9A-Za-z]*+"
    picture = (
        r"(?<![地插])[图表] ?[0-9]{1,2}(?:[-—.][0-9]{1,2})*+"
        rf"(?![0-9]|{words.pattern})"
    )
    file = rf"{NUMERAL}(?:{words.pattern})?\.(?:[A-Za-z]++)"
    return re.compile(
        rf"(?P<name>{_NAME}|{code})"
        rf"|(?P<lexical>{join_words(LEXICAL_WORDS)})"
        rf"|(?P<furniture>{_FURNITURE}|{picture}|{file})"
        rf"|(?P<date>{years}|{_DATE}|{_DURATION})"
        # 二进, 二赴: for the second time.
        rf"|(?P<ordinal>第{NUMERAL}(?:[、和至到-]{NUMERAL})*+"
        rf"|[二三四五六][进赴访](?![制{NUMERALS}]))"
        rf"|(?P<idiom>{_IDIOM})"
    )


# Where a mention or a lexical word may begin; everything else is passed over.
_STARTS = "".join(
    {word[0] for word in (*BEFORE_WORDS, *LEXICAL_WORDS, *NAMES)} - set("[(")
)
_OPENING = "第上下前后过未今几数好图表人翻¥〔［\\[(（"
START_PATTERN = re.compile(f"[{NUMERALS}A-Za-z{_OPENING}{_STARTS}]")
RUN_PATTERN = re.compile(f"[{_CHINESE}]++")
# What stands before a number that may be the rest of another one: digits joined to it
# by a sign or across a blank, a minus, foreign money, 三、五个, 约20、30人.
_REACH = 16
_CUT_BEFORE = re.compile(
    rf"(?:[0-9](?:[{DASH_SIGN}至到.,'’:/*×^±=+]{{1,2}}|[·•点→或])|[$€£±×^√~*#@_.]"
    rf"|[0-9万亿元%]\s*[{DASH_SIGN}]\s*|(?<![0-9A-Za-z])[-−]|[0-9] (?:\. ?)?"
    r"|[多余几万亿%][-~—–至到]{1,2}|[万亿](?:\r?\n *| )|小时|[^\s0-9][0-9]+\. "
    r"|[^\n0-9 .,][ 0-9.,]*[0-9][.,]?\r?\n *|(?<![圆美丰充])满"
    r"|[百千万]又|[一二两三四五六七八九十]或)\Z"
)
# 最高可获50万元, 超过全县的60%: a word further in front bounds the number.
_CUT_FAR = re.compile(
    rf"(?:(?:{BEFORE_GUARDS['约']}|最[高多少]|最低(?!生活)|[至不]少|至多|起码"
    r"|不[超低高多][过于])[一-鿿]{1,4}|[上下]限[一-鿿]?|约占[一-鿿]{1,8}"
    r"|(?:超过|不[足到]|[高低多少]于|接近)[一-鿿]{1,8}的)\Z"
)
# 30块 may be money, 40人（次） another unit, 3万元（含）以上 is bounded.
_CUT_BEHIND = re.compile(
    r"(?<=块)(?![一-鿿])|(?<=块多)|(?<=块左右)|[(（·]次|次(?![要品日数])|[(（]不?含[)）]|不等"
    r"|[起打保托]底|起步|为[上下]?限|\s*以 ?[上下内]|[余多](?:[，。；、元钱]|\Z)"
)
# 3、4个: three or four.
_NEXT = re.compile(
    f"(?<![0-9.、])(?:{'|'.join(f'{n}、{n + 1}' for n in range(1, 9))})(?![0-9.、])"
)
_CUT_GROUP = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: | ?[,，] ?)\Z")
_CUT_LIST = re.compile(r"[一二两三四五六七八九]、\Z")
_CUT_VAGUE = re.compile(
    rf"(?:{join_words(BEFORE_WORDS)}|[0-9][{DASH_SIGN}至到])[0-9.]+[{SCALE}]*[、和]\Z"
)


def is_cut(match: re.Match[str], parts: Mapping[str, str]) -> bool:
    """Say whether a match may be a part of a number, or bounded by a word around it."""
    start = match.start()
    before = match.string[max(start - _REACH, 0) : start]
    is_change = before.endswith(("从", "由")) and parts.get("dash") in ("至", "到")
    behind = _CUT_BEHIND.match(match.string, match.end())
    is_next = any(_NEXT.match(match.string, max(n, 0)) for n in (start, start - 2))
    is_open = behind and not (parts.get("left") and behind.group() == "不等")
    number = parts.get("left") or parts.get("number", "")
    return bool(is_change or is_next or is_open or _is_rest(before, number))


def _is_rest(before: str, number: str) -> bool:
    """Say whether a number may be the rest of what stands before it."""
    if before.endswith(("、", "和")):
        is_list = not number.isascii() and _CUT_LIST.search(before)
        return bool(is_list or _CUT_VAGUE.search(before))
    is_group = re.match("[0-9]{3}(?![0-9.,])", number) and _CUT_GROUP.search(before)
    return bool(is_group or _CUT_BEFORE.search(before) or _CUT_FAR.search(before))
