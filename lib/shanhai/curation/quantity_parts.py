"""What the parts of a match of the grammar say: numbers, a unit, a qualifier.

3-5万 · 七八十 · 三分之二 · 2/3 · 千分之五 · 一半. In 3-5万元 the multiplier carries
over to the left number, because the left has none and is the smaller digit (3 < 5);
in 500-1万元 it does not.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from math import gcd

from shanhai.curation.numerals import (
    SCALE,
    SCALES,
    Numeral,
    QuantityError,
    read_numeral,
    split_neighbours,
)
from shanhai.curation.unit_words import UnitWord, UnitWords

# 三万一亩: thirty thousand for each, or 31 000 of them?
_EACH = re.compile(".*[百千万亿]一")
_TRAILING_SCALES = re.compile(r"(?P<head>.*?)(?P<small>[百千]*)(?P<big>[万亿]*)")
# Two ends further apart than this are no range of one thing.
_WIDEST = 1000
_HALF = Numeral(Decimal(50), Decimal(1))
# Percent have two decimals; a fraction that does not end is cut after one more.
_THOUSANDTH = Decimal("0.001")


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
    if tenths := parts.get("tenths"):
        number = f"{number}点{tenths}"
    if parts.get("several") and set(number) - set(SCALE):
        raise QuantityError(f"{text!r}: several of what?")
    if left := parts.get("left"):
        carried = "" if parts["left_unit"] else _carry_scale(left, number + scale)
        low, high = read_numeral(left + carried), _read_scaled(number, scale)
        if not parts["left_unit"] and low.value * _WIDEST <= high.value:
            raise QuantityError(f"{text!r} has ends too far apart for one range")
        return [low, high]
    return [_read_scaled(end, scale) for end in split_neighbours(number) or [number]]


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


def read_unit(parts: Mapping[str, str], text: str, words: UnitWords) -> UnitWord:
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
