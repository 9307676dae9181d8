"""Exhibits that put pairings side by side; nothing is ranked, added or divided."""

from collections.abc import Sequence

from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.choices import choose_pairings
from shanhai.reporting.corpus_sentences import describe_comparison
from shanhai.reporting.coverage_tables import table_side_by_side
from shanhai.reporting.exhibits import Exhibit, Findings
from shanhai.reporting.markup import tag
from shanhai.reporting.source_lines import (
    close_exhibit,
    list_sources,
    word_period_types,
    word_units,
)
from shanhai.reporting.wording import say


def show_comparison_findings(
    corpus: Corpus, *, domain_id: str, lang: str, pairing_ids: Sequence[str] = ()
) -> Findings:
    """Show what to know before reading the pairings side by side."""
    codes = choose_pairings(corpus, pairing_ids)
    sentences = describe_comparison(
        corpus, domain_id=domain_id, pairing_ids=codes, lang=lang
    )
    return Findings(tuple(sentences), lang)


def show_side_by_side(
    corpus: Corpus, *, domain_id: str, lang: str, pairing_ids: Sequence[str] = ()
) -> Exhibit:
    """Show one domain's figures of several pairings, beside each other, unranked."""
    codes = choose_pairings(corpus, pairing_ids)
    figures = select_figures(corpus, pairing_ids=codes, domain_ids=[domain_id])
    domain = getattr(corpus.domain(domain_id), f"name_{lang}")
    finding = describe_comparison(
        corpus, domain_id=domain_id, pairing_ids=codes, lang=lang
    )[0]
    indicators = corpus.indicators
    units = indicators[indicators["domain_id"] == domain_id]["unit_id"]
    table = table_side_by_side(
        corpus, domain_id=domain_id, pairing_ids=codes, lang=lang
    )
    return Exhibit(
        title=say(lang, "title-side-by-side", domain=domain),
        finding=finding,
        content=tag("p", finding) if figures.empty else table,
        unit=word_units(units if figures.empty else figures["unit_id"], lang),
        alt=say(
            lang,
            "alt-side-by-side",
            rows=figures["indicator_id"].nunique(),
            pairings=len(codes),
            figures=len(figures),
            domain=domain,
        ),
        **close_exhibit(corpus, list_sources(corpus, codes), lang)
        | {"period": word_period_types(figures, lang)},
    )
