"""Walk over plain text, find numeral expressions and guess of what kind they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shanhai.curation.intervals import Quantity
from shanhai.curation.mention_patterns import (
    COUNTING,
    MAKING,
    NAMED_BY_ORDINAL,
    NUMBERS,
    POINTING,
    RANKS,
    RUN_PATTERN,
    START_PATTERN,
    compile_special,
    is_cut,
)
from shanhai.curation.numerals import SCALE, QuantityError, read_numeral
from shanhai.curation.quantities import (
    has_unit,
    is_bare,
    is_of_two_units,
    is_qualified,
    read_parts,
)
from shanhai.curation.quantity_grammar import Grammar

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
_HEADING_UNITS = ("大", "项")
# 后半篇: the latter half, a part by its place and no amount.
_HALVES = ("前", "后", "上", "下")
# Two of them are 两期; 二期 is the second. Only persons are counted with 二.
_PERSONS = ("人", "位", "名")
_SENTENCE_END = "。；;！？!?"
_CLAUSE_END = "，。；、：,;:.!?！？）)\n"
_LINE_REACH = 40
_LONG_NUMBER = 7
# A number that hangs on a sign or on letters, or begins with zero, is a code.
_CODE_BEFORE = re.compile(r"(?:[-—_/©#@:=·A-Za-z]|[-—_/©#@:=·] )\Z")
_CODE_BEHIND = re.compile(r"[-_/@A-Za-z]")
_CODE = re.compile("0[0-9]+")
_WORDS = re.compile("[一-鿿]")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


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
        kind = _guess_kind_without_unit(match)
        return Find(*match.span(), kind, _borrow(match, parts, grammar))
    if is_bare(parts):
        # 千人计划, 百家姓; the 万元 or （万人） of a heading is a unit and no mention.
        word = grammar.words.words.get(parts["unit"])
        is_money = word is not None and word.unit == "yuan"
        kind = "figure" if parts["unit"] == "名" else "name"
        is_unit = is_money or _is_bracketed(match)
        return None if is_unit else Find(*match.span(), kind)
    kind = _guess_kind(match)
    is_amount = kind in ("figure", "idiom", "structure")
    quantity = _quantify(match, parts, grammar) if is_amount else None
    return Find(*match.span(), kind, quantity)


def _is_bracketed(match: re.Match[str]) -> bool:
    before = match.string[match.start() - 1 : match.start()]
    return before in ("(", "（") and match.string.startswith((")", "）"), match.end())


def _quantify(
    match: re.Match[str], parts: dict[str, str], grammar: Grammar
) -> Quantity | None:
    if is_cut(match, parts):
        return None
    try:
        return read_parts(parts, match.group(), grammar.words).quantity
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


def _guess_kind(match: re.Match[str]) -> str:
    """Return a figure, unless the form of an expression with a unit says more."""
    parts = match.groupdict(default="")
    if _CODE.match(parts["number"]):
        return "furniture"
    is_plain = not (parts["before"] or parts["mark"] or parts["after"])
    if is_plain and parts["number"] == "一" and not _counts_one(match):
        return "idiom"
    if (
        parts["number"] == "半"
        and match.string[match.start() - 1 : match.start()] in _HALVES
    ):
        return "name"
    if is_plain and parts["number"] == "二" and parts["unit"] not in _PERSONS:
        return "ordinal"
    before = match.string[max(match.start() - 4, 0) : match.start()]
    if parts["unit"] in RANKS and not before.endswith(COUNTING):
        return "name"
    is_chinese = not re.search("[0-9]", parts["number"])
    if is_chinese and parts["unit"] in _HEADING_UNITS and _stands_in_heading(match):
        return "structure"
    return "figure"


def _guess_kind_without_unit(match: re.Match[str]) -> str:
    """Return furniture for a number that is alone or a code, date for a year."""
    text, number = match.string, match["number"]
    before, after = (
        text[max(match.start() - 8, 0) : match.start()],
        text[match.end() : match.end() + 1],
    )
    is_alone = not before[-1:].strip(" \t\n(（【[•·|/") and not after.strip(
        " \t\n)）】]|/"
    )
    is_long = sum(map(str.isdigit, number)) >= _LONG_NUMBER
    is_code = (
        _CODE.fullmatch(number)
        or _CODE_BEFORE.search(before)
        or _CODE_BEHIND.match(after)
        or before.rstrip(" \t:：.").endswith(NUMBERS)
    )
    is_alone = is_alone and not _stands_in_row(match)
    if is_alone or is_long or is_code:
        return "furniture"
    if match["mark"] == "+":
        return "name"
    return "date" if _YEAR.fullmatch(number) and not match["mark"] else "figure"


def _stands_in_row(match: re.Match[str]) -> bool:
    """Say whether a cell in front of the match, in its line, has words."""
    before = match.string[max(match.start() - _LINE_REACH, 0) : match.start()]
    cells = before.rpartition("\n")[2].split("\t")[:-1]
    return any(map(_WORDS.search, cells))


def _counts_one(match: re.Match[str]) -> bool:
    """Tell 建成一条 and 一个 at a clause's end from the article of 作为一名."""
    before = match.string[max(match.start() - 4, 0) : match.start()]
    if before.endswith(tuple(MAKING)):
        return True
    ends_clause = match.string[match.end() : match.end() + 1] in (*_CLAUSE_END, "")
    return ends_clause and not before.endswith(tuple(POINTING))


def _stands_in_heading(match: re.Match[str]) -> bool:
    text = match.string
    before = text[max(match.start() - _LINE_REACH, 0) : match.start()]
    after = text[match.end() : match.end() + _LINE_REACH]
    line = before.rpartition("\n")[2] + match.group() + after.partition("\n")[0]
    return len(line) <= _LINE_REACH and not set(line) & set(_SENTENCE_END)
