"""Turn a vague number into a closed interval: the codebook's rules, and no taste.

``n`` is the number, ``p`` the place value of its last significant digit, ``r``
the step between neighbouring values: the unit's resolution, or ``p`` where the
number is written finer than that (1.5 days).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum
from typing import NamedTuple

from shanhai.curation.numerals import Numeral, QuantityError


class Vagueness(Enum):
    """Name what a qualifier does to a number: words that do it, and its code."""

    ABOUT = "约 左右", "approx"
    NEARLY = "近", "approx"
    SEVERAL = "数 几", "approx"
    AND_MORE = "余 多", "at_least"
    SOME_MORE = "十几", "at_least"
    OVER = "以上 超 逾 至少", "at_least"
    UNDER = "不足 以内", "at_most"

    @property
    def qualifier(self) -> str:
        """Return the codebook's code for it."""
        return self.value[1]


class Interval(NamedTuple):
    """Hold the lowest and the highest possible value; None is no upper bound."""

    low: Decimal
    high: Decimal | None


@dataclass(frozen=True)
class Quantity:
    """Hold a closed interval in a base unit; `high` None is no upper bound.

    `is_contradictory` says that the text qualifies the number in two ways that
    cannot both hold (约1700多); the interval is then the hull of both readings.
    """

    low: Decimal
    high: Decimal | None
    unit: str
    qualifier: str
    is_contradictory: bool = False


@dataclass(frozen=True)
class IntervalRule:
    """Hold how a numeral expression became an interval.

    ``numerals`` are the numbers written, in the base unit: two where a range is
    written. ``marks`` are the words that qualify the number, with what each does.
    """

    numerals: tuple[Numeral, ...]
    marks: tuple[tuple[str, Vagueness], ...]
    quantity: Quantity


def widen(numeral: Numeral, step: Decimal, vagueness: Vagueness) -> Interval:
    """Return the interval of a number with one qualifier.

    Raise `QuantityError` where no value is left, as in 不足0.
    """
    n, p = numeral.value, numeral.place
    match vagueness:
        case Vagueness.ABOUT:
            low, high = max(n - p / 2, Decimal(0)), n + p / 2
            return Interval(_round(low, step, up=True), _round(high, step))
        case Vagueness.NEARLY:
            # Where (n-p, n) holds no value of the unit (近5人), n itself must do.
            low, high = (n - p + step, n - step) if p > step else (n - step, n)
        case Vagueness.SEVERAL:
            low, high = 2 * n, 10 * n - step
        case Vagueness.AND_MORE:
            low, high = n, n + p - step
        case Vagueness.SOME_MORE:
            low, high = n + step, n + p - step
        case Vagueness.OVER:
            return Interval(n, None)
        case Vagueness.UNDER:
            low, high = step, n
    if not 0 <= low <= high:
        raise QuantityError(f"no value is left below {n:f}")
    return Interval(low, high)


def find_interval(
    numeral: Numeral, resolution: Decimal, marks: Iterable[Vagueness]
) -> Interval:
    """Return the hull of the readings of all qualifiers; exact without any."""
    step = min(numeral.place, resolution)
    readings = [widen(numeral, step, mark) for mark in marks]
    if not readings:
        return Interval(numeral.value, numeral.value)
    lows, highs = zip(*readings, strict=True)
    return Interval(min(lows), None if None in highs else max(highs))


def find_qualifier(marks: Iterable[Vagueness]) -> str:
    """Return the code of a set of qualifiers; those that disagree are approx."""
    code, *others = {mark.qualifier for mark in marks} or {"exact"}
    return "approx" if others else code


def _round(value: Decimal, step: Decimal, *, up: bool = False) -> Decimal:
    """Round to a multiple of the step, down or up; exact multiples stay."""
    rounding = ROUND_CEILING if up else ROUND_FLOOR
    return (value / step).to_integral_value(rounding) * step
