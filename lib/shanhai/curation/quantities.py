"""Read one numeral expression as a closed interval in a unit of the codebook.

``约1858万元`` -> 18 575 000 to 18 585 000 yuan, about. The rules of the intervals are
in `intervals`, the unit words in `units`, the grammar in `quantity_grammar`. A
qualifier widens both ends of a range by its own rule.

What may be read in two ways is refused: no interval is better than a wrong one.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from shanhai.curation.intervals import (
    IntervalRule,
    Quantity,
    Vagueness,
    find_interval,
    find_qualifier,
)
from shanhai.curation.numerals import (
    Numeral,
    QuantityError,
    list_numerals,
    read_fraction,
    read_numeral,
)
from shanhai.curation.plain_text import make_plain
from shanhai.curation.quantity_grammar import (
    AFTER_WORDS,
    BEFORE_WORDS,
    MARK_WORDS,
    join_words,
    make_grammar,
)
from shanhai.curation.units import Unit, UnitWord, UnitWords, find_standard_words

# 近3—5万元, 不足3—5万元: below which end?
_ONE_SIDED = {Vagueness.NEARLY, Vagueness.UNDER}
_BEFORE_WORD = re.compile(join_words(BEFORE_WORDS))
# 三万一亩: thirty thousand for each, or 31 000 of them?
_EACH = re.compile(".*[百千万亿]一")
_BLANKS = re.compile(r"\s+")
# Beyond any sum of money; below it every end of an interval is exact.
_LIMIT = Decimal(10) ** 15
# A decimal of what comes whole is a slip or a heading (2.3本); time can be cut (1.5天).
_TIME = {"minute", "day", "month", "year"}


def parse_quantity(text: str, words: UnitWords | None = None) -> Quantity:
    """Return the quantity that a numeral expression states.

    Simplified, traditional and damaged text, half- and full-width digits, blanks
    inside and Chinese numerals are read, with the unit words of a corpus
    (``corpus.unit_words``) or of the standard. Left out: dates, ordinals and words
    that no unit has. Raise `QuantityError`, saying what is wrong.
    """
    return find_rule(text, words).quantity


def find_rule(text: str, words: UnitWords | None = None) -> IntervalRule:
    """Return how the interval of an expression comes about.

    Left out: the codebook's reasons. Raise `QuantityError` as `parse_quantity`.
    """
    words = words or find_standard_words()
    return read_parts(*_match(text, words), words)


def _read_unit(parts: Mapping[str, str], text: str, words: UnitWords) -> UnitWord:
    """Return what the unit of a match stands for, or raise where it is unsure."""
    word = parts["unit"]
    if is_of_two_units(parts):
        raise QuantityError(f"{text!r} is no range: its ends have different units")
    bare = {"percent": "share", "person": "people", "household": "homes"}
    if not word:
        units = [unit for unit, part in bare.items() if parts.get(part)]
        units += ["yuan"] if parts["currency"] else []
        if len(units) == 1:
            return UnitWord(units[0])
    if not word or parts["share"]:
        raise QuantityError(f"{text!r} has no unit word, or one too many")
    found = words.words[word]
    if found.unit is None:
        raise QuantityError(f"{text!r}: the codebook has no unit for {word!r}")
    if found.unit == "yuan" or word.startswith("元/"):
        if is_bare(parts):
            raise QuantityError(f"{text!r} is a unit without a number")
    elif parts["currency"] or _EACH.fullmatch(parts["number"] + parts["scale"]):
        raise QuantityError(f"{text!r} may be money for each {word}")
    return found


def is_of_two_units(parts: Mapping[str, str]) -> bool:
    """Say whether the ends of a range have units that differ; 3元至5元/斤 has one."""
    left, word = parts.get("left_unit"), parts["unit"]
    return bool(left) and left != word and not word.startswith(f"{left}/")


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


def _match(text: str, words: UnitWords) -> tuple[dict[str, str], str]:
    plain = make_plain(_BLANKS.sub("", text), words).content
    grammar = make_grammar(words)
    for pattern in (grammar.fraction, grammar.doubling, grammar.span, grammar.single):
        if match := pattern.fullmatch(plain):
            return match.groupdict(default=""), plain
    raise QuantityError(f"{text[:40]!r} is not qualifier + number + unit")


def read_parts(parts: dict[str, str], text: str, words: UnitWords) -> IntervalRule:
    """Return how the interval of a match of the grammar comes about, by its groups.

    Raise `QuantityError`, which names ``text``, without a reading, or with two.
    """
    marks = _list_marks(parts, text[:40])
    if parts["tail"]:
        raise QuantityError(f"{text[:40]!r} goes on with {parts['tail']!r}")
    numerals, found = _read_numerals(parts, text[:40], words)
    unit = words.units.get(found.unit)
    if unit is None:
        raise QuantityError(f"{text[:40]!r}: there is no unit {found.unit!r}")
    _check(numerals, unit, text[:40])
    is_range = len(numerals) > 1
    is_contradictory = len({mark.qualifier for mark in marks}) > 1
    if is_range and (is_contradictory or marks.keys() & _ONE_SIDED):
        raise QuantityError(f"{text[:40]!r} is a range with a qualifier against it")
    step = _find_step(numerals, unit, found.factor)
    ends = [find_interval(numeral, step, marks) for numeral in numerals]
    low, high = ends[0].low, ends[-1].high
    qualifier = "range" if is_range and high is not None else find_qualifier(marks)
    high = None if high is None else _tidy(high)
    return IntervalRule(
        numerals=tuple(Numeral(_tidy(n.value), _tidy(n.place)) for n in numerals),
        marks=tuple((word, mark) for mark, word in marks.items()),
        quantity=Quantity(_tidy(low), high, unit.unit_id, qualifier, is_contradictory),
    )


def _read_numerals(
    parts: dict[str, str], text: str, words: UnitWords
) -> tuple[list[Numeral], UnitWord]:
    if "half" in parts:
        return [read_fraction(parts)], UnitWord("percent")
    if "doublings" in parts:
        doublings = read_numeral(parts["doublings"]).value
        return [Numeral(2**doublings, Decimal(1))], UnitWord("times")
    found = _read_unit(parts, text, words)
    numerals = list_numerals(parts, text)
    return [numeral.multiply(found.factor) for numeral in numerals], found


def _find_step(numerals: list[Numeral], unit: Unit, factor: Decimal) -> Decimal:
    """Return the step of an interval, finer where the word is: 5厘米 in metres."""
    is_fine = factor < 1 and any(one.place <= unit.resolution for one in numerals)
    return unit.resolution * factor if is_fine else unit.resolution


def _check(numerals: list[Numeral], unit: Unit, text: str) -> None:
    """Refuse numbers that no reader would take for an amount of this unit."""
    if any(numeral.value >= _LIMIT for numeral in numerals):
        raise QuantityError(f"{text!r} is {_LIMIT:.0e} or more")
    is_whole = unit.is_integer and unit.unit_id not in _TIME
    if is_whole and any(numeral.value % 1 for numeral in numerals):
        raise QuantityError(f"{text!r} is a part of something that comes whole")
    low, high = numerals[0].value, numerals[-1].value
    if low > high:
        raise QuantityError(f"{text!r} runs downwards")


def _list_marks(parts: dict[str, str], text: str) -> dict[Vagueness, str]:
    """Return what qualifies the number, each with its word, in the text's order."""
    before = _BEFORE_WORD.findall(parts.get("before", ""))
    marks = {BEFORE_WORDS[word]: word for word in before}
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
