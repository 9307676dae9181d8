"""The grammar of a quantity in plain text: qualifier + number + unit + qualifier.

The patterns of a table of unit words are shared by the reader of one expression and by
the finder of all expressions in a text. They read each character a fixed number of
times, so long inputs cost linear time.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from shanhai.curation.intervals import Vagueness
from shanhai.curation.numerals import (
    ARABIC,
    FORMAL_ONES,
    NUMERAL,
    ONES,
    SCALE,
    SCALE_MARK,
)
from shanhai.curation.units import UnitWords

_BEFORE = {
    Vagueness.ABOUT: "大约 约 大概 差不多 ≈ ~",
    Vagueness.NEARLY: "将近 接近 近乎 近 几乎",
    Vagueness.OVER: (
        "超过 超出 超 逾 至少 最少 最低 不少于 不低于 不小于 不亚于 高于 多于 大于 "
        "突破 不下于 不下 不止 起码 上 过 破 > ≥ >= ≧"
    ),
    Vagueness.UNDER: (
        "不足 不到 不满 未满 不及 不超过 不多于 不高于 不大于 最多 至多 最高 少于 "
        "低于 小于 < ≤ <= ≦"
    ),
}
_MARKS = {
    Vagueness.AND_MORE: "余 多",
    Vagueness.SOME_MORE: "几",
    Vagueness.ABOUT: "来",
    Vagueness.OVER: "+",
}
_AFTER = {
    Vagueness.ABOUT: "左右 上下",
    Vagueness.OVER: "及以上 以上 之上 开外 起 +",
    Vagueness.UNDER: "及以下 以下 以内 之内 封顶",
    Vagueness.AND_MORE: "多 有余 出头",
}
# Where a word does not qualify the number: 约 of 签约, 近 of 附近 and 超 of 赶超
# belong to the word before them; 上, 过 and 破 are qualifiers before a bare multiplier
# only (上百人); 多 follows short units; ~ between two numbers is a dash.
BEFORE_GUARDS = {
    "约": "(?<![签条节预公契违合履续婚特相邀大集制简])约(?![定束谈])",
    "近": "(?<![附最邻靠临亲贴将接])近",
    "超": "(?<![赶反高])超",
    "上": "(?<![晚早以网线地身路马之手会山车市街海船台场本向])上(?=[百千万亿])",
    "过": "(?<![不通经超路越])过(?=[百千万亿]|半[数的，。；、])",
    "破": "(?<!突)破(?=[百千万亿])",
    "~": "(?<![0-9%])~",
    "大概": "大概(?!率)",
}
_AFTER_GUARDS = {
    "多": "(?<=[年天月时元块斤亩米里成倍岁吨])多(?![次个种数])",
    "起": "(?<=元)起(?![步点草源来])",
    "+": r"\+(?![0-9A-Za-z])",
    "上下": "上下(?![一联同游班齐])",
    "以下": "以下(?![简称同几])",
}
_MARK_GUARDS = {"+": r"\+(?![0-9A-Za-z])"}
# These mark a number where a multiplier or a unit word follows.
_COUNTING_MARKS = ("几", "来")


def _invert(words: dict[Vagueness, str]) -> dict[str, Vagueness]:
    return {word: mark for mark, row in words.items() for word in row.split()}


def join_words(words: Iterable[str], guards: dict[str, str] | None = None) -> str:
    """Return a pattern of words, the longest first, some with a guard."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join((guards or {}).get(word, word) for word in ordered)


BEFORE_WORDS, MARK_WORDS, AFTER_WORDS = map(_invert, (_BEFORE, _MARKS, _AFTER))
# 约有, 超过了, 最高可达.
_BEFORE_PATTERN = (
    f"(?:{join_words(BEFORE_WORDS, BEFORE_GUARDS)})(?:了|可?达到?|有|为|占)?+"
)
DASH_SIGN = "-‐‑‒–—―−─~〜∼…﹣﹘⁃ー⸺∽"
DASH = f"(?:[{DASH_SIGN}至到]{{1,2}}+)"
_SEVERAL = f"(?<![人户件总次个岁款])(?:好几|几|数)(?=[{SCALE}])"

