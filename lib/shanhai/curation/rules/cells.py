"""The rule for the cells of every table."""

from __future__ import annotations

from collections.abc import Iterator

from shanhai.curation.rules import Tables, locate
from shanhai.errors import Problem

# What a document has is kept as it is, line breaks too.
COLUMNS_OF_LINES = ("as_written",)


def check_line_breaks(tables: Tables) -> Iterator[Problem]:
    """Yield each cell of several lines: a problem, and a difference, has one line."""
    for name, table in tables.items():
        texts = table.select_dtypes("str")
        for column in texts.columns.difference(COLUMNS_OF_LINES):
            for row in table[texts[column].str.contains("[\r\n]")].itertuples():
                value, rule = getattr(row, column), "the cell has several lines"
                fault = f"column {column}: {rule}", "Write it in one line"
                yield Problem(*locate(name, row), value, *fault)


RULES = (check_line_breaks,)
