"""What changed between two data packages, value by value, as each cell is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from shanhai.controls import reveal_controls
from shanhai.curation.rows import iterate_rows
from shanhai.curation.table_files import read_table_file
from shanhai.curation.tables import PACKAGE, Descriptor, read_package
from shanhai.errors import CorpusError, Problem

FIRST = "figures"
LONGEST_SHOWN = 48
COLUMNS = ("table", "change", "key", "column", "old", "new")
KEY_SIGN = ";"


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


class Package(NamedTuple):
    """Hold a package's tables by name, each by its key, and what it says of itself.

    ``described`` has the properties of the package, of each table and of each
    column, by table and column; both are empty for the package.
    """

    tables: Mapping[str, pd.DataFrame]
    described: Mapping[tuple[str, str], Mapping[str, object]]


def compare_packages(old: Path, new: Path) -> tuple[Change, ...]:
    """List what changed from one data folder to another; nothing when they agree.

    Values are compared as they are written; the order of rows and columns, line
    ends and quotes do not count. Figures come first, then the other tables in the
    new package's order, then what the packages say of themselves. Inside a table
    columns come before rows, rows that are gone before new ones, then the values.

    Raises CorpusError with every problem of both folders: a missing descriptor, a table
    that is missing, unreadable, without its key, or has a key twice, a row that is
    blank or has more or fewer cells than headings. Further rules of their contract are
    not checked.
    """
    problems: list[Problem] = []
    before, after = (_read_package(folder, problems) for folder in (old, new))
    if problems:
        raise CorpusError(problems)
    names = dict.fromkeys([*after.tables, *before.tables])
    changes = [
        change
        for name in sorted(names, key=lambda one: one != FIRST)
        for change in _compare_tables(
            name, before.tables.get(name), after.tables.get(name)
        )
    ]
    return (*changes, *_compare_descriptions(before, after))


def tell_changes(
    changes: Iterable[Change], *, is_short: bool = False
) -> list[dict[str, str]]:
    """Return changes as rows, unseen characters as codes, long values cut if asked."""
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


def _compare_tables(
    name: str, old: pd.DataFrame | None, new: pd.DataFrame | None
) -> Iterator[Change]:
    if old is None or new is None:
        yield Change(name, "table added" if old is None else "table removed")
        return
    ways = (("removed", old, new), ("added", new, old))
    for way, here, there in ways:
        lacking = [column for column in here if column not in there]
        yield from (Change(name, f"column {way}", "", one) for one in lacking)
    if old.index.names != new.index.names:
        keys = (KEY_SIGN.join(one.index.names) for one in (old, new))
        yield Change(name, "key changed", "", "", *keys)
        return
    for way, here, there in ways:
        lacking = here.index[~here.index.isin(there.index)]
        yield from (Change(name, f"row {way}", KEY_SIGN.join(key)) for key in lacking)
    kept = new.index[new.index.isin(old.index)]
    columns = [column for column in new if column in old]
    old, new = old.loc[kept, columns], new.loc[kept, columns]
    for row, place in np.argwhere((old != new).to_numpy()):
        key, values = kept[row], (one.iloc[row, place] for one in (old, new))
        yield Change(name, "value changed", KEY_SIGN.join(key), columns[place], *values)


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


def _read_package(folder: Path, problems: list[Problem]) -> Package:
    path = folder / PACKAGE
    try:
        descriptor = read_package(path, str(path))
    except CorpusError as error:
        problems += error.problems
        return Package({}, {})
    tables = {
        resource["name"]: _read_table(
            folder / resource["path"], resource["schema"].get("primaryKey"), problems
        )
        for resource in descriptor["resources"]
    }
    return Package(tables, _list_described(descriptor))


def _read_table(
    path: Path, key: Sequence[str] | None, problems: list[Problem]
) -> pd.DataFrame:
    file = read_table_file(path, str(path))
    rows = pd.DataFrame(list(file.rows), file.lines, file.headings, dtype="str")
    found = _find_key_problems(path, rows, key) if file.headings else []
    problems += [*file.problems, *found]
    if found or not file.headings:
        return rows
    return rows.set_axis(pd.MultiIndex.from_frame(rows[list(key)]), axis="index")


def _find_key_problems(
    path: Path, rows: pd.DataFrame, key: Sequence[str] | None
) -> list[Problem]:
    if not key:
        rule, remedy = "the table has no primary key", f"Name one in {PACKAGE}"
        return [Problem(str(path), None, "", rule, remedy)]
    lacking = [column for column in key if column not in rows]
    if lacking:
        rule = "the column of the primary key is missing"
        remedy = f"Add the column, or name another key in {PACKAGE}"
        return [Problem(str(path), 1, column, rule, remedy) for column in lacking]
    repeated = rows.loc[rows.duplicated(list(key)), list(key)]
    rule, remedy = "the key is that of an earlier row", "Give each row a key of its own"
    return [
        Problem(str(path), line, KEY_SIGN.join(row), rule, remedy)
        for line, row in zip(repeated.index, iterate_rows(repeated), strict=True)
    ]


def _list_described(descriptor: Descriptor) -> dict[tuple[str, str], dict[str, object]]:
    described = {("", ""): _drop(descriptor, "resources")}
    for resource in descriptor["resources"]:
        schema = _drop(resource["schema"], "fields")
        own = _drop(resource, "schema", "name", "path")
        described[resource["name"], ""] = own | schema
        for column in resource["schema"]["fields"]:
            described[resource["name"], column["name"]] = _drop(column, "name")
    return described


def _drop(properties: Descriptor, *names: str) -> dict[str, object]:
    return {name: value for name, value in properties.items() if name not in names}
