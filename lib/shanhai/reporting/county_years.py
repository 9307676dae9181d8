"""Fiscal funds per county and year, with the benchmarks beside them."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.derived import FUNDS, OF_WHOLE, judge_funds, select_near
from shanhai.analysis.quotability import NO
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import fits
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.comparisons import explain_gap, is_admitted
from shanhai.reporting.formatting.figures import ACHIEVED, find_in_words, make_anchor
from shanhai.reporting.formatting.names import write_unit
from shanhai.reporting.formatting.numbers import (
    MONEY,
    format_ends,
    format_ratio,
    round_span,
)
from shanhai.reporting.formatting.periods import format_dates
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.interval_rows import Panel, Row, make_track, name_places
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.scales import LINEAR_MARGIN, Scale

PAIRING, PER_COUNTY = "pairing", "per_county"
MONTHS_A_YEAR = 12
COLUMNS = [
    *("code", "pairing_id", "figure_id", "name", "period", "low", "high"),
    *("grade", "gap", "years", "total"),
]
TICK = 20_000_000


def list_county_years(
    corpus: Corpus, *, pairing_id: str = "", lang: str = "en"
) -> pd.DataFrame:
    """Return fiscal funds per county and year of pairings and benchmarks.

    Columns: code (of the pairing or benchmark), pairing_id, figure_id (of the derived
    value), name, period (words), low, high (yuan; missing where the gate refuses),
    grade (``pairing``, or C or D of a benchmark), gap (why there is no value), years
    and total (of a benchmark that says how many years it covers, not until when). Left
    out: benchmarks that cannot be divided by counties and years. What covers less than
    a year stays as it is stated; with a pairing, what is not of it or its peers.
    """
    held = judge_funds(corpus)
    if pairing_id:
        held = [select_near(one, pairing_id) for one in held]
    own = held[0].rows if held else corpus.pairings.head(0)
    names = corpus.pairings.set_index("pairing_id")[f"name_{lang}"]
    rows = [
        {
            "code": row.pairing_id,
            "pairing_id": row.pairing_id,
            "figure_id": row.figure_id,
            "name": names[row.pairing_id],
            "period": _say_window(corpus, row, lang),
            "low": row.low if is_admitted(row) else float("nan"),
            "high": row.high if is_admitted(row) else float("nan"),
            "grade": PAIRING,
            "gap": "" if is_admitted(row) else explain_gap(corpus, row, lang),
        }
        for row in iterate_rows(own)
    ]
    table = corpus.benchmarks
    for row in iterate_rows(table[table["indicator_id"] == FUNDS]):
        share = _find_share(row) if fits(row.dimensions, OF_WHOLE) else None
        if share:
            value = row.value / share
            name = getattr(row, f"scope_{lang}")
            words = {"period": _say_dates(row, lang), "grade": row.grade, "gap": ""}
            words |= {"years": row.years, "total": row.value}
            if pd.notna(row.years):
                value = float(f"{value:.2g}")
            codes = {"code": row.benchmark_id, "pairing_id": "", "figure_id": ""}
            rows.append({**codes, "name": name, "low": value, "high": value, **words})
    return pd.DataFrame(rows, columns=COLUMNS)


def describe_county_years(
    rows: pd.DataFrame, *, lang: str = "en", is_short: bool = False
) -> str:
    """Say between which amounts pairings lie; then each benchmark, the best first.

    Shortly, benchmarks are said by their span.
    """
    is_own = rows["grade"] == PAIRING
    held, context = rows[is_own & rows["low"].notna()], rows[~is_own]
    # Worked out from "about five years" comes last; then the better graded is first.
    order = ["years", "grade"]
    context = context.sort_values(order, na_position="first", kind="stable")
    told = [_say_benchmark(row, lang) for row in iterate_rows(context)]
    return say(
        lang,
        "county-years",
        held=len(held),
        own=say_span(held, lang),
        pairings=int(is_own.sum()),
        context=say_span(context, lang) if is_short else join_phrases(lang, told),
        benchmarks=len(context),
    )


def _say_benchmark(row: object, lang: str) -> str:
    """Say a benchmark's value, and of one without an end what it is worked out from."""
    value, total = (
        write_unit(lang, MONEY, format_ratio(one, one, MONEY, lang))
        for one in (row.low, row.total)
    )
    code = "whole" if pd.isna(row.years) else "about"
    words = {"name": row.name, "period": row.period, "value": value, "total": total}
    return name_code(lang, "county-years-benchmark", code, **words)


