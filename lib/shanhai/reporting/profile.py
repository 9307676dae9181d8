"""What a profile has besides figures: ratios, typical amounts, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.context import (
    FUNDS,
    list_benchmarks,
)
from shanhai.analysis.derived import judge_funds
from shanhai.analysis.selection import select_figures
from shanhai.analysis.verdicts import NOT_REPORTED, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import write_series_id
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations
from shanhai.reporting.html import Block, fill
from shanhai.reporting.tables.derived_notes import RATIO_ANCHOR
from shanhai.reporting.tables.markup import Column, render_table, stack, tag
from shanhai.reporting.tables.registers import table_denominators
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.figures import make_anchor
from shanhai.reporting.words.numbers import format_interval, format_ratio
from shanhai.reporting.words.periods import format_period
from shanhai.reporting.words.ratios import name_measure, name_rules, word_formula

PER_COUNTY = "per_county"


def write_ratios(page: Citations, ratios: pd.DataFrame) -> Block:
    """Write ratios that hold: value, formula, what must be accepted; count the others.

    Left out: the terms of ratios that do not hold, which the evidence page lists.
    """
    holds = ratios["holds"].astype(bool)
    rows = [
        {
            "anchor": make_anchor(RATIO_ANCHOR, row.figure_id),
            "name": name_measure(page.corpus, row.indicator_id, page.lang),
            "subject": getattr(row, f"subject_{page.lang}"),
            "value": page.cite_ratio(row),
            "formula": word_formula(page.corpus, row, page.lang),
            "cautions": name_rules(page.corpus, row.own_reasons, page.lang),
        }
        for row in iterate_rows(ratios[holds])
    ]
    html = fill(
        "ratios.html.j2", lang=page.lang, ratios=rows, n_refused=int((~holds).sum())
    )
    return Block(html)


def write_benchmarks(page: Citations, pairing_id: str) -> Block:
    """Write fiscal funds per county and year, and totals of others as context."""
    rows = list_context(page.corpus, pairing_id)
    html = fill(
        "benchmarks.html.j2",
        lang=page.lang,
        own=_describe_own(page, pairing_id),
        count=len(rows),
        table=table_benchmarks(page.corpus, rows, lang=page.lang),
    )
    return Block(html)


def write_denominators(page: Citations) -> Block:
    """Write population and area, each with its date and grade, folded."""
    rows = page.corpus.denominators
    html = fill(
        "denominators.html.j2",
        lang=page.lang,
        values=len(rows),
        places=rows["place_id"].nunique(),
        graded=int(rows["grade"].isin(["A", "B"]).sum()),
        table=table_denominators(page.corpus, lang=page.lang),
    )
    return Block(html)


def _describe_own(page: Citations, pairing_id: str) -> Markup | str:
    """Say the pairing's own yearly funds per county, or why there are none."""
    told = []
    for row in (
        one for held in judge_funds(page.corpus) for one in iterate_rows(held.rows)
    ):
        if row.pairing_id != pairing_id:
            continue
        if row.verdict == NOT_REPORTED:
            told.append(say(page.lang, "funds-context-unreported"))
        elif row.verdict == REFUSED:
            reasons = name_rules(page.corpus, row.hard_ids, page.lang)
            told.append(say(page.lang, "funds-context-refused", reasons=reasons))
        else:
            value = page.cite_ratio(row)
            told.append(say(page.lang, "funds-context-finding", value=value))
    return told[0] if told else ""


def list_context(corpus: Corpus, pairing_id: str) -> list:
    """Pick the benchmarks of funds, and of whatever else the pairing reports."""
    figures = select_figures(corpus, pairing_ids=[pairing_id])
    reported = {FUNDS, *figures["indicator_id"]}
    table = list_benchmarks(corpus)
    rank = {code: place for place, code in enumerate(corpus.known("series"))}
    picked = iterate_rows(table[table["indicator_id"].isin(reported)])
    return sorted(picked, key=lambda row: (row.indicator_id != FUNDS, rank[_code(row)]))


def table_benchmarks(corpus: Corpus, rows: Sequence[object], *, lang: str) -> Markup:
    """Write benchmarks as their sources state them, and by county where these are."""
    columns = [
        Column("what", say(lang, "head-what"), is_row_header=True),
        Column("scope", say(lang, "head-scope")),
        Column("value", say(lang, "head-value-only")),
        Column("period", say(lang, "head-period")),
        Column("counties", say(lang, "head-counties")),
        Column("grade", say(lang, "head-grade")),
        Column("source", say(lang, "head-source")),
    ]
    written = [_write_benchmark(corpus, row, lang) for row in rows]
    caption = say(lang, "caption-benchmarks")
    return render_table(written, columns=columns, caption=caption)


def _code(row: object) -> str:
    return write_series_id(row.indicator_id, row.dimensions)


def _write_benchmark(corpus: Corpus, row: object, lang: str) -> dict[str, object]:
    value = format_interval(row.value, row.value, row.unit_id, lang)
    if row.basis == PER_COUNTY:
        value = say(lang, "benchmark-mean", value=value)
    elif row.counties > 1:
        each = row.value / row.counties
        mean = name_code(
            lang,
            "unit",
            row.unit_id,
            amount=format_ratio(each, each, row.unit_id, lang),
        )
        value = stack(value, tag("small", say(lang, "benchmark-derived", value=mean)))
    note = getattr(row, f"note_{lang}")
    return {
        "what": getattr(corpus.series(_code(row)), f"name_{lang}"),
        "scope": getattr(row, f"scope_{lang}"),
        "value": value,
        "period": format_period(
            row.period_type, row.period_start, row.period_end, "stated", lang
        ),
        "counties": f"{row.counties:.0f}"
        if row.counties == row.counties
        else say(lang, "not-stated"),
        "grade": row.grade,
        "source": stack(
            getattr(row, f"source_title_{lang}"), tag("small", note) if note else ""
        ),
    }
