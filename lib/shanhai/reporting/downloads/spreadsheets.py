"""Tables for spreadsheets, CSV and Excel: typed, never live, equal bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
import xlsxwriter
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from shanhai.controls import reveal_controls
from shanhai.reporting.formatting.numbers import to_decimal
from shanhai.reporting.messages import say

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
LIST_SIGN = ";"
GUARD = "'"
# A formula sign, full-width ones too, after blanks and signs without width; or what
# some programs cut off before they look: a tab, a line end.
FORMULA = re.compile(
    "[\\s\x00-\x1f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\\-@＝＋－＠]"
    "|[\t\r\n]"
)
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")
# A cell of Excel holds so many UTF-16 units, of which a character takes one or two.
EXCEL_LIMIT, KEPT = 32_767, 16_000
NOTHING_LIVE = {"in_memory": True} | {
    f"strings_to_{kind}": False for kind in ("formulas", "numbers", "urls")
}
LOOKS = {
    "text": {"num_format": "@", "text_wrap": True},
    "number": {},
    "date": {"num_format": "yyyy-mm-dd"},
}
# In characters and in pixels; the library measures a Chinese character too narrow.
NARROWEST, WIDEST = 14, 380
# More columns on a page of paper are too small to read.
PAPER_A4, COLUMNS_A_PAGE = 9, 12
# Archives say so, wherever they are made: files of a Unix folder, readable by all.
UNIX, READABLE, SMALLEST = 3, 0o100644 << 16, 9
READ_ME = "read_me"
# What goes without saying, as rows and cells follow without a gap, or says too much.
PLACE = re.compile(
    rb'(?:(?<=<c)|(?<=<row)) r="[A-Z]*[0-9]+"| spans="[0-9:]+"'
    rb'|(?<= width="[0-9]{2})[.][0-9]+|<a:font script="[^>]*>'
)


def guard_formula(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    A number with its sign is left as it is.
    """
    is_live = FORMULA.match(text) and not NUMBER.fullmatch(text)
    return f"{GUARD}{text}" if is_live else text


def write_plain(value: object) -> str:
    """Write a value as text: numbers in full, dates as ISO, nothing as nothing.

    An infinite end is nothing: the document sets none. Unseen characters are
    written as their codes.
    """
    if isinstance(value, str):
        return reveal_controls(value)
    if isinstance(value, tuple | list):
        return LIST_SIGN.join(map(write_plain, value))
    if pd.isna(value) or value == float("inf"):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return str(value).lower()
    return f"{to_decimal(value):f}"


def shorten_cell(text: str, lang: str) -> str:
    """Cut text that no cell of Excel can hold, and say how long it is."""
    if len(text.encode("utf-16-le")) // 2 <= EXCEL_LIMIT:
        return text
    return say(lang, "takeaway-cut", text=text[:KEPT], characters=len(text))


def write_csv(rows: pd.DataFrame) -> str:
    """Return rows as CSV that Excel opens as it should: BOM, CRLF, no formula.

    Text that would run as a formula gets an apostrophe in front; numbers never do.
    """
    texts = pd.DataFrame(
        {
            name: [write_plain(value) for value in column]
            if is_numeric_dtype(column)
            else [guard_formula(write_plain(value)) for value in column]
            for name, column in rows.items()
        }
    )
    return BOM + texts.to_csv(index=False, lineterminator="\r\n")


def write_workbook(
    tables: Mapping[str, pd.DataFrame], *, created: dt.datetime, title: str, lang: str
) -> bytes:
    """Return an XLSX file: numbers as numbers, dates as dates, all else as text.

    Missing values and infinite ends are left blank. Text that looks like a formula,
    a number or an address stays text; what is too long for a cell is cut, and says so.

    Parameters
    ----------
    tables
        Sheets by name.
    created
        Written into the file in place of the clock's time.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, NOTHING_LIVE) as book:
        book.set_properties({"title": write_plain(title), "created": created})
        for name, table in tables.items():
            _write_sheet(book, name, table, lang)
    with ZipFile(file) as book:
        sheets = {name: PLACE.sub(b"", book.read(name)) for name in book.namelist()}
    return pack(sheets, created)


def _write_sheet(
    book: xlsxwriter.Workbook, name: str, table: pd.DataFrame, lang: str
) -> None:
    paper, is_prose = book.add_worksheet(name), name == READ_ME
    for place, (head, column) in enumerate(table.items()):
        style = book.add_format(LOOKS[_find_kind(column)] | {"valign": "top"})
        paper.set_column(place, place, NARROWEST, style)
        paper.write_column(0, place, [head, *_list_cells(column, lang)], style)
    if not is_prose:
        paper.autofilter(0, 0, len(table), len(table.columns) - 1)
    paper.freeze_panes(1, 0 if is_prose else 1)
    paper.autofit(WIDEST * 2 if is_prose else WIDEST)
    paper.set_paper(PAPER_A4)
    paper.set_landscape()
    paper.repeat_rows(0)
    paper.repeat_columns(0)
    paper.fit_to_pages(-(-len(table.columns) // COLUMNS_A_PAGE), 0)


def pack(files: Mapping[str, bytes], created: dt.datetime) -> bytes:
    """Return files as an archive, as small as can be, dated as the data are."""
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, created.timetuple()[:6])
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, content, ZIP_DEFLATED, SMALLEST)
    return held.getvalue()


def _find_kind(column: pd.Series) -> str:
    if is_datetime64_any_dtype(column):
        return "date"
    return "number" if is_numeric_dtype(column) else "text"


def _list_cells(column: pd.Series, lang: str) -> list[object]:
    """Leave numbers, dates and truths; write all else as text that a cell can hold."""
    if _find_kind(column) == "text":
        return [shorten_cell(write_plain(value), lang) for value in column]
    # Excel knows no time zone.
    is_zoned = isinstance(column.dtype, pd.DatetimeTZDtype)
    cells = (column.dt.tz_localize(None) if is_zoned else column).astype(object)
    return [None if pd.isna(one) or one == float("inf") else one for one in cells]
