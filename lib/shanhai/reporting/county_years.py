"""Fiscal funds per county and year, with the benchmarks beside them."""

from __future__ import annotations

import math

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
from shanhai.reporting.interval_rows import LINEAR_MARGIN, Scale, make_track
from shanhai.reporting.messages import join_phrases, name_code, say

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
    rows, unknown = [], (math.nan, math.nan)
    for row in iterate_rows(held[0].rows) if held else ():
        code, is_in = row.pairing_id, is_admitted(row)
        name = getattr(corpus.pairing(code), f"name_{lang}")
        ends = (row.low, row.high) if is_in else unknown
        gap = "" if is_in else explain_gap(corpus, row, lang)
        words = name, _say_window(corpus, row, lang)
        rows.append((code, code, row.figure_id, *words, *ends, PAIRING, gap, *unknown))
    table = corpus.benchmarks
    for row in iterate_rows(table[table["indicator_id"] == FUNDS]):
        share = _find_share(row) if fits(row.dimensions, OF_WHOLE) else None
        if share:
            value, total = row.value / share, (row.years, row.value)
            value = float(f"{value:.2g}") if pd.notna(row.years) else value
            words = getattr(row, f"scope_{lang}"), _say_dates(row, lang)
            codes = row.benchmark_id, "", ""
            rows.append((*codes, *words, value, value, row.grade, "", *total))
    return pd.DataFrame(rows, columns=COLUMNS)


def _find_share(row: object) -> float | None:
    """Return the county-years a benchmark covers: none where that is not known."""
    counties, years = 1 if row.basis == PER_COUNTY else row.counties, row.years
    if pd.notna(row.period_start) and pd.notna(row.period_end):
        years = max(1, _count_months(row) / MONTHS_A_YEAR)
    return None if pd.isna(years) or pd.isna(counties) else counties * years


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


def describe_county_years(
    rows: pd.DataFrame, *, lang: str = "en", is_short: bool = False
) -> str:
    """Say between which amounts pairings lie; then each benchmark, the best first.

    Shortly, only benchmarks of the best grade are said.
    """
    is_own = rows["grade"] == PAIRING
    held, context = rows[is_own & rows["low"].notna()], rows[~is_own]
    # Worked out from "about five years" comes last; then the better graded is first.
    order = ["years", "grade"]
    context = context.sort_values(order, na_position="first", kind="stable")
    if is_short:
        context = context[context["grade"] == context["grade"].min()]
    told = [
        name_code(
            lang,
            "county-years-benchmark",
            "whole" if pd.isna(row.years) else "about",
            name=row.name,
            period=row.period,
            value=write_money(row.low, row.low, lang),
            total=write_money(row.total, row.total, lang),
        )
        for row in iterate_rows(context)
    ]
    return say(
        lang,
        "county-years",
        held=len(held),
        own=say_span(held, lang),
        pairings=int(is_own.sum()),
        context=join_phrases(lang, told),
        benchmarks=len(context),
    )


def write_money(low: float, high: float, lang: str) -> str:
    """Write an amount or an interval, to what a reader keeps."""
    return write_unit(lang, MONEY, format_ratio(low, high, MONEY, lang))


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
    links.registers["benchmarks"] = list(rows.loc[rows["grade"] != PAIRING, "code"])
    right = float(rows["high"].max()) * LINEAR_MARGIN
    scale = Scale(0, right, range(0, int(right), TICK))
    drawn = rows.assign(
        status=rows["grade"].map({PAIRING: ACHIEVED}).fillna("context"),
        quotable=rows["grade"].map({"D": NO}),
    )
    panel = {
        "title": say(links.lang, "picture-county-year"),
        "rows": [_write_row(links, row, scale) for row in iterate_rows(drawn)],
        "ticks": scale.name_ticks(MONEY, links.lang),
    }
    finding = describe_county_years(rows, lang=links.lang)
    told = {"finding": finding, "panels": [panel], "signs": ()}
    return fill_block("county_years.html.j2", links.lang, **told)


def _write_row(links: Citations, row: object, scale: Scale) -> dict[str, object]:
    lang, is_own, is_held = links.lang, row.grade == PAIRING, row.low == row.low
    small = (
        [row.period]
        if is_own
        else [row.period, say(lang, "home-grade", grade=row.grade)]
    )
    value = write_money(row.low, row.high, lang) if is_held else row.gap
    return {
        "anchor": make_anchor("c", row.code),
        "name": links.link_pairing(row.pairing_id) if is_own else row.name,
        "value": links.link_derived(row, value) if is_own and is_held else value,
        "small": join_phrases(lang, small),
        "note": "",
        "marks": (),
        "track": make_track(row, scale) if is_held else None,
    }
