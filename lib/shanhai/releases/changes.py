"""What changed between two data packages, value by value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from shanhai.controls import reveal_controls
from shanhai.curation.tables import PACKAGE
from shanhai.releases.packages import Package, Table, read_packages, write_key

FIRST = "figures"
LONGEST_SHOWN = 48
COLUMNS = ("table", "change", "key", "column", "old", "new")


@dataclass(frozen=True)
class Change:
    """Hold one change: where, of what kind, and the values before and after.

    ``key`` names a row by its primary key, several columns joined by ``;``.
    """

    table: str
    change: str
    key: str = ""
    column: str = ""
    old: str = ""
    new: str = ""


def compare_packages(old: Path, new: Path) -> tuple[Change, ...]:
    """List what changed from one data folder to another; nothing when they agree.

    Values are compared as they are written; the order of rows and columns, line
    ends and quotes do not count. Figures come first, then the other tables in the
    new package's order, then what the packages say of themselves. Inside a table
    columns come before rows, rows that are gone before new ones, then the values.
    """
    before, after = read_packages(old, new)
    names = dict.fromkeys([*after.tables, *before.tables])
    changes = [
        change
        for name in sorted(names, key=lambda one: one != FIRST)
        for change in _compare_tables(name, before, after)
    ]
    return (*changes, *_compare_descriptions(before, after))


def tell_changes(
    changes: Iterable[Change], *, is_short: bool = False
) -> list[dict[str, str]]:
    """Return changes as rows, unseen characters as codes.

    Parameters
    ----------
    is_short
        Whether long values are cut, for a screen.
    """
    return [
        {name: _tell(value, is_short) for name, value in asdict(one).items()}
        for one in changes
    ]


def _tell(value: str, is_short: bool) -> str:
    text = reveal_controls(value)
    if not is_short:
        return text
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _compare_tables(name: str, before: Package, after: Package) -> Iterator[Change]:
    old, new = before.tables.get(name), after.tables.get(name)
    if new is None:
        yield Change(name, "table removed")
    elif old is None:
        yield Change(name, "table added")
    else:
        yield from _compare_columns(name, list(old.rows), list(new.rows))
        if old.key == new.key:
            yield from _compare_rows(name, old, new)
        else:
            keys = write_key(old.key), write_key(new.key)
            yield Change(name, "key changed", "", "", *keys)


def _compare_columns(name: str, old: list[str], new: list[str]) -> Iterator[Change]:
    yield from (Change(name, "column removed", "", c) for c in old if c not in new)
    yield from (Change(name, "column added", "", c) for c in new if c not in old)


def _compare_rows(name: str, old: Table, new: Table) -> Iterator[Change]:
    before, after = old.indexed, new.indexed
    gone = before.index[~before.index.isin(after.index)]
    come = after.index[~after.index.isin(before.index)]
    yield from (Change(name, "row removed", write_key(key)) for key in gone)
    yield from (Change(name, "row added", write_key(key)) for key in come)
    kept = after.index[after.index.isin(before.index)]
    columns = [column for column in after if column in before]
    yield from _compare_values(
        name, before.loc[kept, columns], after.loc[kept, columns]
    )


def _compare_values(
    name: str, old: pd.DataFrame, new: pd.DataFrame
) -> Iterator[Change]:
    """Yield every cell that differs, by row and then by column."""
    for row, place in np.argwhere((old != new).to_numpy()):
        values = old.iloc[row, place], new.iloc[row, place]
        key, column = write_key(old.index[row]), old.columns[place]
        yield Change(name, "value changed", key, column, *values)


def _compare_descriptions(before: Package, after: Package) -> Iterator[Change]:
    """Yield what differs in what is said of the package, its tables and columns.

    Left out: tables and columns that only one of the packages has.
    """
    for (table, column), told in after.described.items():
        earlier = before.described.get((table, column))
        if earlier is None:
            continue
        for name in dict.fromkeys([*told, *earlier]):
            values = _write(earlier.get(name)), _write(told.get(name))
            if values[0] != values[1]:
                change = f"{name} changed"
                yield Change(table or PACKAGE, change, "", column, *values)


def _write(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
