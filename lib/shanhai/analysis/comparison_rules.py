"""The rules of the gate: each says when it bites; data say how hard it bites.

A rule looks at columns of figures beside one reference, or each beside the one in the
same row of other columns, and returns a mask. Pair rules are symmetric: what holds for
a beside b holds for b beside a. Single rules look at a figure alone. Verdicts and
sentences stand in ``data/comparison_rules.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from shanhai.analysis.comparands import CENSUS, PART
from shanhai.curation.bounds import RATES
from shanhai.curation.dimensions import UNSTATED, counts_there, read_pairs

Mask = np.ndarray
# Arrays of one length by the names of `COLUMNS`: a rule asks a dozen times, and a
# frame takes its time each time.
Columns = Mapping[str, np.ndarray]
# One row of them, or as many as there are figures.
Reference = Mapping[str, Any]
PairRule = Callable[[Columns, Reference], Mask]
SingleRule = Callable[[Columns], Mask]

COLUMNS = (
    *("figure_id", "pairing_id", "indicator_id", "series_id", "dimensions"),
    *("status", "direction", "flags", "part_of", "part_basis"),
    *("period_type", "period_basis", "period_start", "period_end", "measured_over"),
    *("not_comparable_with", "definition_status", "scope", "is_of_recipient", "credit"),
    *("has_window", "shortest_months", "longest_months", "earliest_day", "latest_day"),
    *("donor_level", "recipient_level", "donor_province_id"),
)
# Only figures per resident have it.
DENOMINATOR = "denominator_id"

CENSUS_DAY = CENSUS.to_datetime64()
DOUBTFUL = ("implausible", "source_inconsistent")
MENDED = ("contradictory_qualifier", "damaged_text", "low_confidence")


def _differs(column: str) -> PairRule:
    def bites(frame: Columns, reference: Reference) -> Mask:
        return frame[column] != reference[column]

    return bites


def _carries(*flags: str) -> SingleRule:
    def bites(frame: Columns) -> Mask:
        found = [not set(flags).isdisjoint(own) for own in frame["flags"]]
        return np.array(found, dtype=bool)

    return bites


def _counts_in_other_province(frame: Columns, reference: Reference) -> Mask:
    is_other = frame["donor_province_id"] != reference["donor_province_id"]
    if not is_other.any():
        return is_other
    for each in (frame, reference):
        own = each["dimensions"]
        pairs = [own] if isinstance(own, tuple) else own
        is_other = is_other & np.array([*map(counts_there, pairs)], dtype=bool)
    return is_other


def _leaves_a_dimension_open(frame: Columns) -> Mask:
    found = [UNSTATED in read_pairs(pairs).values() for pairs in frame["dimensions"]]
    return np.array(found, dtype=bool)


def _is_look_alike(frame: Columns, reference: Reference) -> Mask:
    own, others = frame["indicator_id"], reference["not_comparable_with"]
    if isinstance(others, tuple):
        others = [others] * len(own)
    found = [code in codes for code, codes in zip(own, others, strict=True)]
    return np.array(found, dtype=bool)


def _has_other_length(frame: Columns, reference: Reference) -> Mask:
    ours, theirs = frame["shortest_months"], reference["shortest_months"]
    is_known = pd.notna(ours) & pd.notna(theirs)
    # A rate needs no window. One that has a window is no like of one without: else
    # two rates of different windows would both fit the one without.
    is_rate = _is_rate(frame) & _is_rate(reference)
    is_told = is_known | (is_rate & (pd.notna(ours) | pd.notna(theirs)))
    # Alike is what is alike whichever of its possible lengths each window has.
    longest = np.maximum(frame["longest_months"], reference["longest_months"])
    is_other = np.minimum(ours, theirs) != longest
    is_other &= ~_is_one_window(frame, reference)
    return is_told & is_other & ~_are_alike_stocks(frame, reference)


def _is_one_window(frame: Columns, reference: Reference) -> Mask:
    """Tell what runs from one day to the day of writing in one pairing's document."""
    is_same = frame["pairing_id"] == reference["pairing_id"]
    for day in ("period_start", "earliest_day", "latest_day"):
        is_same &= frame[day] == reference[day]
    return is_same


def _are_alike_stocks(frame: Columns, reference: Reference) -> Mask:
    return (frame["measured_over"] == "stock") & (reference["measured_over"] == "stock")


def _is_rate(frame: Reference) -> Mask:
    return np.isin(frame["period_type"], RATES)


def _lacks_denominator(frame: Columns) -> Mask:
    if DENOMINATOR not in frame:
        return np.zeros(len(frame["figure_id"]), dtype=bool)
    return frame[DENOMINATOR] == ""


