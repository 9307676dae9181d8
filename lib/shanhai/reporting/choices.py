"""What a report is about: pairings, domains, documents asked for; none means all."""

from collections.abc import Sequence

from shanhai.analysis.selection import check_codes
from shanhai.curation.corpus import Corpus


def choose_pairings(corpus: Corpus, pairing_ids: Sequence[str]) -> list[str]:
    """Return the pairings asked for in the codelist's order; none means all."""
    known = list(corpus.pairings["pairing_id"])
    for code in pairing_ids:
        corpus.pairing(code)
    return [code for code in known if code in pairing_ids or not pairing_ids]


def choose_sources(corpus: Corpus, source_ids: Sequence[str]) -> list[str]:
    """Return the documents asked for in the register's order; none means all."""
    known = list(corpus.sources["source_id"])
    for code in source_ids:
        corpus.source(code)
    return [code for code in known if code in source_ids or not source_ids]


def choose_domains(corpus: Corpus, domain_ids: Sequence[str]) -> list[str]:
    """Return the domains asked for in the codelist's order; none means all."""
    return check_codes(corpus, "domain", domain_ids or corpus.known("domain"))
