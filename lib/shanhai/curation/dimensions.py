"""Series: a concept of the codelist and what part of it, by its dimensions.

A cell writes dimensions as pairs, ``destination=donor_province;quality=stable``: a new
dimension is a row of ``dimensions.csv`` and no column of four tables, most of whose
cells would be empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pandas as pd

from shanhai.curation.rows import iterate_rows

# The text does not say: never equal to another, where two figures are compared.
UNSTATED = "unstated"
EQUALS, OR = "=", "|"
Pairs = tuple[str, ...]
# What stands between a concept and its dimensions, and between two of them.
MARKS = MappingProxyType({"en": (": ", ", "), "zh": ("：", "、")})


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

    Columns of ``all_series``: series_id, indicator_id, dimensions (tuple), domain_id,
    unit_id, name_en, name_zh; in the order of concepts and codes.
    """
    figures, measures = tables["figures"], tables["measures"]
    figures = figures.assign(series_id=_list_ids(figures, "indicator_id", "dimensions"))
    terms = {
        f"{term}_dimensions": measures[f"{term}_dimensions"].map(_take_first)
        for term in ("numerator", "denominator")
    }
    terms = measures.assign(**terms)
    used = [
        figures[["indicator_id", "dimensions"]],
        *(
            terms[[f"{term}_id", f"{term}_dimensions"]].set_axis(
                ["indicator_id", "dimensions"], axis="columns"
            )
            for term in ("numerator", "denominator")
        ),
        tables["benchmarks"][["indicator_id", "dimensions"]],
    ]
    series = _describe(tables, pd.concat(used, ignore_index=True))
    named = {
        f"{term}_series": _list_ids(terms, f"{term}_id", f"{term}_dimensions")
        for term in ("numerator", "denominator")
    }
    measures = measures.assign(**named)
    return {**tables, "figures": figures, "measures": measures, "all_series": series}


def _take_first(wanted: Pairs) -> Pairs:
    """Return dimensions with the first of several codes, which names the term."""
    return tuple(pair.split(OR)[0] for pair in wanted)


def _list_ids(frame: pd.DataFrame, indicator: str, dimensions: str) -> list[str]:
    cells = zip(frame[indicator], frame[dimensions], strict=True)
    return [write_series_id(code, pairs) for code, pairs in cells]


def _describe(tables: Mapping[str, pd.DataFrame], used: pd.DataFrame) -> pd.DataFrame:
    indicators = {row.indicator_id: row for row in iterate_rows(tables["indicators"])}
    codes = {
        f"{row.dimension_id}{EQUALS}{row.code}": (place, row)
        for place, row in enumerate(iterate_rows(_sort_codes(tables)))
    }
    parts = {
        pair: (indicator_id, pairs)
        for indicator_id, pairs in zip(
            used["indicator_id"], used["dimensions"], strict=True
        )
        if indicator_id in indicators and codes.keys() >= {*pairs}
        for pair in [write_series_id(indicator_id, pairs)]
    }
    ordered = sorted(
        parts.items(),
        key=lambda one: (
            indicators[one[1][0]].sort_order,
            [codes[pair][0] for pair in one[1][1]],
        ),
    )
    rows = [
        {
            "series_id": series_id,
            "indicator_id": indicator_id,
            "dimensions": pairs,
            "domain_id": indicators[indicator_id].domain_id,
            "unit_id": indicators[indicator_id].unit_id,
            **{
                f"name_{lang}": _name(
                    indicators[indicator_id], [codes[pair][1] for pair in pairs], lang
                )
                for lang in MARKS
            },
        }
        for series_id, (indicator_id, pairs) in ordered
    ]
    return pd.DataFrame(
        rows,
        columns=["series_id", "indicator_id", "dimensions", "domain_id", "unit_id"]
        + [f"name_{lang}" for lang in MARKS],
    )


def _sort_codes(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    dimensions = tables["dimensions"]
    rank = dict(zip(dimensions["dimension_id"], dimensions["sort_order"], strict=True))
    codes = tables["dimension_codes"]
    return codes.assign(rank=codes["dimension_id"].map(rank)).sort_values(
        ["rank", "sort_order"], kind="stable"
    )


def _name(indicator: object, codes: Iterable[object], lang: str) -> str:
    """Name a concept, then what of its dimensions does not go without saying."""
    after, between = MARKS[lang]
    told = [getattr(row, f"name_{lang}") for row in codes if not row.is_silent]
    name = getattr(indicator, f"name_{lang}")
    return f"{name}{after}{between.join(told)}" if told else name
