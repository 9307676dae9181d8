"""Values derived by us that hold: ratios, and funds per county and year."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.context import (
    COUNTIES,
    FUNDS,
    derive_funds_per_county_year,
)
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.analysis.peers import select_near
from shanhai.analysis.verdicts import NOT_REPORTED, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

COUNTY = "county"


def list_derived(corpus: Corpus) -> pd.DataFrame:
    """Return every derived value that holds, one row each, in the codelists' order.

    Columns: those of `derive_measures`. Funds per county and year come last; their
    denominator is the count of counties, none where the recipient is one county.
    """
    return _derive_all(corpus).copy(deep=False)


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
        if pairing_id in set(one.admitted["pairing_id"])
        for rows in [select_near(one, pairing_id).admitted]
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
def _derive_all(corpus: Corpus) -> pd.DataFrame:
    """Derive once: a corpus never changes."""
    ratios = derive_measures(corpus)
    held = ratios[ratios["holds"].astype(bool)]
    funds = [_complete_funds(corpus, one) for one in judge_funds(corpus)]
    return pd.concat([held, *funds], ignore_index=True)


@lru_cache(maxsize=2)
def judge_funds(corpus: Corpus) -> list[Comparison]:
    """Judge funds per county and year; a codelist without them has none."""
    if {FUNDS, COUNTIES} <= set(corpus.known("indicator")):
        return [derive_funds_per_county_year(corpus)]
    return []


def _complete_funds(corpus: Corpus, comparison: Comparison) -> pd.DataFrame:
    rows = comparison.rows
    funds = rows[(rows["verdict"] != NOT_REPORTED) & rows["low"].notna()]
    return funds.assign(holds=True)
