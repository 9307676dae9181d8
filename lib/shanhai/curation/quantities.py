"""Read one numeral expression as a closed interval in a unit of the codebook.

``约1858万元`` -> 18 575 000 to 18 585 000 yuan, about. The rules of the intervals are
in `intervals`, the unit words in `unit_words`, the grammar in `quantity_grammar`,
the numbers in `ends`. A qualifier widens both ends of a range by its own rule.

What may be read in two ways is refused: no interval is better than a wrong one.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from shanhai.curation.ends import list_numerals, read_fraction
from shanhai.curation.intervals import (
    IntervalRule,
    Quantity,
    Vagueness,
    find_interval,
    find_qualifier,
)
from shanhai.curation.numerals import Numeral, QuantityError
from shanhai.curation.plain_text import make_plain
from shanhai.curation.quantity_grammar import (
    AFTER_WORDS,
    BEFORE_WORDS,
    FRACTION_PATTERN,
    MARK_WORDS,
    RANGE_PATTERN,
    SINGLE_PATTERN,
    join_words,
)
from shanhai.curation.unit_words import RESOLUTIONS, UNIT_WORDS

__all__ = [
    "Quantity",
    "QuantityError",
    "find_rule",
    "parse_quantity",
    "read_parts",
]

# 近3—5万元, 不足3—5万元: below which end?
_ONE_SIDED = {Vagueness.NEARLY, Vagueness.UNDER}
_BEFORE_WORD = re.compile(join_words(BEFORE_WORDS))
_BLANKS = re.compile(r"\s+")
# 三万一亩: thirty thousand for each, or 31 000 of them?
_EACH = re.compile(".*[百千万亿]一")
# Beyond any sum of money; below it every end of an interval is exact.
_LIMIT = Decimal(10) ** 15
# A decimal of these is a slip or a heading (2.3本); time can be cut (1.5天).
_WHOLE = {"person", "person_time", "household", "count", "occasion", "session"}


def parse_quantity(text: str) -> Quantity:
    """Return the quantity that a numeral expression states.

    Simplified, traditional and damaged text, half- and full-width digits, blanks
    inside and Chinese numerals are read. Left out: dates, ordinals and unit words
    outside the codebook. Raise `QuantityError`, saying what is wrong.
    """
    return _read(*_match(text)).quantity


def find_rule(text: str) -> IntervalRule:
    """Return how the interval of an expression comes about.

    Left out: the codebook's reasons. Raise `QuantityError` as `parse_quantity`.
    """
    return _read(*_match(text))


def read_parts(parts: dict[str, str], text: str) -> Quantity:
    """Return the quantity of a match of the grammar; the finder calls it too.

    Parameters
    ----------
    parts
        The groups of the match; a group without a text is empty.
    text
        The match, for messages.

    Raise `QuantityError` where the match has no reading, or may have two.
    """
    return _read(parts, text).quantity


def _match(text: str) -> tuple[dict[str, str], str]:
    plain = make_plain(_BLANKS.sub("", text)).content
    for pattern in (FRACTION_PATTERN, RANGE_PATTERN, SINGLE_PATTERN):
        if match := pattern.fullmatch(plain):
            return match.groupdict(default=""), plain
    raise QuantityError(f"{text[:40]!r} is not qualifier + number + unit")


def _read(parts: dict[str, str], text: str) -> IntervalRule:
    marks = _list_marks(parts, text[:40])
    if parts["tail"]:
        raise QuantityError(f"{text[:40]!r} goes on with {parts['tail']!r}")
    if "half" in parts:
        unit, numerals = "percent", [read_fraction(parts)]
    else:
        unit, exponent = _read_unit(parts, text[:40])
        numerals = [n.scale(exponent) for n in list_numerals(parts, text[:40])]
    _check(numerals, unit, text[:40])
    is_range = len(numerals) > 1
    is_contradictory = len({mark.qualifier for mark in marks}) > 1
    if is_range and (is_contradictory or marks.keys() & _ONE_SIDED):
        raise QuantityError(f"{text[:40]!r} is a range with a qualifier against it")
    ends = [find_interval(numeral, RESOLUTIONS[unit], marks) for numeral in numerals]
    low, high = ends[0].low, ends[-1].high
    qualifier = "range" if is_range and high is not None else find_qualifier(marks)
    high = None if high is None else _tidy(high)
    return IntervalRule(
        numerals=tuple(Numeral(_tidy(n.value), _tidy(n.place)) for n in numerals),
        marks=tuple((word, mark) for mark, word in marks.items()),
        quantity=Quantity(_tidy(low), high, unit, qualifier, is_contradictory),
    )


def _check(numerals: list[Numeral], unit: str, text: str) -> None:
    """Refuse numbers that no reader would take for an amount of this unit."""
    if any(numeral.value >= _LIMIT for numeral in numerals):
        raise QuantityError(f"{text!r} is {_LIMIT:.0e} or more")
    if unit in _WHOLE and any(numeral.value % 1 for numeral in numerals):
        raise QuantityError(f"{text!r} is a part of something that comes whole")
    low, high = numerals[0].value, numerals[-1].value
    if low > high:
        raise QuantityError(f"{text!r} runs downwards")


def _read_unit(parts: dict[str, str], text: str) -> tuple[str, int]:
    word = parts["unit"]
    if parts.get("left_unit") and parts["left_unit"] != word:
        raise QuantityError(f"{text!r} is no range: its ends have different units")
    bare = {"percent": "share", "person": "people", "household": "homes"}
    if not word:
        units = [unit for unit, part in bare.items() if parts.get(part)]
        units += ["yuan"] if parts["currency"] else []
        if len(units) == 1:
            return units[0], 0
    if not word or parts["share"]:
        raise QuantityError(f"{text!r} has no unit word, or one too many")
    found = UNIT_WORDS[word]
    if found.unit is None:
        raise QuantityError(f"{text!r}: the codebook has no unit for {word!r}")
    if found.unit == "yuan":
        if is_bare(parts):
            raise QuantityError(f"{text!r} is a unit without a number")
    elif parts["currency"] or _EACH.fullmatch(parts["number"] + parts["scale"]):
        raise QuantityError(f"{text!r} may be money for each {word}")
    return found.unit, found.exponent


def has_unit(parts: Mapping[str, str | None]) -> bool:
    """Say whether a match says what is counted or measured."""
    return any(map(parts.get, ("unit", "share", "people", "homes", "currency")))


def is_bare(parts: Mapping[str, str]) -> bool:
    """Say whether nothing says how many hundreds or ten thousands there are."""
    has_count = parts["number"].strip("百千万亿") or parts["share"]
    return not (has_count or is_qualified(parts))


def is_qualified(parts: Mapping[str, str]) -> bool:
    """Say whether a word beside the number says how exact it is."""
    return any(parts.get(part) for part in ("before", "several", "mark", "after"))


def _list_marks(parts: dict[str, str], text: str) -> dict[Vagueness, str]:
    """Return what qualifies the number, each with its word, in the text's order."""
    marks = {BEFORE_WORDS[word]: word for word in _BEFORE_WORD.findall(parts["before"])}
    for known, part in ((MARK_WORDS, "mark"), (AFTER_WORDS, "after")):
        if word := parts.get(part):
            marks.setdefault(known[word], word)
    is_bounded = marks.keys() & {Vagueness.OVER, Vagueness.UNDER}
    if len(is_bounded) > 1 or (is_bounded and parts.get("several")):
        raise QuantityError(f"{text!r} is bounded twice")
    # 约数百, 数百余: several hundred is as vague as it gets.
    several = parts.get("several")
    return {Vagueness.SEVERAL: several} if several else marks


def _tidy(value: Decimal) -> Decimal:
    """Return the same number without an exponent or zeros after the point."""
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain.as_tuple().exponent > 0 else plain
