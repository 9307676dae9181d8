"""Sheets as tables: rows by their headings, or what is amiss with these."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from shanhai.drafting.workbooks.excel_cells import Cell
from shanhai.drafting.workbooks.excel_files import Row
from shanhai.errors import Problem, suggest

Record = dict[str, Cell]
EMPTY = (None, "")


def find_sheet(
    sheets: Mapping[str, list[Row]], name: str, file: str
) -> tuple[list[Row], list[Problem]]:
    """Return a sheet by its name, or the problem that it is missing."""
    if name in sheets:
        return sheets[name], []
    rule, remedy = "the sheet is missing", suggest(name, sheets)
    return [], [Problem(file, None, name, rule, remedy)]


def read_records(
    rows: Sequence[Row], columns: Collection[str], ignored: Collection[str], place: str
) -> tuple[list[Record], list[Problem]]:
    """Return rows below headings by column, blank ones apart, or what is amiss.

    Parameters
    ----------
    ignored
        Headings that may be there, and whose cells are not read.
    place
        The sheet's name in problems.
    """
    heads = list(rows[0]) if rows else []
    while heads and heads[-1].value is None:
        heads.pop()
    names = [str(cell.value or "").strip() for cell in heads]
    problems = []
    for number, (cell, name) in enumerate(zip(heads, names, strict=True)):
        if name in names[:number]:
            fault = "two columns have this heading", "Remove or rename one of them"
            problems.append(Problem(cell.place, None, name, *fault))
        elif name not in {*columns, *ignored}:
            rule, free = "there is no such column", {*columns} - {*names}
            remedy = suggest(name, sorted(free)) if free else "Remove the column"
            problems.append(Problem(cell.place, None, name, rule, remedy))
    problems += [
        Problem(place, None, name, "the column is missing", suggest(name, names))
        for name in columns
        if name not in names
    ]
    problems += [
        Problem(
            cell.place, None, str(cell.value), "the cell has no heading", "Clear it"
        )
        for row in rows[1:]
        for cell in row[len(heads) :]
        if cell.value not in EMPTY
    ]
    if problems:
        return [], problems
    filled = (row for row in rows[1:] if any(one.value not in EMPTY for one in row))
    return [dict(zip(names, row, strict=False)) for row in filled], []
