"""Rows as text for the terminal and for other programs: table, CSV, JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

Row = Mapping[str, object]


def format_rows(rows: Sequence[Row], *, columns: Sequence[str], form: str) -> str:
    """Return rows as `table`, `csv` or `json`; JSON has every column there is."""
    if form == "json":
        return format_json(rows)
    return {"table": format_table, "csv": format_csv}[form](rows, columns=columns)


def format_table(rows: Sequence[Row], *, columns: Sequence[str]) -> str:
    """Return rows as aligned columns; Chinese characters count as two wide.

    A break of the line inside a cell is shown as a sign: one row is one line.
    """
    lines = [
        list(columns),
        *([_in_one_line(_write(row[name])) for name in columns] for row in rows),
    ]
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
    """Return rows as CSV with a heading and no line end after the last row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_write(row[name]) for name in columns] for row in rows)
    return text.getvalue().rstrip("\n")


def format_json(content: object) -> str:
    """Return rows, or any plain content, as JSON that strict readers take."""
    return json.dumps(
        content, ensure_ascii=False, indent=2, allow_nan=False, default=_to_plain
    )


def _write(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    return str(value)


def _in_one_line(text: str) -> str:
    return text.replace("\r", r"\r").replace("\n", r"\n")


def _to_plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in text)
