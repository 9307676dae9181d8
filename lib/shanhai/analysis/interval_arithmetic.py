"""Arithmetic of closed intervals, exact at the ends.

A ratio of intervals is not the ratio of their midpoints: its ends come from
opposite ends of its terms. Ends are exact fractions; None is no upper bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import NamedTuple


class Bounds(NamedTuple):
    """Hold the lowest and highest possible value; ``high`` None is unbounded."""

    low: Fraction
    high: Fraction | None

    @property
    def floats(self) -> tuple[float, float]:
        """Return both ends as floats, inf where there is no upper bound."""
        return float(self.low), inf if self.high is None else float(self.high)


def read_bounds(low: float, high: float) -> Bounds:
    """Return the exact bounds of a figure, as its decimal digits write them."""
    return Bounds(_exact(low), None if high == inf else _exact(high))


def add(terms: Iterable[Bounds]) -> Bounds:
    """Return the bounds of a sum of independent terms."""
    terms = list(terms)
    highs = [term.high for term in terms]
    low = sum((term.low for term in terms), Fraction(0))
    return Bounds(low, None if None in highs else sum(highs, Fraction(0)))


def subtract(first: Bounds, second: Bounds) -> tuple[Fraction | None, Fraction | None]:
    """Return lowest and highest difference of independent terms; None unbounded."""
    low = None if second.high is None else first.low - second.high
    high = None if first.high is None else first.high - second.low
    return low, high


def scale(term: Bounds, factor: Fraction) -> Bounds:
    """Return the bounds of a term times a positive number."""
    return Bounds(term.low * factor, None if term.high is None else term.high * factor)


def divide(numerator: Bounds, denominator: Bounds) -> Bounds:
    """Return the bounds of a quotient of independent terms, none negative.

    Raises
    ------
    ZeroDivisionError
        When the denominator may be zero.
    """
    if denominator.low <= 0:
        raise ZeroDivisionError("the denominator's interval reaches zero")
    low = Fraction(0) if denominator.high is None else numerator.low / denominator.high
    high = None if numerator.high is None else numerator.high / denominator.low
    return Bounds(low, high)


def share(part: Bounds, whole: Bounds) -> Bounds:
    """Return the bounds of a part in its whole: a quotient, never above one."""
    quotient = divide(part, whole)
    high = Fraction(1) if quotient.high is None else min(Fraction(1), quotient.high)
    return Bounds(min(quotient.low, high), high)


def share_of_sum(part: Bounds, rest: Bounds) -> Bounds:
    """Return the bounds of part / (part + rest); the part is in both terms."""
    if part.low + rest.low <= 0:
        raise ZeroDivisionError("the sum's interval reaches zero")
    low = Fraction(0) if rest.high is None else _ratio(part.low, rest.high)
    high = Fraction(1) if part.high is None else _ratio(part.high, rest.low)
    return Bounds(low, high)


def _ratio(part: Fraction, rest: Fraction) -> Fraction:
    return part / (part + rest) if part + rest else Fraction(0)


def _exact(end: float) -> Fraction:
    return Fraction(Decimal(repr(float(end))))
