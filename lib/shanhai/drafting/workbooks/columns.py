"""What may stand in the columns of a draft: kinds of cells, closed lists of codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import EQUALS
from shanhai.curation.tables import Descriptor
from shanhai.drafting.draft import CONCEPTS, DECIDED, MENTIONS, list_columns

FIGURES = "figures"
# Columns whose cells are codes, although no closed list says which.
OPEN_CODES = ("start", "end", "repeats", "part_of", "same_as", "figure_id")
# Tables that a draft may add rows with codes to.
NEW = ("place", "pairing")
SHARES = tuple(f"confidence_{n}" for n in range(1, CONCEPTS + 1))
CODES = ("column", "code", "name_zh", "name_en", "definition_zh", "definition_en")
MEANINGS = {"meaning_zh": "definition_zh", "meaning_en": "definition_en"}
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Column:
    """Hold what may stand in a column.

    Attributes
    ----------
    kind
        How its cells are read: see `parse_cell`.
    codes
        What is known; empty where there is no closed list.
    is_list
        Whether a cell may hold several codes.
    note
        What the contract says of it, in both languages.
    """

    kind: str
    codes: tuple[str, ...] = ()
    is_list: bool = False
    note: str = ""


def describe_columns(corpus: Corpus, added: Tables, table: str) -> dict[str, Column]:
    """Describe each column of a table; `mentions` has the columns of a draft.

    Codes of rows that the draft adds come first. Left out: those of figures, which a
    draft may name by their mention.
    """
    schemas = {one["name"]: one["schema"] for one in corpus.descriptor["resources"]}
    used = (table, FIGURES) if table == MENTIONS else (table,)
    fields = {one["name"]: one for name in used for one in schemas[name]["fields"]}
    pairs = corpus.dimension_codes
    lists = {
        "flags": tuple(corpus.known("flag")),
        "dimensions": tuple(pairs["dimension_id"] + EQUALS + pairs["code"]),
    }
    closed = {"decided": (DECIDED,)} | lists
    for name in used:
        for link in schemas[name].get("foreignKeys", ()):
            target = link["reference"]["resource"] or name
            if target != FIGURES:
                (own,), (key,) = link["fields"], link["reference"]["fields"]
                new = added[target][key] if target in added else ()
                known = [*filter(None, new), *getattr(corpus, target)[key]]
                closed[own] = tuple(dict.fromkeys(known))
    names = list_columns(corpus.descriptor) if table == MENTIONS else fields
    return {
        name: _describe(name, fields.get(name, {}), closed, is_list=name in lists)
        for name in names
    }


def _describe(
    name: str,
    field: Descriptor,
    closed: Mapping[str, tuple[str, ...]],
    *,
    is_list: bool,
) -> Column:
    kind = field.get("type", "string")
    codes = closed.get(name) or tuple(field.get("constraints", {}).get("enum", ()))
    if kind == "boolean":
        codes = ("true", "false")
    elif name in SHARES:
        kind = "share"
    elif codes or name in OPEN_CODES:
        kind = "code"
    note = f"{field['description_zh']}\n{field['description']}" if field else ""
    return Column(kind, codes, is_list, note)


def list_codes(
    corpus: Corpus, added: Tables, columns: Mapping[str, Column]
) -> pd.DataFrame:
    """Name every code: columns of `CODES`, and the dimensions of each concept.

    Rows of one column of the draft follow each other.
    """
    applies = corpus.dimensions.explode("indicator_ids").groupby("indicator_ids")
    dimensions = applies["dimension_id"].agg(";".join).to_dict()
    pairs = corpus.dimension_codes
    pairs["dimensions"] = pairs["dimension_id"] + EQUALS + pairs["code"]
    named = [
        *((f"{one}_id", added[f"{one}s"]) for one in NEW if f"{one}s" in added),
        ("indicator_id", corpus.indicators),
        ("unit_id", corpus.units),
        ("place_id", corpus.places),
        ("pairing_id", corpus.pairings),
        ("flags", corpus.flags.rename(columns={"flag_id": "flags"})),
        ("dimensions", pairs),
    ]
    known = pd.concat(
        [
            table.assign(column=column, code=table[column]).rename(columns=MEANINGS)
            for column, table in named
        ]
    )
    known = known[[*CODES]].drop_duplicates(["column", "code"])
    rows = [(name, code) for name, one in columns.items() for code in one.codes]
    codes = pd.DataFrame(rows, columns=[*CODES[:2]], dtype="str")
    is_concept = codes["column"] == "indicator_id"
    told = codes["code"].where(is_concept).map(dimensions)
    named = codes.merge(known, how="left").assign(dimensions=told)
    return named.fillna("").astype("str")
