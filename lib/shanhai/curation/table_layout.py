"""Find the tables of a text: a row a line, its cells parted by tabs or by strokes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TABS, _STROKES = re.compile(r"\t"), re.compile(r"[|｜]")
# How many lines above may say what a table is in, and how much of their ends.
_LINES_ABOVE, _LINE_REACH = 3, 40


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
