"""Read the descriptor of a data package: which tables there are, and where."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shanhai.errors import CorpusError, Problem

PACKAGE = "datapackage.json"
REMEDY = f"Describe each table as one file of named columns beside {PACKAGE}"
Descriptor = dict[str, Any]


def read_package(path: Path, place: str) -> Descriptor:
    """Read a descriptor; a key that names one column becomes a list of one.

    Its tables are not opened. ``place`` is the file's name in problems.

    Raises
    ------
    CorpusError
        With every table that is not described as one file with named columns, or
        with the reason why nothing can be read.
    """
    try:
        if not path.is_file():
            rule = "the folder holds no data package"
            named = f"Name the folder that holds {PACKAGE} and its tables"
            remedy = f"{named}; there is no {path.absolute()}"
            raise CorpusError([Problem(place, None, "", rule, remedy)])
        descriptor = json.loads(path.read_text(encoding="utf-8-sig"))
        tables = [(_name(table), table) for table in descriptor["resources"]]
    except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
        rule = f"the data package cannot be read ({type(error).__name__}: {error})"
        problem = Problem(place, None, "", rule, "Restore the file")
        raise CorpusError([problem]) from error
    count = Counter(name for name, _ in tables)
    problems = [
        Problem(place, None, name, fault, REMEDY)
        for name, table in tables
        if (fault := _settle(table) or (count[name] > 1 and "the name is not its own"))
    ]
    if problems:
        raise CorpusError(problems)
    return descriptor


def _name(table: object) -> str:
    return str(table.get("name", "")) if isinstance(table, dict) else ""


def _settle(table: Descriptor) -> str:
    """Make every key of a table a list; return what is wrong in its description."""
    try:
        if "data" in table:
            return "the rows are in the descriptor"
        path, schema = table["path"], table["schema"]
        columns = [column["name"] for column in schema["fields"]]
        keys = list(_settle_keys(schema))
        if isinstance(path, list):
            return "the table has several files"
        if Path(path).name != path:
            return f"the path {path!r} leads elsewhere"
        # Joined, what is no text is an error.
        if not "".join([table["name"], *columns]) or not columns:
            return "the table has no name or no columns"
        strange = [name for name in keys if name not in columns]
        return f"a key names {strange[0]!r}, which is no column" if strange else ""
    except (KeyError, TypeError, AttributeError):
        return "the table has no name, file, columns or keys that can be read"


def _settle_keys(schema: Descriptor) -> Iterator[str]:
    """Make every key a list, and yield the columns that the table's own name."""
    links = schema.get("foreignKeys", [])
    own = [(schema, "primaryKey")] if "primaryKey" in schema else []
    own += [(link, "fields") for link in links]
    for holder, name in [*own, *((link["reference"], "fields") for link in links)]:
        if isinstance(holder[name], str):
            holder[name] = [holder[name]]
    for link in links:
        _ = "".join([link["reference"]["resource"], *link["reference"]["fields"]])
    for holder, name in own:
        yield from holder[name]
