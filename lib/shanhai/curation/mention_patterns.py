"""The patterns of the finder: what may stand at a place, tried in this order.

Each alternative reads a run of digits or numerals at most once, and the last one
takes any run, so a text costs time in proportion to its length.
"""

import re

from shanhai.curation.mention_words import LEXICAL_WORDS, NAMES, NUMBERED
from shanhai.curation.numerals import CHINESE, NUMERAL, SCALE
from shanhai.curation.quantity_grammar import BEFORE_WORDS, DASH, join_words
from shanhai.curation.unit_words import UNIT, UNIT_START

_HAN = "一-鿿"
_CHINESE = f"〇零○一二两三四五六七八九{SCALE}廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟半"
_NUMERALS = f"0-9{_CHINESE}"
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
    rf"{_CALENDAR}|{_TIME}|{_YEAR}{DASH}{_YEAR}(?![0-9.,%{SCALE}]|{UNIT_START})|{_YEAR}(?:年(?:度)?)?{DASH}{_YEAR}年(?:度|底|末)?"
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

# Addresses, hours, numbers of telephones, of pictures, of rights and of files.
_FURNITURE = (
    rf"(?:https?://|www\.)[!-~]++|{_CLOCK}|0[0-9]{{2,3}}-[0-9]{{7,8}}(?![0-9])"
    rf"|(?!{_YEAR}\.)[0-9]++(?:\.[0-9]++){{2,}}+|[0-9]++\*++[0-9]*+|(?<=©)[0-9]{{4}}(?:-[0-9]{{4}})?"
    rf"|(?<![地插])[图表] ?[0-9]{{1,2}}(?:[-—.][0-9]{{1,2}})*+(?![0-9]|{UNIT})"
    rf"|{NUMERAL}{UNIT}?\.(?:[A-Za-z]++)|(?:(?<=页共)|(?<=页[ /，]共))[0-9]++页"
    r"|[0-9]++[栋幢](?:[0-9]++(?:单元|室|号|楼))++"
)
# A numeral, or 一 with it is one word: 一百, 一定.
_WORDS = f"一二两三四五六七八九〇零{SCALE}些定起般直样批体线"
_IDIOM = rf"一(?P<doubled>(?![{_WORDS}])[{_HAN}])(?P=doubled)"
# 十四五; 2+N; 5G, T2; the middle school of a number (三中); 一村一品.
_NAME = (
    rf"{join_words(NAMES)}|十[一二三四五六七八九]五|[0-9]++(?:\+[0-9A-Za-z]++)++"
    rf"|(?![0-9]++(?:k?m[2²]|(?:k[gm]|[cm]m|kWh?|MW|GW|kV)(?![0-9A-Za-z])))[0-9]++[A-Za-z][0-9A-Za-z]*+"
    rf"|(?<![0-9A-Za-z])[A-Za-z]++-?[0-9][0-9A-Za-z]*+(?:[.-][0-9]++)*+"
    rf"|一(?![{_WORDS}])[{_HAN}][带帮联促]?一(?![{_WORDS}个])[{_HAN}]"
    rf"|(?!0[0-9])[0-9]++(?:{join_words(NUMBERED)})"
    rf"|[二三四五六七八九]中(?![国心间旬央等期部外小型层全])"
)
SPECIAL_PATTERN = re.compile(
    rf"(?P<name>{_NAME})"
    rf"|(?P<lexical>{join_words(LEXICAL_WORDS)})"
    rf"|(?P<furniture>{_FURNITURE})"
    rf"|(?P<date>{_DATE}|{_DURATION})"
    # 二进, 二赴: for the second time.
    rf"|(?P<ordinal>第{NUMERAL}(?:[、和至到-]{NUMERAL})*+|[二三四五六][进赴访](?![制{_NUMERALS}]))"
    rf"|(?P<idiom>{_IDIOM})"
)

ENUMERATOR_PATTERN = re.compile(
    rf"^[ \t　]*+[(（]?(?P<number>{CHINESE}|[0-9]{{1,2}})(?:[)）、]|\.(?![0-9]))",
    re.MULTILINE,
)
# Where a mention or a lexical word may begin; everything else is passed over.
_STARTS = "".join(
    {word[0] for word in (*BEFORE_WORDS, *LEXICAL_WORDS, *NAMES)} - set("[(")
)
START_PATTERN = re.compile(f"[{_NUMERALS}A-Za-z第上下前后过未今几数好图表人¥{_STARTS}]")
RUN_PATTERN = re.compile(f"[{_CHINESE}]++")

QUOTE_PATTERN = re.compile(
    r"“[^“”。；\n]{1,30}”|‘[^‘’。；\n]{1,30}’|「[^「」。；\n]{1,30}」"
)
TITLE_PATTERN = re.compile(r"《[^《》\n]{1,80}》")
PART_PATTERN = re.compile(r"[^、，]+")
# A term begins with a numeral and is short; 双百 and 多对一 are numerals too.
TERM_PATTERN = re.compile(rf"(?=.{{1,8}}\Z)[双多]?{NUMERAL}[^“”‘’「」()（）]*")
PAIR_PATTERN = re.compile(rf"[{_NUMERALS}](?![对])[^{_NUMERALS}+]{{3}}")
NUMERAL_PATTERN = re.compile(NUMERAL)
LEXICAL_PATTERN = re.compile(join_words(LEXICAL_WORDS))
