"""The province that a donor is or lies in: what the code ``donor_province`` means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from shanhai.curation.dimensions import Pairs, fits, read_pairs
from shanhai.curation.rows import iterate_rows, list_above

DONOR_PROVINCE = "donor_province"
# What names of codes and measures say where donors of several provinces report.
GENERAL = MappingProxyType({"en": "the donor's province", "zh": "帮扶方省份"})


def add_donor_provinces(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Add ``donor_province_id`` to pairings, and name it in series and measures.

    A name says the province where all who report lie in one. Leaves out names of
    codes, which are of no pairing. A donor in no province has an empty cell.
    """
    pairings, figures = tables["pairings"], tables["figures"]
    places = {row.place_id: row for row in iterate_rows(tables["places"])}
    parents = {code: place.parent_place_id for code, place in places.items()}
    known = {code for code, place in places.items() if place.level == "province"}
    provinces = [
        next((place for place in list_above(code, parents) if place in known), "")
        for code in pairings["donor_place_id"]
    ]
    own = dict(zip(pairings["pairing_id"], provinces, strict=True))

    def name_all(table: str, concept: str, dimensions: str) -> pd.DataFrame:
        rows = list(iterate_rows(tables[table]))
        told = [
            _list_reporting(figures, getattr(row, concept), getattr(row, dimensions))
            for row in rows
        ]
        found = [{own.get(code, "") for code in codes} for codes in told]
        names = {
            f"name_{lang}": [
                _name_one(getattr(row, f"name_{lang}"), places, codes, lang)
                for row, codes in zip(rows, found, strict=True)
            ]
            for lang in GENERAL
        }
        return tables[table].assign(**names)

    return {
        **tables,
        "pairings": pairings.assign(donor_province_id=provinces),
        "all_series": name_all("all_series", "indicator_id", "dimensions"),
        "measures": name_all("measures", "numerator_id", "numerator_dimensions"),
    }


def counts_there(pairs: Pairs) -> bool:
    """Tell whether dimensions say that something is in the donor's province."""
    return DONOR_PROVINCE in read_pairs(pairs).values()


def name_province(place: object, lang: str) -> str:
    """Name a province as a phrase does, without its rank: `Guangdong`."""
    return place.name_en if lang == "en" else re.sub("[省市]$", "", place.name_zh)


def write_province(name: str, place: object, lang: str) -> str:
    """Write a province's name where a name says `the donor's province`."""
    return re.sub(GENERAL[lang], name_province(place, lang), name, flags=re.IGNORECASE)


def _list_reporting(figures: pd.DataFrame, concept: str, wanted: Pairs) -> set[str]:
    """List the pairings that report a part of a concept in the donor's province."""
    if not counts_there(wanted):
        return set()
    told = figures[figures["indicator_id"] == concept]
    is_wanted = [fits(pairs, wanted) for pairs in told["dimensions"]]
    return set(told.loc[is_wanted, "pairing_id"])


def _name_one(
    name: str, places: Mapping[str, object], found: set[str], lang: str
) -> str:
    """Write the province in a name where there is one and no other."""
    (code,) = found if len(found) == 1 else ("",)
    return write_province(name, places[code], lang) if code else name
