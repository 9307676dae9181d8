"""Differences of two codings in a workbook: to be settled, and as they were."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from shanhai.drafting.agreement.coded_fields import EXTENT, FIELDS, KIND, MENTION
from shanhai.drafting.agreement.codings import Agreement
from shanhai.drafting.workbooks.excel_cells import Cell
from shanhai.drafting.workbooks.excel_files import Book, Record, read_book
from shanhai.drafting.workbooks.excel_sheets import (
    SENTENCE,
    Sheet,
    quote_around,
    write_sheets,
)
from shanhai.errors import CorpusError, Problem, suggest

DIFFERENCES = "differences"
ASKED = ("start", "end", "as_written", "field", "A", "B")
SETTLED, VALUE = "settled", "value"
ANSWERS = ("A", "B", "other")
OWN, _, OTHER = ANSWERS
HOW = {
    SETTLED: "A: 第一读者；B: 第二读者；other: 另填\nA: first reader; B: second; "
    "other: what stands in the column value",
    VALUE: "settled 为 other 时填写\nWith other: what it is, written as under A and B",
}


class Answer(NamedTuple):
    """Hold how a difference was settled: the mention's start, its field, the value."""

    cell: Cell
    start: str
    field: str
    text: str


def write_differences(agreement: Agreement, path: Path) -> None:
    """Write a workbook of differences: a row each, with its sentence, to be settled.

    Raises
    ------
    ShanhaiError
        When the file is open elsewhere, or the system refuses: an earlier one is whole.
    """
    columns = [*ASKED[:3], SENTENCE, *ASKED[3:], SETTLED, VALUE]
    rows = [
        [
            *(str(one.place.start), str(one.place.end), one.as_written),
            quote_around(agreement.text, *map(str, one.place)),
            *(one.field, one.first, one.second, "", ""),
        ]
        for one in agreement.differences
    ]
    sheet = Sheet(
        DIFFERENCES,
        columns,
        rows,
        {SETTLED: [*ANSWERS]},
        fixed=(*ASKED, SENTENCE),
        comments=HOW,
        frozen=4,
    )
    write_sheets([sheet], path)


def list_unsettled(path: Path) -> list[Problem]:
    """List the rows of a workbook of differences that are not settled."""
    rule, remedy = "the difference is not settled", f"Choose {' or '.join(ANSWERS)}"
    book, records = _read(path)
    return [
        Problem(cells[SETTLED].place, None, " ".join(told), rule, remedy)
        for cells in records
        if not book.read(cells[SETTLED])
        for told in [[book.read(cells[name]) for name in ("as_written", "field")]]
    ]


def read_answers(path: Path) -> tuple[list[Answer], list[Problem]]:
    """Read what is to change in the first coding, and what cannot be understood."""
    (book, records), answers = _read(path), []
    for cells in records:
        start, field, second, settled, value = (
            book.read(cells[name]) for name in ("start", "field", "B", SETTLED, VALUE)
        )
        if not settled:
            continue
        answer = Answer(cells[SETTLED], start, field, "")
        if settled not in ANSWERS:
            book.problems.append(refuse(answer, f"{settled!r} is no answer", ANSWERS))
        elif field not in (MENTION, *FIELDS):
            book.problems.append(refuse(answer, f"{field!r} is no field", FIELDS))
        elif settled == OTHER and not value and field in (MENTION, EXTENT, KIND):
            book.problems.append(refuse(answer, "the other value is missing"))
        elif settled != OTHER and value:
            rule = f"{settled} is chosen, and a value given"
            book.problems.append(refuse(answer, rule))
        elif settled != OWN:
            text = value if settled == OTHER else second
            answers.append(answer._replace(text=text))
    return answers, book.problems


def _read(path: Path) -> tuple[Book, list[Record]]:
    book = read_book(path, DIFFERENCES)
    records = book.list_records(DIFFERENCES, [*ASKED, SETTLED, VALUE], (SENTENCE,))
    if records is None:
        raise CorpusError(book.problems)
    return book, records


def refuse(answer: Answer, rule: str, known: Collection[str] = ()) -> Problem:
    """Return the problem that an answer cannot be followed."""
    remedy = "Choose A or B, or other with a value; take the workbook of this draft"
    if known:
        remedy = suggest(str(answer.cell.value), known)
    return Problem(answer.cell.place, None, answer.start, rule, remedy)
