"""Is it a typical amount? Fiscal funds per county and year, with benchmarks."""

from __future__ import annotations

from functools import partial

import pandas as pd
from matplotlib.axes import Axes

from shanhai.analysis.context import (
    FUNDS,
    OF_WHOLE,
    list_benchmarks,
)
from shanhai.analysis.derived import judge_funds
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import fits
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.judged.rows import is_admitted
from shanhai.reporting.pictures.strips import PLAIN, draw_strips
from shanhai.reporting.pictures.tidied import (
    check_data,
    word_ends,
    write_alt,
)
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.comparisons import word_gap
from shanhai.reporting.words.numbers import format_ends, format_tick, round_ends
from shanhai.reporting.words.periods import format_dates

PAIRING, PER_COUNTY, UNIT = "pairing", "per_county", "yuan"
MONTHS_A_YEAR = 12


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
    texts = partial(format_tick, unit=UNIT, lang=lang)
    return draw_strips(drawn, label=label, texts=texts, lang=lang, ax=ax)


def describe_benchmarks(data: pd.DataFrame, *, lang: str = "en") -> str:
    """Say between which amounts pairings and benchmarks lie."""
    rows = check_data(data, "low", "high", "grade")
    is_own = rows["grade"] == PAIRING
    held, context = rows[is_own & rows["low"].notna()], rows[~is_own]
    return say(
        lang,
        "picture-benchmarks",
        held=len(held),
        own=_say_span(held, lang),
        pairings=int(is_own.sum()),
        context=_say_span(context, lang),
        benchmarks=len(context),
    )


def alt_benchmarks(data: pd.DataFrame, *, lang: str = "en") -> str:
    """Say how many rows there are, and what those with a value show."""
    rows = check_data(data, "name", "low", "high", "grade")
    held = rows[rows["low"].notna()]
    values = [(row.name, _say_row(row, lang)) for row in iterate_rows(held)]
    opening = say(lang, "picture-alt-benchmarks", rows=len(rows), held=len(held))
    return write_alt(lang, opening, values)


def list_county_years(corpus: Corpus, *, lang: str = "en") -> pd.DataFrame:
    """Return fiscal funds per county and year of pairings and benchmarks.

    Columns: name, period (words), low, high (yuan; missing where the gate refuses),
    grade (``pairing``, or C or D of a benchmark), gap (why there is no value). Left
    out: benchmarks that cannot be divided by counties and years. What covers less
    than a year stays as it is stated.
    """
    held = judge_funds(corpus)
    own = held[0].rows if held else corpus.pairings.head(0)
    names = corpus.pairings.set_index("pairing_id")[f"name_{lang}"]
    rows = [
        {
            "pairing_id": row.pairing_id,
            "name": names[row.pairing_id],
            "period": _say_dates(row, lang),
            "low": row.low if is_admitted(row) else float("nan"),
            "high": row.high if is_admitted(row) else float("nan"),
            "grade": PAIRING,
            "gap": "" if is_admitted(row) else word_gap(corpus, row, lang),
        }
        for row in iterate_rows(own)
    ]
    table = list_benchmarks(corpus)
    for row in iterate_rows(table[table["indicator_id"] == FUNDS]):
        share = _find_share(row) if fits(row.dimensions, OF_WHOLE) else None
        if share:
            value = row.value / share
            name = getattr(row, f"scope_{lang}")
            words = {"period": _say_dates(row, lang), "grade": row.grade, "gap": ""}
            rows.append(
                {"pairing_id": "", "name": name, "low": value, "high": value, **words}
            )
    return pd.DataFrame(rows)


def _find_share(row: object) -> float | None:
    """Return the county-years a benchmark covers: none where that is not known."""
    if pd.isna(row.period_start) or pd.isna(row.period_end):
        return None
    counties = 1 if row.basis == PER_COUNTY else row.counties
    years = max(1, _count_months(row) / MONTHS_A_YEAR)
    return None if pd.isna(counties) else counties * years


def _count_months(row: object) -> int:
    start, end = row.period_start, row.period_end
    return (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month + 1


def _say_dates(row: object, lang: str) -> str:
    if pd.isna(row.period_start):
        return ""
    if pd.isna(row.period_end):
        return say(lang, "picture-since", year=str(row.period_start.year))
    return format_dates(row.period_start, row.period_end, lang)


def _say_row(row: object, lang: str) -> str:
    if pd.isna(row.low):
        return row.gap
    value = word_ends(row.low, row.high, UNIT, lang)
    if row.grade == PAIRING:
        return value
    return say(lang, "picture-graded", value=value, grade=row.grade)


def _say_span(rows: pd.DataFrame, lang: str) -> str:
    if rows.empty:
        return ""
    # Rounded as the values are that they belong to.
    first, last = rows.loc[rows["low"].idxmin()], rows.loc[rows["high"].idxmax()]
    low, _ = round_ends(first["low"], first["high"], UNIT, lang)
    _, high = round_ends(last["low"], last["high"], UNIT, lang)
    amount = format_ends(low, high, UNIT, lang)
    return name_code(lang, "unit", UNIT, amount=amount, number=2)
