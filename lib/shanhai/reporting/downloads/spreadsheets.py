"""Tables for spreadsheets, CSV and Excel: typed, never live, equal bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

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
NOTHING_LIVE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# In characters and in pixels; the library measures a Chinese character too narrow.
NARROWEST, WIDEST = 14, 380
# More columns on a page of paper are too small to read.
PAPER_A4, COLUMNS_A_PAGE = 9, 12
READ_ME = "read_me"
TYPED = (is_numeric_dtype, is_datetime64_any_dtype, is_bool_dtype)


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
    if isinstance(value, tuple):
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
    options = {"options": NOTHING_LIVE}
    with pd.ExcelWriter(
        file, engine="xlsxwriter", datetime_format="yyyy-mm-dd", engine_kwargs=options
    ) as writer:
        properties = {"title": write_plain(title), "created": created}
        writer.book.set_properties(properties)
        text = writer.book.add_format(
            {"num_format": "@", "text_wrap": True, "valign": "top"}
        )
        number = writer.book.add_format({"valign": "top"})
        for name, table in tables.items():
            is_prose = name == READ_ME
            table.apply(_prepare, lang=lang).to_excel(
                writer,
                sheet_name=name,
                index=False,
                inf_rep="",
                freeze_panes=(1, 0 if is_prose else 1),
                autofilter=not is_prose,
            )
            paper = writer.sheets[name]
            for place, kind in enumerate(table.dtypes):
                style = number if is_numeric_dtype(kind) else text
                paper.set_column(place, place, NARROWEST, style)
            paper.autofit(WIDEST * 2 if is_prose else WIDEST)
            paper.set_paper(PAPER_A4)
            paper.set_landscape()
            paper.repeat_rows(0)
            paper.repeat_columns(0)
            paper.fit_to_pages(-(-len(table.columns) // COLUMNS_A_PAGE), 0)
    return file.getvalue()


def _prepare(column: pd.Series, lang: str) -> pd.Series:
    """Leave numbers, dates and truths; write all else as text that a cell can hold."""
    if any(is_kind(column) for is_kind in TYPED):
        return column
    texts = [shorten_cell(write_plain(value), lang) for value in column]
    return pd.Series(texts, index=column.index, dtype="str")
