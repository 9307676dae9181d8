"""Read data packages for comparing: every cell as it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from shanhai.curation.rows import iterate_rows
from shanhai.curation.tables import PACKAGE
from shanhai.errors import CorpusError, Problem

KEY_SIGN = ";"
FIRST_LINE = 2
Descriptor = Mapping[str, Any]
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
        missing, unreadable, without its key, or has a key twice.
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
    resources, descriptor = _read_descriptor(folder / PACKAGE, problems)
    tables = {}
    for resource in resources:
        table = _read_table(folder / resource["path"], resource["schema"], problems)
        if table is not None:
            tables[resource["name"]] = table
    return Package(tables, _list_described(descriptor, resources))


def _read_descriptor(
    path: Path, problems: list[Problem]
) -> tuple[list[Descriptor], Descriptor]:
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8-sig"))
        resources = descriptor["resources"]
        for resource in resources:
            _ = resource["name"], resource["path"], resource["schema"]["primaryKey"]
            _ = [column["name"] for column in resource["schema"]["fields"]]
    except FileNotFoundError:
        rule = "the folder holds no data package"
        remedy = "Name the folder that holds datapackage.json and its tables"
        problems.append(Problem(str(path), None, "", rule, remedy))
        return [], {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        rule = f"the data package cannot be read ({type(error).__name__}: {error})"
        problems.append(Problem(str(path), None, "", rule, "Restore the file"))
        return [], {}
    return resources, descriptor


def _read_table(
    path: Path, schema: Descriptor, problems: list[Problem]
) -> Table | None:
    try:
        rows = pd.read_csv(
            path,
            dtype=str,
            keep_default_na=False,
            encoding="utf-8-sig",
            index_col=False,
        )
    except (OSError, ValueError) as error:
        words = str(error).strip() or type(error).__name__
        rule = f"the table cannot be read ({words})"
        problems.append(Problem(str(path), None, "", rule, "Restore the file"))
        return None
    key = tuple(schema["primaryKey"])
    found = _find_key_problems(path, rows, key)
    problems += found
    return None if found else Table(key, rows.fillna(""))


def _find_key_problems(
    path: Path, rows: pd.DataFrame, key: tuple[str, ...]
) -> list[Problem]:
    lacking = [column for column in key if column not in rows]
    if lacking:
        rule = "the column of the primary key is missing"
        remedy = f"Add the column, or name another key in {PACKAGE}"
        return [Problem(str(path), 1, column, rule, remedy) for column in lacking]
    repeated = rows[rows.duplicated(list(key))]
    rule, remedy = "the key stands twice", "Give each row a key of its own"
    return [
        Problem(
            str(path),
            place + FIRST_LINE,
            write_key(row),
            rule,
            remedy,
        )
        for place, row in zip(
            repeated.index, iterate_rows(repeated[list(key)]), strict=True
        )
    ]


def _list_described(
    descriptor: Descriptor, resources: list[Descriptor]
) -> dict[Place, dict[str, object]]:
    described = {("", ""): _drop(descriptor, "resources")}
    for resource in resources:
        schema = _drop(resource["schema"], "fields")
        own = _drop(resource, "schema", "name", "path")
        described[resource["name"], ""] = own | schema
        for column in resource["schema"]["fields"]:
            described[resource["name"], column["name"]] = _drop(column, "name")
    return described


def _drop(properties: Descriptor, *names: str) -> dict[str, object]:
    return {name: value for name, value in properties.items() if name not in names}
