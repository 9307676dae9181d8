"""Read the curated tables by their one contract, data/datapackage.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from shanhai.errors import CorpusError, Problem

PACKAGE = "datapackage.json"
# Problems name files as a curator sees them from the checkout.
FOLDER = "data/"
CODELISTS = ("domains", "units", "flags", "places", "indicators", "denominators")
TABLES = frozenset(
    {*CODELISTS, "pairings", "pairing_members", "sources", "figures", "mentions"}
)
LIST_COLUMNS = frozenset({"flags", "not_comparable_with", "sum_of"})
OPEN_COLUMNS = frozenset({"high"})

Descriptor = dict[str, Any]


def read_descriptor(data_dir: Path) -> Descriptor:
    """Read the data package's descriptor; its tables are not opened.

    Raises
    ------
    CorpusError
        When it cannot be read, or does not describe every table of the corpus.
    """
    try:
        descriptor = json.loads((data_dir / PACKAGE).read_text(encoding="utf-8"))
        resources = descriptor["resources"]
        described = {item["name"] for item in resources if item["schema"]["fields"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _refuse(f"the data package cannot be read ({error})") from error
    if lacking := sorted({"version", *TABLES} - {*descriptor, *described}):
        raise _refuse(f"the data package describes no {', '.join(lacking)}")
    return descriptor


def _refuse(rule: str) -> CorpusError:
    remedy = "Restore the file or name the right folder"
    return CorpusError([Problem(f"{FOLDER}{PACKAGE}", None, "", rule, remedy)])


def read_tables(data_dir: Path, descriptor: Descriptor) -> dict[str, pd.DataFrame]:
    """Read every table, typed by the descriptor; nothing is checked here.

    Empty text is ``""``, an empty date NaT, an empty upper end ``inf`` (the
    document sets none). List columns hold tuples of str.

    Raises
    ------
    CorpusError
        For the first table that is too broken to be read.
    """
    return {
        resource["name"]: _read_table(data_dir / resource["path"], resource["schema"])
        for resource in descriptor["resources"]
    }


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
    digest = hashlib.sha256()
    for path in sorted(filter(Path.is_file, data_dir.glob("*.*"))):
        content = path.read_bytes()
        digest.update(f"{path.name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _read_table(path: Path, schema: Descriptor) -> pd.DataFrame:
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
        return pd.DataFrame(
            {
                field["name"]: _convert(raw[field["name"]], field)
                for field in schema["fields"]
            }
        )
    except (KeyError, ValueError, TypeError, OverflowError, OSError) as error:
        rule, remedy = f"the table cannot be read ({error})", "Restore the file"
        raise CorpusError(
            [Problem(f"{FOLDER}{path.name}", None, "", rule, remedy)]
        ) from error


def _convert(column: pd.Series, field: Descriptor) -> pd.Series:
    name, kind = field["name"], field["type"]
    if name in LIST_COLUMNS:
        return column.map(lambda cell: tuple(cell.split(";")) if cell else ()).astype(
            object
        )
    if kind == "number":
        filled = column.where(column != "", "inf" if name in OPEN_COLUMNS else "nan")
        return filled.astype(float)
    if kind == "integer":
        return column.astype("int64")
    if kind == "year":
        return pd.to_numeric(column.where(column != "", None)).astype("Int64")
    if kind == "boolean":
        return _convert_boolean(column, is_required=_is_required(field))
    if kind == "date":
        return pd.to_datetime(column.where(column != "", None), format="%Y-%m-%d")
    return column


def _convert_boolean(column: pd.Series, *, is_required: bool) -> pd.Series:
    values = column.map({"true": True, "false": False})
    return values.astype(bool if is_required else "boolean")


def _is_required(field: Descriptor) -> bool:
    return bool(field.get("constraints", {}).get("required"))
