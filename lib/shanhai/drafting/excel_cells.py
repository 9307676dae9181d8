"""Cells as Excel keeps them: text that goes in and comes back, or why it cannot.

Excel turns what looks like one into a number, a date or a truth, and says so only by
the type of the cell. What has one reading becomes text again; the rest is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import NamedTuple

from shanhai.controls import reveal_controls
from shanhai.curation.tables import PLAIN

# A sign that a reader of workbooks would take for a code: ours, or one of XML.
CODE_LIKE = re.compile(
    r"\[(?=U\+[0-9A-F]{4,6}\])|_(?=x[0-9A-Fa-f]{4}_)|x(?=005F_)|<(?=r>)"
)
CODE = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
# The line end of other programs; Excel writes the first half of it as a code.
LINE_END = re.compile(r"(?:_x000D_|\r)\n?")
DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
# Excel keeps so many digits of a number; the rest it makes zeros.
KEPT_DIGITS = 15
# What a Chinese Windows saves CSV files in, read by its superset.
GBK = "gb18030"
AS_TEXT = "Give the cell the format Text, and write it again"
REMEDIES = {
    "date": "Write year, month and day: 2021-06-30",
    "number": "Write digits alone, with a point for decimals: 1200.5",
    "share": "Write a share with a point: 0.62",
    "boolean": "Write true or false",
}


class Cell(NamedTuple):
    """Hold what a cell has, and where: `draft.xlsx mentions!F7`.

    `look` is its number format, or the encoding of a CSV file.
    """

    place: str
    value: object = None
    look: str = "General"
    is_formula: bool = False
    is_error: bool = False


class CellError(ValueError):
    """Hold which rule a cell breaks, and the remedy."""


def write_text(text: str) -> str:
    """Write text so that a cell can hold it: unseen signs by their codes.

    `read_text` returns the very text.
    """
    coded = CODE_LIKE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
    return reveal_controls(coded)


def read_text(written: str) -> str:
    """Read text that `write_text` wrote or a person typed."""

    def read_code(found: re.Match[str]) -> str:
        number = int(found.group(1), 16)
        return chr(number) if number <= 0x10FFFF else found.group()

    return CODE.sub(read_code, LINE_END.sub("\n", written))


def parse_cell(cell: Cell, kind: str, before: str) -> str:
    """Return what a cell says as text.

    `kind`: `date`, `number`, `share` or `boolean`; `code` where blanks around it say
    nothing; any other is text. `before`: what the cell held when it was written: a
    number or day equal to it is it, with all its zeros. Raises CellError when it has no
    reading of this kind.
    """
    value = cell.value
    if cell.is_error:
        raise CellError("the cell holds an error of Excel", "Write what is meant")
    if value is None and cell.is_formula:
        rule = "the cell holds a formula without its value"
        raise CellError(rule, "Write the value, or save once more in Excel")
    if value is None:
        return ""
    if isinstance(value, bool):
        if kind != "boolean":
            raise CellError("the cell holds true or false, and must not", AS_TEXT)
        return str(value).lower()
    if isinstance(value, int | float):
        return _read_number(cell, kind, before)
    if isinstance(value, str):
        is_before = cell.look == GBK and _has_lost_signs(value, before)
        return before if is_before else _read_words(read_text(value), kind, before)
    return _read_day(value, kind)


def _read_number(cell: Cell, kind: str, before: str) -> str:
    value = cell.value
    if PLAIN["number"].fullmatch(before) and float(before) == value:
        return before
    if kind in ("date", "boolean"):
        raise CellError("the cell holds a number", REMEDIES[kind])
    if "%" in cell.look and kind != "share":
        rule = "the cell holds a percentage, for Excel a hundredth of what it shows"
        shown = _write_number(value * 100)
        raise CellError(rule, f"Give the cell the format Text, and write {shown}")
    if abs(value) >= 10**KEPT_DIGITS:
        raise CellError(f"Excel keeps {KEPT_DIGITS} digits of a number", AS_TEXT)
    return _write_number(value)


def _write_number(value: float) -> str:
    """Write a number in full, as Excel shows it: 0.1 + 0.2 is 0.3."""
    return f"{Decimal(f'{value:.{KEPT_DIGITS}g}'):f}"


def _read_day(value: object, kind: str) -> str:
    if kind in ("number", "share", "boolean"):
        raise CellError("Excel has made a date of the cell", REMEDIES[kind])
    if not isinstance(value, dt.date):
        raise CellError("the cell holds a time", AS_TEXT)
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        raise CellError("the cell holds a date with a time", REMEDIES["date"])
    return f"{value:%Y-%m-%d}"


def _read_words(text: str, kind: str, before: str) -> str:
    if text == before or kind not in (*REMEDIES, "code"):
        return text
    text = text.strip()
    if kind == "boolean":
        text = text.lower()
    if kind == "date" and (found := DAY.fullmatch(text)):
        try:
            return dt.date(*map(int, found.groups())).isoformat()
        except ValueError as error:
            raise CellError("there is no such day", REMEDIES[kind]) from error
    is_number = kind in ("number", "share") and PLAIN["number"].fullmatch(text)
    is_truth = kind == "boolean" and text in ("true", "false")
    if not text or kind == "code" or is_number or is_truth:
        return text
    raise CellError(f"the cell holds no {kind}", REMEDIES[kind])


def _has_lost_signs(value: str, before: str) -> bool:
    """Tell whether text is what was there, with ? for what GBK lacks.

    What Excel counts as two signs, it writes as two.
    """
    if "?" not in value:
        return False
    signs = (
        re.escape(sign) if sign.encode("gbk", "ignore") else r"\?{1,2}"
        for sign in write_text(before)
    )
    return re.fullmatch("".join(signs), value) is not None
