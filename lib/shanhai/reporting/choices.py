"""What a report is about: pairings, domains, documents asked for; none means all."""

from collections.abc import Sequence

from shanhai.analysis.selection import check_codes
from shanhai.curation.corpus import Corpus


def choose_pairings(corpus: Corpus, pairing_ids: Sequence[str]) -> list[str]:
    """Return the pairings asked for in the codelist's order; none means all."""
    return check_codes(corpus, "pairing", pairing_ids) or corpus.known("pairing")


def choose_sources(corpus: Corpus, source_ids: Sequence[str]) -> list[str]:
    """Return the documents asked for in the register's order; none means all."""
    return check_codes(corpus, "source", source_ids) or corpus.known("source")
