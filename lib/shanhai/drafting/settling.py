"""Differences of two codings in a workbook, and the first with them settled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from shanhai.drafting.coded_fields import (
    BETWEEN,
    CONCEPT,
    DIMENSIONS,
    EXTENT,
    FIELDS,
    INTERVAL,
    KIND,
    MENTION,
    REPEATS,
)
from shanhai.drafting.codings import Agreement
from shanhai.drafting.draft import FIGURE, Draft
from shanhai.drafting.excel_cells import Cell
from shanhai.drafting.excel_files import Book, Record, read_book
from shanhai.drafting.sheets import SENTENCE, Sheet, quote_around, write_sheets
from shanhai.errors import CorpusError, Problem, suggest

PLACE = re.compile(r"([0-9]+)[–-]([0-9]+)")
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

    Raises ShanhaiError when the file is open elsewhere, or the system refuses: an
    earlier one is whole.
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
    look = {"fixed": (*ASKED, SENTENCE), "comments": HOW, "frozen": 4}
    choices = {SETTLED: [*ANSWERS]}
    write_sheets([Sheet(DIFFERENCES, columns, rows, choices, **look)], path)


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


def settle(draft: Draft, path: Path) -> Draft:
    """Return the first coding with every difference as it was settled.

    Left as it is: what is not settled (`list_unsettled`). A mention that becomes a
    figure of its own, and one that only the second reader had, is not decided: its
    cells are still to be filled. Whether codes are known is for `accept` to say. Raises
    CorpusError with every row that is not of this draft, or is settled in no known way.
    """
    book, records = _read(path)
    answers = [*_read_answers(book, records)]
    held = {row["start"]: row for row in draft.rows.to_dict("records")}
    # What is moved comes last: other answers name it by its old place.
    for answer in sorted(answers, key=lambda one: one.field in (MENTION, EXTENT)):
        if answer.field in (MENTION, EXTENT):
            _move(held, answer, draft.text, book)
        elif answer.start in held:
            held[answer.start] |= _settle_field(answer)
        else:
            _refuse(book, answer, "no mention of the draft starts there")
    if book.problems:
        raise CorpusError(book.problems)
    table = sorted(held.values(), key=lambda row: int(row["start"]))
    frame = pd.DataFrame(table, columns=draft.rows.columns, dtype="str").fillna("")
    return replace(draft, rows=frame)


def _read(path: Path) -> tuple[Book, list[Record]]:
    book = read_book(path, DIFFERENCES)
    records = book.list_records(DIFFERENCES, [*ASKED, SETTLED, VALUE], (SENTENCE,))
    if records is None:
        raise CorpusError(book.problems)
    return book, records


def _read_answers(book: Book, records: list[Record]) -> Iterator[Answer]:
    """Yield what is to change in the first coding."""
    for cells in records:
        start, field, second, settled, value = (
            book.read(cells[name]) for name in ("start", "field", "B", SETTLED, VALUE)
        )
        if not settled:
            continue
        text = value if settled == OTHER else second
        answer = Answer(cells[SETTLED], start, field, text)
        if settled not in ANSWERS:
            _refuse(book, answer, f"{settled!r} is no answer", ANSWERS)
        elif field not in (MENTION, *FIELDS):
            _refuse(book, answer, f"{field!r} is no field", FIELDS)
        elif settled == OTHER and not value and field in (MENTION, EXTENT, KIND):
            _refuse(book, answer, "the other value is missing")
        elif settled != OTHER and value:
            _refuse(book, answer, f"{settled} is chosen, and a value given")
        elif settled != OWN:
            yield answer


def _refuse(book: Book, answer: Answer, rule: str, known: Collection[str] = ()) -> None:
    remedy = "Choose A or B, or other with a value; take the workbook of this draft"
    if known:
        remedy = suggest(str(answer.cell.value), known)
    book.problems.append(Problem(answer.cell.place, None, answer.start, rule, remedy))


def _settle_field(answer: Answer) -> dict[str, str]:
    """Return the cells that an answer fills; an own figure is still to be decided."""
    field, text = answer.field, answer.text
    if field == CONCEPT:
        concept, _, dimensions = text.partition(" ")
        return {CONCEPT: concept, DIMENSIONS: dimensions}
    if field == INTERVAL:
        low, between, high = text.partition(BETWEEN)
        return {"low": low, "high": high if between else low}
    is_open = (field, text) in ((KIND, FIGURE), (REPEATS, ""))
    return {field: text, **({"decided": ""} if is_open else {})}


def _move(
    held: dict[str, dict[str, str]], answer: Answer, text: str, book: Book
) -> None:
    """Give a mention the place that was settled, add one, or take it away."""
    row = held.pop(answer.start, {})
    if not answer.text:
        return
    place = PLACE.fullmatch(answer.text)
    if not place or not int(place[1]) < int(place[2]) <= len(text):
        _refuse(book, answer, f"{answer.text!r} is no place in the text")
        return
    start, end = place.groups()
    written = {"start": start, "end": end, "as_written": text[int(start) : int(end)]}
    for other, name in product(held.values() if row else (), ("repeats", "part_of")):
        if other.get(name) == answer.start:
            other[name] = start
    held[start] = row | written
