"""What a report shows: figures as reported, and values derived from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.judged.subjects import Verdicts


@dataclass(frozen=True)
class Shown:
    """Hold the identifiers of everything a report shows, in the codelists' order.

    Parameters
    ----------
    figure_ids
        Figures as reported, terms of derived values among them.
    ratio_ids
        Ratios that hold, as `derive_measures` names them.
    per_resident_ids
        Figures that are shown per resident, too.
    """

    figure_ids: tuple[str, ...]
    ratio_ids: tuple[str, ...] = ()
    per_resident_ids: tuple[str, ...] = ()


def shown_in_overview(corpus: Corpus) -> Shown:
    """Return what the overview shows: every figure, each as a cell of the matrix."""
    return Shown(tuple(select_figures(corpus)["figure_id"]))


def shown_in_profile(corpus: Corpus, *, pairing_id: str) -> Shown:
    """Return what a profile shows: its figures and ratios, and admitted peers."""
    return Shown(tuple(select_figures(corpus, pairing_ids=[pairing_id])["figure_id"]))


def shown_in_comparison(corpus: Corpus, *, verdicts: Verdicts) -> Shown:
    """Return what a comparison shows: all that its pairings report in its domains."""
    figures = select_figures(
        corpus, pairing_ids=verdicts.pairing_ids, domain_ids=verdicts.domain_ids
    )
    return Shown(tuple(figures["figure_id"]))


def shown_in_documents(corpus: Corpus, *, source_ids: Sequence[str] = ()) -> Shown:
    """Return what an evidence report shows: every figure of its documents."""
    return Shown(tuple(select_figures(corpus, source_ids=source_ids)["figure_id"]))
