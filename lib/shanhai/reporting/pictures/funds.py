"""Is it a typical amount? Fiscal funds per county and year, with benchmarks."""

from __future__ import annotations

from functools import partial

import pandas as pd
from matplotlib.axes import Axes

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.county_years import (
    PAIRING,
    describe_county_years,
    list_county_years,  # noqa: F401 -- a name of the pictures
)
from shanhai.reporting.formatting.numbers import MONEY, format_ratio, format_tick
from shanhai.reporting.messages import say
from shanhai.reporting.pictures.strips import PLAIN, draw_strips
from shanhai.reporting.pictures.tidied import (
    check_data,
    write_alt,
)


def benchmarks(data: pd.DataFrame, *, lang: str = "en", ax: Axes | None = None) -> Axes:
    """Draw fiscal funds per county and year, the benchmarks greyed below.

    Parameters
    ----------
    data
        As ``list_county_years(corpus)`` returns it.
    """
    rows = check_data(data, "name", "period", "low", "high", "grade", "gap")
    drawn = rows.assign(
        small=rows["period"],
        is_doubtful=rows["grade"] == "D",
        mark=rows["grade"].map({PAIRING: PLAIN}).fillna("context"),
        words=[_say_row(row, lang) for row in iterate_rows(rows)],
    )
    label = say(lang, "picture-county-year")
    texts = partial(format_tick, unit=MONEY, lang=lang)
    return draw_strips(drawn, label=label, texts=texts, lang=lang, ax=ax)


def describe_benchmarks(data: pd.DataFrame, *, lang: str = "en") -> str:
    """Say between which amounts pairings and benchmarks lie."""
    rows = check_data(data, "low", "high", "grade")
    return describe_county_years(rows, lang=lang)


def alt_benchmarks(data: pd.DataFrame, *, lang: str = "en") -> str:
    """Say how many rows there are, and what those with a value show."""
    rows = check_data(data, "name", "low", "high", "grade")
    held = rows[rows["low"].notna()]
    values = [(row.name, _say_row(row, lang)) for row in iterate_rows(held)]
    opening = say(lang, "picture-alt-benchmarks", rows=len(rows), held=len(held))
    return write_alt(lang, opening, values)


def _say_row(row: object, lang: str) -> str:
    if pd.isna(row.low):
        return row.gap
    value = format_ratio(row.low, row.high, MONEY, lang)
    if row.grade == PAIRING:
        return value
    return say(lang, "picture-graded", value=value, grade=row.grade)
