"""Exhibits of one pairing: who, what to know, each domain, what is missing."""

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.coverage import NOT_REPORTED, list_coverage
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.charts.intervals import plot_intervals
from shanhai.reporting.charts.keys import word_key
from shanhai.reporting.charts.panels import list_panels
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.exhibits.exhibit import Exhibit, Findings
from shanhai.reporting.sentences.alt_text import (
    alt_intervals,
    alt_table,
    cut_alt,
    list_examples,
)
from shanhai.reporting.sentences.profile import (
    describe_domain,
    describe_missing,
    describe_profile,
)
from shanhai.reporting.tables.coverage import table_missing, write_indicators
from shanhai.reporting.tables.figures import table_figures
from shanhai.reporting.tables.markup import NOTHING, stack, tag
from shanhai.reporting.tables.pairings import list_pairing_facts
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.figures import word_figures
from shanhai.reporting.words.sources import (
    cite_sources,
    close_exhibit,
    list_sources,
    word_period_types,
    word_units,
)

EXAMPLES = 3


def show_pairing(corpus: Corpus, *, pairing_id: str, lang: str) -> Exhibit:
    """Show who is paired with whom, since when, and by which document."""
    facts = list_pairing_facts(corpus, pairing_id, lang)
    rows = [stack(tag("dt", heading), tag("dd", text)) for _, heading, text in facts]
    name = getattr(corpus.pairing(pairing_id), f"name_{lang}")
    sources = list_sources(corpus, [pairing_id])
    figures = len(select_figures(corpus, pairing_ids=[pairing_id]))
    return Exhibit(
        title=name,
        finding=say(lang, "pairing-finding", documents=len(sources), figures=figures),
        content=tag("dl", stack(*rows), class_="sh-facts"),
        unit=say(lang, "unit-pairing"),
        alt=cut_alt([say(lang, "alt-pairing", name=name)], lang),
        **close_exhibit(corpus, sources, lang),
    )


def show_findings(corpus: Corpus, *, pairing_id: str, lang: str) -> Findings:
    """Show what a reader should know before any chart."""
    return Findings(
        tuple(describe_profile(corpus, pairing_id=pairing_id, lang=lang)), lang
    )


def show_domain(
    corpus: Corpus, *, pairing_id: str, domain_id: str, lang: str
) -> Exhibit:
    """Show what the pairing's documents report in one domain: charts and table.

    Where they report nothing, the domain's indicators stand there instead.
    """
    figures = select_figures(corpus, pairing_ids=[pairing_id], domain_ids=[domain_id])
    worded = word_figures(corpus, figures, lang)
    coverage = list_coverage(corpus, pairing_ids=[pairing_id], domain_ids=[domain_id])
    domain = getattr(corpus.domain(domain_id), f"name_{lang}")
    indicators = list(coverage["indicator_id"])
    units = [corpus.indicator(code).unit_id for code in indicators]
    content, alt = _show_figures(corpus, worded, domain, lang)
    if figures.empty:
        content = write_indicators(corpus, indicators, lang)
        nothing = say(lang, "alt-nothing", domain=domain, indicators=len(indicators))
        alt = cut_alt([nothing], lang)
    return Exhibit(
        title=domain,
        finding=describe_domain(
            corpus, pairing_id=pairing_id, domain_id=domain_id, lang=lang
        ),
        content=content,
        unit=word_units(units if figures.empty else figures["unit_id"], lang),
        period=word_period_types(figures, lang),
        source=cite_sources(corpus, list_sources(corpus, [pairing_id]), lang),
        alt=alt,
        lang=lang,
    )


def show_missing(corpus: Corpus, *, pairing_id: str, lang: str) -> Exhibit:
    """Show every indicator of the codelist, reported or not."""
    coverage = list_coverage(corpus, pairing_ids=[pairing_id])
    sources = list_sources(corpus, [pairing_id])
    missing = coverage[coverage["n_figures"] == 0]["indicator_id"]
    examples = [
        (
            getattr(corpus.indicator(code), f"name_{lang}"),
            name_code(lang, "kind", NOT_REPORTED),
        )
        for code in missing[:EXAMPLES]
    ]
    return Exhibit(
        title=say(lang, "title-missing"),
        finding=describe_missing(corpus, pairing_id=pairing_id, lang=lang),
        content=table_missing(corpus, pairing_id=pairing_id, lang=lang),
        unit=say(lang, "unit-indicators"),
        alt=alt_table(rows=len(coverage), examples=examples, lang=lang),
        **close_exhibit(corpus, sources, lang),
    )


def _show_figures(
    corpus: Corpus, worded: pd.DataFrame, domain: str, lang: str
) -> tuple[Markup, str]:
    """Return charts and table of some figures, and what they show in words."""
    if worded.empty:
        return NOTHING, ""
    panels = list_panels(worded, lang)
    caption = say(lang, "caption-figures", domain=domain)
    table = table_figures(corpus, worded=worded, caption=caption, lang=lang)
    if not panels:
        examples = list_examples(worded.head(EXAMPLES), lang)
        return table, alt_table(rows=len(worded), examples=examples, lang=lang)
    drawn = [
        tag(
            "div",
            stack(
                tag("p", panel.title, class_="sh-panel-title"),
                render_svg(plot_intervals(panel, lang=lang), lang),
            ),
            class_="sh-panel",
        )
        for panel in panels
    ]
    charts = tag("div", stack(*drawn), class_="sh-panels")
    key = tag("p", word_key(panels, lang=lang), class_="sh-key")
    return stack(charts, key, table), alt_intervals(panels, lang=lang)
