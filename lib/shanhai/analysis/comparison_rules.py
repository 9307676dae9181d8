"""The rules of the gate: each says when it bites; data say how hard it bites.

A rule looks at figures beside one reference, or each beside the one in the same row
of another table, and returns a mask. Pair rules are symmetric: what holds for a beside
b holds for b beside a. Single rules look at a figure alone. Verdicts and sentences
stand in ``data/comparison_rules.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from shanhai.analysis.comparands import PART
from shanhai.analysis.denominators import CENSUS

Mask = pd.Series
Reference = pd.Series | pd.DataFrame
PairRule = Callable[[pd.DataFrame, Reference], Mask]
SingleRule = Callable[[pd.DataFrame], Mask]

DOUBTFUL = ("implausible", "source_inconsistent")
MENDED = ("contradictory_qualifier", "damaged_text", "low_confidence")


def _differs(column: str) -> PairRule:
    def bites(frame: pd.DataFrame, reference: Reference) -> Mask:
        return frame[column] != reference[column]

    return bites


def _carries(*flags: str) -> SingleRule:
    def bites(frame: pd.DataFrame) -> Mask:
        found = [not set(flags).isdisjoint(own) for own in frame["flags"]]
        return pd.Series(found, index=frame.index, dtype=bool)

    return bites


def _is_look_alike(frame: pd.DataFrame, reference: Reference) -> Mask:
    others = reference["not_comparable_with"]
    if isinstance(reference, pd.Series):
        return frame["indicator_id"].isin(others)
    pairs = zip(frame["indicator_id"], others, strict=True)
    return pd.Series([own in codes for own, codes in pairs], frame.index, dtype=bool)


def _is_part_of_other(frame: pd.DataFrame, reference: Reference) -> Mask:
    is_part = (frame["part_of"] == reference["figure_id"]) & (frame["part_of"] != "")
    return is_part | (frame["figure_id"] == reference["part_of"])


def _has_other_length(frame: pd.DataFrame, reference: Reference) -> Mask:
    ours, theirs = frame["window_months"], reference["window_months"]
    is_known = ours.notna() & pd.notna(theirs)
    # A rate needs no window. One that has a window is no like of one without: else
    # two rates of different windows would both fit the one without.
    is_rate = (frame["period_type"] == "rate") & (reference["period_type"] == "rate")
    is_told = is_known | (is_rate & (ours.notna() | pd.notna(theirs)))
    return is_told & (ours != theirs) & ~_are_alike_stocks(frame, reference)


def _lies_apart(frame: pd.DataFrame, reference: Reference) -> Mask:
    starts_after = frame["period_start"] > reference["period_end"]
    return starts_after | (frame["period_end"] < reference["period_start"])


def _are_alike_stocks(frame: pd.DataFrame, reference: Reference) -> Mask:
    return (frame["measured_over"] == "stock") & (reference["measured_over"] == "stock")


def _has_other_period_type(frame: pd.DataFrame, reference: Reference) -> Mask:
    # A stock told "to date" and one told "at a date" are both what stands then.
    is_other = frame["period_type"] != reference["period_type"]
    return is_other & ~_are_alike_stocks(frame, reference)


def _has_other_credit(frame: pd.DataFrame, reference: Reference) -> Mask:
    return (frame["credit"] == "wider") != (reference["credit"] == "wider")


def _has_no_window(frame: pd.DataFrame) -> Mask:
    is_rate = frame["period_type"] == "rate"
    return (frame["measured_over"] == "flow") & ~frame["has_window"] & ~is_rate


def _has_no_date(frame: pd.DataFrame) -> Mask:
    return (frame["measured_over"] == "stock") & frame["period_end"].isna()


def _lacks_denominator(frame: pd.DataFrame) -> Mask:
    if "denominator_id" not in frame:
        return pd.Series(False, index=frame.index)
    return frame["denominator_id"] == ""


def _has_old_denominator(frame: pd.DataFrame) -> Mask:
    if "denominator_id" not in frame:
        return pd.Series(False, index=frame.index)
    return (frame["denominator_id"] != "") & (frame["period_end"] > CENSUS)


PAIR_RULES: MappingProxyType[str, PairRule] = MappingProxyType(
    {
        "different_indicator": _differs("indicator_id"),
        "look_alike": _is_look_alike,
        "part_of_other": _is_part_of_other,
        "different_status": _differs("status"),
        "different_direction": _differs("direction"),
        "different_scope": _differs("scope"),
        "different_period_type": _has_other_period_type,
        "different_window_length": _has_other_length,
        "different_years": _lies_apart,
        "different_recipient_level": _differs("recipient_level"),
        "different_donor_level": _differs("donor_level"),
        "different_credit": _has_other_credit,
    }
)
SINGLE_RULES: MappingProxyType[str, SingleRule] = MappingProxyType(
    {
        "no_window": _has_no_window,
        "no_date": _has_no_date,
        "one_site": lambda frame: frame["scope"] == PART,
        "no_result": lambda frame: frame["status"] != "achieved",
        "doubtful": _carries(*DOUBTFUL),
        "target_as_result": _carries("target_as_result"),
        "window_open": _carries("window_open"),
        "period_inferred": _carries("period_inferred"),
        "definition_unclear": _carries("definition_unclear"),
        "scope_unclear": _carries("scope_unclear"),
        "reading_unsure": _carries(*MENDED),
        "credit_unclear": lambda frame: frame["credit"] == "other",
        "definition_undocumented": lambda frame: (
            frame["definition_status"] == "undocumented"
        ),
        "no_denominator": _lacks_denominator,
        "old_denominator": _has_old_denominator,
    }
)


def list_term_reasons(
    numerators: pd.DataFrame,
    denominators: pd.DataFrame,
    severities: Mapping[str, int],
    *,
    is_share: Mask,
) -> list[list[str]]:
    """Return for each ratio the rules that bite on its terms, together and alone.

    The terms of a ratio stand in rows of one number, and lie in one document; a
    share's numerator is stated to be a part.
    """
    terms = [table.reset_index(drop=True) for table in (numerators, denominators)]
    numerators, denominators = terms
    pair = {
        "different_window": ~_has_same_window(*terms),
        "different_basis": numerators["period_basis"] != denominators["period_basis"],
        "likely_part": is_share & ~_is_stated_part(*terms),
        **{code: rule(*terms) for code, rule in PAIR_RULES.items()},
    }
    single = {
        code: rule(numerators) | rule(denominators)
        for code, rule in SINGLE_RULES.items()
    }
    masks = pair | single
    found = [code for code in severities if code in masks and severities[code]]
    bites = [masks[code].tolist() for code in found]
    return [
        [code for code, is_hit in zip(found, bites, strict=True) if is_hit[row]]
        for row in numerators.index
    ]


def _has_same_window(first: pd.DataFrame, second: pd.DataFrame) -> Mask:
    is_same = pd.Series(True, index=first.index)
    for end in ("period_start", "period_end"):
        ours, theirs = first[end], second[end]
        is_same &= (ours == theirs) | (ours.isna() & theirs.isna())
    return is_same


def _is_stated_part(parts: pd.DataFrame, wholes: pd.DataFrame) -> Mask:
    is_part = parts["part_of"] == wholes["figure_id"]
    return is_part & (parts["part_basis"] == "stated")
