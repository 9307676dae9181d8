"""Who reports what; an indicator that nobody reports is unreported, never zero."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from shanhai.analysis.selection import check_chosen, select_figures
from shanhai.curation.corpus import Corpus

NOT_REPORTED = "not_reported"
UNDATED = "undated"
STATUS_KINDS = ("planned", "contracted", "capacity", "context")


def list_coverage(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    domain_ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return one row per pairing and indicator of the codelist.

    Columns: pairing_id, domain_id, indicator_id, n_figures (count), kinds (tuple
    of the figures' status where it is not ``achieved``, else their period type;
    ``undated`` for none, ``not_reported`` where there is no figure), figure_ids
    (tuple: for each kind the tuple of its figures; empty where there is none).
    """
    pairings = check_chosen(corpus, "pairing", pairing_ids)
    domains = check_chosen(corpus, "domain", domain_ids)
    covered = _list_all(corpus)
    covered = covered[covered["pairing_id"].isin(pairings)]
    return covered[covered["domain_id"].isin(domains)].reset_index(drop=True)


@lru_cache(maxsize=2)
def _list_all(corpus: Corpus) -> pd.DataFrame:
    """List every pairing and indicator once: a corpus never changes."""
    grid = corpus.pairings[["pairing_id"]].merge(
        corpus.indicators[["domain_id", "indicator_id"]], how="cross"
    )
    reported = _summarise(select_figures(corpus))
    matrix = grid.merge(reported, on=["pairing_id", "indicator_id"], how="left")
    return matrix.assign(
        n_figures=matrix["n_figures"].fillna(0).astype(int),
        kinds=[
            kinds if isinstance(kinds, tuple) else (NOT_REPORTED,)
            for kinds in matrix["kinds"]
        ],
        figure_ids=[
            codes if isinstance(codes, tuple) else () for codes in matrix["figure_ids"]
        ],
    )


def list_windows(
    corpus: Corpus, *, pairing_ids: Iterable[str] | None = None
) -> pd.DataFrame:
    """Return one row per pairing and distinct stretch of time its figures cover.

    Columns: pairing_id, period_start, period_end (first and last day; NaT where the
    document names none), n_figures, n_inferred (counts; the window of these is
    inferred). By pairing, earliest first; figures without any time come last.
    """
    pairings = check_chosen(corpus, "pairing", pairing_ids)
    figures = select_figures(corpus, pairing_ids=pairings)
    windows = (
        figures.assign(is_inferred=figures["period_basis"] == "inferred")
        .groupby(["pairing_id", "period_start", "period_end"], dropna=False)
        .agg(n_figures=("figure_id", "size"), n_inferred=("is_inferred", "sum"))
        .reset_index()
    )
    rank = windows["pairing_id"].map({code: n for n, code in enumerate(pairings)})
    return (
        windows.assign(rank=rank)
        .sort_values(["rank", "period_start", "period_end"], ignore_index=True)
        .drop(columns="rank")
    )


def count_mentions(
    corpus: Corpus, *, source_ids: Iterable[str] | None = None
) -> pd.DataFrame:
    """Return how many mentions of each kind a document has: source_id × kind."""
    sources = check_chosen(corpus, "source", source_ids)
    mentions = corpus.mentions
    counted = pd.crosstab(mentions["source_id"], mentions["kind"])
    return counted.reindex(sources, fill_value=0)


def _summarise(figures: pd.DataFrame) -> pd.DataFrame:
    kinds = figures["period_type"].replace("none", UNDATED)
    kinds = kinds.where(~figures["status"].isin(STATUS_KINDS), figures["status"])
    cell = ["pairing_id", "indicator_id"]
    by_kind = figures.assign(kind=kinds).groupby([*cell, "kind"], sort=False)
    codes = by_kind["figure_id"].agg(tuple).reset_index()
    return (
        codes.assign(n_figures=codes["figure_id"].map(len))
        .groupby(cell, sort=False)
        .agg(
            n_figures=("n_figures", "sum"),
            kinds=("kind", tuple),
            figure_ids=("figure_id", tuple),
        )
        .reset_index()
    )
