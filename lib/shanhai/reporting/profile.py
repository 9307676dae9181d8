"""What a page has besides figures: ratios, typical amounts, what is missing, links."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.derived import FUNDS, judge_funds
from shanhai.analysis.verdicts import NOT_REPORTED, REFUSED
from shanhai.curation.dimensions import write_series_id
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations, letter_rules
from shanhai.reporting.county_years import (
    PAIRING,
    PER_COUNTY,
    list_county_years,
    say_span,
)
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
from shanhai.reporting.interval_rows import write_rows
from shanhai.reporting.messages import join_phrases, join_sentences, name_code, say
from shanhai.reporting.notes import RATIO_ANCHOR
from shanhai.reporting.tables import write_listing


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
    told = {"ratios": list(zip(rows, cautions, strict=True)), "rules": rules}
    n_refused = int((~holds).sum())
    return fill_block("ratios.html.j2", page.lang, n_refused=n_refused, **told)


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
    frame = pd.DataFrame([_describe_benchmark(page, row) for row in rows])
    if rows:
        # What all rows of a source have in common is said once, above them.
        is_shared = frame.groupby("source")["note"].transform("nunique") == 1
        shared, own = (frame["note"].where(one, "") for one in (is_shared, ~is_shared))
        frame = frame.assign(shared=shared, note=own)
    told = _say_own(page, pairing_id)
    rates = list_county_years(page.corpus, lang=page.lang)
    if context := say_span(rates[rates["grade"] != PAIRING], page.lang):
        told.append(say(page.lang, "funds-context", context=context))
    own = Markup()
    if told:
        told = {"summary": join_sentences(page.lang, told), "content": ""}
        own = fill("fold.html.j2", lang=page.lang, **told)
    listing = write_listing(page, frame, "benchmarks", by=["source", "shared"])
    return Block(own + listing.html)


def _code(row: object) -> str:
    return write_series_id(row.indicator_id, row.dimensions)


def _describe_benchmark(page: Citations, row: object) -> dict[str, object]:
    corpus, lang, period = page.corpus, page.lang, format_period(row, page.lang)
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


def _say_own(page: Citations, pairing_id: str) -> list[str]:
    """Say the pairing's own yearly funds per county, or why there are none."""
    rows = (row for held in judge_funds(page.corpus) for row in iterate_rows(held.rows))
    own = next((row for row in rows if row.pairing_id == pairing_id), None)
    if own is None:
        return []
    if own.verdict == NOT_REPORTED:
        return [say(page.lang, "funds-context-unreported")]
    if own.verdict == REFUSED:
        reasons = name_rules(page.corpus, own.hard_ids, page.lang)
        return [say(page.lang, "funds-context-refused", reasons=reasons)]
    return [say(page.lang, "funds-context-finding", value=page.cite_ratio(own))]


def write_denominators(page: Citations, rows: pd.DataFrame) -> Block:
    """Write population and area, each with its date and grade, folded."""
    corpus, lang = page.corpus, page.lang
    page.registers["denominators"] = list(rows["denominator_id"])
    columns = ["place", "measure", "value", "date", "grade", "source", "note"]
    told = [
        (
            getattr(corpus.place(row.place_id), f"name_{lang}"),
            name_code(lang, "measure", row.measure),
            format_interval(row.low, row.high, row.unit_id, lang),
            row.reference_date,
            row.grade,
            getattr(row, f"source_title_{lang}"),
            getattr(row, f"note_{lang}"),
        )
        for row in iterate_rows(rows)
    ]
    frame = pd.DataFrame(told, columns=columns)
    return write_listing(page, frame, "denominators")


def write_alone(page: Citations, lone: pd.DataFrame) -> Block:
    """Count the figures that one pairing alone reports so; their rows are folded.

    Parameters
    ----------
    lone
        A tidy frame of such figures.
    """
    if lone.empty:
        return Block(Markup())
    count = say(page.lang, "alone-count", count=len(lone))
    rows = write_rows(page, lone, by="pairing")
    told = {"summary": count, "content": rows.html}
    return fill_block("fold.html.j2", page.lang, text=rows.text, **told)


def write_unreported(
    page: Citations,
    missing: pd.DataFrame,
    *,
    of: pd.DataFrame,
    figures: pd.DataFrame | None = None,
) -> Block:
    """Count the indicators without a figure; name them, folded by domain.

    Nothing where none is missing, but how many each pairing reports.

    Parameters
    ----------
    missing, of
        Rows of ``corpus.indicators``: those without a figure, and all that were asked.
    figures
        A tidy frame, to say how many of them each pairing reports.
    """
    lang, told = page.lang, ""
    if figures is not None:
        counts = figures.groupby("pairing_id", observed=True)["indicator_id"].nunique()
        asked = page.where.get("pairing_id") or page.corpus.known("pairing")
        counted = [
            say(
                lang,
                "most-value",
                pairing=getattr(page.corpus.pairing(code), f"name_{lang}"),
                value=int(counts.get(code, 0)),
            )
            for code in ([asked] if isinstance(asked, str) else asked)
        ]
        pairings = join_phrases(lang, counted)
        told = say(lang, "unreported-by", indicators=len(of), pairings=pairings)
    if missing.empty:
        return Block(Markup("<p>{}</p>").format(told) if told else Markup())
    counts = {"missing": len(missing), "indicators": len(of)}
    groups = [
        (
            getattr(page.corpus.domain(code), f"name_{lang}"),
            join_phrases(lang, list(rows[f"name_{lang}"])),
        )
        for code, rows in missing.groupby("domain_id", sort=False)
    ]
    count = join_sentences(lang, [say(lang, "unreported-count", **counts), told])
    names = fill("names.html.j2", groups=groups)
    return fill_block("fold.html.j2", lang, summary=count, content=names)


def write_related(page: Citations, *, domain_id: str = "") -> Block:
    """Write links to the pages of other themes and of the pairings."""
    told = {"corpus": page.corpus, "domain_id": domain_id}
    return fill_block("related.html.j2", page.lang, **told)
