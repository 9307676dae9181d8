"""Differences of two codings in a workbook: to be settled, and as they were."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from shanhai.drafting.agreement.coded_fields import EXTENT, FIELDS, KIND, MENTION
from shanhai.drafting.agreement.codings import Agreement
from shanhai.drafting.workbooks.excel_cells import Cell, read_cell
from shanhai.drafting.workbooks.excel_files import read_sheets, replace_workbook
from shanhai.drafting.workbooks.excel_sheets import (
    SENTENCE,
    Sheet,
    build_workbook,
    quote_around,
)
from shanhai.drafting.workbooks.excel_tables import Record, find_sheet, read_records
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
    replace_workbook(path, build_workbook([sheet], path.name))


def list_unsettled(path: Path) -> list[Problem]:
    """List the rows of a workbook of differences that are not settled."""
    rule, remedy = "the difference is not settled", f"Choose {' or '.join(ANSWERS)}"
    return [
        Problem(cells[SETTLED].place, None, _name(cells), rule, remedy)
        for cells in _read(path)
        if not read_cell(cells[SETTLED], "code", [])
    ]


def read_answers(path: Path) -> tuple[list[Answer], list[Problem]]:
    """Read what is to change in the first coding, and what cannot be understood."""
    answers, problems = [], []
    for cells in _read(path):
        start, field, second, settled, value = (
            read_cell(cells[name], "code", problems)
            for name in ("start", "field", "B", SETTLED, VALUE)
        )
        if not settled:
            continue
        answer = Answer(cells[SETTLED], start, field, "")
        if settled not in ANSWERS:
            problems.append(refuse(answer, f"{settled!r} is no answer", ANSWERS))
        elif field not in (MENTION, *FIELDS):
            problems.append(refuse(answer, f"{field!r} is no field", FIELDS))
        elif settled == OTHER and not value and field in (MENTION, EXTENT, KIND):
            problems.append(refuse(answer, "the other value is missing"))
        elif settled != OTHER and value:
            problems.append(refuse(answer, f"{settled} is chosen, and a value given"))
        elif settled != OWN:
            text = value if settled == OTHER else second
            answers.append(answer._replace(text=text))
    return answers, problems


def _read(path: Path) -> list[Record]:
    sheets = read_sheets(path, DIFFERENCES)
    rows, problems = find_sheet(sheets, DIFFERENCES, path.name)
    if not problems:
        columns, sheet = [*ASKED, SETTLED, VALUE], f"{path.name} {DIFFERENCES}"
        records, problems = read_records(rows, columns, (SENTENCE,), sheet)
    if problems:
        raise CorpusError(problems)
    return records


def _name(cells: Record) -> str:
    told = (read_cell(cells[name], "code", []) for name in ("as_written", "field"))
    return " ".join(told)


def refuse(answer: Answer, rule: str, known: Collection[str] = ()) -> Problem:
    """Return the problem that an answer cannot be followed."""
    remedy = "Choose A or B, or other with a value; take the workbook of this draft"
    if known:
        remedy = suggest(str(answer.cell.value), known)
    return Problem(answer.cell.place, None, answer.start, rule, remedy)
