"""Hold the tables against data/datapackage.json, by way of frictionless."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import frictionless
from frictionless import errors as broken

from shanhai.curation.table_files import TableFile
from shanhai.curation.tables import (
    CONTRACT,
    FIRST_LINE,
    FOLDER,
    PLAIN,
    Descriptor,
    read_descriptor,
    read_files,
)
from shanhai.errors import Problem, suggest_near
from shanhai.lean_imports import import_lean

# frictionless imports it when it checks.
import_lean("jsonschema")

# In front of a cell, this has frictionless refuse it.
REFUSED = "\0"
NO_CODE = "no such code in "
REPEATED_REMEDY = "Give each row a key of its own; remove the repeated row"
TYPE_REMEDIES = {
    "number": "Write digits, with a point for decimals: 1200.5",
    "integer": "Write digits only: 1200",
    "year": "Write four digits: 2021",
    "date": "Write year, month and day: 2021-06-30",
    "boolean": "Write true or false",
}
QUOTE = "'"
# What frictionless runs into in a descriptor of another form.
OF_DESCRIPTOR = (AttributeError, KeyError, TypeError, ValueError)
GENERAL_REMEDY = f"Compare the file with {CONTRACT}"


def find_contract_problems(
    data_dir: Path, doubted: Collection[str] | None = None
) -> list[Problem]:
    """List every break of types, enums, keys and foreign keys, in file order.

    What the codebook asks beyond the table contract is left to ``checks``. A table
    that cannot be read is one problem; codes in other tables that it may hold, or
    not, are no problems. Where the tables in doubt are named, frictionless is given
    these and those that they refer to: it takes long for each.
    """
    descriptor = read_descriptor(data_dir)
    files = read_files(data_dir, descriptor)
    read = [table for table in descriptor["resources"] if files[table["name"]].headings]
    filled = [_fill(table, files) for table in read]
    judged = [one for one in filled if doubted is None or one["name"] in doubted]
    links = [link for one in judged for link in one["schema"]["foreignKeys"]]
    codes = {link["reference"]["resource"] for link in links}
    codes -= {one["name"] for one in judged}
    # Of tables that are referred to, only their codes matter.
    judged += [
        {**one, "schema": {**one["schema"], "foreignKeys": []}}
        for one in filled
        if one["name"] in codes
    ]
    content = {**descriptor, "resources": judged}
    try:
        report = frictionless.validate(content, type="package")
    except (frictionless.FrictionlessException, *OF_DESCRIPTOR) as error:
        return [_refuse_contract(str(error))]
    found = [_refuse_contract(error.note or error.message) for error in report.errors]
    tasks = {task.name: task for task in report.tasks}
    for table in descriptor["resources"]:
        file = files[table["name"]]
        found += file.problems
        if table["name"] in tasks:
            broken_rows = _list(tasks[table["name"]], table, file.lines)
            found += (_name_near(one, table["name"], files) for one in broken_rows)
    return found


def _name_near(problem: Problem, table: str, files: Mapping[str, TableFile]) -> Problem:
    _, is_lacking, name = problem.rule.partition(NO_CODE)
    codes = files[name if name in files else table].rows if is_lacking else ()
    near = suggest_near(problem.value, {row[0] for row in codes})
    return replace(problem, remedy=f"{near}{problem.remedy}")


def _refuse_contract(reason: str) -> Problem:
    rule = f"the contract is broken: {reason}".rstrip(".")
    return Problem(CONTRACT, None, "", rule, "Restore the file")


def _fill(table: Descriptor, files: Mapping[str, TableFile]) -> Descriptor:
    """Return a resource that holds its rows, without links to tables not read."""
    file, schema = files[table["name"]], table["schema"]
    links = [
        link
        for link in schema.get("foreignKeys", [])
        if (target := files.get(link["reference"]["resource"] or table["name"])) is None
        or target.is_whole
    ]
    patterns = [PLAIN.get(str(field.get("type"))) for field in schema["fields"]]
    rows = [
        [
            cell if not cell or not plain or plain.fullmatch(cell) else REFUSED + cell
            for cell, plain in zip(row, patterns, strict=True)
        ]
        for row in file.rows
    ]
    return {
        "name": table["name"],
        "schema": {**schema, "foreignKeys": links},
        "data": [list(file.headings), *rows],
    }


def _list(
    task: frictionless.ReportTask, table: Descriptor, lines: Sequence[int]
) -> Iterator[Problem]:
    key = table["schema"].get("primaryKey", [])
    for error in task.errors:
        # A key of one column is declared unique too; that error names the column.
        # One without a number is of an empty key, which the columns report.
        if isinstance(error, broken.PrimaryKeyError) and (
            len(key) == 1 or not _list_numbers(error)
        ):
            continue
        cells = dict(zip(task.labels, getattr(error, "cells", []), strict=False))
        own_key = {name: cells[name] for name in key if name in cells}
        number = getattr(error, "row_number", None)
        line = None if number is None else lines[number - FIRST_LINE]
        value, rule, remedy = _write_rows(error, own_key, lines)
        file = f"{FOLDER}{table['path']}"
        yield Problem(file, line, value, rule.rstrip("."), remedy)


def _write_rows(
    error: frictionless.Error, key: Mapping[str, str], lines: Sequence[int]
) -> tuple[str, str, str]:
    name = getattr(error, "field_name", "")
    column = f"column {name}: " if name else ""
    cell = str(getattr(error, "cell", "") or "").removeprefix(REFUSED)
    match error:
        case broken.ForeignKeyError():
            value, column = " ".join(error.field_cells), " ".join(error.field_names)
            rule = f"column {column}: {NO_CODE}"
            remedy = "Add the code to that table, or fix the spelling"
            return value, f"{rule}{error.reference_name or 'this table'}", remedy
        case broken.UniqueError():
            rule = f"stands in line {_find_first(error, lines)} already"
            return cell, f"{column}{rule}", REPEATED_REMEDY
        case broken.PrimaryKeyError():
            first, columns = _find_first(error, lines), " and ".join(key)
            rule = f"{columns} stand in line {first} already"
            return " ".join(key.values()), rule, REPEATED_REMEDY
        case broken.ConstraintError():
            rule = _name_constraint(*_quoted(error.note))
            return cell, f"{column}{rule}", "Use a value that the contract allows"
        case broken.TypeError():
            kind = _quoted(error.note)[0].removesuffix("/default")
            remedy = TYPE_REMEDIES.get(kind, GENERAL_REMEDY)
            return cell, f"{column}not of type {kind}", remedy
    rule = f"{error.title.lower()}: {error.note or error.message}"
    return cell, f"{column}{rule}", GENERAL_REMEDY


def _name_constraint(name: str, limit: str) -> str:
    if name == "required":
        return "the cell is empty, and must not be"
    if name == "enum":
        return f"not one of {limit.strip('[]').replace(QUOTE, '')}"
    return f"does not keep to {name} {limit}"


def _quoted(note: str) -> list[str]:
    return note.split('"')[1::2]


def _list_numbers(error: frictionless.Error) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", error.note)]


def _find_first(error: frictionless.Error, lines: Sequence[int]) -> int:
    return lines[_list_numbers(error)[-1] - FIRST_LINE]
