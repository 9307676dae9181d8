"""Rows as text for the terminal and for other programs: table, CSV, JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from shanhai.controls import is_unseen, reveal_in_line
from shanhai.reporting.downloads.spreadsheets import guard_formula

Row = Mapping[str, object]


def format_rows(rows: Sequence[Row], *, columns: Sequence[str], form: str) -> str:
    """Return rows as `table`, `csv` or `json`; JSON has every column there is."""
    if form == "json":
        return format_json(rows)
    return {"table": format_table, "csv": format_csv}[form](rows, columns=columns)


def format_table(rows: Sequence[Row], *, columns: Sequence[str]) -> str:
    """Return rows as aligned columns, unseen characters as codes.

    Chinese characters count as two wide.
    """
    cells = ([reveal_in_line(_write(row[name])) for name in columns] for row in rows)
    lines = [list(columns), *cells]
    widths = [max(map(_width, cells)) for cells in zip(*lines, strict=True)]
    padded = (
        "  ".join(
            cell + " " * (width - _width(cell))
            for cell, width in zip(cells, widths, strict=True)
        )
        for cells in lines
    )
    return "\n".join(line.rstrip() for line in padded)


def format_csv(rows: Sequence[Row], *, columns: Sequence[str]) -> str:
    """Return rows as CSV with a heading and no line end after the last row.

    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    lines = [columns, *([_write(row[name]) for name in columns] for row in rows)]
    return "\n".join(map(_write_line, lines))


def format_json(content: object) -> str:
    """Return rows, or any plain content, as JSON that strict readers take."""
    text = json.dumps(
        content, ensure_ascii=False, indent=2, allow_nan=False, default=_to_plain
    )
    return "\n".join(map(_escape, text.split("\n")))


def _escape(line: str) -> str:
    """Write what cannot be seen as JSON's own escapes, which read as the same."""
    if line.isprintable():
        return line
    return "".join(json.dumps(one)[1:-1] if is_unseen(one) else one for one in line)


def _write(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    return str(value)


def _write_line(cells: Sequence[str]) -> str:
    """Return a line of CSV; a cell with either sign of a line end is quoted."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(map(guard_formula, cells))
    return text.getvalue().removesuffix("\r\n")


def _to_plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in text)
