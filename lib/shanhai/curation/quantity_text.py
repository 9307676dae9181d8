"""Write a quantity back as a Chinese numeral expression that reads the same."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from itertools import combinations

from shanhai.curation.intervals import (
    Interval,
    Quantity,
    Vagueness,
    find_interval,
    find_qualifier,
)
from shanhai.curation.numerals import MAX_DIGITS, Numeral, QuantityError
from shanhai.curation.unit_words import MAIN_WORDS, RESOLUTIONS

# Where the canonical word of each qualifier stands around number and unit.
_TEMPLATES = {
    Vagueness.ABOUT: ("约", "", ""),
    Vagueness.NEARLY: ("近", "", ""),
    Vagueness.SEVERAL: ("数", "", ""),
    Vagueness.AND_MORE: ("", "余", ""),
    Vagueness.OVER: ("", "", "以上"),
    Vagueness.UNDER: ("", "", "以内"),
}
# Multipliers that make room for zeros that are significant: 3.50万.
_MULTIPLIERS = {"": 0, "万": 4, "亿": 8, "万亿": 12, "百万亿": 14}

# Multipliers that stand alone: 数百, 数十万.
_BARE = {
    power + offset: small + big
    for big, power in (("", 0), ("万", 4), ("亿", 8), ("万亿", 12))
    for offset, small in enumerate(("", "十", "百", "千"))
    if power + offset
}


def format_quantity(quantity: Quantity) -> str:
    """Return Chinese text that `parse_quantity` reads as the same quantity.

    The base unit is used (平方米, never 公顷). Raise `QuantityError` for an
    interval that no rule of the codebook gives.
    """
    word = MAIN_WORDS[quantity.unit]
    if quantity.qualifier == "range" and quantity.high is not None:
        return f"{quantity.low:f}{word}—{quantity.high:f}{word}"
    if quantity.qualifier == "exact" and quantity.low == quantity.high:
        return f"{quantity.low:f}{word}"
    for marks in _list_marks(quantity):
        templates = [_TEMPLATES[mark] for mark in marks]
        before, mark, after = map("".join, zip(*templates, strict=True))
        # Trying places far from the number's own takes many digits.
        with localcontext(prec=3 * MAX_DIGITS):
            number = next(_list_numbers(quantity, marks), None)
        if number:
            return f"{before}{number}{mark}{word}{after}"
    raise QuantityError(f"no numeral expression reads as {quantity}")


def _list_marks(quantity: Quantity) -> Iterator[tuple[Vagueness, ...]]:
    for count in (1, 2, 3, 4):
        for marks in combinations(Vagueness, count):
            is_contradictory = len({mark.qualifier for mark in marks}) > 1
            if (
                find_qualifier(marks) == quantity.qualifier
                and is_contradictory == quantity.is_contradictory
                and not {Vagueness.OVER, Vagueness.UNDER} <= set(marks)
                and (count == 1 or Vagueness.SEVERAL not in marks)
            ):
                yield marks


def _list_numbers(quantity: Quantity, marks: tuple[Vagueness, ...]) -> Iterator[str]:
    """Yield the numbers whose interval under these qualifiers is the one asked."""
    resolution = RESOLUTIONS[quantity.unit]
    asked = Interval(quantity.low, quantity.high)
    for exponent in range(MAX_DIGITS, -MAX_DIGITS, -1):
        place = Decimal(1).scaleb(exponent)
        for value in _list_values(asked, place, min(place, resolution)):
            numeral = Numeral(value, place)
            text = _write(numeral, is_bare=Vagueness.SEVERAL in marks)
            if text and _find_interval(numeral, resolution, marks) == asked:
                yield text


def _list_values(asked: Interval, place: Decimal, step: Decimal) -> set[Decimal]:
    """Return every number that a rule may have started from."""
    low, high = asked.low, asked.high
    values = {low, low + place / 2, low + place - step, low / 2}
    if high is not None:
        values |= {high, high - place / 2, high + step}
        values |= {(low + high) / 2}
    return {value for value in values if value >= 0 and not value % place}


def _find_interval(
    numeral: Numeral, resolution: Decimal, marks: tuple[Vagueness, ...]
) -> Interval | None:
    try:
        return find_interval(numeral, resolution, marks)
    except QuantityError:
        return None


def _write(numeral: Numeral, *, is_bare: bool) -> str | None:
    """Write a number so that its last significant digit has the place asked."""
    value, exponent = numeral.value, numeral.place.adjusted()
    if is_bare:
        return _BARE.get(exponent) if value == numeral.place else None
    natural = max(int(value.normalize().as_tuple().exponent), 0)
    if exponent == natural:
        return f"{value:f}".partition(".")[0]
    for word, power in _MULTIPLIERS.items():
        if power > exponent:
            return (
                f"{value.scaleb(-power).quantize(numeral.place.scaleb(-power)):f}{word}"
            )
    return None