def _find_share(row: object) -> float | None:
    """Return the county-years a benchmark covers: none where that is not known."""
    counties, years = 1 if row.basis == PER_COUNTY else row.counties, row.years
    if pd.notna(row.period_start) and pd.notna(row.period_end):
        years = max(1, _count_months(row) / MONTHS_A_YEAR)
    if pd.isna(years):
        return None
    return None if pd.isna(counties) else counties * years


def _count_months(row: object) -> int:
    start, end = row.period_start, row.period_end
    return (end.year - start.year) * MONTHS_A_YEAR + end.month - start.month + 1


def _say_window(corpus: Corpus, row: object, lang: str) -> str:
    if pd.isna(row.period_start):
        return ""
    return find_in_words(corpus, [row.numerator_id], lang)[row.numerator_id].period


def _say_dates(row: object, lang: str) -> str:
    year = str(row.period_start.year)
    if pd.isna(row.period_end):
        return say(lang, "county-years-since", year=year, years=int(row.years))
    dates = format_dates(row.period_start, row.period_end, lang)
    months = _count_months(row)
    if months < MONTHS_A_YEAR and row.period_start.month == 1:
        return say(lang, "county-years-months", months=months, year=year)
    is_mean = months > MONTHS_A_YEAR
    return say(lang, "county-years-mean", dates=dates) if is_mean else dates


def say_span(rows: pd.DataFrame, lang: str) -> str:
    """Say the span, to what a reader keeps."""
    if rows.empty:
        return ""
    amount = format_ends(*round_span(rows, MONEY, lang), MONEY, lang)
    return write_unit(lang, MONEY, amount)


def write_county_years(links: Citations, rows: pd.DataFrame) -> Block:
    """Write fiscal funds per county and year, with the benchmarks greyed below.

    Parameters
    ----------
    rows
        As `list_county_years` returns them.
    """
    if rows.empty:
        return Block(Markup())
    context = rows.loc[rows["grade"] != PAIRING, "code"]
    links.registers["benchmarks"] = list(context)
    right = float(rows["high"].max()) * LINEAR_MARGIN
    scale = Scale(0, right, tuple(range(0, int(right), TICK)), is_log=False)
    drawn = rows.assign(
        status=rows["grade"].map({PAIRING: ACHIEVED}).fillna("context"),
        quotable=rows["grade"].map({"D": NO}),
    )
    panel = Panel(
        say(links.lang, "picture-county-year"),
        tuple(_make_row(links, row, scale) for row in iterate_rows(drawn)),
        name_places(scale, MONEY, links.lang),
    )
    finding = describe_county_years(rows, lang=links.lang)
    told = {"finding": finding, "panels": [panel], "signs": ()}
    return fill_block("county_years.html.j2", links.lang, **told)


def _make_row(links: Citations, row: object, scale: Scale) -> Row:
    is_own, is_held = row.grade == PAIRING, row.low == row.low
    small = [row.period]
    if not is_own:
        small.append(say(links.lang, "home-grade", grade=row.grade))
    value = row.gap
    if is_held:
        money = format_ratio(row.low, row.high, MONEY, links.lang)
        value = write_unit(links.lang, MONEY, money)
        value = links.link_derived(row, value) if is_own else value
    return Row(
        anchor=make_anchor("c", row.code),
        name=links.link_pairing(row.pairing_id) if is_own else row.name,
        value=value,
        small=join_phrases(links.lang, small),
        track=make_track(row, scale) if is_held else None,
    )
