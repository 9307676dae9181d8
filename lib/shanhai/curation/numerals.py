"""Read numerals as Chinese texts write them: 1,234.5 · 40.5414亿 · 三百六十.

A numeral has a value and a *place*: the place value of its last significant
digit as written, on which the codebook's intervals rest. Zeros at the end of a
whole number are not significant (500 has the place 100), written decimals are
(3.50 has the place 0.01).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

# No quantity of this world needs more; the bound keeps arithmetic exact.
MAX_DIGITS = 18

_DIGITS = {"〇": 0, "零": 0, "○": 0, "两": 2} | {
    digit: value
    for row in ("一二三四五六七八九", "壹贰叁肆伍陆柒捌玖")
    for value, digit in enumerate(row, start=1)
}
SCALES = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}
_FORMAL_SCALES = str.maketrans("拾佰仟", "十百千")
_TO_ARABIC = str.maketrans({digit: str(value) for digit, value in _DIGITS.items()})

# Patterns for grammars. Possessive, so that long runs are read once.
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}+(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
CHINESE_DIGIT = "〇零○一二两三四五六七八九"
SCALE = "十百千万亿"
# Formal digits are everyday characters too (陆 伍), so they count with a formal
# scale only; 半 is a numeral by itself.
CHINESE = (
    rf"(?:[{CHINESE_DIGIT}{SCALE}]++(?:点[{CHINESE_DIGIT}]++[{SCALE}]*+)?+"
    r"|(?:[壹贰叁肆伍陆柒捌玖零]?[拾佰仟])(?:[壹贰叁肆伍陆柒捌玖零拾佰仟万亿])*+"
    r"|[壹贰叁肆伍陆柒捌玖](?=[万亿])[万亿]++|半)"
)
NUMERAL = rf"(?:{ARABIC}[{SCALE}]*+(?:{ARABIC}[{SCALE}]++)*+|{CHINESE})"

_NEIGHBOURS = re.compile(
    rf"(?P<head>(?:.*[{SCALE}])?)(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])"
    rf"(?P<tail>[{SCALE}]*)"
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


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


def read_numeral(text: str) -> Numeral:
    """Read one plain numeral; see `plain_text` for other widths and scripts.

    Left out: fractions (三分之一) and neighbours that mean a span (七八十), for
    which see `split_neighbours`. Raise `QuantityError` on what is no numeral.
    """
    written = text.translate(_FORMAL_SCALES).replace(",", "")
    if not 0 < len(written) <= MAX_DIGITS + len(SCALES):
        raise QuantityError(f"{text[:40]!r} is too long or too short for a numeral")
    if written == "半":
        return Numeral(Decimal("0.5"), Decimal("0.1"))
    value = _read(written, "亿万千百十", text)
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


def _read(written: str, scales: str, text: str) -> Decimal:
    """Read a number so that its exponent is the exponent of its place."""
    for index, scale in enumerate(scales):
        head, found, tail = written.rpartition(scale)
        if not found:
            continue
        # 万 counts tens, hundreds and thousands, 亿 counts 万 too; 百 only digits.
        inner = scales[index + 1 :] if scale in "亿万" else ""
        exponent = SCALES[scale]
        total = (_read(head, inner, text) if head else Decimal(1)).scaleb(exponent)
        if not tail:
            return total
        # 两万三 is 23 000, but 两万零三 is 20 003.
        if _DIGITS.get(tail) and exponent > 1:
            return total + Decimal(_DIGITS[tail]).scaleb(exponent - 1)
        return total + _read(tail, scales[index + 1 :], text)
    number = written.translate(_TO_ARABIC).replace("点", ".")
    is_pair = len(written) == 2 and not set(written) & set("0123456789〇零○")
    if is_pair or not _NUMBER.fullmatch(number):
        raise QuantityError(f"{text[:40]!r} is no numeral: cannot read {written!r}")
    return Decimal(number) if "." in number else Decimal(number).normalize()