# The people and households that are counted without a measure word, behind
# 万, 亿, 余 and 多: 18万|贫困人口, 八百余|搬迁户.
_WHOSE = (
    "农村 城乡 城镇 贫困 脱贫 建档立卡 搬迁 易地 扶贫 移民 西部 东部 中西部 当地 本地 "
    "外地 各族 各类 各级 富余 剩余 困难 低收入 外来 返乡 务工 外出 优秀 基层 留守 残疾 "
    "青壮年 少数民族 受灾 参保 新型 职业 产业 技术 广大 库区 特困 "
    "在校 在岗 高校 大学 中小 普通 跨省 省内 省外 男女 老年 女性"
)
_PEOPLE = (
    "农民工 农民 牧民 农牧民 渔民 群众 居民 村民 市民 人口 劳动力 劳力 劳动者 劳 学生 "
    "大学生 中小学生 师生 教师 老师 医生 医护 干部 党员 职工 员工 工人 老人 儿童 妇女 "
    "青年 游客 旅客 观众 学员 毕业生 志愿者 人员 人才 民众 百姓 老百姓 网友 网民 移民 "
    "学子 乡亲 父老 消费者 患者 病人 官兵 代表 选手 户籍人口"
)
_HOMES = "农户 牧户 家庭 住户 困难户 贫困户 脱贫户 搬迁户 种植户 养殖户 移民户 户"
_NOUN = (
    rf"(?:(?<=[万亿余多])(?=(?:{join_words(_WHOSE.split())}){{0,3}}+"
    rf"(?:(?P<people>{join_words(_PEOPLE.split())}|(?<=[困贫迁村疾工外守])人)"
    rf"|(?P<homes>{join_words(_HOMES.split())}))))"
)
# 2小时40分钟, 1米8, 3岁零2个月: a smaller unit of the same value, or its figure alone.
_SMALLER = "分钟?|秒钟?|厘米|毫米|米|公分|个月|天|公斤|千克|克|斤|两|钱|里"
# 九成八 is 98 %; 八成一般 may go on otherwise.
_TENTHS = f"(?<=成)[{ONES}](?=左右|上下|[以之的，。、；：！？）)\\s]|\\Z)"
# 三分之一吨 is no share.
_MEASURE = "吨|公里|公斤|千克|斤|亩|米|平方米|小时|天(?!然)"
_DIGITS = f"(?:[0-9]{{1,3}}+|[{ONES}两]{{1,3}}+)"
_DOUBLED = f"[1-5一两二三四五](?![{ONES}{SCALE}0-9])"


class Grammar(NamedTuple):
    """Hold the patterns of a quantity whose unit words are those of one table."""

    words: UnitWords
    fraction: re.Pattern[str]
    # 翻了两番 is four times as much.
    doubling: re.Pattern[str]
    span: re.Pattern[str]
    single: re.Pattern[str]
    # 200、300万元: the first number borrows multiplier and unit of the last.
    lender: re.Pattern[str]


@lru_cache(maxsize=16)
def make_grammar(words: UnitWords) -> Grammar:
    """Return the grammar with the unit words of a table; each is compiled once."""
    unit, start = words.pattern, words.start
    guards = {mark: f"{mark}(?=[{SCALE}]|{start})" for mark in _COUNTING_MARKS}
    mark = join_words(MARK_WORDS, _MARK_GUARDS | guards)
    after = f"(?P<after>{join_words(AFTER_WORDS, _AFTER_GUARDS)})?"
    before = f"(?P<before>(?:{_BEFORE_PATTERN}){{0,2}}+)"
    tail = _write_tail(words)
    head = rf"{before}(?P<currency>¥|人民币)?+(?P<share>百分之)?"
    rest = (
        rf"(?P<number>{NUMERAL})(?P<mark>{mark})?"
        rf"(?P<scale>{SCALE_MARK}*+)(?:(?P<unit>{unit})|{_NOUN})?(?P<tenths>{_TENTHS})?"
        rf"{after}(?P<tail>{tail})?"
    )
    patterns = (
        rf"{before}(?:(?P<whole>{NUMERAL})分之(?P<part>{NUMERAL})"
        rf"|(?P<half>一半|半数|(?<=过)半(?=[的，。；、]))"
        rf"|(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?![0-9./月日号A-Za-z]|{start}))"
        rf"{after}(?P<tail>[强弱]|{_MEASURE})?(?!分之)",
        rf"(?<![近约超])翻[了上]?(?P<doublings>{_DOUBLED})番(?![茄薯])"
        r"(?P<after>以上)?(?P<tail>多|有余|出头|左右|上下|半|以下|以内)?",
        rf"{head}(?P<left>{NUMERAL})(?P<left_unit>{unit})?(?P<dash>{DASH})¥?(?:百分之)?{rest}",
        rf"{head}(?P<several>{_SEVERAL})?{rest}",
        rf"(?:[、和及与]{ARABIC}){{0,8}}?[、和及与](?P<lender>{ARABIC})(?P<scale>[{SCALE}]*+)"
        rf"(?P<unit>(?!年){unit})(?!{tail}|{join_words(AFTER_WORDS, _AFTER_GUARDS)})",
    )
    return Grammar(words, *map(re.compile, patterns))


def _write_tail(words: UnitWords) -> str:
    """Write what makes another value of the number before it: 三天半, 5人±1, 3元5角.

    A rate that no unit of the table is, such as 90公里/小时, is one of them.
    """
    return (
        rf"(?<=个)半|半(?![个年月天日径价成导岛])"
        rf"|(?:/(?:{join_words(map(re.escape, words.words))}|[一-鿿A-Za-z]))++"
        r"|(?:(?<=/.)|(?<=/..))[·*×][一-鿿]|(?<=元)每|±|(?<=成)[强弱]"
        rf"|(?<=[元块圆角毛亩])[0-9{ONES}{FORMAL_ONES}零]++[角毛分](?![之钟])"
        # As far as the numeral goes: the rest of 3成500人 is no number of people.
        rf"|(?<=[成块])[{ONES}零0-9][{ONES}零{SCALE}0-9]*+"
        rf"|(?<=[时里米斤吨岁月])(?<!方米)[零又]?{_DIGITS}"
        rf"(?:{_SMALLER}|(?=[，。、；）)\s的左上以多]|\Z))"
    )
