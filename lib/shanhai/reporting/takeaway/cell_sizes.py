"""How wide columns and how high rows are, so that nothing is cut off."""

import math
import unicodedata
from functools import lru_cache

import pandas as pd

from shanhai.reporting.takeaway.cell_text import write_plain

NARROWEST, WIDEST = 7, 48
# What a spreadsheet needs beside the text; in a heading its filter's arrow, too.
MARGIN, HEADING_MARGIN = 2, 4
LINE_HEIGHT = 15
# Excel sets no row higher.
HIGHEST = 409
# Words are not broken, so lines are seldom full.
FULL = 0.8
# Each text is asked for by its column and by its row, and many stand in many rows.
MOST_KEPT = 4096


def measure_columns(rows: pd.DataFrame) -> list[int]:
    """Return how wide each column needs to be, in characters, within reason."""
    needed = (max(_widest(rows[name]), _heading_width(name)) for name in rows)
    return [min(max(width, NARROWEST), WIDEST) for width in needed]


def measure_row(values: tuple[object, ...], widths: list[int]) -> int:
    """Return how high a row needs to be, in points, for text that is wrapped.

    No program can be relied on to find out: some leave a row at one line.
    """
    cells = zip(values, widths, strict=True)
    lines = max((_count_lines(value, width) for value, width in cells), default=1)
    return min(lines * LINE_HEIGHT, HIGHEST)


def _count_lines(value: object, width: int) -> int:
    needed = [_width(line) for line in write_plain(value).split("\n")]
    return sum(
        math.ceil(one / (width * FULL)) if one > width - MARGIN else 1 for one in needed
    )


def _heading_width(name: object) -> int:
    return _width(str(name)) + HEADING_MARGIN


def _widest(column: pd.Series) -> int:
    lines = (line for value in column for line in write_plain(value).split("\n"))
    return max(map(_width, lines), default=0) + MARGIN


@lru_cache(maxsize=MOST_KEPT)
def _width(text: str) -> int:
    """Count characters, Chinese ones as two."""
    if text.isascii():
        return len(text)
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)
