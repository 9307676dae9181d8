"""What a report shows: figures as reported, and values derived from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from shanhai.analysis.data_digest import digest_used
from shanhai.analysis.derived import list_derived, list_profile_values
from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.measures import derive_measures
from shanhai.analysis.provenance import list_pairings_of
from shanhai.analysis.reconciliation import reconcile
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.choices import choose_sources
from shanhai.reporting.judged.calls import (
    Call,
    call_documents,
    call_overview,
    call_profile,
)

DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Shown:
    """Hold the identifiers of everything a report shows, in the codelists' order.

    Parameters
    ----------
    figure_ids
        Figures as reported, terms of derived values among them.
    ratio_ids
        Derived values that hold, as `analysis.derived.list_derived` names them.
    per_resident_ids
        Figures that are shown per resident, too.
    call
        How this is asked for again.
    verdicts
        What the gate says of these values beside each other, where a report does.
    digest
        SHA-256 of all data the report is made from: it changes with these alone.
    """

    figure_ids: tuple[str, ...]
    ratio_ids: tuple[str, ...] = ()
    per_resident_ids: tuple[str, ...] = ()
    call: Call = field(default_factory=call_overview)
    verdicts: Verdicts | None = None
    digest: str = ""


def shown_in_overview(corpus: Corpus) -> Shown:
    """Return what the overview shows: every figure, each as a cell of the matrix."""
    return Shown(tuple(select_figures(corpus)["figure_id"]), digest=digest_used(corpus))


def shown_in_profile(corpus: Corpus, *, pairing_id: str) -> Shown:
    """Return what a profile shows: its figures, what is derived, admitted peers.

    Leaves out the peers' terms, which the profiles of the peers show.
    """
    figures = select_figures(corpus, pairing_ids=[pairing_id])
    values = list_profile_values(corpus, pairing_id)
    return Shown(
        tuple(figures["figure_id"]),
        _sort_values(corpus, values),
        digest=digest_used(corpus, pairing_ids=[pairing_id], has_peers=True),
        call=call_profile(pairing_id),
    )


def shown_in_documents(corpus: Corpus, *, source_ids: Sequence[str] = ()) -> Shown:
    """Return what an evidence report shows: the documents' figures, and their terms.

    A total may have its parts, and a doubtful ratio its denominator, elsewhere.
    """
    codes = choose_sources(corpus, source_ids)
    figures = list(select_figures(corpus, source_ids=codes)["figure_id"])
    derived = derive_measures(corpus)
    derived = derived[derived["numerator_id"].isin(figures)]
    terms = [
        code
        for row in iterate_rows(derived)
        if DOUBTFUL in row.own_reasons
        for code in row.denominator_ids
    ]
    wholes = reconcile(corpus, source_ids=codes)["whole_id"]
    return Shown(
        _sort_figures(corpus, [*figures, *terms, *wholes]),
        digest=digest_used(corpus, pairing_ids=list_pairings_of(corpus, source_ids)),
        call=call_documents(corpus, source_ids),
    )


def _sort_figures(corpus: Corpus, figure_ids: Iterable[str]) -> tuple[str, ...]:
    return _sort(corpus.figures["figure_id"], figure_ids)


def _sort_values(corpus: Corpus, figure_ids: Iterable[str]) -> tuple[str, ...]:
    return _sort(list_derived(corpus)["figure_id"], figure_ids)


def _sort(order: pd.Series, figure_ids: Iterable[str]) -> tuple[str, ...]:
    wanted = set(figure_ids)
    return tuple(dict.fromkeys(code for code in order if code in wanted))
