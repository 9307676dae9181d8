"""Read data packages for comparing: every cell as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from shanhai.curation.rows import iterate_rows
from shanhai.curation.table_files import read_table_file
from shanhai.curation.tables import PACKAGE, Descriptor, read_package
from shanhai.errors import CorpusError, Problem

KEY_SIGN = ";"
Place = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Table:
    """Hold one table as written, and the columns of its primary key."""

    key: tuple[str, ...]
    rows: pd.DataFrame

    @cached_property
    def indexed(self) -> pd.DataFrame:
        """Return the rows by their key, which is a tuple."""
        keys = pd.MultiIndex.from_frame(self.rows[list(self.key)])
        return self.rows.set_axis(keys, axis=0)


@dataclass(frozen=True, eq=False)
class Package:
    """Hold a package's tables by name, and what it says of itself.

    ``described`` has the properties of the package, of each table and of each
    column, by table and column; both are empty for the package.
    """

    tables: Mapping[str, Table]
    described: Mapping[Place, Mapping[str, object]]


def read_packages(*folders: Path) -> tuple[Package, ...]:
    """Read several data packages; their contract's further rules are not checked.

    Raises
    ------
    CorpusError
        With every problem of all folders: a missing descriptor, a table that is
        missing, unreadable, without its key, or has a key twice, a row that is
        blank or has more or fewer cells than headings.
    """
    problems: list[Problem] = []
    packages = [_read_package(folder, problems) for folder in folders]
    if problems:
        raise CorpusError(problems)
    return tuple(packages)


def write_key(parts: Iterable[str]) -> str:
    """Write a key as one text, several columns joined by a semicolon."""
    return KEY_SIGN.join(parts)


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
) -> Table:
    file = read_table_file(path, str(path))
    problems += file.problems
    rows = pd.DataFrame(list(file.rows), file.lines, file.headings, dtype="str")
    if file.headings:
        problems += _find_key_problems(path, rows, key)
    return Table(tuple(key or ()), rows)


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
        Problem(str(path), line, write_key(row), rule, remedy)
        for line, row in zip(repeated.index, iterate_rows(repeated), strict=True)
    ]


def _list_described(descriptor: Descriptor) -> dict[Place, dict[str, object]]:
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
