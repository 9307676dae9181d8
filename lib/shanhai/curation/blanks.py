"""Find the blanks that stand inside one numeral expression: 1.2 万人 · 3 000 人.

Typesetting puts blanks between numbers and words, copying from a PDF breaks lines
inside numbers. A blank counts as inside only where what stands around it cannot be
two expressions; what may be two (12 345人) keeps its blank.
"""

import re
from collections.abc import Iterator

from shanhai.curation.numerals import CHINESE_DIGIT, SCALE, SCALE_MARK
from shanhai.curation.quantity_grammar import (
    AFTER_WORDS,
    BEFORE_WORDS,
    DASH_SIGN,
    join_words,
)
from shanhai.curation.unit_words import UNIT_START, UNIT_WORDS

# Typographers part thousands with a thin space; other blanks may part columns.
THIN = "\u2009\u202f"
_SPACE = f"[ {THIN}]{{1,2}}+"
_BREAK = r" ?\r?\n {0,2}+"
_NUMERALS = f"0-9{CHINESE_DIGIT}{SCALE}廿卅"
_UNIT_ENDS = "".join(sorted({word[-1] for word in UNIT_WORDS}))
_ENDS = _NUMERALS + _UNIT_ENDS
_AFTER = join_words(word for word in AFTER_WORDS if len(word) > 1)
_BEFORE_ENDS = "".join(sorted({word[-1] for word in BEFORE_WORDS})) + "达有为了¥"
_DASH = f"[{DASH_SIGN}至到]"
# One to three digits, all of one number, then three more.
_THOUSANDS = (
    r"(?<=[0-9])(?<![0-9A-Za-z.,'][0-9]{3})(?<![A-Za-z.,'][0-9])"
    r"(?<![A-Za-z.,'][0-9]{2})"
)
_THREE = "[0-9]{2}(?![0-9])"
_FAR_UNIT = (
    f"{SCALE_MARK}*(?:[元户亩%吨]|[名人家](?:次|[，。、；]|$)|{SCALE_MARK}{UNIT_START})"
)

_INNER = "|".join(
    (
        # 1.2 万人, 3000 余万元, 244 万群众, but no unit behind 表 2
        rf"(?<=[{_NUMERALS}余多几来+])(?<![图表][0-9])(?<![图表][0-9]{{2}}){_SPACE}"
        rf"(?=[余多几来]? ?{SCALE_MARK}*{UNIT_START}|[余多]?[百千]?[万亿]|[年月日])",
        # 3 - 5万元, 3万至 5万元
        rf"(?<=[{_ENDS}]){_SPACE}(?={_DASH}{{1,2}}[ {THIN}]{{0,2}}[{_NUMERALS}])",
        rf"(?<=[{_ENDS} ]{_DASH}){_SPACE}(?=[{_NUMERALS}])",
        # 约 300户, 达到\n300户; 300户 左右
        rf"(?<=[{_BEFORE_ENDS}]){_SPACE}(?=[{_NUMERALS}])",
        rf"(?<=[{_BEFORE_ENDS}]){_BREAK}(?=[0-9]++(?![、.)）0-9]))",
        rf"(?<=[{_UNIT_ENDS}]){_SPACE}(?={_AFTER})",
        rf"(?<=[{_UNIT_ENDS}]){_BREAK}(?=左右)",
        # 2023年 9月 5日
        r"(?<=[年月])[ ](?=[0-9]{1,2} ?[月日])",
        # 3 000人, 12 345人 with a thin space
        rf"{_THOUSANDS}(?:(?:{_SPACE}|{_BREAK})(?=0{_THREE})|[{THIN}](?=[0-9]{_THREE}))",
        # 3万 4000人, 1亿\n2000万元
        rf"(?<=[万亿])(?:{_SPACE}|{_BREAK})(?=[{_NUMERALS}]++(?!年|月) ?{UNIT_START})",
        rf"(?<=分){_BREAK}(?=之[{CHINESE_DIGIT}])",
        # 500\n万人次, 4200\n户, 三十\n二户
        rf"(?<=[{_NUMERALS}余多]){_BREAK}(?=[余多]?{_FAR_UNIT})",
        rf"(?<=[{CHINESE_DIGIT}{SCALE}]){_BREAK}(?=[{CHINESE_DIGIT}{SCALE}]++{UNIT_START})",
    )
)
_INNER_BLANK = re.compile(_INNER)
# A line of figures and signs alone is a cell or the number of a page.
_FIGURES_ALONE = re.compile(rf"[{DASH_SIGN}{_NUMERALS}\s.,:/()（）·•|第页]*")


def find_inner_blanks(content: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each blank inside a numeral expression."""
    for blank in _INNER_BLANK.finditer(content):
        line = content[content.rfind("\n", 0, blank.start()) + 1 : blank.start()]
        if "\n" not in blank.group() or not _FIGURES_ALONE.fullmatch(line):
            yield blank.span()
