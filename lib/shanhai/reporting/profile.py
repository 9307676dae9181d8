"""What a profile has besides figures: ratios, typical amounts, what is missing."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.derived import FUNDS, judge_funds
from shanhai.analysis.verdicts import NOT_REPORTED, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import write_series_id
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations, letter_rules
from shanhai.reporting.county_years import PAIRING, list_county_years, say_span
from shanhai.reporting.derived_notes import RATIO_ANCHOR
from shanhai.reporting.formatting.figures import (
    find_numeral,
    make_anchor,
    name_measure,
    name_rules,
    write_formula,
)
from shanhai.reporting.formatting.names import write_unit
from shanhai.reporting.formatting.numbers import format_interval, format_ratio
from shanhai.reporting.formatting.periods import format_period
from shanhai.reporting.html import Block, fill, fill_block
from shanhai.reporting.messages import join_sentences, name_code, say
from shanhai.reporting.tables import write_listing

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
            "formula": write_formula(page.corpus, row, page.lang),
        }
        for row in iterate_rows(ratios[holds])
    ]
    cautions, rules = letter_rules(page, ratios[holds]["own_reasons"])
    return fill_block(
        "ratios.html.j2",
        page.lang,
        ratios=list(zip(rows, cautions, strict=True)),
        n_refused=int((~holds).sum()),
        rules=rules,
    )


def write_benchmarks(
    page: Citations, benchmarks: pd.DataFrame, *, pairing_id: str
) -> Block:
    """Write fiscal funds per county and year, and totals of others as context."""
    rank = {code: place for place, code in enumerate(page.corpus.known("series"))}
    rows = sorted(
        iterate_rows(benchmarks),
        key=lambda row: (row.indicator_id != FUNDS, rank[_code(row)]),
    )
    page.registers["benchmarks"] = [row.benchmark_id for row in rows]
    frame = pd.DataFrame(
        [_describe_benchmark(page.corpus, row, page.lang) for row in rows]
    )
    if rows:
        # What all rows of a source have in common is said once, above them.
        is_shared = frame.groupby("source")["note"].transform("nunique") == 1
        shared, own = (frame["note"].where(one, "") for one in (is_shared, ~is_shared))
        frame = frame.assign(shared=shared, note=own)
    own = [_describe_own(page, pairing_id), _describe_context(page)]
    own = join_sentences(page.lang, [one for one in own if one])
    told = fill("fold.html.j2", lang=page.lang, summary=own, content="") if own else ""
    listing = write_listing(page, frame, "benchmarks", by=["source", "shared"])
    return Block(Markup(told) + listing.html)


def write_denominators(page: Citations, rows: pd.DataFrame) -> Block:
    """Write population and area, each with its date and grade, folded."""
    lang = page.lang
    page.registers["denominators"] = list(rows["denominator_id"])
    frame = pd.DataFrame(
        {
            "place": [
                getattr(page.corpus.place(code), f"name_{lang}")
                for code in rows["place_id"]
            ],
            "measure": [name_code(lang, "measure", code) for code in rows["measure"]],
            "value": [
                format_interval(row.low, row.high, row.unit_id, lang)
                for row in iterate_rows(rows)
            ],
            "date": list(rows["reference_date"]),
            "grade": list(rows["grade"]),
            "source": list(rows[f"source_title_{lang}"]),
            "note": list(rows[f"note_{lang}"]),
        }
    )
    return write_listing(page, frame, "denominators")


def _describe_own(page: Citations, pairing_id: str) -> Markup | str:
    """Say the pairing's own yearly funds per county, or why there are none."""
    rows = (row for held in judge_funds(page.corpus) for row in iterate_rows(held.rows))
    own = next((row for row in rows if row.pairing_id == pairing_id), None)
    if own is None:
        return ""
    if own.verdict == NOT_REPORTED:
        return say(page.lang, "funds-context-unreported")
    if own.verdict == REFUSED:
        reasons = name_rules(page.corpus, own.hard_ids, page.lang)
        return say(page.lang, "funds-context-refused", reasons=reasons)
    return say(page.lang, "funds-context-finding", value=page.cite_ratio(own))


def _describe_context(page: Citations) -> str:
    rows = list_county_years(page.corpus, lang=page.lang)
    context = say_span(rows[rows["grade"] != PAIRING], page.lang)
    return say(page.lang, "funds-context", context=context) if context else ""


def _code(row: object) -> str:
    return write_series_id(row.indicator_id, row.dimensions)


def _describe_benchmark(corpus: Corpus, row: object, lang: str) -> dict[str, object]:
    period = format_period(row, lang)
    told = {"as_written": find_numeral(corpus, row.indicator_id)}
    value = format_interval(row.value, row.value, row.unit_id, lang, **told)
    if row.basis == PER_COUNTY:
        value = say(lang, "benchmark-mean", value=value)
    elif row.counties > 1:
        each = row.value / row.counties
        amount = format_ratio(each, each, row.unit_id, lang)
        mean = write_unit(lang, row.unit_id, amount)
        derived = say(lang, "benchmark-derived", value=mean, period=period)
        value = Markup("{} <small>{}</small>").format(value, derived)
    return {
        "what": getattr(corpus.series(_code(row)), f"name_{lang}"),
        "scope": getattr(row, f"scope_{lang}"),
        "value": value,
        "period": period,
        "grade": row.grade,
        "note": getattr(row, f"note_{lang}"),
        "source": getattr(row, f"source_title_{lang}"),
    }
