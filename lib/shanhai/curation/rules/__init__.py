"""The codebook's rules beyond the table contract, one module a subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from types import ModuleType
from typing import Any

import pandas as pd

from shanhai.curation.rows import number_rows
from shanhai.errors import Problem

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


def rule_for(table: str) -> Callable[..., Callable[[Tables], Iterator[Problem]]]:
    """Make a rule of a function that yields findings in the rows of one table."""

    def decorate(find: Callable[[Tables], Iterator[Finding]]):
        @wraps(find)
        def check(tables: Tables) -> Iterator[Problem]:
            for row, *fault in find(tables):
                yield Problem(*locate(table, row), *fault)

        return check

    return decorate


def rule_for_rows(*names: str) -> Callable[..., Callable[[Tables], Iterator[Problem]]]:
    """Make a rule of a function that yields the faults of one row of these tables."""

    def decorate(find: Callable[[Any], Iterator[Fault]]):
        @wraps(find)
        def check(tables: Tables) -> Iterator[Problem]:
            for name in names:
                for row in number_rows(tables[name]):
                    for fault in find(row):
                        yield Problem(*locate(name, row), *fault)

        return check

    return decorate


def index_rows(tables: Tables, name: str) -> dict[str, Any]:
    """Return the rows of a table by the code in their first column."""
    codes = tables[name].iloc[:, 0].tolist()
    return dict(zip(codes, number_rows(tables[name]), strict=True))


def look_up(tables: Tables, name: str, column: str) -> dict[str, Any]:
    """Return a column of a table by the code in its first column."""
    table = tables[name]
    return dict(zip(table.iloc[:, 0].tolist(), table[column].tolist(), strict=True))


def list_rules(module: ModuleType) -> list[Callable[[Tables], Iterator[Problem]]]:
    """List the rules of a module: its functions whose names begin with `check_`."""
    return [rule for name, rule in vars(module).items() if name.startswith("check_")]


def show_date(date: pd.Timestamp) -> str:
    """Return a date as text, an open one as nothing."""
    return "" if pd.isna(date) else date.date().isoformat()


def show_dates(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """Return two dates as text: ``2021-01-01/``."""
    return f"{show_date(start)}/{show_date(end)}"
