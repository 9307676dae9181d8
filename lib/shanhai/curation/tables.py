"""Read the curated tables by their one contract, data/datapackage.json."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from shanhai.curation.table_files import TableFile, read_table_file
from shanhai.errors import CorpusError, Problem

PACKAGE = "datapackage.json"
REMEDY = f"Describe each table as one file of named columns beside {PACKAGE}"
Descriptor = dict[str, Any]
# Problems name files as a curator sees them from the checkout.
FOLDER = "data/"
CONTRACT = f"{FOLDER}{PACKAGE}"
FIRST_LINE = 2
CODELISTS = (
    *("domains", "units", "flags", "places", "indicators", "dimensions"),
    *("dimension_codes", "denominators"),
)
TABLES = frozenset(
    {*CODELISTS, "pairings", "pairing_members", "sources", "figures", "mentions"}
    | {"comparison_rules", "measures", "benchmarks", "quoting_rules"}
)
LIST_COLUMNS = frozenset(
    {"flags", "not_comparable_with", "indicator_ids", "dimensions", "conditions"}
    | {"pairing_ids"}
    | {"numerator_dimensions", "denominator_dimensions"}
)
OPEN_COLUMNS = frozenset({"high"})
# What a boolean may be where the contract does not say: Data Package, version 2.
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")

# frictionless and pandas also take inf, nan, digits of other scripts and 2021-6-30,
# which no other reader of the tables need understand.
PLAIN = {
    "number": re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?"),
    "integer": re.compile(r"[+-]?[0-9]{1,18}"),
    "year": re.compile(r"[0-9]{4}"),
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}


def read_descriptor(data_dir: Path) -> Descriptor:
    """Read the data package's descriptor; its tables are not opened.

    Raises
    ------
    CorpusError
        When it cannot be read, or does not describe every table of the corpus.
    """
    descriptor = read_package(data_dir / PACKAGE, CONTRACT)
    described = {table["name"] for table in descriptor["resources"]}
    if lacking := sorted({"version", *TABLES} - {*descriptor, *described}):
        rule = f"the data package describes no {', '.join(lacking)}"
        remedy = "Restore the file or name the right folder"
        raise CorpusError([Problem(CONTRACT, None, "", rule, remedy)])
    return descriptor


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


def read_files(data_dir: Path, descriptor: Descriptor) -> dict[str, TableFile]:
    """Read the file of every table; only its headings are checked."""
    return {
        table["name"]: read_table_file(
            data_dir / table["path"],
            f"{FOLDER}{table['path']}",
            [field["name"] for field in table["schema"]["fields"]],
        )
        for table in descriptor["resources"]
    }


def read_tables(data_dir: Path, descriptor: Descriptor) -> dict[str, pd.DataFrame]:
    """Read every table, typed by the descriptor; what it holds is not checked.

    Empty text is ``""``, an empty date NaT, an empty upper end ``inf`` (the
    document sets none). List columns hold tuples of str. A row's index is its line
    in the file, counted from the first below the headings. Blank rows are left out.

    Raises
    ------
    CorpusError
        With every problem of the files that are too broken to be read.
    """
    files = read_files(data_dir, descriptor)
    tables, problems = {}, []
    for table in descriptor["resources"]:
        file = files[table["name"]]
        if file.is_whole:
            tables[table["name"]] = _type_table(file, table, problems)
        else:
            problems += file.problems
    if problems:
        raise CorpusError(problems)
    return tables


def digest_tables(data_dir: Path, descriptor: Descriptor) -> str:
    """Return the SHA-256 over the descriptor and all tables, line ends apart."""
    names = [PACKAGE, *(resource["path"] for resource in descriptor["resources"])]
    return digest_contents({name: (data_dir / name).read_bytes() for name in names})


def digest_contents(contents: Mapping[str, bytes]) -> str:
    """Return the same of files that were read, by their names, in the same order."""
    digest = hashlib.sha256()
    for name, held in contents.items():
        content = held.replace(b"\r\n", b"\n")
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def digest_files(data_dir: Path) -> str:
    """Return the SHA-256 over every file of the folder, byte by byte.

    Unlike the tables' digest it also tells of a line end or a file too many.
    """
    digest, path = hashlib.sha256(), data_dir
    try:
        for path in sorted(filter(Path.is_file, data_dir.glob("*.*"))):
            content = path.read_bytes()
            digest.update(f"{path.name}\n{len(content)}\n".encode())
            digest.update(content)
    except OSError as error:
        rule = f"it cannot be read ({error.strerror})"
        place, remedy = f"{FOLDER}{path.name}", "Make it readable, or remove it"
        raise CorpusError([Problem(place, None, "", rule, remedy)]) from error
    return digest.hexdigest()


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


def _type_table(
    file: TableFile, table: Descriptor, problems: list[Problem]
) -> pd.DataFrame:
    index = pd.Index(file.lines, dtype="int64") - FIRST_LINE
    if not index.size or index[-1] == index.size - 1:
        index = pd.RangeIndex(index.size)
    fields, columns = table["schema"]["fields"], {}
    cells = zip(*file.rows, strict=True) if file.rows else ([] for _ in fields)
    for field, column in zip(fields, cells, strict=True):
        try:
            text = pd.Series(column, index, dtype="str")
            columns[field["name"]] = _convert(text, field)
        except (AttributeError, ValueError, TypeError, OverflowError) as error:
            place = f"{FOLDER}{table['path']}"
            rule = f"column {field['name']} cannot be read ({error})"
            problems.append(Problem(place, None, "", rule, "Mend the column"))
    return pd.DataFrame(columns, index)


def _convert(column: pd.Series, field: Descriptor) -> pd.Series:
    name, kind = field["name"], str(field.get("type"))
    if name in LIST_COLUMNS:
        lists = column.map(lambda cell: tuple(cell.split(";")) if cell else ())
        return lists.astype(object)
    if _is_required(field) and (column == "").any():
        raise ValueError("a cell is empty, and must not be")
    if kind in PLAIN:
        _refuse_other_forms(column, field)
    if kind == "number":
        filled = column.where(column != "", "inf" if name in OPEN_COLUMNS else "nan")
        return filled.astype(float)
    if kind == "integer":
        return column.astype("int64")
    if kind == "year":
        return pd.to_numeric(column.where(column != "", None)).astype("Int64")
    if kind == "boolean":
        return _convert_boolean(column, field)
    if kind == "date":
        return pd.to_datetime(column.where(column != "", None), format="%Y-%m-%d")
    return column


def _refuse_other_forms(column: pd.Series, field: Descriptor) -> None:
    plain = PLAIN[field["type"]]
    for cell in column:
        if cell and not plain.fullmatch(cell):
            raise ValueError(f"{cell!r} is not of type {field['type']}")


def _convert_boolean(column: pd.Series, field: Descriptor) -> pd.Series:
    is_required = _is_required(field)
    values = dict.fromkeys(field.get("falseValues", FALSE), False)
    values |= dict.fromkeys(field.get("trueValues", TRUE), True)
    if not is_required:
        values[""] = None
    if strange := sorted({*column} - {*values}):
        raise ValueError(f"{strange[0]!r} is neither true nor false")
    return column.map(values).astype("bool" if is_required else "boolean")


def _is_required(field: Descriptor) -> bool:
    return bool(field.get("constraints", {}).get("required"))
