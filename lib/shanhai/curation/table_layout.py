"""Find the tables of a text: a row a line, its cells parted by tabs or by strokes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TABS, _STROKES = re.compile(r"\t"), re.compile(r"[|｜]")
# How many lines above may say what a table is in, and how much of their ends.
_LINES_ABOVE, _LINE_REACH = 3, 40


# A year that a head, or the first cell of a row, gives to its numbers.
_YEAR = re.compile(
    r"\s*((?:19|20)[0-9]{2})\s*(?:年度?)?\s*|.*?((?:19|20)[0-9]{2})年度?[^月0-9]*"
)
_DIGITS = re.compile(r"[0-9]")


class Cell(NamedTuple):
    """Hold what stands in a cell, without blanks around it, and where."""

    start: int
    end: int
    text: str


Row = list[Cell]


def list_tables(text: str) -> Iterator[tuple[list[str], list[Row]]]:
    """Yield the rows of each table, with the ends of the lines above, nearest first."""
    if "\t" not in text and not _STROKES.search(text):
        return
    above, rows, offset = [], [], 0
    for line in [*text.split("\n"), ""]:
        if cells := _split(line, offset):
            rows.append(cells)
        else:
            if rows:
                yield above, rows
                above, rows = [], []
            if line.strip():
                above = [line.strip()[-_LINE_REACH:], *above][:_LINES_ABOVE]
        offset += len(line) + 1


def find_cell_heads(text: str) -> dict[int, tuple[str, str]]:
    """Return by its start, for each cell, the head of its column and its year.

    The year is that of its row's first cell, or of its head.
    """
    found = {}
    for _, rows in list_tables(text):
        heads: list[str] = []
        for row in rows:
            years = [_read_year(cell.text) for cell in row]
            is_data = any(
                _DIGITS.search(cell.text) and not year
                for cell, year in zip(row, years, strict=True)
            )
            if not is_data:
                above = heads if len(heads) == len(row) else [""] * len(row)
                heads = [one + cell.text for one, cell in zip(above, row, strict=True)]
            elif len(heads) in (0, len(row)):
                for cell, head in zip(row, heads or [""] * len(row), strict=True):
                    found[cell.start] = head, years[0] or _read_year(head)
    return found


def _read_year(text: str) -> str:
    match = _YEAR.fullmatch(text)
    return (match[1] or match[2]) if match else ""


def _split(line: str, offset: int) -> Row:
    """Split a line into cells; none where nothing parts it."""
    signs = _TABS if "\t" in line else _STROKES
    parts = [match.start() for match in signs.finditer(line)]
    if not parts:
        return []
    starts, ends = [0, *(part + 1 for part in parts)], [*parts, len(line)]
    cells = [
        _strip(line[start:end], offset + start)
        for start, end in zip(starts, ends, strict=True)
    ]
    # | a | b |
    if signs is _STROKES:
        cells = cells[not cells[0].text :]
        cells = cells[: len(cells) - (not cells[-1].text)] if cells else cells
    return cells


def _strip(text: str, offset: int) -> Cell:
    bare = text.strip()
    start = offset + len(text) - len(text.lstrip())
    return Cell(start, start + len(bare), bare)
