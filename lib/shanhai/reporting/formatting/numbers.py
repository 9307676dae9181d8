"""Numbers in words: intervals with their unit, never a midpoint.

Both ends are printed exactly, on one scale, which the lower end sets:
万 and 亿 in Chinese, million and billion in English. Where the unit has fractions
(money, area), an end one hundredth short of a round number is the written rule for
"not quite": [30 000 000, 39 999 999.99] yuan is printed `30 to under 40 million yuan`.
Where the unit is counted, both ends are whole: `500–599 persons`; from a million on,
where nobody reads the last digits, such an end is "not quite" too: `150 to under 160
million`.
"""

import math
import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from types import SimpleNamespace

import pandas as pd

from shanhai.curation.bounds import RATES
from shanhai.reporting.formatting.names import is_counted, write_unit
from shanhai.reporting.messages import name_code, say

HUNDREDTH = Decimal("0.01")
MANY = Decimal(10**6)
SCALES = {
    "en": ((Decimal(10**9), "billion"), (Decimal(10**6), "million")),
    "zh": ((Decimal(10**8), "亿"), (Decimal(10**4), "万")),
}
MONEY = "yuan"
# What a reader keeps of a number: 2.75 billion, 27.53亿, and three without a scale.
KEPT_DIGITS = {"en": 3, "zh": 4}
ONE = Decimal(1), ""
COUNTS = frozenset({"count", "occasion"})
AREA = "m2"
MYRIADS = {"万": 10**4, "亿": 10**8}
MORE = re.compile(f"(\\d{{2,}})([{''.join(MYRIADS)}])余")
# What is counted has its measure word in Chinese, as the documents write it.
MEASURE_WORDS = frozenset("个家所支场项栋条台枚羽款次") | {"批次", "连冠"}
SIMPLIFIED = str.maketrans("個臺項場條棟", "个台项场条栋")


def format_interval(
    low: float, high: float, unit: str, lang: str, *, as_written: str = ""
) -> str:
    """Print a closed interval with its unit, open ends as `≥` or `≤`.

    Parameters
    ----------
    low, high
        Ends in the base unit; `high` is infinite when the interval is open.
    unit
        A unit_id, such as `yuan` or `person_time`.
    as_written
        A numeral that ends in the measure word, if there is one.
    """
    row = SimpleNamespace(low=low, high=high, unit_id=unit, as_written=as_written)
    return add_unit(format_ends(low, high, unit, lang), row, lang)


def format_figure(row: object, lang: str, *, is_rounded: bool = False) -> str:
    """Print a figure's interval with its unit; in Chinese 92家 where the text has it.

    Parameters
    ----------
    row
        Has low, high and unit_id, and as_written where a document states it.
    is_rounded
        To the digits that a reader keeps, a vague numeral as prose has it.
    """
    if is_rounded:
        ends = format_prose(row, lang, is_rounded=True)
    else:
        ends = format_ends(row.low, row.high, row.unit_id, lang)
    value, kind = add_unit(ends, row, lang), getattr(row, "period_type", "")
    # So much a month or year says so: `10,000 person-times a year`.
    return name_code(lang, "value-rate", kind, value=value) if kind in RATES else value


def format_prose(row: object, lang: str, *, is_rounded: bool = False) -> str:
    """Print a figure's ends for a sentence: `more than 11,000` where a text says 余.

    Such a numeral is at least its number, and has an upper end by the codebook alone.
    """
    low, high = row.low, row.high
    if is_rounded:
        low, high = round_ends(low, high, row.unit_id, lang)
    if getattr(row, "qualifier", "") == "at_least" and not math.isinf(high):
        number = print_number(to_decimal(low), row.unit_id, lang)
        told = say(lang, "interval-more-than", low=number)
        return _place_more(told, high - low)
    return format_ends(low, high, row.unit_id, lang)


def _place_more(text: str, width: float) -> str:
    """Put 余 before 万 or 亿 where whole ones are open: `6660余万`, but `1.1万余`."""
    found = MORE.fullmatch(text)
    if not found or width < MYRIADS[found[2]]:
        return text
    return f"{found[1]}余{found[2]}"


def add_unit(amount: str, row: object, lang: str) -> str:
    """Add the unit to printed ends, in Chinese the measure word of the document."""
    unit = str(row.unit_id)
    if lang == "zh" and unit in COUNTS:
        ending = str(getattr(row, "as_written", "")).translate(SIMPLIFIED)[-2:]
        for word in (ending, ending[-1:]):
            if word in MEASURE_WORDS:
                return f"{amount}{word}"
    unit = "km2" if unit == AREA and row.low >= MANY else unit
    return write_unit(lang, unit, amount, choose_number(row.low, row.high))


