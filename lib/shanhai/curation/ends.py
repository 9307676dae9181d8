"""Read the number of an expression, or both ends of a range: 3-5万 · 七八十.

In 3-5万元 the multiplier carries over to the left number, because the left has none
and is the smaller digit (3 < 5); in 500-1万元 it does not.
"""

import re
from collections.abc import Mapping

from shanhai.curation.numerals import (
    SCALE,
    SCALES,
    Numeral,
    QuantityError,
    read_numeral,
    split_neighbours,
)

_TRAILING_SCALES = re.compile(r"(?P<head>.*?)(?P<small>[百千]*)(?P<big>[万亿]*)")
# Two ends further apart than this are no range of one thing.
_WIDEST = 1000


def list_numerals(parts: Mapping[str, str], text: str) -> list[Numeral]:
    """Return the number of an expression, or the two ends of a range.

    Parameters
    ----------
    parts
        The groups of the grammar's match; a group without a text is empty.
    text
        The expression, for messages.

    Raise `QuantityError` where a number cannot be read, or may be two.
    """
    number, scale = parts["number"], parts["scale"]
    if parts.get("several") and set(number) - set(SCALE):
        raise QuantityError(f"{text!r}: several of what?")
    if left := parts.get("left"):
        carried = "" if parts["left_unit"] else _carry_scale(left, number + scale)
        low, high = read_numeral(left + carried), _read_scaled(number, scale)
        if not parts["left_unit"] and low.value * _WIDEST <= high.value:
            raise QuantityError(f"{text!r} has ends too far apart for one range")
        return [low, high]
    return [_read_scaled(end, scale) for end in split_neighbours(number) or [number]]


def _read_scaled(number: str, scale: str) -> Numeral:
    # 630多万: the multiplier stands behind the mark and is the greater one.
    if scale and SCALES.get(number[-1], 0) >= SCALES[scale[0]]:
        raise QuantityError(f"{number + scale!r}: how many more?")
    return read_numeral(number + scale)


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
