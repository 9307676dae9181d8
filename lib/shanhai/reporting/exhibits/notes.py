"""Exhibits that close a report: documents, method."""

from collections.abc import Sequence

from shanhai.analysis.coverage import count_mentions
from shanhai.curation.corpus import Corpus
from shanhai.reporting.choices import choose_pairings, choose_sources
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.sentences.alt_text import alt_table
from shanhai.reporting.tables.registers import table_sources
from shanhai.reporting.wording import say
from shanhai.reporting.words.sources import (
    close_exhibit,
    list_sources,
)


def show_sources(
    corpus: Corpus,
    *,
    lang: str,
    pairing_ids: Sequence[str] = (),
    source_ids: Sequence[str] = (),
) -> Exhibit:
    """Show the documents a report used, each with what identifies its file."""
    chosen = source_ids or list_sources(corpus, choose_pairings(corpus, pairing_ids))
    codes = choose_sources(corpus, chosen)
    numerals = int(count_mentions(corpus, source_ids=codes).sum().sum())
    return Exhibit(
        title=say(lang, "title-sources"),
        finding=say(lang, "sources-finding", documents=len(codes), mentions=numerals),
        content=table_sources(corpus, source_ids=codes, lang=lang),
        unit=say(lang, "unit-documents"),
        alt=alt_table(rows=len(codes), examples=[], lang=lang),
        **close_exhibit(corpus, codes, lang),
    )