def choose_number(low: float, high: float) -> int:
    """Return the number of a noun in English: 1 for one, else 2."""
    return 1 if low == 1 and high in (1, math.inf) else 2


def round_ends(low: float, high: float, unit: str, lang: str) -> tuple[float, float]:
    """Round money, and what is counted by the million, to what a reader keeps.

    An exact number goes to the nearest, the ends of an interval go outwards.
    """
    is_long = unit == MONEY or low >= MANY
    return _round_both(low, high, KEPT_DIGITS[lang]) if is_long else (low, high)


def round_span(rows: pd.DataFrame, unit: str, lang: str) -> tuple[float, float]:
    """Return between which ends values lie, each rounded as its own value is."""
    first, last = rows.loc[rows["low"].idxmin()], rows.loc[rows["high"].idxmax()]
    low, _ = round_ends(first["low"], first["high"], unit, lang)
    _, high = round_ends(last["low"], last["high"], unit, lang)
    return low, high


def _round_both(low: float, high: float, digits: int) -> tuple[float, float]:
    ways = (ROUND_HALF_UP,) * 2 if low == high else (ROUND_FLOOR, ROUND_CEILING)
    return tuple(
        float(Context(digits, way).plus(to_decimal(end)))
        for end, way in zip((low, high), ways, strict=True)
    )


def format_ends(low: float, high: float, unit: str, lang: str) -> str:
    """Print the two ends without the unit: `500–599`, `≥ 80 million`."""
    first, last = to_decimal(low), to_decimal(high)
    step = Decimal(1) if is_counted(unit) else HUNDREDTH
    if first == last:
        return print_number(first, unit, lang)
    if last.is_infinite():
        return say(lang, "interval-at-least", low=print_number(first, unit, lang))
    if first <= step:
        return say(lang, "interval-at-most", high=print_number(last, unit, lang))
    is_loose = step == HUNDREDTH or first >= MANY
    is_above = is_loose and _is_rounder(first - step, first)
    is_below = is_loose and _is_rounder(last + step, last)
    first = first - step if is_above else first
    last = last + step if is_below else last
    message = "interval-closed"
    if is_below:
        message = "interval-open" if is_above else "interval-under"
    scale = choose_scale(first, unit, lang)
    # 11000–11999 counted things take none.
    is_common = unit == MONEY or _is_short(last / scale[0])
    return _say_both(message, first, last, scale if is_common else ONE, lang)


def print_number(value: Decimal, unit: str, lang: str) -> str:
    """Print one number on the scale its size asks for: `4.05414 billion`."""
    divisor, word = choose_scale(value, unit, lang)
    digits = _print_digits(value / divisor, lang)
    return say(lang, "number-scaled", number=digits, scale=word).strip()


def format_tick(value: float, unit: str, lang: str) -> str:
    """Print a number at an axis, where the axis title says the unit."""
    return print_number(to_decimal(value), "" if unit == AREA else unit, lang)


def format_ratio(low: float, high: float, unit: str, lang: str) -> str:
    """Print the ends of a ratio that we derived, to what a reader keeps, without unit.

    Parameters
    ----------
    unit
        The unit of what is divided: money takes a scale.
    """
    unit = "" if unit == AREA else unit
    low, high = _round_both(low, high, KEPT_DIGITS[lang if unit == MONEY else "en"])
    if low == high or math.isinf(high):
        return format_ends(low, high, unit, lang)
    first = to_decimal(low)
    scale = choose_scale(first, unit, lang)
    return _say_both("interval-closed", first, to_decimal(high), scale, lang)


def to_decimal(value: float) -> Decimal:
    """Turn a table's float into the decimal number it was read from."""
    return Decimal(repr(float(value))).normalize()


def choose_scale(value: Decimal, unit: str, lang: str) -> tuple[Decimal, str]:
    """Choose what to divide by, and its word: 万 or 亿, million or billion, or none.

    Money always takes a scale; a counted number only if two decimals print it exactly.
    A large area is printed in km².
    """
    if unit == AREA and value >= MANY:
        return MANY, ""
    for divisor, word in SCALES[lang]:
        if value >= divisor and (unit == MONEY or _is_short(value / divisor)):
            return divisor, word
    return ONE


def _say_both(
    message: str, low: Decimal, high: Decimal, scale: tuple[Decimal, str], lang: str
) -> str:
    divisor, word = scale
    first, last = (_print_digits(end / divisor, lang) for end in (low, high))
    return say(lang, message, low=first, high=last, scale=word).strip()


def _is_short(value: Decimal) -> bool:
    return value.normalize().as_tuple().exponent >= -2


def _is_rounder(value: Decimal, than: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) < len(than.as_tuple().digits)


def _print_digits(value: Decimal, lang: str) -> str:
    grouped = f"{value.normalize():,f}"
    return grouped if lang == "en" else grouped.replace(",", "")
