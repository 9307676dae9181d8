"""Peers of a pairing: of many that compare with it, those that its profile shows."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from shanhai.analysis.comparability import MOST_KEPT, Comparison
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, NOT_REPORTED

# A profile is about one pairing: the page of a theme has all that compare with it.
MOST_PEERS = 6


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


@lru_cache(maxsize=MOST_KEPT)
def select_near(comparison: Comparison, pairing_id: str) -> Comparison:
    """Return a comparison with one pairing's peers alone; verdicts stay as they are."""
    return replace(comparison, _rows=cut_peers(comparison.rows, pairing_id))
