"""Sheets of text for a person to fill in: filters, and lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from shanhai.curation.sources import Sentence, sentence_around
from shanhai.drafting.workbooks.excel_cells import write_text
from shanhai.errors import CorpusError, Problem

TEXT = {"num_format": "@", "valign": "top", "text_wrap": True}
LOOKS = {
    "text": TEXT,
    "fixed": TEXT | {"bg_color": "#eeeeee"},
    "head": TEXT | {"bold": True, "bottom": 1},
}
CHOOSE = "Choose a code of the list; the sheet codes says what each means."
SENTENCE, MARKS = "sentence", ("【", "】")
# In characters of a digit's width; a Chinese one takes two.
WIDE, NARROW, USUAL = 48, 8, 18
LONG = (SENTENCE, "reasons", "note_", "definition_", "dimensions", "concept_")
SHORT = ("start", "end", "choose", "decided", "repeats", "confidence_", "settled")


@dataclass(frozen=True)
class Sheet:
    """Describe a sheet: its rows of text by column, and what may be chosen in each.

    Attributes
    ----------
    choices
        By column, its codes, or where they are: `=codes!$B$2:$B$8`.
    fixed
        Columns that nobody is to change.
    comments
        What columns mean.
    frozen
        How many columns stay in sight.
    spare
        Rows below the last in which codes may be chosen, too.
    """

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | Sentence]]
    choices: Mapping[str, str | list[str]] = field(default_factory=dict)
    fixed: Sequence[str] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    frozen: int = 1
    spare: int = 0


def build_workbook(sheets: Sequence[Sheet], file: str) -> bytes:
    """Return a workbook of sheets in which every cell is text.

    Raises
    ------
    CorpusError
        With every text that is too long for a cell.
    """
    held, problems = io.BytesIO(), []
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for sheet in sheets:
            problems += _add_sheet(book, sheet, file)
    if problems:
        raise CorpusError(problems)
    return held.getvalue()


def locate_choices(sheet: str, column: int, first: int, last: int) -> str:
    """Write where codes stand, from a row to a row, as a formula of Excel."""
    return f"={sheet}!{xl_range_abs(first, column, last, column)}"


def quote_around(text: str, start: str, end: str) -> Sentence:
    """Return the sentence around a mention, with signs around the numeral."""
    found = sentence_around(text, int(start), int(end))
    before, mention, after = map(write_text, found)
    return Sentence(before, mention.join(MARKS), after)


def _add_sheet(book: xlsxwriter.Workbook, sheet: Sheet, file: str) -> list[Problem]:
    paper = book.add_worksheet(sheet.name)
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    bold = book.add_format({"bold": True})
    last = max(len(sheet.rows), 1)
    problems = []
    for x, name in enumerate(sheet.columns):
        look = looks["fixed" if name in sheet.fixed else "text"]
        paper.set_column(x, x, _find_width(name), look)
        paper.write_string(0, x, name, looks["head"])
        if note := sheet.comments.get(name):
            paper.write_comment(0, x, note)
        if source := sheet.choices.get(name):
            paper.data_validation(1, x, last + sheet.spare, x, _list_from(source))
        for y, row in enumerate(sheet.rows, 1):
            if not _write_cell(paper, (y, x), row[x], look, bold):
                problems.append(_refuse_long((y, x), row[x], f"{file} {sheet.name}!"))
    paper.freeze_panes(1, sheet.frozen)
    paper.autofilter(0, 0, last, len(sheet.columns) - 1)
    # A number that is text is meant to be.
    paper.ignore_errors({"number_stored_as_text": f"A1:{_find_corner(sheet)}"})
    return problems


def _write_cell(
    paper: Worksheet, at: tuple[int, int], held: object, look: Format, bold: Format
) -> bool:
    """Write a cell; tell whether it can hold the text."""
    if isinstance(held, Sentence):
        parts = [held.before, bold, held.mention, held.after]
        told = [part for part in parts if part != ""]
        # The library takes no fewer than three.
        if len(told) > 2:
            return paper.write_rich_string(*at, *told, look) == 0
        return paper.write_string(*at, held.mention, look) == 0
    written = write_text(str(held))
    write: Callable[..., int] = paper.write_string if written else paper.write_blank
    return write(*at, written or None, look) == 0


def _refuse_long(at: tuple[int, int], held: object, sheet: str) -> Problem:
    rule = "the text is too long for a cell of Excel"
    place = f"{sheet}{xl_rowcol_to_cell(*at)}"
    return Problem(place, None, str(held), rule, "Shorten it in the draft")


def _list_from(source: str | list[str]) -> dict[str, str | list[str]]:
    return {
        "validate": "list",
        "source": source,
        "error_title": "No such code",
        "error_message": CHOOSE,
    }


def _find_width(name: str) -> int:
    if name.startswith(LONG):
        return WIDE
    return NARROW if name.startswith(SHORT) else max(USUAL, len(name) + 4)


def _find_corner(sheet: Sheet) -> str:
    return xl_rowcol_to_cell(len(sheet.rows), max(len(sheet.columns) - 1, 0))
