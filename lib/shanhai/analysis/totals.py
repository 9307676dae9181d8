"""Sums without double counting: leaves only, like with like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from shanhai.analysis.comparability import NotComparable
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.interval_arithmetic import add, read_bounds
from shanhai.analysis.selection import check_codes
from shanhai.curation.corpus import Corpus

PART = "one is a part of the other"
SAME = ("indicator_id", "dimensions", "status", "period_type", "direction", "scope")


@dataclass(frozen=True)
class Total:
    """Hold a sum with the figures it is made of; ``high`` is inf where open."""

    low: float
    high: float
    unit_id: str
    figure_ids: tuple[str, ...]
    flags: tuple[str, ...]


def total(corpus: Corpus, figure_ids: Iterable[str]) -> Total:
    """Add figures of one indicator, each once; a part beside its whole is refused.

    Raises
    ------
    NotComparable
        When the indicator is not additive, a figure is flagged as not additive,
        one is a part of another, or two differ in indicator, status, period,
        direction or scope. Both figures and the rule are named.
    UnknownCodeError
        For a figure that does not exist.
    """
    codes = check_codes(corpus, "figure", figure_ids)
    if not codes:
        raise NotComparable("Nothing to add: name at least one figure.")
    figures = corpus.figures
    frame = describe_comparands(corpus, figures[figures["figure_id"].isin(codes)])
    _refuse_overlaps(corpus, frame)
    bounds = add(read_bounds(row.low, row.high) for row in frame.itertuples())
    return Total(
        *bounds.floats,
        unit_id=frame["unit_id"].iloc[0],
        figure_ids=tuple(frame["figure_id"]),
        flags=tuple(dict.fromkeys(flag for own in frame["flags"] for flag in own)),
    )


def _refuse_overlaps(corpus: Corpus, frame: pd.DataFrame) -> None:
    first = frame.iloc[0]
    additivity = corpus.indicator(first["indicator_id"]).additivity
    codes = set(frame["figure_id"])
    figures = corpus.figures
    wholes = dict(zip(figures["figure_id"], figures["part_of"], strict=True))
    for row in frame.itertuples():
        rule = next((name for name in SAME if getattr(row, name) != first[name]), "")
        if rule:
            _refuse(first["figure_id"], row.figure_id, f"they differ in {rule}")
        told = {row.same_as: "both state the same thing"}
        told |= dict.fromkeys(_list_wholes(row.part_of, wholes), PART)
        for other in codes.intersection(told):
            _refuse(row.figure_id, other, told[other])
        if len(frame) > 1 and "not_additive" in row.flags:
            other = next(code for code in frame["figure_id"] if code != row.figure_id)
            _refuse(row.figure_id, other, "the first is flagged as not additive")
    if len(frame) > 1 and additivity == "none":
        second = frame["figure_id"].iloc[1]
        _refuse(first["figure_id"], second, "their indicator is not additive")
    if first["measured_over"] == "flow":
        _refuse_windows(frame)
    elif len(frame) > 1 and frame["period_end"].isna().any():
        code = frame[frame["period_end"].isna()]["figure_id"].iloc[0]
        other = next(one for one in frame["figure_id"] if one != code)
        _refuse(code, other, "a date is not known")
    if len(frame) > 1 and additivity == "over_places":
        repeated = frame[frame.duplicated(["pairing_id", "place_id"])]
        if not repeated.empty:
            code = repeated["figure_id"].iloc[0]
            _refuse(first["figure_id"], code, "a stock is not added over time")


def _refuse_windows(frame: pd.DataFrame) -> None:
    """Add flows over known windows only: apart in one place, the same elsewhere."""
    rows = list(frame.itertuples())
    for first, second in combinations(rows, 2):
        if not (first.has_window and second.has_window):
            _refuse(first.figure_id, second.figure_id, "a window is not known")
        is_same = (first.period_start, first.period_end) == (
            second.period_start,
            second.period_end,
        )
        is_apart = (
            first.period_end < second.period_start
            or second.period_end < first.period_start
        )
        is_one_place = first.pairing_id == second.pairing_id
        is_one_place &= first.place_id == second.place_id
        is_one_place &= first.subject_en == second.subject_en
        if is_one_place and not is_apart:
            _refuse(first.figure_id, second.figure_id, "their windows overlap")
        if first.pairing_id != second.pairing_id and not is_same:
            _refuse(first.figure_id, second.figure_id, "their windows differ")


def _list_wholes(part_of: str, wholes: dict[str, str]) -> list[str]:
    """Return the whole, the whole of that whole, and so on."""
    found: list[str] = []
    while part_of and part_of not in found:
        found.append(part_of)
        part_of = wholes.get(part_of, "")
    return found


def _refuse(first_id: str, second_id: str, rule: str) -> None:
    raise NotComparable(f"{first_id} and {second_id} must not be added: {rule}.")
