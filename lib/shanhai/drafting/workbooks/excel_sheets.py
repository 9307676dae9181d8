"""Sheets of text for a person to fill in: filters, and lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from shanhai.curation.sources import Sentence, sentence_around
from shanhai.drafting.workbooks.excel_cells import write_text
from shanhai.drafting.workbooks.excel_files import reach
from shanhai.errors import CorpusError, Problem
from shanhai.whole_files import replace_file

TEXT = {"num_format": "@", "valign": "top", "text_wrap": True}
LOOKS = {
    "text": TEXT,
    "fixed": TEXT | {"bg_color": "#eeeeee"},
    "head": TEXT | {"bold": True, "bottom": 1},
    "marked": {"bold": True},
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


def write_sheets(sheets: Sequence[Sheet], path: Path) -> None:
    """Write a workbook of sheets in which every cell is text.

    Raises
    ------
    CorpusError
        With every text that is too long for a cell.
    ShanhaiError
        When the file is open elsewhere, or the system refuses: an earlier one is whole.
    """
    held, problems = io.BytesIO(), []
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        for sheet in sheets:
            paper = book.add_worksheet(sheet.name)
            for y, x in _fill(paper, sheet, looks):
                place = f"{path.name} {sheet.name}!{xl_rowcol_to_cell(y, x)}"
                rule = "the text is too long for a cell of Excel"
                fault = str(sheet.rows[y - 1][x]), rule, "Shorten it in the draft"
                problems.append(Problem(place, None, *fault))
    with reach(path):
        if problems:
            raise CorpusError(problems)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, held.getvalue())


def quote_around(text: str, start: str, end: str) -> Sentence:
    """Return the sentence around a mention, with signs around the numeral."""
    found = sentence_around(text, int(start), int(end))
    before, mention, after = map(write_text, found)
    return Sentence(before, mention.join(MARKS), after)


def _fill(
    paper: Worksheet, sheet: Sheet, looks: Mapping[str, Format]
) -> Iterator[tuple[int, int]]:
    """Fill a sheet; yield the cells that cannot hold their text."""
    last = max(len(sheet.rows), 1)
    for x, name in enumerate(sheet.columns):
        look = looks["fixed" if name in sheet.fixed else "text"]
        paper.set_column(x, x, _find_width(name), look)
        paper.write_string(0, x, name, looks["head"])
        if note := sheet.comments.get(name):
            paper.write_comment(0, x, note)
        if source := sheet.choices.get(name):
            told = {"error_title": "No such code", "error_message": CHOOSE}
            chosen = {"validate": "list", "source": source, **told}
            paper.data_validation(1, x, last + sheet.spare, x, chosen)
        for y, row in enumerate(sheet.rows, 1):
            if _write_cell(paper, (y, x), row[x], look, looks["marked"]) != 0:
                yield y, x
    paper.freeze_panes(1, sheet.frozen)
    paper.autofilter(0, 0, last, len(sheet.columns) - 1)
    # A number that is text is meant to be.
    corner = xl_rowcol_to_cell(len(sheet.rows), len(sheet.columns) - 1)
    paper.ignore_errors({"number_stored_as_text": f"A1:{corner}"})


def _write_cell(
    paper: Worksheet,
    at: tuple[int, int],
    held: str | Sentence,
    look: Format,
    marked: Format,
) -> int:
    """Write a cell; return what the library says: 0 where it holds the text."""
    if isinstance(held, Sentence):
        told = [*filter(None, [held.before]), marked, held.mention]
        told += filter(None, [held.after])
        # The library takes no fewer than three.
        if len(told) > 2:
            return paper.write_rich_string(*at, *told, look)
        return paper.write_string(*at, held.mention, look)
    written = write_text(held)
    write: Callable[..., int] = paper.write_string if written else paper.write_blank
    return write(*at, written or None, look)


def _find_width(name: str) -> int:
    if name.startswith(LONG):
        return WIDE
    return NARROW if name.startswith(SHORT) else max(USUAL, len(name) + 4)
