"""Verdicts on rows: which rules bite, how hard, against which reference, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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
REFUSAL = 2
Masks = dict[str, np.ndarray]
SEVERITY = {"none": 0, CAUTION: 1, REFUSED: REFUSAL}


@lru_cache(maxsize=2 * len(BASES))
def read_severities(corpus: Corpus, basis: str) -> Mapping[str, int]:
    """Return how hard each rule bites on a basis: 0 not, 1 caution, 2 refusal."""
    if basis not in BASES:
        raise ShanhaiError(f"Unknown basis {basis!r}. {suggest(basis, BASES)}")
    rules = corpus.comparison_rules
    verdicts = rules[f"verdict_{basis}"].map(SEVERITY)
    return MappingProxyType(dict(zip(rules["rule_id"], verdicts, strict=True)))


def judge_comparands(
    comparands: pd.DataFrame, severities: Mapping[str, int], within: Mapping[str, int]
) -> pd.DataFrame:
    """Return comparands with verdict, reasons, hard_ids, is_reference, derived_from.

    Parameters
    ----------
    severities
        Of the rules, beside the reference.
    within
        Of the reasons that a comparand brings along.
    """
    columns, none = read_columns(comparands), [()] * len(comparands)
    brought = comparands.get("own_reasons", none)
    own = _weigh_reasons(brought, within)
    masks = _find_own(columns, severities)
    reference = _choose_reference(columns, own < REFUSAL, masks, severities)
    if reference is not None:
        masks = _find_beside(columns, reference, masks, severities)
    beside = _name_reasons(masks, severities, len(comparands))
    levels = np.maximum(_weigh_reasons(beside, severities), own)
    is_double = _find_parts_of_admitted(columns, levels, severities)
    levels[is_double] = REFUSAL
    beside = [
        (PART_RULE, *codes) if is_part else codes
        for codes, is_part in zip(beside, is_double, strict=True)
    ]
    weighed = _order_reasons(brought, within, beside, severities)
    return comparands.assign(
        verdict=_name_verdicts(columns, levels),
        reasons=[tuple(own) for own in weighed],
        hard_ids=[
            tuple(code for code, weight in own.items() if weight == REFUSAL)
            for own in weighed
        ],
        is_reference=np.arange(len(comparands)) == reference,
        derived_from=comparands.get("derived_from", none),
    )


def judge_rows(
    frame: pd.DataFrame, first_id: str, second_id: str, severities: Mapping[str, int]
) -> tuple[str, tuple[str, ...]]:
    """Return the verdict on two rows and its reasons, hardest first; symmetric."""
    frame = frame[frame["figure_id"].isin([first_id, second_id])]
    columns, codes = read_columns(frame), list(frame["figure_id"])
    own = _find_own(columns, severities)
    beside = _find_beside(columns, codes.index(second_id), own, severities)
    found = _name_reasons(beside, severities, len(codes))[codes.index(first_id)]
    reasons = [code for code in severities if code in found]
    reasons.sort(key=lambda code: -severities[code])
    worst = severities[reasons[0]] if reasons else 0
    return (COMPARABLE, CAUTION, REFUSED)[worst], tuple(reasons)


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


def _find_own(columns: Columns, severities: Mapping[str, int]) -> Masks:
    return {
        code: rule(columns) for code, rule in SINGLE_RULES.items() if severities[code]
    }


def _find_beside(
    columns: Columns, reference: int, own: Masks, severities: Mapping[str, int]
) -> Masks:
    """Return where each rule bites; on the reference alone is on all beside it."""
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


def _name_reasons(
    masks: Masks, severities: Mapping[str, int], count: int
) -> list[tuple[str, ...]]:
    order = sorted(masks, key=lambda code: -severities[code])
    return [tuple(code for code in order if masks[code][row]) for row in range(count)]


def _choose_reference(
    columns: Columns, is_open: np.ndarray, own: Masks, severities: Mapping[str, int]
) -> int | None:
    """Return the row of the first figure of the set with the most pairings.

    One whose window is dated goes before one known in bounds. Only figures in
    `is_open` take part; None where there is none.
    """
    if not is_open.any():
        return None
    is_fit = is_open.copy()
    is_bounded = own.get(BOUNDED_RULE, np.zeros_like(is_open))
    for code, mask in own.items():
        if severities[code] == REFUSAL:
            is_fit &= ~mask
    left = np.flatnonzero(is_fit)
    best, size = np.flatnonzero(is_open)[0], 0
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
            best = min(peers, key=lambda row: is_bounded[row])
        left = left[~is_peer]
    return int(best)


def _count_pairings(columns: Columns, rows: np.ndarray) -> int:
    return len({*columns["pairing_id"][rows]})


def _weigh_reasons(
    reasons: Iterable[tuple[str, ...]], severities: Mapping[str, int]
) -> np.ndarray:
    levels = [max(map(severities.get, codes), default=0) for codes in reasons]
    return np.array(levels, dtype=int)


def _find_parts_of_admitted(
    columns: Columns, levels: np.ndarray, severities: Mapping[str, int]
) -> np.ndarray:
    # The only refusal that the reference cannot show: both fit it, but a part and
    # its whole do not fit each other.
    is_admitted = levels < REFUSAL
    wholes = (
        {*columns["figure_id"][is_admitted]} if severities[PART_RULE] == REFUSAL else ()
    )
    is_part = np.array([code in wholes for code in columns["part_of"]], dtype=bool)
    return is_admitted & is_part


def _name_verdicts(columns: Columns, levels: np.ndarray) -> list[str]:
    names = [COMPARABLE, CAUTION, REFUSED]
    if _count_pairings(columns, levels < REFUSAL) < 2:
        names[:REFUSAL] = ALONE, ALONE
    return [names[level] for level in levels]


def _order_reasons(
    brought: Iterable[tuple[str, ...]],
    within: Mapping[str, int],
    beside: Iterable[tuple[str, ...]],
    severities: Mapping[str, int],
) -> list[dict[str, int]]:
    """Weigh each row's reasons: the hardest, then the rarest, first.

    What few figures have tells them apart; what all have says little of any one.
    """
    weighed = []
    for own, codes in zip(brought, beside, strict=True):
        weights = {code: within[code] for code in own}
        for code in codes:
            weights[code] = max(weights.get(code, 0), severities[code])
        weighed.append(weights)
    held = Counter(code for weights in weighed for code in weights)

    def rank(one: tuple[str, int]) -> tuple[int, bool, int]:
        return -one[1], one[0] not in DECIDING_RULES, held[one[0]]

    return [dict(sorted(weights.items(), key=rank)) for weights in weighed]
