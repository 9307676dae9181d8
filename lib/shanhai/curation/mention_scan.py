"""Walk over plain text and find numeral expressions from left to right."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shanhai.curation.intervals import Quantity
from shanhai.curation.mention_kinds import guess_kind, guess_kind_without_unit
from shanhai.curation.mention_patterns import (
    NAMED_BY_ORDINAL,
    RUN_PATTERN,
    START_PATTERN,
    compile_special,
)
from shanhai.curation.numerals import SCALE, QuantityError, read_numeral
from shanhai.curation.quantities import read_parts
from shanhai.curation.quantity_grammar import (
    BEFORE_GUARDS,
    BEFORE_WORDS,
    DASH_SIGN,
    Grammar,
    join_words,
)
from shanhai.curation.quantity_parts import (
    has_unit,
    is_bare,
    is_of_two_units,
    is_qualified,
)

_OPENING_QUOTES = "“‘「"
# A fraction with a stroke counts in a sentence; alone it may be a page or a date.
_IN_SENTENCE = re.compile("[一-鿿](?<![图表页第版])|[，、：][^一-鿿]+[一-鿿]")
# 三千多|孩子, 上万|游人, 一百万: a count whose noun is no unit word.
_COUNT = re.compile(
    rf"(?!十万\Z)[一二两三四五六七八九十].{{0,20}}[千万亿].{{0,20}}|.{{0,20}}[{SCALE}].?[余多]万?"
    r"|[上过超逾近约数几]{1,2}[百千万亿]{1,3}"
)
# 200、300万元: members of one list are of one size.
_ALIKE = 20
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


@dataclass(frozen=True)
class Find:
    """Hold an expression found in plain text: its place, kind and quantity."""

    start: int
    end: int
    kind: str
    quantity: Quantity | None = None


def scan(content: str, start: int, end: int, grammar: Grammar) -> Iterator[Find]:
    """Yield every numeral expression between two offsets, in order."""
    position, special_pattern = start, compile_special(grammar.words)
    while place := START_PATTERN.search(content, position, end):
        position = place.start()
        if special := special_pattern.match(content, position, end):
            position = special.end()
            if special.lastgroup != "lexical":
                yield Find(*special.span(), _name_special(special))
        elif quantity := _match_quantity(grammar, content, position, end):
            position = quantity.end()
            if find := _read(quantity, grammar):
                yield find
        elif run := RUN_PATTERN.match(content, position, end):
            # 万众, 百泉: numerals that count nothing, a name if a quotation opens.
            position = run.end()
            if content[run.start() - 1 : run.start()] in (*_OPENING_QUOTES,):
                yield Find(*run.span(), "name")
        else:
            position += 1


def _name_special(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    is_school = match.string.startswith(tuple(NAMED_BY_ORDINAL), match.end())
    return "name" if kind == "ordinal" and is_school else kind


def _match_quantity(
    grammar: Grammar, content: str, position: int, end: int
) -> re.Match[str] | None:
    """Match a fraction, a doubling, a range or a single quantity.

    Chinese numerals need a unit word, unless their form is a count's. Two ends
    with units of their own that are no range (6人到5个村) are two quantities.
    """
    fraction = grammar.fraction.match(content, position, end)
    if fraction and _is_in_sentence(fraction):
        return fraction
    if doubling := grammar.doubling.match(content, position, end):
        return doubling
    span = grammar.span.match(content, position, end)
    parts = span.groupdict(default="") if span else {}
    are_two = parts.get("dash") in ("至", "到") and is_of_two_units(parts)
    if has_unit(parts) and (not are_two or _quantify(span, parts, grammar)):
        return span
    single = grammar.single.match(content, position, end)
    if single is None or re.search("[0-9]", single["number"]):
        return single
    is_count = has_unit(single.groupdict()) or _COUNT.fullmatch(single.group())
    return single if is_count else None


def _is_in_sentence(match: re.Match[str]) -> bool:
    around = match.string[max(match.start() - 1, 0) : match.end() + 1]
    return not match["top"] or bool(match["before"] or _IN_SENTENCE.match(around))


def _read(match: re.Match[str], grammar: Grammar) -> Find | None:
    parts = match.groupdict(default="")
    if "number" not in parts:
        return Find(*match.span(), "figure", _quantify(match, parts, grammar))
    if not has_unit(parts):
        kind = guess_kind_without_unit(match)
        return Find(*match.span(), kind, _borrow(match, parts, grammar))
    if is_bare(parts):
        # 千人计划, 百家姓; the 万元 or （万人） of a heading is a unit and no mention.
        word = grammar.words.words.get(parts["unit"])
        is_money = word is not None and word.unit == "yuan"
        kind = "figure" if parts["unit"] == "名" else "name"
        is_unit = is_money or _is_bracketed(match)
        return None if is_unit else Find(*match.span(), kind)
    kind = guess_kind(match)
    is_amount = kind in ("figure", "idiom", "structure")
    quantity = _quantify(match, parts, grammar) if is_amount else None
    return Find(*match.span(), kind, quantity)


def _is_bracketed(match: re.Match[str]) -> bool:
    before = match.string[match.start() - 1 : match.start()]
    return before in ("(", "（") and match.string.startswith((")", "）"), match.end())


def _quantify(
    match: re.Match[str], parts: dict[str, str], grammar: Grammar
) -> Quantity | None:
    if _is_cut(match, parts):
        return None
    try:
        return read_parts(parts, match.group(), grammar.words)
    except QuantityError:
        return None


def _borrow(
    match: re.Match[str], parts: dict[str, str], grammar: Grammar
) -> Quantity | None:
    """Read a number of an enumeration with the multiplier and unit of the last."""
    lender = grammar.lender.match(match.string, match.end())
    if lender is None or is_qualified(parts):
        return None
    lent = parts | {"unit": lender["unit"]}
    if lender["scale"] and parts["number"][-1].isdigit():
        lent["scale"] = lender["scale"]
        try:
            one, other = map(read_numeral, (parts["number"], lender["lender"]))
        except QuantityError:
            return None
        if not other.value / _ALIKE <= one.value <= other.value * _ALIKE:
            return None
    return _quantify(match, lent, grammar)


def _is_cut(match: re.Match[str], parts: Mapping[str, str]) -> bool:
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
