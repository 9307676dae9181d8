"""Exhibits across pairings: who, which documents, what they cover; no ranks."""

from collections.abc import Sequence

import pandas as pd

from shanhai.analysis.coverage import list_coverage
from shanhai.curation.corpus import Corpus
from shanhai.reporting.charts.counts import plot_coverage_counts
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.choices import choose_pairings
from shanhai.reporting.exhibits.exhibit import Exhibit, Findings
from shanhai.reporting.sentences.alt_text import alt_coverage_counts, alt_table
from shanhai.reporting.sentences.corpus import describe_overview
from shanhai.reporting.tables.coverage import (
    list_unreported,
    table_reporting,
    write_indicators,
)
from shanhai.reporting.tables.markup import fold, stack, tag
from shanhai.reporting.tables.pairings import table_pairings
from shanhai.reporting.wording import say
from shanhai.reporting.words.sources import close_exhibit, list_sources


def show_overview_findings(corpus: Corpus, *, lang: str) -> Findings:
    """Show what to know of the documents as a whole."""
    return Findings(tuple(describe_overview(corpus, lang=lang)), lang)


def show_overview_pairings(corpus: Corpus, *, lang: str) -> Exhibit:
    """Show every pairing: donor with members, recipient, since when."""
    codes = list(corpus.pairings["pairing_id"])
    levels = corpus.pairings["donor_level"].nunique()
    return Exhibit(
        title=say(lang, "title-pairings"),
        finding=say(lang, "pairings-finding", pairings=len(codes), levels=levels),
        content=table_pairings(corpus, pairing_ids=codes, lang=lang),
        unit=say(lang, "unit-pairing"),
        alt=alt_table(rows=len(codes), examples=[], lang=lang),
        **close_exhibit(corpus, list_sources(corpus, codes), lang),
    )


def show_coverage(
    corpus: Corpus, *, lang: str, pairing_ids: Sequence[str] = ()
) -> Exhibit:
    """Show how many indicators of each domain every pairing's documents report.

    Coverage, not performance. An empty list of pairings means all.
    """
    codes = choose_pairings(corpus, pairing_ids)
    counts = _count_coverage(corpus, codes, lang)
    panels = [
        tag(
            "div",
            stack(
                tag("p", name, class_="sh-panel-title"),
                render_svg(plot_coverage_counts(group, lang=lang), lang),
            ),
            class_="sh-panel",
        )
        for name, group in counts.groupby("pairing", sort=False)
    ]
    table = table_reporting(corpus, pairing_ids=codes, lang=lang)
    return Exhibit(
        title=say(lang, "title-coverage"),
        finding=_describe_coverage(counts, lang),
        content=stack(
            tag("div", stack(*panels), class_="sh-panels"),
            fold(say(lang, "as-table"), table),
        ),
        unit=say(lang, "unit-indicators"),
        alt=alt_coverage_counts(counts, lang=lang),
        **close_exhibit(corpus, list_sources(corpus, codes), lang),
    )


def show_unreported(
    corpus: Corpus,
    *,
    lang: str,
    pairing_ids: Sequence[str] = (),
    domain_id: str | None = None,
) -> Exhibit:
    """Show the indicators that no document reports, of one domain or of all."""
    codes = choose_pairings(corpus, pairing_ids)
    domains = None if domain_id is None else [domain_id]
    missing = list_unreported(corpus, pairing_ids=codes, domain_ids=domains)
    indicators = list_coverage(corpus, pairing_ids=codes[:1], domain_ids=domains)
    finding = say(
        lang, "unreported-finding", missing=len(missing), indicators=len(indicators)
    )
    return Exhibit(
        title=say(lang, "title-unreported"),
        finding=finding,
        content=write_indicators(corpus, missing, lang)
        if missing
        else tag("p", say(lang, "unreported-none")),
        unit=say(lang, "unit-indicators"),
        alt=alt_table(rows=len(missing), examples=[], lang=lang),
        **close_exhibit(corpus, list_sources(corpus, codes), lang),
    )


def _count_coverage(corpus: Corpus, codes: list[str], lang: str) -> pd.DataFrame:
    coverage = list_coverage(corpus, pairing_ids=codes)
    counts = (
        coverage.assign(is_reported=coverage["n_figures"] > 0)
        .groupby(["pairing_id", "domain_id"], sort=False)["is_reported"]
        .agg(n_reported="sum", n_indicators="size")
        .reset_index()
    )
    return counts.assign(
        pairing=_name_codes(corpus.pairings, "pairing_id", counts["pairing_id"], lang),
        label=_name_codes(corpus.domains, "domain_id", counts["domain_id"], lang),
    )


def _name_codes(
    table: pd.DataFrame, key: str, codes: pd.Series, lang: str
) -> pd.Series:
    return codes.map(table.set_index(key)[f"name_{lang}"])


def _describe_coverage(counts: pd.DataFrame, lang: str) -> str:
    sums = counts.groupby("pairing", sort=False)["n_reported"].sum()
    return say(
        lang,
        "coverage-finding",
        fewest=int(sums.min()),
        most=int(sums.max()),
        indicators=int(counts.groupby("pairing")["n_indicators"].sum().iloc[0]),
    )
