"""Read parts of a whole as percent: 三分之二 · 2/3 · 千分之五 · 一半."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from math import gcd

from shanhai.curation.numerals import Numeral, QuantityError, read_numeral

_HALF = Numeral(Decimal(50), Decimal(1))
# Percent have two decimals; a fraction that does not end is cut after one more.
_THOUSANDTH = Decimal("0.001")


def read_fraction(parts: Mapping[str, str]) -> Numeral:
    """Return percent with the place 1, or finer where the whole is 千 or 万.

    Parameters
    ----------
    parts
        The groups of `FRACTION_PATTERN`.

    Raise `QuantityError` on what is no part of a whole: 五分之七, 4/6.
    """
    if parts["half"]:
        return _HALF
    part = read_numeral(parts["part"] or parts["top"])
    whole = read_numeral(parts["whole"] or parts["bottom"]).value
    is_reduced = not parts["top"] or gcd(int(part.value), int(whole)) == 1
    if whole % 1 or not 0 < part.value < whole or not is_reduced:
        raise QuantityError(f"{part.value:f} of {whole:f} is no part of a whole")
    if whole == Decimal(10) ** whole.adjusted():
        return part.scale(2 - whole.adjusted())
    percent = (part.value * 100 / whole).quantize(_THOUSANDTH, ROUND_DOWN)
    return Numeral(percent, Decimal(1))
