"""Verdicts on rows: which rules bite, how hard, against which reference, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pandas as pd

from shanhai.analysis.comparison_rules import (
    PAIR_RULES,
    SINGLE_RULES,
    Columns,
    pick_row,
    read_columns,
)
from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError, suggest

COMPARABLE, CAUTION, REFUSED = "comparable", "caution", "not_comparable"
# Not refused, but no figure of another pairing is there to compare it with.
ALONE = "alone"
NOT_REPORTED = "not_reported"
VERDICTS = (COMPARABLE, CAUTION, ALONE, REFUSED, NOT_REPORTED)
BASES = ("total", "per_resident", "ratio", "within")
PART_RULE = "part_of_other"
BOUNDED_RULE = "window_bounded"
# What is counted decides before anything that is known of it.
DECIDING_RULES = ("different_indicator", "different_dimension")
# From this share of the figures on, a reason is theirs in common.
COMMON = 3 / 4
REFUSAL = 2
Masks = dict[str, np.ndarray]
SEVERITY = {"none": 0, CAUTION: 1, REFUSED: REFUSAL}


def read_severities(corpus: Corpus, basis: str) -> Mapping[str, int]:
    """Return how hard each rule bites on a basis: 0 not, 1 caution, 2 refusal."""
    if basis not in BASES:
        raise ShanhaiError(f"Unknown basis {basis!r}. {suggest(basis, BASES)}")
    return _read_severities(corpus, basis)


@lru_cache(maxsize=2 * len(BASES))
def _read_severities(corpus: Corpus, basis: str) -> Mapping[str, int]:
    rules = corpus.comparison_rules
    verdicts = rules[f"verdict_{basis}"].map(SEVERITY)
    return MappingProxyType(dict(zip(rules["rule_id"], verdicts, strict=True)))


def find_own(columns: Columns, severities: Mapping[str, int]) -> Masks:
    """Return where each rule bites that looks at a figure alone."""
    return {
        code: rule(columns) for code, rule in SINGLE_RULES.items() if severities[code]
    }


def find_beside(
    columns: Columns, reference: int, own: Masks, severities: Mapping[str, int]
) -> Masks:
    """Return where each rule bites beside a reference, given by its row.

    What bites on the reference alone bites on all beside it.
    """
    row = pick_row(columns, reference)
    is_other = columns["figure_id"] != row["figure_id"]
    everywhere = np.ones(len(is_other), dtype=bool)
    own = {code: everywhere if mask[reference] else mask for code, mask in own.items()}
    pairs = {
        code: rule(columns, row) & is_other
        for code, rule in PAIR_RULES.items()
        if severities[code]
    }
    return own | pairs


def list_bitten(rows: pd.DataFrame, rule_id: str) -> list[bool]:
    """Tell on which rows a rule bites by itself; one about two is about all of them.

    Parameters
    ----------
    rows
        Figures or ratios with what rules look at, and ``own_reasons``.
    """
    found = np.array([rule_id in codes for codes in rows["own_reasons"]], dtype=bool)
    if rule_id in SINGLE_RULES:
        found |= SINGLE_RULES[rule_id](read_columns(rows))
    return list(found) if found.any() else [True] * len(rows)


def name_reasons(
    masks: Masks, severities: Mapping[str, int], count: int
) -> list[tuple[str, ...]]:
    """Return for each of so many rows the rules that bite, hardest first."""
    order = sorted(masks, key=lambda code: -severities[code])
    return [tuple(code for code in order if masks[code][row]) for row in range(count)]


def choose_reference(
    columns: Columns,
    is_open: np.ndarray,
    alone: Sequence[tuple[str, ...]],
    severities: Mapping[str, int],
) -> int | None:
    """Return the row of the first figure of the set with the most pairings.

    One whose window is dated goes before one known in bounds. Only figures in
    `is_open` take part; None where there is none.
    """
    candidates = np.flatnonzero(is_open)
    if not len(candidates):
        return None
    is_fit = [
        all(severities[code] < REFUSAL for code in alone[row]) for row in candidates
    ]
    left = candidates[np.array(is_fit, dtype=bool)]
    best, size = candidates[0], 0
    while _count_pairings(columns, left) > size:
        table = {name: column[left] for name, column in columns.items()}
        first = pick_row(table, 0)
        is_peer = np.ones(len(left), dtype=bool)
        for code, rule in PAIR_RULES.items():
            if severities[code] == REFUSAL:
                is_peer &= ~rule(table, first)
        n_pairings = _count_pairings(columns, left[is_peer])
        is_peer[0] = True
        if n_pairings > size:
            peers, size = left[is_peer], n_pairings
            best = min(peers, key=lambda row: BOUNDED_RULE in alone[row])
        left = left[~is_peer]
    return int(best)


def _count_pairings(columns: Columns, rows: np.ndarray) -> int:
    return len({*columns["pairing_id"][rows]})


def weigh_reasons(
    reasons: Iterable[tuple[str, ...]], severities: Mapping[str, int]
) -> np.ndarray:
    """Return how hard the hardest of each row's reasons bites: 0, 1 or 2."""
    levels = [max(map(severities.get, codes), default=0) for codes in reasons]
    return np.array(levels, dtype=int)


def find_parts_of_admitted(
    columns: Columns, levels: np.ndarray, severities: Mapping[str, int]
) -> np.ndarray:
    """Mark admitted figures that are parts of other admitted ones."""
    # The only refusal that the reference cannot show: both fit it, but a part and
    # its whole do not fit each other.
    is_admitted = levels < REFUSAL
    wholes = (
        {*columns["figure_id"][is_admitted]} if severities[PART_RULE] == REFUSAL else ()
    )
    is_part = np.array([code in wholes for code in columns["part_of"]], dtype=bool)
    return is_admitted & is_part


def name_verdicts(columns: Columns, levels: np.ndarray) -> list[str]:
    """Return the verdict of each level; below two pairings the admitted are alone."""
    names = [COMPARABLE, CAUTION, REFUSED]
    if _count_pairings(columns, levels < REFUSAL) < 2:
        names[:REFUSAL] = ALONE, ALONE
    return [names[level] for level in levels]


def join_reasons(
    own: tuple[str, ...],
    within: Mapping[str, int],
    beside: tuple[str, ...],
    severities: Mapping[str, int],
) -> dict[str, int]:
    """Weigh a row's own reasons and those beside the reference."""
    weights = {code: within[code] for code in own}
    for code in beside:
        weights[code] = max(weights.get(code, 0), severities[code])
    return weights


def order_reasons(weighed: Iterable[Mapping[str, int]]) -> list[dict[str, int]]:
    """Sort each row's reasons by weight: the hardest, then the rarest, first.

    What few figures have tells them apart; what all have says little of any one.
    """
    weighed = list(weighed)
    held = Counter(code for own in weighed for code in own)
    return [
        dict(
            sorted(
                own.items(),
                key=lambda one: (-one[1], one[0] not in DECIDING_RULES, held[one[0]]),
            )
        )
        for own in weighed
    ]


def count_common(
    reasons: Sequence[tuple[str, ...]], hard_ids: Iterable[tuple[str, ...]]
) -> dict[str, int]:
    """Return the rules that most figures have and that refuse none, with how many.

    One figure has nothing in common.
    """
    refusing = {code for codes in hard_ids for code in codes}
    held = Counter(code for codes in reasons for code in codes)
    least = max(2, COMMON * len(reasons))
    return {
        code: count
        for code, count in held.most_common()
        if count >= least and code not in refusing
    }
