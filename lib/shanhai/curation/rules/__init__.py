"""The codebook's rules beyond the table contract, one module a subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any

import pandas as pd

from shanhai.errors import Problem, suggest

Tables = Mapping[str, pd.DataFrame]
# The value that is wrong, the rule, the remedy; and the same with its row before it.
Fault = tuple[str, str, str]
Finding = tuple[Any, str, str, str]

HEADER_LINES = 2


def line_of(row: tuple) -> int:
    """Return the line in its CSV file of a row as it was read."""
    return row[0] + HEADER_LINES


def locate(table: str, row: tuple | None) -> tuple[str, int | None]:
    """Return file and line of a row, if there is one, as a problem begins."""
    return f"data/{table}.csv", None if row is None else line_of(row)


def list_above(code: str, parents: Mapping[str, str]) -> list[str]:
    """Return a code and all above it, upward; one met twice ends the list."""
    found: list[str] = []
    while code:
        is_circle = code in found
        found.append(code)
        code = "" if is_circle else parents.get(code, "")
    return found


def list_code_faults(
    codes: Sequence[str], known: Sequence[str], kind: str
) -> Iterator[Fault]:
    """Yield a fault for each code that its codelist lacks, and one for a repetition.

    Parameters
    ----------
    kind
        What the codes are of, in words: ``flag``.
    """
    for code in codes:
        if code not in known:
            yield code, f"no such {kind}", suggest(code, known)
    if len(set(codes)) < len(codes):
        yield ";".join(codes), f"a {kind} stands twice", f"Write each {kind} once"


def rule_for(table: str) -> Callable[..., Callable[[Tables], Iterator[Problem]]]:
    """Make a rule of a function that yields findings in the rows of one table."""

    def decorate(find: Callable[[Tables], Iterator[Finding]]):
        @wraps(find)
        def check(tables: Tables) -> Iterator[Problem]:
            for row, *fault in find(tables):
                yield Problem(*locate(table, row), *fault)

        return check

    return decorate


def show_date(date: pd.Timestamp) -> str:
    """Return a date as text, an open one as nothing."""
    return "" if pd.isna(date) else date.date().isoformat()
