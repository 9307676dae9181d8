"""Hold the tables against data/datapackage.json, by way of frictionless."""

from __future__ import annotations

import re
from pathlib import Path

import frictionless
from frictionless import errors as broken

import shanhai.lean_jsonschema  # noqa: F401 (frictionless imports it when it checks)
from shanhai.curation.tables import FOLDER, PACKAGE, read_descriptor
from shanhai.errors import Problem

REPEATED_REMEDY = "Give each row a key of its own; remove the repeated row"
REMEDIES: dict[type[frictionless.Error], str] = {
    broken.TypeError: "Write the value in the type that the contract names",
    broken.ConstraintError: "Use a value that the contract allows",
    broken.UniqueError: REPEATED_REMEDY,
    broken.PrimaryKeyError: REPEATED_REMEDY,
    broken.ForeignKeyError: "Add the code to that table, or fix the spelling",
    broken.EncodingError: "Save the file as UTF-8",
    broken.BlankRowError: "Remove the empty row",
    broken.ExtraCellError: "Quote the cell that holds a comma",
    broken.MissingCellError: "Fill the row up to the last column",
    broken.IncorrectLabelError: "Name the columns as the contract does, in its order",
    broken.MissingLabelError: "Add the missing column",
    broken.ExtraLabelError: "Remove the column, or describe it in the contract",
}
QUOTE = "'"
CONTRACT = f"{FOLDER}{PACKAGE}"
GENERAL_REMEDY = f"Compare the file with {CONTRACT}"


def find_contract_problems(data_dir: Path) -> list[Problem]:
    """List every break of types, enums, keys and foreign keys, in file order.

    What the codebook asks beyond the table contract is left to ``checks``.
    """
    descriptor = data_dir / PACKAGE
    try:
        report = frictionless.validate(str(descriptor), type="package")
    except (frictionless.FrictionlessException, OSError) as error:
        return [Problem(CONTRACT, None, "", f"unreadable: {error}", GENERAL_REMEDY)]
    keys = {
        resource["name"]: resource["schema"].get("primaryKey", [])
        for resource in read_descriptor(data_dir)["resources"]
    }
    whole = [_describe(CONTRACT, error, {}) for error in report.errors]
    return whole + [
        problem for task in report.tasks for problem in _list(task, keys[task.name])
    ]


def _list(task: frictionless.ReportTask, key: list[str]) -> list[Problem]:
    file = f"{FOLDER}{Path(task.place).name}"
    problems = []
    for error in task.errors:
        # A key of one column is declared unique too; that error names the column.
        if isinstance(error, broken.PrimaryKeyError) and len(key) == 1:
            continue
        cells = dict(zip(task.labels, getattr(error, "cells", []), strict=False))
        own_key = {name: cells[name] for name in key if name in cells}
        problems.append(_describe(file, error, own_key))
    return problems


def _describe(file: str, error: frictionless.Error, key: dict[str, str]) -> Problem:
    line = getattr(error, "row_number", None)
    rule = f"{_name_column(error)}{_name_rule(error, key)}".rstrip(".")
    return Problem(file, line, _find_value(error, key), rule, _remedy(error))


def _find_value(error: frictionless.Error, key: dict[str, str]) -> str:
    if isinstance(error, broken.ForeignKeyError):
        return " ".join(error.field_cells)
    if isinstance(error, broken.PrimaryKeyError):
        return " ".join(key.values())
    value = str(getattr(error, "cell", "") or "")
    # frictionless writes the cell that a short row lacks as None.
    return "" if value == "None" else value


def _name_column(error: frictionless.Error) -> str:
    if isinstance(error, broken.ForeignKeyError):
        return f"column {' '.join(error.field_names)}: "
    name = getattr(error, "field_name", "")
    return f"column {name}: " if name else ""


def _name_rule(error: frictionless.Error, key: dict[str, str]) -> str:
    note = error.note or error.message
    match error:
        case broken.ForeignKeyError():
            return f"no such code in {error.reference_name or 'this table'}"
        case broken.UniqueError():
            return f"stands in line {_last_number(note)} already"
        case broken.PrimaryKeyError():
            return f"{' and '.join(key)} stand in line {_last_number(note)} already"
        case broken.ConstraintError():
            return _name_constraint(*_quoted(note))
        case broken.TypeError():
            return f"not of type {_quoted(note)[0].removesuffix('/default')}"
        case broken.EncodingError():
            return f"the file is not UTF-8 ({note})"
        case broken.MissingLabelError():
            return "the column is missing"
        case broken.IncorrectLabelError():
            return f"the heading {error.label!r} stands in its place"
        case broken.BlankRowError():
            return "the row is empty"
    return f"{error.title.lower()}: {note}"


def _name_constraint(name: str, limit: str) -> str:
    if name == "required":
        return "the cell is empty, and must not be"
    if name == "enum":
        return f"not one of {limit.strip('[]').replace(QUOTE, '')}"
    return f"does not keep to {name} {limit}"


def _quoted(note: str) -> list[str]:
    return note.split('"')[1::2]


def _last_number(note: str) -> str:
    return re.findall(r"\d+", note)[-1]


def _remedy(error: frictionless.Error) -> str:
    return next(
        (text for kind, text in REMEDIES.items() if isinstance(error, kind)),
        GENERAL_REMEDY,
    )
