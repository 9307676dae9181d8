"""The exhibit of what no document reports."""

from collections.abc import Sequence

from shanhai.analysis.coverage import list_coverage
from shanhai.curation.corpus import Corpus
from shanhai.reporting.choices import choose_pairings
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.sentences.alt_text import alt_table
from shanhai.reporting.tables.coverage import list_unreported, write_indicators
from shanhai.reporting.tables.markup import tag
from shanhai.reporting.wording import say
from shanhai.reporting.words.sources import close_exhibit, list_sources


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
