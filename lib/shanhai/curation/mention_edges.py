"""Tell whether a number may be less than what stands around it says."""

import re
from collections.abc import Mapping

from shanhai.curation.numerals import SCALE
from shanhai.curation.quantity_grammar import (
    BEFORE_GUARDS,
    BEFORE_WORDS,
    DASH_SIGN,
    join_words,
)

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
    """Say whether a match may be a part of a number, or bounded by a word around it.

    Parameters
    ----------
    parts
        The groups of the match; a group without a text is empty.
    """
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
