"""Rows of a draft's workbook, as they come back: text again, each change judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.drafting.draft import (
    CONCEPTS,
    MENTIONS,
    Draft,
    list_columns,
    list_fields,
)
from shanhai.drafting.workbooks.code_lists import list_choices, list_kinds, list_parts
from shanhai.drafting.workbooks.excel_cells import Cell, read_cell
from shanhai.drafting.workbooks.excel_files import Row
from shanhai.drafting.workbooks.excel_sheets import SENTENCE
from shanhai.drafting.workbooks.excel_tables import Record, find_sheet, read_records
from shanhai.errors import Problem, suggest

# A number of a proposed concept, which goes into the cells of the figure.
CHOOSE, NUMBERS = "choose", tuple(str(n) for n in range(1, CONCEPTS + 1))
FIXED = ("end", "as_written")
KEEP = "Leave it as it was; a numeral that is no figure gets another kind"
Sheets = Mapping[str, Sequence[Row]]
Tables = Mapping[str, pd.DataFrame]
Cells = dict[str, str]


class RowReader:
    """Read rows of a sheet by its columns' kinds; collect what is amiss.

    Attributes
    ----------
    known
        By column, the codes that are known.
    held
        By column, what the draft had: taken as it is.
    """

    def __init__(self, corpus: Corpus, added: Tables, table: str, rows: pd.DataFrame):
        self.known = list_choices(corpus, added, table)
        self.kinds = list_kinds(corpus, table, self.known)
        self.parts = list_parts(corpus)
        self.held = {name: {*rows[name]} for name in rows}
        self.problems: list[Problem] = []

    def read(
        self, record: Record, before: Mapping[str, str], columns: Sequence[str]
    ) -> Cells:
        """Read the cells of a row; unknown codes are problems."""
        cells = {}
        for name in columns:
            text = read_cell(
                record[name],
                self.kinds.get(name, "string"),
                self.problems,
                before=before.get(name, ""),
            )
            self._check_code(name, text, record[name])
            cells[name] = text
        return cells

    def refuse(self, cell: Cell, rule: str, remedy: str) -> None:
        """Add a problem of one cell."""
        value = "" if cell.value is None else str(cell.value)
        self.problems.append(Problem(cell.place, None, value, rule, remedy))

    def _check_code(self, name: str, text: str, cell: Cell) -> None:
        if not text or text in self.held.get(name, ()):
            return
        if name in self.parts:
            known, told = self.parts[name], text.split(";")
        else:
            known, told = self.known.get(name, [text]), [text]
        for code in told:
            if code not in known:
                rule = f"{code!r} is no code of {name}"
                self.refuse(cell, rule, suggest(code, known))


def read_added(
    sheets: Sheets, name: str, draft: Draft, corpus: Corpus, added: Tables, file: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Read the rows that another table will gain; the draft's where it has no sheet.

    Parameters
    ----------
    added
        Rows of other tables, whose codes are known.
    file
        The workbook's name in problems.
    """
    columns = list_fields(corpus.descriptor, name)
    before = draft.added.get(name, pd.DataFrame(columns=columns, dtype="str"))
    if name not in sheets and before.empty:
        return before, []
    rows, problems = find_sheet(sheets, name, file)
    if problems:
        return before, problems
    records, problems = read_records(rows, columns, (), f"{file} {name}")
    # A row may name another of its sheet: a new place in a new county.
    keys = [read_cell(record[columns[0]], "code", []) for record in records]
    own = {**added, name: pd.DataFrame({columns[0]: keys})}
    reader = RowReader(corpus, own, name, before)
    read = [reader.read(record, {}, columns) for record in records]
    table = pd.DataFrame(read, columns=columns, dtype="str")
    return table, [*problems, *reader.problems]


def read_mentions(
    sheets: Sheets, draft: Draft, corpus: Corpus, added: Tables, file: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Read the mentions, in the draft's order however the rows are sorted."""
    columns = list_columns(corpus.descriptor)
    rows, problems = find_sheet(sheets, MENTIONS, file)
    if problems:
        return draft.rows, problems
    records, problems = read_records(
        rows, [*columns, CHOOSE], (SENTENCE,), f"{file} {MENTIONS}"
    )
    if problems:
        return draft.rows, problems
    before = {row["start"]: row for row in draft.rows.to_dict("records")}
    reader = RowReader(corpus, added, MENTIONS, draft.rows)
    read: dict[str, Cells] = {}
    for record in records:
        start = read_cell(record["start"], "code", reader.problems)
        if start not in before or start in read:
            rule = "two rows are of this mention" if start in read else ""
            rule = rule or "no mention of the draft starts there"
            reader.refuse(record["start"], rule, "Remove the row, or restore its start")
            continue
        read[start] = _read_mention(reader, record, before[start], columns)
    lacking = list(_list_lacking(before, read, f"{file} {MENTIONS}"))
    table = [read.get(start, row) for start, row in before.items()]
    frame = pd.DataFrame(table, columns=columns, dtype="str")
    return frame, [*reader.problems, *lacking]


def _read_mention(
    reader: RowReader, record: Record, before: Mapping[str, str], columns: list[str]
) -> Cells:
    cells = reader.read(record, before, columns)
    for name in FIXED:
        if cells[name] != before[name]:
            rule = f"{name} of a mention is not to be changed: it is {before[name]!r}"
            reader.refuse(record[name], rule, KEEP)
    return cells | _choose(reader, record[CHOOSE], cells, before)


def _choose(
    reader: RowReader, cell: Cell, cells: Mapping[str, str], before: Mapping[str, str]
) -> Cells:
    """Return the cells that a chosen proposal fills."""
    number = read_cell(cell, "code", reader.problems)
    if not number:
        return {}
    proposed = {n: before[f"concept_{n}"] for n in NUMBERS if before[f"concept_{n}"]}
    if number not in proposed:
        told = "; ".join(f"{n}: {concept}" for n, concept in proposed.items())
        rule = "no concept is proposed under this number"
        reader.refuse(cell, rule, f"Proposed: {told or 'none'}")
        return {}
    indicator, _, dimensions = proposed[number].partition(" ")
    chosen = {"indicator_id": indicator, "dimensions": dimensions}
    for name, code in chosen.items():
        if cells[name] not in ("", before[name], code):
            rule = f"{name} is changed to {cells[name]!r}, and another is chosen"
            reader.refuse(cell, rule, f"Clear one of the two; chosen: {code}")
    return chosen


def _list_lacking(
    before: Mapping[str, Mapping[str, str]], read: Mapping[str, Cells], sheet: str
) -> Iterator[Problem]:
    for start, row in before.items():
        if start not in read:
            rule = f"the row of {row['as_written']!r} is missing"
            yield Problem(sheet, None, start, rule, f"Put it back. {KEEP}")
