"""Series: a concept of the codelist and what part of it, by its dimensions.

The code ``donor_province`` means the province that a donor is or lies in.

A cell writes dimensions as pairs, ``destination=donor_province;quality=stable``: a new
dimension is a row of ``dimensions.csv`` and no column of four tables, most of whose
cells would be empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from shanhai.curation.rows import iterate_rows, list_above

# The text does not say: never equal to another, where two figures are compared.
UNSTATED = "unstated"
EQUALS, OR = "=", "|"
Pairs = tuple[str, ...]
SERIES = (
    *("series_id", "indicator_id", "dimensions", "domain_id", "unit_id"),
    *("name_en", "name_zh"),
)
DONOR_PROVINCE = "donor_province"
# What names of codes and measures say where donors of several provinces report.
GENERAL = {"en": "the donor's province", "zh": "帮扶方省份"}
# What stands before the parts of a concept, between two, before silences, after all.
MARKS = {"en": (" (", ", ", "; ", ")"), "zh": ("（", "、", "；", "）")}


def read_pairs(pairs: Pairs) -> dict[str, str]:
    """Return the code of each dimension: ``{"destination": "donor_province"}``."""
    return dict(pair.split(EQUALS) for pair in pairs)


def write_series_id(indicator_id: str, pairs: Pairs) -> str:
    """Return the code of a series: ``workshops:counting=stock;group=all``."""
    return f"{indicator_id}:{';'.join(pairs)}" if pairs else indicator_id


def fits(pairs: Pairs, wanted: Pairs) -> bool:
    """Tell whether dimensions are as wanted, where they apply; others may be any.

    A wanted code may be one of several: ``counting=stock|unstated``.
    """
    own = read_pairs(pairs)
    return all(
        own[dimension] in codes.split(OR)
        for dimension, codes in read_pairs(wanted).items()
        if dimension in own
    )


def list_splits(codes: pd.DataFrame) -> dict[str, list[str]]:
    """List, for each code that the codes below it make up entirely, these codes.

    ``{"donation_form=cash_and_goods": ["donation_form=cash", "donation_form=goods"]}``
    """
    rows = list(iterate_rows(codes))
    return {
        f"{whole.dimension_id}{EQUALS}{whole.code}": [
            f"{row.dimension_id}{EQUALS}{row.code}"
            for row in rows
            if (row.dimension_id, row.parent_code) == (whole.dimension_id, whole.code)
        ]
        for whole in rows
        if whole.is_full_split
    }


def list_differences(first: Pairs, second: Pairs) -> list[tuple[str, str, str]]:
    """Return each dimension in which two figures of one concept differ, with codes.

    What neither text says differs too.
    """
    ours, theirs = read_pairs(first), read_pairs(second)
    return [
        (dimension, code, theirs[dimension])
        for dimension, code in ours.items()
        if dimension in theirs and (code != theirs[dimension] or code == UNSTATED)
    ]


def add_series(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Add ``series_id`` to figures and measures' terms, and the table of series.

    ``all_series`` has the columns of ``SERIES``, dimensions as a tuple, in the order of
    concepts and codes. Of several codes that a term may have, the first names it.
    """
    figures, measures = tables["figures"], tables["measures"]
    counted, others = (
        list(zip(frame["indicator_id"], frame["dimensions"], strict=True))
        for frame in (figures, tables["benchmarks"])
    )
    terms = {
        f"{term}_series": [
            (code, tuple(pair.split(OR)[0] for pair in pairs))
            for code, pairs in zip(
                measures[f"{term}_id"], measures[f"{term}_dimensions"], strict=True
            )
        ]
        for term in ("numerator", "denominator")
    }
    named = {
        name: [write_series_id(*one) for one in told]
        for name, told in {"series_id": counted, **terms}.items()
    }
    return {
        **tables,
        "figures": figures.assign(series_id=named.pop("series_id")),
        "measures": measures.assign(**named),
        "all_series": _describe(tables, {*counted, *others}.union(*terms.values())),
    }


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


def _describe(
    tables: Mapping[str, pd.DataFrame], used: Iterable[tuple[str, Pairs]]
) -> pd.DataFrame:
    indicators = {row.indicator_id: row for row in iterate_rows(tables["indicators"])}
    dimensions, listed = tables["dimensions"], tables["dimension_codes"]
    order = dict(zip(dimensions["dimension_id"], dimensions["sort_order"], strict=True))
    ordered = listed.assign(rank=listed["dimension_id"].map(order)).sort_values(
        ["rank", "sort_order"], kind="stable"
    )
    codes = {f"{row.dimension_id}={row.code}": row for row in iterate_rows(ordered)}
    rank = {pair: place for place, pair in enumerate(codes)}
    known = sorted(
        (
            (indicators[code], pairs)
            for code, pairs in used
            if code in indicators and codes.keys() >= {*pairs}
        ),
        key=lambda one: (one[0].sort_order, [rank[pair] for pair in one[1]]),
    )
    rows = [
        (
            *(write_series_id(row.indicator_id, pairs), row.indicator_id, pairs),
            *(row.domain_id, row.unit_id),
            *(_name(row, [codes[pair] for pair in pairs], lang) for lang in MARKS),
        )
        for row, pairs in known
    ]
    return pd.DataFrame(rows, columns=[*SERIES])


def _name(indicator: object, codes: Iterable[object], lang: str) -> str:
    """Name a concept, then in brackets what of its dimensions must be said.

    What the text leaves open comes last: "(through workshops; side not stated)".
    """
    before, between, apart, after = MARKS[lang]
    told = [row for row in codes if not row.is_silent]
    parts = [
        between.join(
            getattr(row, f"name_{lang}")
            for row in told
            if (row.code == UNSTATED) == is_open
        )
        for is_open in (False, True)
    ]
    name = getattr(indicator, f"name_{lang}")
    return f"{name}{before}{apart.join(filter(None, parts))}{after}" if told else name


def _list_reporting(figures: pd.DataFrame, concept: str, wanted: Pairs) -> set[str]:
    if not counts_there(wanted):
        return set()
    told = figures[figures["indicator_id"] == concept]
    is_wanted = [fits(pairs, wanted) for pairs in told["dimensions"]]
    return set(told.loc[is_wanted, "pairing_id"])


def _name_one(
    name: str, places: Mapping[str, object], found: set[str], lang: str
) -> str:
    (code,) = found if len(found) == 1 else ("",)
    return write_province(name, places[code], lang) if code else name
