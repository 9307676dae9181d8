"""Differences in words: what a total leaves beside its parts, or lacks."""

import math

from shanhai.reporting.formatting.numbers import HUNDREDTH, format_interval, to_decimal
from shanhai.reporting.messages import say


def describe_difference(
    low: float, high: float, unit: str, lang: str, *, as_written: str = ""
) -> str:
    """Say how a total differs from its parts: left, too much, or either."""
    if low == high == 0:
        return say(lang, "difference-none")
    if low >= 0:
        amount = format_interval(low, high, unit, lang, as_written=as_written)
        return say(lang, "difference-rest", amount=amount)
    if high <= 0:
        amount = format_interval(-high, -low, unit, lang, as_written=as_written)
        return say(lang, "difference-over", amount=amount)
    if math.isinf(low) or math.isinf(high):
        return say(lang, "difference-unknown")
    return say(
        lang,
        "difference-either",
        over=format_interval(-low, -low, unit, lang, as_written=as_written),
        rest=format_interval(high, high, unit, lang, as_written=as_written),
    )


def tidy_end(end: float, terms: int, *, upwards: bool) -> float:
    """Widen an end by the hundredths that several terms fell short of round numbers.

    Each "not quite" is one hundredth short; a sum of two is two short, and would be
    printed with all its digits.
    """
    if math.isinf(end):
        return end
    value, step = to_decimal(end), HUNDREDTH if upwards else -HUNDREDTH
    for missing in range(2, terms + 1):
        rounder = value + missing * step
        if not rounder % 1:
            return float(rounder - step)
    return end
