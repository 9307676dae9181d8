"""Reasons of rows by their weight, and those that most rows share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

# What is counted decides before anything that is known of it.
DECIDING_RULES = ("different_indicator", "different_dimension")
# From this share of the figures on, a reason is theirs in common.
COMMON = 3 / 4


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
