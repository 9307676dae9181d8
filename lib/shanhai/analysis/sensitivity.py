"""How far an order can be trusted: ends of intervals, cautions admitted or not."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from shanhai.analysis.comparability import Comparison, rank_rows


@dataclass(frozen=True)
class OrderCheck:
    """Hold what an order rests on.

    ``groups`` go from low to high, ties together; ``is_stable`` says that no two
    admitted figures tie, so the order is the same at either end of each interval;
    ``depends_on`` names the cautions whose refusal would leave fewer than two
    pairings or another order among those that stay.
    """

    groups: tuple[tuple[str, ...], ...]
    is_stable: bool
    depends_on: tuple[str, ...]


def check_order(comparison: Comparison) -> OrderCheck:
    """Try each end and each caution of a comparison's order."""
    admitted = comparison.admitted
    groups = tuple(comparison.rank())
    cautions = dict.fromkeys(code for codes in admitted["reasons"] for code in codes)
    depends_on = tuple(
        code
        for code in cautions
        if _changes_order(
            groups, admitted[[code not in own for own in admitted["reasons"]]]
        )
    )
    return OrderCheck(
        groups=groups,
        is_stable=len(groups) > 1 and all(len(group) == 1 for group in groups),
        depends_on=depends_on,
    )


def _changes_order(groups: tuple[tuple[str, ...], ...], left: pd.DataFrame) -> bool:
    if left["pairing_id"].nunique() < 2:
        return True
    staying = set(left["figure_id"])
    before = [tuple(c for c in group if c in staying) for group in groups]
    return [group for group in before if group] != rank_rows(left)
