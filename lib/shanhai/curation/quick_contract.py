"""Tell in a moment that tables keep to the contract, or leave it to frictionless.

To import and run frictionless takes longer than all else that loading does. What is
passed here, it passes too; whatever is not known here, or wrong, is left to it: it has
the words for what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from shanhai.curation.table_files import TableFile
from shanhai.curation.tables import (
    FALSE,
    PLAIN,
    TRUE,
    Descriptor,
    read_descriptor,
    read_files,
)
from shanhai.errors import Problem

# The keys known of a descriptor, and the types of what they hold; None: any.
LINK = {"fields": [str], "reference": {"resource": str, "fields": [str]}}
CONSTRAINTS = {"required": bool, "unique": bool, "pattern": str, "enum": [str]}
FIELD = {
    **dict.fromkeys(("name", "type", "description", "description_zh"), str),
    **{key: [str] for key in ("trueValues", "falseValues")},
    "constraints": {**CONSTRAINTS, "minimum": None},
}
SCHEMA = {
    "fields": [FIELD],
    "missingValues": [str],
    "primaryKey": [str],
    "foreignKeys": [LINK],
}
PACKAGE = {
    **dict.fromkeys(("$schema", "name", "title", "description", "version"), str),
    **{"created": str, "keywords": [str]},
    "licenses": [{"name": str, "path": str, "title": str}],
    "contributors": [{"title": str, "roles": [str]}],
    # Of a table, frictionless is given name, schema and rows.
    "resources": None,
}
VERSION = "https://datapackage.org/profiles/2.0/datapackage.json"
CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
ALL = {"required", "unique"}
SUPPORTED = {
    "string": ALL | {"pattern", "enum"},
    "boolean": ALL,
    **dict.fromkeys(PLAIN, ALL | {"minimum"}),
}
READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "year": int,
    "date": date.fromisoformat,
}
# What unknown, strange or missing things end in.
UNSURE = (ArithmeticError, LookupError, TypeError, ValueError, re.error)
Columns = dict[str, list[object]]


def list_contract_problems(folder: Path) -> list[Problem]:
    """List every break of the contract; frictionless looks only where one may be."""
    descriptor = read_descriptor(folder)
    doubted = list_doubted(descriptor, read_files(folder, descriptor))
    if not doubted:
        return []
    # Imported here: sound data need not wait for frictionless.
    from shanhai.curation.contract import find_contract_problems

    return find_contract_problems(folder, doubted)


def list_doubted(descriptor: Descriptor, files: Mapping[str, TableFile]) -> set[str]:
    """Name each table that may break the contract: all, if it is not known wholly."""
    schemas = {one["name"]: one["schema"] for one in descriptor["resources"]}
    doubted, tables = {*schemas}, {}
    with suppress(*UNSURE):
        _ensure_known(descriptor)
        for name, schema in schemas.items():
            with suppress(*UNSURE):
                tables[name] = _read(schema, files[name])
        for name, schema in schemas.items():
            with suppress(*UNSURE):
                _ensure_keys(name, schema, tables)
                doubted.remove(name)
    return doubted


def _ensure_known(package: Descriptor) -> None:
    # An hour of 25 or a 30th of February is an error here.
    _ = datetime.fromisoformat(package["created"])
    _ensure(_fits(package, PACKAGE) and package["$schema"] == VERSION)
    _ensure(CREATED.fullmatch(package["created"]))
    _ensure(all(one.get("name") or one.get("path") for one in package["licenses"]))
    _ensure(all(_fits(one["schema"], SCHEMA) for one in package["resources"]))


def _fits(value: object, form: object) -> bool:
    """Tell whether a value has no key that the form has not, and its types."""
    if isinstance(form, dict):
        return isinstance(value, dict) and all(
            key in form and _fits(part, form[key]) for key, part in value.items()
        )
    if isinstance(form, list):
        return isinstance(value, list) and all(_fits(part, form[0]) for part in value)
    return form is None or type(value) is form


def _read(schema: Descriptor, file: TableFile) -> Columns:
    """Return the values of each column, None where empty; raise if unsure of any."""
    names = [field["name"] for field in schema["fields"]]
    _ensure(not file.problems and file.rows and names == [*file.headings])
    _ensure(len({*names}) == len(names) and all(map(str.isidentifier, names)))
    _ensure(schema["missingValues"] == [""])
    cells = zip(*file.rows, strict=True)
    return {
        field["name"]: _read_column(field, column)
        for field, column in zip(schema["fields"], cells, strict=True)
    }


def _ensure(condition: object) -> None:
    if not condition:
        raise ValueError


def _read_column(field: Descriptor, cells: tuple[str, ...]) -> list[object]:
    kind, limits = field["type"], field.get("constraints", {})
    _ensure(limits.keys() <= SUPPORTED[kind])
    _ensure(kind == "boolean" or not {"trueValues", "falseValues"} & {*field})
    known = {cell: _read_cell(field, cell) for cell in {*cells} if cell}
    _ensure(len(known) == len({*cells}) or not limits.get("required"))
    if "pattern" in limits:
        # As frictionless puts it: other than fullmatch where there is a stroke.
        pattern = re.compile(f"^{limits['pattern']}$")
        _ensure(all(map(pattern.match, known)))
    _ensure("enum" not in limits or known.keys() <= {*limits["enum"]})
    if "minimum" in limits:
        lowest = _read_cell(field, str(limits["minimum"]))
        _ensure(all(value >= lowest for value in known.values()))
    if limits.get("unique"):
        _ensure(len({*known.values()}) == sum(map(bool, cells)))
    return [known.get(cell) for cell in cells]


def _read_cell(field: Descriptor, cell: str) -> object:
    kind = field["type"]
    if kind == "boolean":
        values = dict.fromkeys(field.get("trueValues", TRUE), True)
        return {**values, **dict.fromkeys(field.get("falseValues", FALSE), False)}[cell]
    _ensure(kind not in PLAIN or PLAIN[kind].fullmatch(cell))
    return READERS[kind](cell)


def _ensure_keys(name: str, schema: Descriptor, tables: Mapping[str, Columns]) -> None:
    own = tables[name]
    if key := schema.get("primaryKey"):
        rows = _take(own, key)
        _ensure(len({*rows}) == len(rows) and not any(None in row for row in rows))
    for link in schema.get("foreignKeys", []):
        target = link["reference"]
        _ensure(len(link["fields"]) == len(target["fields"]) > 0)
        rows = {row for row in _take(own, link["fields"]) if {*row} != {None}}
        known = _take(tables[target["resource"] or name], target["fields"])
        _ensure(rows <= {*known})


def _take(columns: Columns, names: list[str]) -> list[tuple[object, ...]]:
    return list(zip(*(columns[name] for name in names), strict=True))
