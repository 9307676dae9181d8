"""The grammar of a quantity in plain text: qualifier + number + unit + qualifier.

The patterns are shared by the reader of one expression and by the finder of all
expressions in a text. They read each character a fixed number of times, so long
inputs cost linear time.
"""

import re

from shanhai.curation.intervals import Vagueness
from shanhai.curation.numerals import NUMERAL, SCALE
from shanhai.curation.unit_words import UNIT

_BEFORE = {
    Vagueness.ABOUT: "大约 约为 约 大概",
    Vagueness.NEARLY: "将近 接近 近",
    Vagueness.OVER: "超过 超出 超 逾 至少 最少 不少于 不低于 高于 多于 上",
    Vagueness.UNDER: "不足 不到 不超过 不多于 最多 至多 少于 低于",
}
_MARKS = {Vagueness.AND_MORE: "余 多 几", Vagueness.ABOUT: "来"}
_AFTER = {
    Vagueness.ABOUT: "左右 上下",
    Vagueness.OVER: "及以上 以上 之上",
    Vagueness.UNDER: "及以下 以下 以内 之内",
    Vagueness.AND_MORE: "多",
}


def _invert(words: dict[Vagueness, str]) -> dict[str, Vagueness]:
    return {word: mark for mark, row in words.items() for word in row.split()}


BEFORE_WORDS, MARK_WORDS, AFTER_WORDS = map(_invert, (_BEFORE, _MARKS, _AFTER))


def _join(words: dict[str, Vagueness], *left_out: str) -> str:
    chosen = sorted(set(words) - set(left_out), key=lambda word: (-len(word), word))
    return "|".join(chosen)


# 约 of 签约, 近 of 附近 and 超 of 赶超 belong to the word before them; 上 is a
# qualifier before a bare scale only (上百人), 多 after a time only (两年多).
_BEFORE_PATTERN = (
    rf"(?:{_join(BEFORE_WORDS, '约', '近', '超', '上')}"
    r"|(?<![签条节预公契违合履续婚特相邀大])约|(?<![附最邻靠临亲贴将接])近|(?<![赶反高])超"
    rf"|(?<![一-鿿])上(?=[{SCALE}]))"
)
_AFTER_PATTERN = rf"(?:{_join(AFTER_WORDS, '多')}|(?<=[年天月时])多(?![次个种数]))"
_MARK_PATTERN = rf"(?:[余多]|几(?=[{SCALE}]|{UNIT})|来(?={UNIT}))"
DASH = r"(?:——|[-—–－~〜至到])"
_SEVERAL = rf"(?<![人户件总次个岁款])(?:好几|几|数)(?=[{SCALE}])"

RANGE = (
    rf"(?P<before>(?:{_BEFORE_PATTERN}){{0,2}}+)(?P<share>百分之)?"
    rf"(?P<left>{NUMERAL})(?P<left_unit>{UNIT})?{DASH}(?:百分之)?"
    rf"(?P<number>{NUMERAL})(?P<mark>{_MARK_PATTERN})?(?P<scale>[{SCALE}]*+)"
    rf"(?P<unit>{UNIT})?(?P<after>{_AFTER_PATTERN})?"
)
SINGLE = (
    rf"(?P<before>(?:{_BEFORE_PATTERN}){{0,2}}+)(?P<share>百分之)?(?P<several>{_SEVERAL})?"
    rf"(?P<number>{NUMERAL})(?P<mark>{_MARK_PATTERN})?(?P<scale>[{SCALE}]*+)"
    rf"(?P<unit>{UNIT})?(?P<after>{_AFTER_PATTERN})?"
)
RANGE_PATTERN = re.compile(RANGE)
SINGLE_PATTERN = re.compile(SINGLE)
