"""Verdicts on rows: which rules bite, how hard, and against which reference."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import compress
from types import MappingProxyType

import numpy as np
import pandas as pd

from shanhai.analysis.comparison_rules import PAIR_RULES, SINGLE_RULES
from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError, suggest

COMPARABLE, CAUTION, REFUSED = "comparable", "caution", "not_comparable"
NOT_REPORTED = "not_reported"
VERDICTS = (COMPARABLE, CAUTION, REFUSED, NOT_REPORTED)
BASES = ("total", "per_resident", "ratio", "within")
PART_RULE = "part_of_other"
REFUSAL = 2
Masks = dict[str, pd.Series]
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


def find_own(frame: pd.DataFrame, severities: Mapping[str, int]) -> Masks:
    """Return where each rule bites that looks at a figure alone."""
    return {
        code: rule(frame).astype(bool)
        for code, rule in SINGLE_RULES.items()
        if severities[code]
    }


def find_beside(
    frame: pd.DataFrame, reference: pd.Series, own: Masks, severities: Mapping[str, int]
) -> Masks:
    """Return where each rule bites beside a reference, which is a row of the frame.

    What bites on the reference alone bites on all beside it.
    """
    shared = pd.Series(True, index=frame.index)
    is_other = frame["figure_id"] != reference["figure_id"]
    own = {code: shared if mask[reference.name] else mask for code, mask in own.items()}
    pairs = {
        code: rule(frame, reference).astype(bool) & is_other
        for code, rule in PAIR_RULES.items()
        if severities[code]
    }
    return own | pairs


def name_reasons(
    masks: Masks, severities: Mapping[str, int], index: pd.Index
) -> pd.Series:
    """Return for each row the rules that bite, hardest first."""
    order = sorted(masks, key=lambda code: -severities[code])
    bites = np.array([masks[code].to_numpy(dtype=bool) for code in order], dtype=bool)
    return pd.Series(
        [
            tuple(compress(order, row))
            for row in bites.reshape(len(order), len(index)).T.tolist()
        ],
        index=index,
        dtype=object,
    )


def choose_reference(
    frame: pd.DataFrame, alone: pd.Series, severities: Mapping[str, int]
) -> pd.Series | None:
    """Return the first figure of the set with the most pairings, or None."""
    if frame.empty:
        return None
    fit = [
        index
        for index in frame.index
        if all(severities[code] < REFUSAL for code in alone[index])
    ]
    left = frame.loc[fit]
    best, size = frame.iloc[0], 0
    while left["pairing_id"].nunique() > size:
        first = left.iloc[0]
        is_peer = pd.Series(True, index=left.index)
        for code, rule in PAIR_RULES.items():
            if severities[code] == REFUSAL:
                is_peer &= ~rule(left, first).astype(bool)
        n_pairings = left[is_peer]["pairing_id"].nunique()
        if n_pairings > size:
            best, size = first, n_pairings
        is_peer.iloc[0] = True
        left = left[~is_peer]
    return best


def read_own_reasons(comparands: pd.DataFrame) -> pd.Series:
    """Return the reasons that comparands bring with them; none for figures."""
    if "own_reasons" in comparands:
        return comparands["own_reasons"]
    return pd.Series([()] * len(comparands), index=comparands.index, dtype=object)


def weigh_reasons(reasons: pd.Series, severities: Mapping[str, int]) -> pd.Series:
    """Return how hard the hardest of each row's reasons bites: 0, 1 or 2."""
    levels = [max(map(severities.get, codes), default=0) for codes in reasons]
    return pd.Series(levels, index=reasons.index, dtype=int)


def find_parts_of_admitted(
    comparands: pd.DataFrame, levels: pd.Series, severities: Mapping[str, int]
) -> pd.Series:
    """Mark admitted figures that are parts of other admitted ones."""
    # The only refusal that the reference cannot show: both fit it, but a part and
    # its whole do not fit each other.
    is_admitted = levels < REFUSAL
    wholes = comparands["figure_id"][is_admitted]
    is_part = comparands["part_of"].isin(wholes)
    return is_admitted & is_part & (severities[PART_RULE] == REFUSAL)


def join_reasons(
    own: tuple[str, ...],
    within: Mapping[str, int],
    beside: tuple[str, ...],
    severities: Mapping[str, int],
) -> tuple[str, ...]:
    """Return a row's own reasons and those beside the reference, hardest first."""
    weights = {code: within[code] for code in own}
    for code in beside:
        weights[code] = max(weights.get(code, 0), severities[code])
    return tuple(sorted(weights, key=lambda code: -weights[code]))


def code_of(reference: pd.Series | None) -> str:
    """Return the reference's figure_id, or nothing where there is none."""
    return "" if reference is None else str(reference["figure_id"])
