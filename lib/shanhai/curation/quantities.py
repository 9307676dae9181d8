"""Read one numeral expression as a closed interval in a unit of the codebook.

``约1858万元`` -> 18 575 000 to 18 585 000 yuan, about. The rules of the intervals are
in `intervals`, the unit words in `unit_words`, the grammar in
`quantity_grammar`; `quantity_text` writes a quantity back.

Ranges: in 3-5万元 the multiplier carries over to the left number, because the
left has none and is the smaller digit (3 < 5); in 500-1万元 it does not. A
qualifier widens both ends by its own rule.
"""

import re
from decimal import Decimal

from shanhai.curation.intervals import (
    IntervalRule,
    Quantity,
    Vagueness,
    find_interval,
    find_qualifier,
)
from shanhai.curation.numerals import (
    SCALE,
    SCALES,
    Numeral,
    QuantityError,
    read_numeral,
    split_neighbours,
)
from shanhai.curation.plain_text import make_plain
from shanhai.curation.quantity_grammar import (
    AFTER_WORDS,
    BEFORE_WORDS,
    MARK_WORDS,
    RANGE_PATTERN,
    SINGLE_PATTERN,
)
from shanhai.curation.quantity_text import format_quantity
from shanhai.curation.unit_words import RESOLUTIONS, UNIT_WORDS

__all__ = [
    "Quantity",
    "QuantityError",
    "find_rule",
    "format_quantity",
    "parse_quantity",
    "read_match",
]

_BEFORE_WORD = re.compile("|".join(sorted(BEFORE_WORDS, key=len, reverse=True)))
_TRAILING_SCALES = re.compile(r"(?P<head>.*?)(?P<small>[百千]*)(?P<big>[万亿]*)")
# Beyond any sum of money; below it every end of an interval is exact.
_LIMIT = Decimal(10) ** 15


def parse_quantity(text: str) -> Quantity:
    """Return the quantity that a numeral expression states.

    Simplified, traditional and damaged text, half- and full-width digits and
    Chinese numerals are read. Left out: dates, ordinals, fractions and unit
    words outside the codebook. Raise `QuantityError`, saying what is wrong.
    """
    return read_match(_match(text))


def find_rule(text: str) -> IntervalRule:
    """Return how the interval of an expression comes about.

    Left out: the codebook's reasons. Raise `QuantityError` as `parse_quantity`.
    """
    match = _match(text)
    quantity, exponent = read_match(match), _read_unit(match)[1]
    scaled = (numeral.scale(exponent) for numeral in _list_numerals(match))
    return IntervalRule(
        numerals=tuple(Numeral(_tidy(n.value), _tidy(n.place)) for n in scaled),
        marks=tuple((word, mark) for mark, word in _list_marks(match).items()),
        quantity=quantity,
    )


def read_match(match: re.Match[str]) -> Quantity:
    """Return the quantity of a match of the grammar; the finder calls it too.

    Raise `QuantityError` where the match has no reading.
    """
    text = match.group()[:40]
    unit, exponent = _read_unit(match)
    marks = _list_marks(match)
    numerals = [numeral.scale(exponent) for numeral in _list_numerals(match)]
    if any(numeral.value >= _LIMIT for numeral in numerals):
        raise QuantityError(f"{text!r} is {_LIMIT:.0e} or more")
    is_range = len(numerals) > 1
    is_contradictory = len({mark.qualifier for mark in marks}) > 1
    if is_range and (is_contradictory or Vagueness.UNDER in marks):
        raise QuantityError(f"{text!r} is a range with a qualifier against it")
    ends = [find_interval(numeral, RESOLUTIONS[unit], marks) for numeral in numerals]
    low, high = ends[0].low, ends[-1].high
    if high is not None and low > high:
        raise QuantityError(f"{text!r} runs downwards")
    qualifier = "range" if is_range and high is not None else find_qualifier(marks)
    high = None if high is None else _tidy(high)
    return Quantity(_tidy(low), high, unit, qualifier, is_contradictory)


def _match(text: str) -> re.Match[str]:
    plain = make_plain(text.strip()).content
    match = RANGE_PATTERN.fullmatch(plain) or SINGLE_PATTERN.fullmatch(plain)
    if match is None:
        raise QuantityError(f"{text[:40]!r} is not qualifier + number + unit")
    return match


def _read_unit(match: re.Match[str]) -> tuple[str, int]:
    parts, text = match.groupdict(), match.group()[:40]
    word = parts["unit"]
    if parts.get("left_unit") and parts["left_unit"] != word:
        raise QuantityError(f"{text!r} is no range: its ends have different units")
    if parts["share"] and word is None:
        return "percent", 0
    if word is None or parts["share"]:
        raise QuantityError(f"{text!r} has no unit word, or one too many")
    found = UNIT_WORDS[word]
    if found.unit is None:
        raise QuantityError(f"{text!r}: the codebook has no unit for {word!r}")
    return found.unit, found.exponent


def _list_marks(match: re.Match[str]) -> dict[Vagueness, str]:
    """Return what qualifies the number, each with its word, in the text's order."""
    parts = match.groupdict(default="")
    marks = {BEFORE_WORDS[word]: word for word in _BEFORE_WORD.findall(parts["before"])}
    for known, word in ((MARK_WORDS, parts["mark"]), (AFTER_WORDS, parts["after"])):
        if word:
            marks.setdefault(known[word], word)
    is_bounded = marks.keys() & {Vagueness.OVER, Vagueness.UNDER}
    if len(is_bounded) > 1 or (is_bounded and parts.get("several")):
        raise QuantityError(f"{match.group()[:40]!r} is bounded twice")
    # 约数百, 数百余: several hundred is as vague as it gets.
    several = parts.get("several")
    return {Vagueness.SEVERAL: several} if several else marks


def _list_numerals(match: re.Match[str]) -> list[Numeral]:
    parts = match.groupdict(default="")
    number, scale = parts["number"], parts["scale"]
    if parts.get("several") and set(number) - set(SCALE):
        raise QuantityError(f"{match.group()[:40]!r}: several of what?")
    if left := parts.get("left"):
        carried = "" if parts["left_unit"] else _carry_scale(left, number + scale)
        return [read_numeral(left + carried), _read_scaled(number, scale)]
    return [_read_scaled(end, scale) for end in split_neighbours(number) or [number]]


def _read_scaled(number: str, scale: str) -> Numeral:
    # 630多万: the multiplier stands behind the mark, so 多 is worth ten of it.
    exponent = sum(SCALES[character] for character in scale)
    return read_numeral(number).scale(exponent)


def _carry_scale(left: str, right: str) -> str:
    """Return the multiplier that the left end of a range leaves out."""
    head, small, big = _TRAILING_SCALES.fullmatch(right).groups()
    for carried, digits, own in (
        (small + big, head, SCALE),
        (big, head + small, "万亿"),
    ):
        if not carried or not digits or set(left) & set(own):
            continue
        if read_numeral(left).value < read_numeral(digits).value:
            return carried
    return ""


def _tidy(value: Decimal) -> Decimal:
    """Return the same number without an exponent or zeros after the point."""
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain.as_tuple().exponent > 0 else plain
