"""Values derived by us that hold: ratios, and funds per county and year."""

from functools import lru_cache

import pandas as pd

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.context import COUNTIES, FUNDS, derive_funds_per_county_year
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.analysis.selection import select_figures
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, NOT_REPORTED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

COUNTY = "county"


def list_derived(corpus: Corpus) -> pd.DataFrame:
    """Return every derived value that holds, one row each, in the codelists' order.

    Columns: those of `derive_measures`. Funds per county and year come last; their
    denominator is the count of counties, none where the recipient is one county.
    """
    return _derive_all(corpus).copy(deep=False)


def find_peers(comparison: Comparison, pairing_id: str) -> list[str]:
    """List the values that stand beside a pairing's own: both admitted, or none."""
    admitted = comparison.admitted
    if pairing_id not in set(admitted["pairing_id"]):
        return []
    return list(admitted[admitted["pairing_id"] != pairing_id]["figure_id"])


def list_profile_values(corpus: Corpus, pairing_id: str) -> list[str]:
    """List the derived values of a profile: its own that hold, and their peers."""
    own = derive_measures(corpus, pairing_ids=[pairing_id])
    own = own[own["holds"].astype(bool)]
    comparisons = [
        compare_measure(corpus, measure_id=code)
        for code in dict.fromkeys(own["indicator_id"])
    ]
    funds = _judge_funds(corpus)
    told = [
        row.figure_id
        for comparison in funds
        for row in iterate_rows(comparison.rows)
        if row.pairing_id == pairing_id and row.verdict in (COMPARABLE, CAUTION)
    ]
    peers = [
        code
        for comparison in (*comparisons, *funds)
        for code in find_peers(comparison, pairing_id)
    ]
    return list(dict.fromkeys([*own["figure_id"], *told, *peers]))


@lru_cache(maxsize=2)
def _derive_all(corpus: Corpus) -> pd.DataFrame:
    """Derive once: a corpus never changes."""
    ratios = derive_measures(corpus)
    held = ratios[ratios["holds"].astype(bool)]
    funds = [_complete_funds(corpus, one) for one in _judge_funds(corpus)]
    return pd.concat([held, *funds], ignore_index=True)


def _judge_funds(corpus: Corpus) -> list[Comparison]:
    """Judge funds per county and year; a codelist without them has none."""
    if {FUNDS, COUNTIES} <= set(corpus.known("indicator")):
        return [derive_funds_per_county_year(corpus)]
    return []


def _complete_funds(corpus: Corpus, comparison: Comparison) -> pd.DataFrame:
    rows = comparison.rows
    funds = rows[(rows["verdict"] != NOT_REPORTED) & rows["low"].notna()]
    counted = select_figures(corpus, indicator_ids=[COUNTIES])
    terms = dict(counted[["pairing_id", "figure_id"]].values)
    return funds.assign(
        denominator_ids=[
            () if row.recipient_level == COUNTY else (terms[row.pairing_id],)
            for row in iterate_rows(funds)
        ],
        holds=True,
    )