def _has_old_denominator(frame: Columns) -> Mask:
    if DENOMINATOR not in frame:
        return np.zeros(len(frame["figure_id"]), dtype=bool)
    return (frame[DENOMINATOR] != "") & (frame["latest_day"] > CENSUS_DAY)


PAIR_RULES: Mapping[str, PairRule] = {
    "different_indicator": _differs("indicator_id"),
    "different_dimension": lambda frame, reference: (
        (frame["series_id"] != reference["series_id"])
        & (frame["indicator_id"] == reference["indicator_id"])
    ),
    "different_donor_province": _counts_in_other_province,
    "look_alike": _is_look_alike,
    "part_of_other": lambda frame, reference: (
        ((frame["part_of"] == reference["figure_id"]) & (frame["part_of"] != ""))
        | (frame["figure_id"] == reference["part_of"])
    ),
    "different_status": _differs("status"),
    "different_direction": _differs("direction"),
    "different_scope": _differs("scope"),
    # A stock told "to date" and one told "at a date" are both what stands then.
    "different_period_type": lambda frame, reference: (
        (frame["period_type"] != reference["period_type"])
        & ~_are_alike_stocks(frame, reference)
    ),
    "different_window_length": _has_other_length,
    "different_years": lambda frame, reference: (
        (frame["earliest_day"] > reference["latest_day"])
        | (frame["latest_day"] < reference["earliest_day"])
    ),
    "different_recipient_level": _differs("recipient_level"),
    "different_donor_level": _differs("donor_level"),
    "different_credit": lambda frame, reference: (
        (frame["credit"] == "wider") != (reference["credit"] == "wider")
    ),
}
SINGLE_RULES: Mapping[str, SingleRule] = {
    "unstated_dimension": _leaves_a_dimension_open,
    "no_window": lambda frame: (
        (frame["measured_over"] == "flow")
        & pd.isna(frame["shortest_months"])
        & ~_is_rate(frame)
    ),
    "window_bounded": lambda frame: (
        (frame["measured_over"] == "flow")
        & pd.notna(frame["shortest_months"])
        & ~frame["has_window"].astype(bool)
    ),
    "no_date": lambda frame: (
        (frame["measured_over"] == "stock") & pd.isna(frame["period_end"])
    ),
    "one_site": lambda frame: frame["scope"] == PART,
    "no_result": lambda frame: frame["status"] != "achieved",
    "background": lambda frame: frame["status"] == "context",
    "doubtful": _carries(*DOUBTFUL),
    "documents_disagree": _carries("documents_disagree"),
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
    "other_side": lambda frame: ~frame["is_of_recipient"].astype(bool),
    "no_denominator": _lacks_denominator,
    "old_denominator": _has_old_denominator,
}


def read_columns(frame: pd.DataFrame) -> Columns:
    """Return what rules look at, as arrays."""
    return {
        name: _read_column(frame[name])
        for name in (*COLUMNS, DENOMINATOR)
        if name in frame
    }


def pick_row(columns: Columns, row: int) -> Reference:
    """Return one row of columns, by its place."""
    return {name: column[row] for name, column in columns.items()}


def list_term_reasons(
    numerators: Columns,
    denominators: Columns,
    severities: Mapping[str, int],
    *,
    is_share: Mask,
    is_unlike: Mask,
) -> list[list[str]]:
    """Return for each ratio the rules that bite on its terms, together and alone.

    The terms of a ratio stand in rows of one number, and lie in one document; a
    share's numerator is stated to be a part. Some differ in a dimension that their
    measure leaves open.
    """
    terms = numerators, denominators
    pair = {
        "different_window": ~_has_same_window(*terms),
        "different_basis": numerators["period_basis"] != denominators["period_basis"],
        "likely_part": is_share & ~_is_stated_part(*terms),
        **{code: rule(*terms) for code, rule in PAIR_RULES.items()},
        "different_dimension": is_unlike,
    }
    single = {
        code: rule(numerators) | rule(denominators)
        for code, rule in SINGLE_RULES.items()
    }
    masks = pair | single
    found = [code for code in severities if code in masks and severities[code]]
    return [
        [code for code in found if masks[code][row]] for row in range(len(is_share))
    ]


def _read_column(column: pd.Series) -> np.ndarray:
    is_text = isinstance(column.dtype, pd.StringDtype)
    return column.to_numpy(dtype=object) if is_text else column.to_numpy()


def _has_same_window(first: Columns, second: Columns) -> Mask:
    is_same = np.ones(len(first["figure_id"]), dtype=bool)
    for end in ("period_start", "period_end"):
        ours, theirs = first[end], second[end]
        is_same &= (ours == theirs) | (pd.isna(ours) & pd.isna(theirs))
    return is_same


def _is_stated_part(parts: Columns, wholes: Columns) -> Mask:
    is_part = parts["part_of"] == wholes["figure_id"]
    return is_part & (parts["part_basis"] == "stated")
