"""Values derived by us that hold, and which of other pairings stand beside."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from shanhai.analysis.comparability import MOST_KEPT, Comparison
from shanhai.analysis.context import (
    COUNTIES,
    FUNDS,
    derive_funds_per_county_year,
)
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, NOT_REPORTED, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

# A profile is about one pairing: the page of a theme has all that compare with it.
MOST_PEERS = 6


@lru_cache(maxsize=2)
def list_derived(corpus: Corpus) -> pd.DataFrame:
    """Return every derived value that holds, one row each, in the codelists' order.

    Columns: those of `derive_measures`. Funds per county and year come last; their
    denominator is the count of counties, none where the recipient is one county.
    """
    ratios = derive_measures(corpus)
    held = ratios[ratios["holds"].astype(bool)]
    funds = [
        rows[(rows["verdict"] != NOT_REPORTED) & rows["low"].notna()].assign(holds=True)
        for rows in (one.rows for one in judge_funds(corpus))
    ]
    return pd.concat([held, *funds], ignore_index=True)


def list_profile_values(corpus: Corpus, pairing_id: str) -> list[str]:
    """List the derived values of a profile: its own that hold, and their peers.

    A peer's value stands beside where both are admitted.
    """
    own = derive_measures(corpus, pairing_ids=[pairing_id])
    own = own[own["holds"].astype(bool)]
    told = [
        row.figure_id
        for comparison in judge_funds(corpus)
        for row in iterate_rows(comparison.rows)
        if row.pairing_id == pairing_id and row.verdict not in (REFUSED, NOT_REPORTED)
    ]
    peers = [
        code
        for one in _judge_derived(corpus)
        if pairing_id in one.admitted_pairings
        for rows in [list_near(one, pairing_id)]
        for code in rows["figure_id"][rows["pairing_id"] != pairing_id]
    ]
    return list(dict.fromkeys([*own["figure_id"], *told, *peers]))


@lru_cache(maxsize=2)
def _judge_derived(corpus: Corpus) -> list[Comparison]:
    """Judge what several pairings report of each measure, and funds."""
    derived = derive_measures(corpus)
    reporting = derived.groupby("indicator_id", sort=False)["pairing_id"].nunique()
    return [
        *(
            compare_measure(corpus, measure_id=code)
            for code in reporting[reporting > 1].index
        ),
        *judge_funds(corpus),
    ]


@lru_cache(maxsize=2)
def judge_funds(corpus: Corpus) -> list[Comparison]:
    """Judge funds per county and year; a codelist without them has none."""
    if {FUNDS, COUNTIES} <= set(corpus.known("indicator")):
        return [derive_funds_per_county_year(corpus)]
    return []


def cut_peers(rows: pd.DataFrame, pairing_id: str) -> pd.DataFrame:
    """Keep of other pairings the first that compare, then the first that report.

    Parameters
    ----------
    rows
        Of a comparison: pairing_id and verdict are read.
    """
    is_peer = (rows["pairing_id"] != pairing_id) & (rows["verdict"] != NOT_REPORTED)
    is_admitted = is_peer & rows["verdict"].isin([COMPARABLE, CAUTION])
    order = [*rows["pairing_id"][is_admitted], *rows["pairing_id"][is_peer]]
    shown = list(dict.fromkeys(order))[:MOST_PEERS]
    return rows[~is_peer | rows["pairing_id"].isin(shown)]


def list_near(comparison: Comparison, pairing_id: str) -> pd.DataFrame:
    """Return the rows admitted of one pairing's peers; nothing of it is kept.

    A render digests thousands of pages in one process, a page has its own.
    """
    rows = cut_peers(comparison.rows, pairing_id)
    return rows[rows["verdict"].isin([COMPARABLE, CAUTION])]


@lru_cache(maxsize=MOST_KEPT)
def select_near(comparison: Comparison, pairing_id: str) -> Comparison:
    """Return a comparison with one pairing's peers alone; verdicts stay as they are."""
    return replace(comparison, _rows=cut_peers(comparison.rows, pairing_id))
