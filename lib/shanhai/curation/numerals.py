"""Read numerals as Chinese texts write them: 1,234.5 · 3-5万 · 三百六十 · 三分之二.

A numeral has a value and a *place*: the place value of its last significant
digit as written, on which the codebook's intervals rest. Zeros at the end of a
whole number are not significant (500 has the place 100), written decimals are
(3.50 has the place 0.01).

The pattern takes the longest run that may be one numeral; the reader then reads
all of it or refuses it. So a slip in a numeral never leaves a shorter number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from math import gcd

# No quantity of this world needs more; the bound keeps arithmetic exact.
MAX_DIGITS = 18

ZEROS = "〇零○"
ONES = "一二三四五六七八九"
FORMAL_ONES = "壹贰叁肆伍陆柒捌玖"
CHINESE_DIGIT = f"{ZEROS}{ONES}两"
SCALES = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}
SCALE = "".join(SCALES)
_DIGITS = {"两": 2} | dict.fromkeys(ZEROS, 0)
_DIGITS |= {digit: value for value, digit in enumerate(ONES, start=1)}
_EVERYDAY = str.maketrans(
    dict(zip(f"{FORMAL_ONES}拾佰仟", f"{ONES}十百千", strict=True))
    | {"廿": "二十", "卅": "三十", "卌": "四十"}
)
_TO_ARABIC = str.maketrans({digit: str(value) for digit, value in _DIGITS.items()})

# Patterns for grammars. Possessive, so that long runs are read once. The 千 of
# 千瓦 and the 百 of 百分之 belong to the word behind.
ARABIC = r"(?:[0-9]++(?:[.,'][0-9]++)*+)"
SCALE_MARK = "(?:[十万亿]|千(?![瓦克米伏卡])|百(?!分[之点]))"
_EVERYDAY_RUN = (
    rf"(?:(?:[{CHINESE_DIGIT}廿卅卌]|{SCALE_MARK})++"
    rf"(?:点[{CHINESE_DIGIT}]++[百千万亿]*+)?+)"
)
# Formal digits are everyday characters too (陆 伍), so they count before a scale
# only; 半 is a numeral by itself.
_FORMAL_RUN = f"[{FORMAL_ONES}](?=[拾佰仟万亿])[{FORMAL_ONES}{ZEROS}拾佰仟万亿]++"
CHINESE = f"(?:{_EVERYDAY_RUN}|{_FORMAL_RUN}|半)"
NUMERAL = f"(?:(?:{ARABIC}|{_EVERYDAY_RUN})++|{_FORMAL_RUN}|半)"

_NEIGHBOURS = re.compile(
    rf"(?P<head>(?:.*[{SCALE}])?)(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])"
    rf"(?P<tail>[{SCALE}]*)"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
# 百, 千万, 万亿: one of each.
_BARE = re.compile("[百千]?万?亿?")
_TRAILING_SCALES = re.compile(r"(?P<head>.*?)(?P<small>[百千]*)(?P<big>[万亿]*)")
# Two ends further apart than this are no range of one thing.
_WIDEST = 1000
# Percent have two decimals; a fraction that does not end is cut after one more.
_THOUSANDTH = Decimal("0.001")
_POSITIONAL = re.compile(f"[{ONES}](?=.*[{ZEROS}]|.{{3}})[{CHINESE_DIGIT}]+")


class QuantityError(ValueError):
    """Say why a text is no quantity."""


@dataclass(frozen=True)
class Numeral:
    """Hold a number and the place value of its last significant digit."""

    value: Decimal
    place: Decimal

    def scale(self, exponent: int) -> "Numeral":
        """Return the numeral times a power of ten, exactly."""
        return Numeral(self.value.scaleb(exponent), self.place.scaleb(exponent))

    def multiply(self, factor: Decimal) -> "Numeral":
        """Return the numeral times what one of its unit words is in the unit."""
        return Numeral(self.value * factor, self.place * factor)


def read_numeral(text: str) -> Numeral:
    """Read one plain numeral; see `plain_text` for other widths and scripts.

    Left out: fractions (三分之一) and neighbours that mean a span (七八十), for
    which see `split_neighbours`. Raise `QuantityError` on what is no numeral, or
    may be one of two: 一百零十, 1,2345, 3万5.
    """
    written = text.translate(_EVERYDAY).replace("'", ",")
    if not 0 < len(written) <= MAX_DIGITS + len(SCALES):
        raise QuantityError(f"{text[:40]!r} is too long or too short for a numeral")
    value = _read_whole(written)
    exponent = int(value.as_tuple().exponent)
    if max(value.adjusted(), value.adjusted() - exponent) >= MAX_DIGITS:
        raise QuantityError(f"{text[:40]!r} is longer than {MAX_DIGITS} digits")
    return Numeral(value, Decimal(1).scaleb(exponent))


def split_neighbours(text: str) -> tuple[str, str] | None:
    """Split two neighbouring digits that mean a span: 七八十 into 七十, 八十."""
    match = _NEIGHBOURS.fullmatch(text)
    if match is None:
        return None
    head, low, high, tail = match.groups()
    step = _DIGITS[high] - _DIGITS[low]
    if step != 1 and low + high != "三五":
        return None
    return f"{head}{low}{tail}", f"{head}{high}{tail}"


def list_numerals(parts: Mapping[str, str], text: str) -> list[Numeral]:
    """Return the number of a match of the grammar, or the two ends of a range.

    In 3-5万元 the multiplier carries over to the left number, because the left has none
    and is the smaller digit (3 < 5); in 500-1万元 it does not. Raise `QuantityError`,
    which names ``text``, where a number cannot be read, or may be two.
    """
    number, scale = parts["number"], parts["scale"]
    if tenths := parts.get("tenths"):
        number = f"{number}点{tenths}"
    if parts.get("several") and set(number) - set(SCALE):
        raise QuantityError(f"{text!r}: several of what?")
    if left := parts.get("left"):
        carried = "" if parts["left_unit"] else _carry_scale(left, number + scale)
        low, high = read_numeral(left + carried), _read_marked(number, scale)
        if not parts["left_unit"] and low.value * _WIDEST <= high.value:
            raise QuantityError(f"{text!r} has ends too far apart for one range")
        return [low, high]
    return [_read_marked(end, scale) for end in split_neighbours(number) or [number]]


def read_fraction(parts: Mapping[str, str]) -> Numeral:
    """Return percent with the place 1, or finer where the whole is 千 or 万.

    Raise `QuantityError` on what is no part of a whole: 五分之七, 4/6.
    """
    if parts["half"]:
        return Numeral(Decimal(50), Decimal(1))
    part = read_numeral(parts["part"] or parts["top"])
    whole = read_numeral(parts["whole"] or parts["bottom"]).value
    is_reduced = not parts["top"] or gcd(int(part.value), int(whole)) == 1
    if whole % 1 or not 0 < part.value < whole or not is_reduced:
        raise QuantityError(f"{part.value:f} of {whole:f} is no part of a whole")
    if whole == Decimal(10) ** whole.adjusted():
        return part.scale(2 - whole.adjusted())
    percent = (part.value * 100 / whole).quantize(_THOUSANDTH, ROUND_DOWN)
    return Numeral(percent, Decimal(1))


def _read_marked(number: str, scale: str) -> Numeral:
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


# Each reader below returns a number whose exponent is the exponent of its place.


def _read_whole(written: str) -> Decimal:
    if written == "半":
        return Decimal("0.5")
    if _BARE.fullmatch(written):
        return _read_scaled(f"一{written}")
    if _POSITIONAL.fullmatch(written) and written not in ONES:
        return Decimal(written.translate(_TO_ARABIC)).normalize()
    return _read_scaled(written)


def _read_scaled(written: str) -> Decimal:
    """Read what stands before the greatest scale, times it, and what follows."""
    whole, point, decimals = written.rpartition("点")
    if point and decimals and not decimals.strip(ZEROS + ONES):
        return _read_scaled(whole) + Decimal(f"0.{decimals.translate(_TO_ARABIC)}")
    for scale, exponent in SCALES.items():
        # 万亿: the last 亿 is the greatest. 三千五百: each small scale once.
        head, found, tail = written.rpartition(scale)
        if found and scale in head:
            raise QuantityError(f"{written!r} is no numeral: {scale!r} comes twice")
        if found:
            total = _read_count(head, exponent).scaleb(exponent)
            return total + _read_rest(tail, total, exponent) if tail else total
    return _read_digits(written)


def _read_count(head: str, exponent: int) -> Decimal:
    """Read how many hundreds or ten thousands there are."""
    if not head and exponent == 1:
        return Decimal(1)
    count = _read_scaled(head) if exponent >= SCALES["万"] else _read_digits(head)
    if head in ZEROS or (exponent == 1 and count >= 10):
        raise QuantityError(f"{head!r} is no numeral to count {exponent} zeros with")
    return count


def _read_rest(tail: str, total: Decimal, exponent: int) -> Decimal:
    """Read what follows a scale, smaller than the scale and unmistakable."""
    place = Decimal(1).scaleb(int(total.as_tuple().exponent))
    scale = Decimal(1).scaleb(exponent)
    bare = tail.lstrip(ZEROS)
    if tail[0] in ZEROS and len(tail) - len(bare) == 1:
        # 两万零三百 leaves a gap; 一百零十 leaves none.
        rest, limit, is_sure = _read_scaled(bare), place / 10, True
    elif tail in _DIGITS:
        # 两万三 is 23 000, and 廿三 is 23.
        rest = Decimal(_DIGITS[tail]).scaleb(exponent - 1)
        limit, is_sure = scale, place == scale and tail != "两"
    elif tail.isascii():
        # 3万4000 and 3万500, but neither 3万5 nor 1亿2000.
        rest, limit = _read_digits(tail.lstrip("0") or tail), scale
        is_sure = len(tail) == exponent or (len(tail) == 3 and exponent == SCALES["万"])
    else:
        rest, limit = _read_scaled(tail), scale
        is_sure = exponent <= SCALES["万"] or "万" in tail
    if not (is_sure and total and place >= scale and 0 < rest < limit) or rest % 1:
        raise QuantityError(f"{tail!r} is no numeral that can follow {total:f}")
    return rest


def _read_digits(written: str) -> Decimal:
    """Read digits without a scale: 1,234.5 · 五."""
    if written in _DIGITS:
        return Decimal(_DIGITS[written])
    number = written.replace(",", "") if _GROUPED.fullmatch(written) else written
    if not _NUMBER.fullmatch(number):
        raise QuantityError(f"{written!r} is no numeral")
    return Decimal(number) if "." in number else Decimal(number).normalize()
