"""Exhibits of evidence: where each number stands, and which are doubtful."""

from collections.abc import Sequence

from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.choices import choose_sources
from shanhai.reporting.exhibits.exhibit import Exhibit, Findings
from shanhai.reporting.sentences.alt_text import alt_table, list_examples
from shanhai.reporting.sentences.corpus import describe_evidence
from shanhai.reporting.tables.figures import table_doubtful
from shanhai.reporting.tables.markup import tag
from shanhai.reporting.tables.registers import table_mentions
from shanhai.reporting.wording import say
from shanhai.reporting.words.figures import word_figures
from shanhai.reporting.words.sources import (
    close_exhibit,
    word_period_types,
    word_units,
)

EXAMPLES = 3
# Flags that every undated or undefined figure bears say little about one figure.
DOUBT_FLAGS = (
    "implausible",
    "source_inconsistent",
    "target_as_result",
    "low_confidence",
    "contradictory_qualifier",
    "damaged_text",
)


def show_evidence_findings(
    corpus: Corpus, *, lang: str, source_ids: Sequence[str] = ()
) -> Findings:
    """Show what to know of the evidence."""
    codes = choose_sources(corpus, source_ids)
    return Findings(tuple(describe_evidence(corpus, source_ids=codes, lang=lang)), lang)


def show_mentions(
    corpus: Corpus, *, lang: str, source_ids: Sequence[str] = ()
) -> Exhibit:
    """Show how many numerals of each kind the documents hold."""
    codes = choose_sources(corpus, source_ids)
    table = table_mentions(corpus, source_ids=codes, lang=lang)
    return Exhibit(
        title=say(lang, "title-mentions"),
        finding=describe_evidence(corpus, source_ids=codes, lang=lang)[-1],
        content=table,
        unit=say(lang, "unit-mentions"),
        alt=alt_table(rows=len(codes), examples=[], lang=lang),
        **close_exhibit(corpus, codes, lang),
    )


def show_doubtful(
    corpus: Corpus, *, lang: str, source_ids: Sequence[str] = ()
) -> Exhibit:
    """Show the figures that are hard to believe or hard to read, and why."""
    codes = choose_sources(corpus, source_ids)
    figures = select_figures(corpus, source_ids=codes)
    doubtful = figures[
        [not set(DOUBT_FLAGS).isdisjoint(flags) for flags in figures["flags"]]
    ]
    worded = word_figures(corpus, doubtful, lang)
    none = say(lang, "doubtful-none")
    caption = say(lang, "caption-doubtful")
    table = table_doubtful(corpus, worded=worded, caption=caption, lang=lang)
    return Exhibit(
        title=say(lang, "title-doubtful"),
        finding=say(
            lang, "doubtful-finding", count=len(doubtful), figures=len(figures)
        ),
        content=tag("p", none) if doubtful.empty else table,
        unit=word_units(doubtful["unit_id"], lang) or say(lang, "unit-figures"),
        alt=alt_table(
            rows=len(doubtful),
            examples=list_examples(worded.head(EXAMPLES), lang),
            lang=lang,
        ),
        **close_exhibit(corpus, codes, lang)
        | {"period": word_period_types(doubtful, lang)},
    )
