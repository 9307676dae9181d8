"""An Excel workbook: typed cells, no live formula, equal bytes for equal content."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import xlsxwriter
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from shanhai.reporting.takeaway.cell_sizes import measure_columns, measure_row
from shanhai.reporting.takeaway.cell_text import shorten_cell, write_plain

PAPER_A4 = 9
# Wider sheets would be too small to read on one page; they take several.
WIDEST_PAGE, SMALLEST_PRINT = 320, 55
NOTHING_LIVE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, eq=False)
class Sheet:
    """Hold one sheet: a name and rows; the columns' names are its heading.

    Parameters
    ----------
    widths
        Widths in characters, column by column; none means as wide as the content.
    is_prose
        Text to be read, without filter, whose first column is set bold.
    """

    name: str
    rows: pd.DataFrame
    widths: tuple[int, ...] = ()
    is_prose: bool = False


def build_workbook(
    sheets: Sequence[Sheet], *, created: dt.datetime, title: str, lang: str
) -> bytes:
    """Return an XLSX file: numbers as numbers, dates as dates, all else as text.

    Missing values and infinite ends are left blank. Text that looks like a formula,
    a number or an address stays text; what is too long for a cell is cut, and says so.

    Parameters
    ----------
    created
        Written into the file in place of the clock's time.
    """
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, NOTHING_LIVE)
    workbook.set_properties({"title": write_plain(title), "created": created})
    formats = _add_formats(workbook)
    for sheet in sheets:
        _write_sheet(workbook.add_worksheet(sheet.name), sheet, formats, lang)
    workbook.close()
    return file.getvalue()


def _add_formats(workbook: xlsxwriter.Workbook) -> dict[str, Format]:
    top = {"valign": "top"}
    heading = {**top, "bold": True, "bottom": 1}
    return {
        "heading": workbook.add_format(heading),
        "number_heading": workbook.add_format({**heading, "align": "right"}),
        "label": workbook.add_format({**top, "bold": True, "text_wrap": True}),
        # `@` keeps text as text also where a reader edits the cell.
        "text": workbook.add_format({**top, "num_format": "@", "text_wrap": True}),
        "truth": workbook.add_format({**top, "align": "left"}),
        "whole": workbook.add_format({**top, "num_format": "#,##0_)"}),
        "fraction": workbook.add_format({**top, "num_format": "#,##0.00##_)"}),
        "date": workbook.add_format({**top, "num_format": "yyyy-mm-dd"}),
    }


def _write_sheet(
    paper: Worksheet, sheet: Sheet, formats: dict[str, Format], lang: str
) -> None:
    widths = list(sheet.widths or measure_columns(sheet.rows))
    for place, width in enumerate(widths):
        paper.set_column(place, place, width)
        column = sheet.rows.iloc[:, place]
        is_number = is_numeric_dtype(column) and not is_bool_dtype(column)
        kind = "number_heading" if is_number else "heading"
        paper.write_string(0, place, str(column.name), formats[kind])
    for line, row in enumerate(sheet.rows.itertuples(index=False, name=None), start=1):
        paper.set_row(line, measure_row(row, widths))
        for place, value in enumerate(row):
            kind = "label" if sheet.is_prose and place == 0 else "text"
            _write_cell(paper, (line, place), value, formats, kind, lang)
    _set_view(paper, sheet, sum(widths))


def _write_cell(
    paper: Worksheet,
    place: tuple[int, int],
    value: object,
    formats: dict[str, Format],
    kind: str,
    lang: str,
) -> None:
    if isinstance(value, str | tuple):
        if text := shorten_cell(write_plain(value), lang):
            paper.write_string(*place, text, formats[kind])
    elif pd.isna(value) or value == float("inf"):
        return
    elif isinstance(value, bool):
        paper.write_boolean(*place, value, formats["truth"])
    elif isinstance(value, dt.date):
        paper.write_datetime(*place, value, formats["date"])
    else:
        number = "whole" if float(value).is_integer() else "fraction"
        paper.write_number(*place, value, formats[number])


def _set_view(paper: Worksheet, sheet: Sheet, width: int) -> None:
    """Keep headings in sight; on paper a sheet is one page wide unless too small."""
    paper.freeze_panes(1, 0 if sheet.is_prose else 1)
    paper.repeat_rows(0)
    paper.set_paper(PAPER_A4)
    if width <= WIDEST_PAGE:
        paper.fit_to_pages(1, 0)
    else:
        paper.repeat_columns(0)
        paper.set_print_scale(SMALLEST_PRINT)
    if not sheet.is_prose:
        paper.set_landscape()
        paper.autofilter(0, 0, len(sheet.rows), len(sheet.rows.columns) - 1)
