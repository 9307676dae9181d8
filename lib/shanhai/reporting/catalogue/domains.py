"""What the gate lets compare in each domain, counted."""

from collections import Counter
from dataclasses import dataclass

from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.selection import select_figures
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus


@dataclass(frozen=True)
class DomainEntry:
    """Hold one domain as it stands on the first page: its name and counts."""

    domain_id: str
    name: str
    n_figures: int
    n_comparable: int
    n_careful: int
    n_refused: int


def list_domains(
    corpus: Corpus, *, verdicts: Verdicts, lang: str
) -> tuple[DomainEntry, ...]:
    """Return the domains judged, each with how many subjects have which outcome."""
    counts = Counter((one.domain_id, one.outcome) for one in verdicts.subjects)
    figures = select_figures(corpus)["domain_id"].value_counts()
    return tuple(
        DomainEntry(
            domain_id=code,
            name=getattr(corpus.domain(code), f"name_{lang}"),
            n_figures=int(figures.get(code, 0)),
            n_comparable=counts[code, COMPARABLE],
            n_careful=counts[code, CAUTION],
            n_refused=counts[code, REFUSED],
        )
        for code in verdicts.domain_ids
    )
