"""What may stand in the columns of a draft: kinds of cells, closed lists of codes."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.descriptor import Descriptor
from shanhai.drafting.draft import CONCEPTS, DECIDED, MENTIONS

FIGURES = "figures"
# Columns whose cells are codes, although no closed list says which.
OPEN_CODES = ("start", "end", "repeats", "part_of", "same_as", "figure_id", "flags")
LISTS = ("flags", "dimensions")
DESCRIBED = (
    *("name_zh", "name_en", "definition_zh", "definition_en"),
    *("meaning_zh", "meaning_en"),
)
CODES = ("column", "code", "name_zh", "name_en", "definition_zh", "definition_en")
Choices = dict[str, list[str]]


def list_choices(
    corpus: Corpus, added: Mapping[str, pd.DataFrame], table: str
) -> Choices:
    """List the codes that a column may hold, for each column of a table with some.

    Those of rows that the draft adds come first. Left out: lists of codes in a cell
    (`list_parts`), and figures, which a draft may name by their mention.

    Parameters
    ----------
    table
        A table of the data package; `mentions` has the columns of a draft.
    """
    descriptor = corpus.descriptor
    if table == MENTIONS:
        (kind,) = (
            field["constraints"]["enum"]
            for field in _find_schema(descriptor, table)["fields"]
            if field["name"] == "kind"
        )
        figure = list_choices(corpus, added, FIGURES)
        return {"kind": list(kind), "decided": [DECIDED], **figure}
    schema = _find_schema(descriptor, table)
    found = {
        field["name"]: list(field["constraints"]["enum"])
        for field in schema["fields"]
        if "enum" in field.get("constraints", {})
    }
    found |= {
        field["name"]: ["true", "false"]
        for field in schema["fields"]
        if field["type"] == "boolean"
    }
    for link in schema.get("foreignKeys", ()):
        target = link["reference"]["resource"] or table
        if target != FIGURES:
            (own,), (key,) = link["fields"], link["reference"]["fields"]
            new = list(added[target][key]) if target in added else []
            known = getattr(corpus, target)[key]
            found[own] = list(dict.fromkeys([*filter(None, new), *known]))
    return found


def list_parts(corpus: Corpus) -> dict[str, list[str]]:
    """List what the parts of a cell may be in columns that hold lists."""
    pairs = corpus.dimension_codes
    return {
        "flags": corpus.known("flag"),
        "dimensions": [*(pairs["dimension_id"] + "=" + pairs["code"])],
    }


def list_kinds(corpus: Corpus, table: str, choices: Choices) -> dict[str, str]:
    """Say for each column of a table how its cells are read: see `read_cell`."""
    schemas = [_find_schema(corpus.descriptor, table)]
    if table == MENTIONS:
        schemas.append(_find_schema(corpus.descriptor, FIGURES))
    kinds = {
        field["name"]: field["type"] for schema in schemas for field in schema["fields"]
    }
    codes = {*choices, *OPEN_CODES, *LISTS} & {*kinds, "repeats", "decided"}
    kinds |= {name: "code" for name in codes if kinds.get(name) != "boolean"}
    return kinds | {f"confidence_{n}": "share" for n in range(1, CONCEPTS + 1)}


def describe_columns(corpus: Corpus, table: str) -> dict[str, str]:
    """Return what the contract says of each column, in both languages."""
    tables = [table, FIGURES] if table == MENTIONS else [table]
    return {
        field["name"]: f"{field['description_zh']}\n{field['description']}"
        for name in tables
        for field in _find_schema(corpus.descriptor, name)["fields"]
        if "description" in field and "description_zh" in field
    }


def describe_codes(
    corpus: Corpus, added: Mapping[str, pd.DataFrame], choices: Choices
) -> pd.DataFrame:
    """Name every code: columns of `CODES`, and the dimensions of each concept.

    Rows of one column of the draft follow each other.
    """
    named = _name_codes(corpus, added)
    applies = corpus.dimensions.explode("indicator_ids")
    dimensions = applies.groupby("indicator_ids")["dimension_id"].agg(";".join)
    rows = [
        {"column": column, "code": code, **named.get((column, code), {})}
        for column, codes in {**choices, **list_parts(corpus)}.items()
        for code in codes
    ]
    frame = pd.DataFrame(rows, columns=[*CODES])
    is_concept = frame["column"] == "indicator_id"
    told = frame["code"].where(is_concept).map(dimensions.to_dict())
    return frame.assign(dimensions=told).fillna("").astype("str")


def _name_codes(
    corpus: Corpus, added: Mapping[str, pd.DataFrame]
) -> dict[tuple[str, str], dict[str, str]]:
    """Return names and definitions by column and code."""
    tables = {
        name: (getattr(corpus, f"{name}s"), f"{name}_id")
        for name in ("indicator", "unit", "place", "pairing", "flag")
    }
    pairs = corpus.dimension_codes
    pairs["pair"] = pairs["dimension_id"] + "=" + pairs["code"]
    tables["dimension"] = pairs, "pair"
    tables |= {
        f"new {name}": (added[f"{name}s"], f"{name}_id")
        for name in ("place", "pairing")
        if f"{name}s" in added
    }
    columns = {"flag": "flags", "dimension": "dimensions"}
    return {
        (columns.get(name, key), str(row[key])): {
            _rename(told): str(row[told]) for told in DESCRIBED if told in row
        }
        for name, (table, key) in tables.items()
        for row in table.to_dict("records")
    }


def _rename(column: str) -> str:
    return column.replace("meaning_", "definition_")


def _find_schema(descriptor: Descriptor, table: str) -> dict:
    found = next(one for one in descriptor["resources"] if one["name"] == table)
    return found["schema"]
