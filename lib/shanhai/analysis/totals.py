"""Sums without double counting, and the documents' own arithmetic checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from shanhai.analysis.comparability import NotComparable
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.interval_arithmetic import Bounds, add, read_bounds, subtract
from shanhai.analysis.selection import check_codes, select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.quantities import parse_quantity

SAME = ("indicator_id", "status", "period_type", "direction", "scope")


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
    codes = list(dict.fromkeys(figure_ids))
    if not codes:
        raise NotComparable("Nothing to add: name at least one figure.")
    for code in codes:
        corpus.figure(code)
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


def reconcile(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    source_ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Set every whole beside the sum of the parts that the documents give it.

    Returns one row per whole and basis of its parts: pairing_id, whole_id,
    whole_low, whole_high, part_ids (tuple), sum_low, sum_high, difference_low and
    difference_high (whole less sum), part_basis, and outcome: ``fits`` (the sum
    can be the whole), ``leaves_rest`` (the sum is smaller), ``exceeds`` (larger).
    Parts of different indicators may overlap: then the outcome is ``overlaps``
    unless even the largest alone exceeds the whole.
    """
    figures = select_figures(corpus, pairing_ids=pairing_ids, source_ids=source_ids)
    parts = figures[figures["part_of"] != ""]
    wholes = corpus.figures.set_index("figure_id")
    rows = [
        _reconcile_whole(wholes.loc[whole_id], whole_id, basis, group)
        for (whole_id, basis), group in parts.groupby(
            ["part_of", "part_basis"], sort=False
        )
    ]
    return pd.DataFrame(rows, columns=RECONCILED)


RECONCILED = (
    "pairing_id",
    "whole_id",
    "whole_low",
    "whole_high",
    "part_ids",
    "sum_low",
    "sum_high",
    "difference_low",
    "difference_high",
    "part_basis",
    "outcome",
)


def list_repeats(
    corpus: Corpus, *, source_ids: Iterable[str] | None = None
) -> pd.DataFrame:
    """Return the figures a document states more than once, and whether they agree.

    Columns: figure_id, source_id, n_mentions, agrees (all mentions read alike).
    """
    mentions = corpus.mentions
    if source_ids is not None:
        known = check_codes(corpus, "source", source_ids)
        mentions = mentions[mentions["source_id"].isin(known)]
    carried = mentions[mentions["figure_id"] != ""]
    groups = carried.groupby(["figure_id", "source_id"], sort=False)["as_written"]
    repeats = groups.agg(n_mentions="size", agrees=_agree).reset_index()
    return repeats[repeats["n_mentions"] > 1].reset_index(drop=True)


def _agree(written: pd.Series) -> bool:
    return len({parse_quantity(text) for text in written}) == 1


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
        for whole_id in _list_wholes(row.part_of, wholes):
            if whole_id in codes:
                _refuse(row.figure_id, whole_id, "one is a part of the other")
        if len(frame) > 1 and "not_additive" in row.flags:
            other = next(code for code in frame["figure_id"] if code != row.figure_id)
            _refuse(row.figure_id, other, "the first is flagged as not additive")
    if len(frame) > 1 and additivity == "none":
        second = frame["figure_id"].iloc[1]
        _refuse(first["figure_id"], second, "their indicator is not additive")
    if len(frame) > 1 and additivity == "over_places":
        repeated = frame[frame.duplicated(["pairing_id", "place_id"])]
        if not repeated.empty:
            code = repeated["figure_id"].iloc[0]
            _refuse(first["figure_id"], code, "a stock is not added over time")


def _list_wholes(part_of: str, wholes: dict[str, str]) -> list[str]:
    """Return the whole, the whole of that whole, and so on."""
    found: list[str] = []
    while part_of and part_of not in found:
        found.append(part_of)
        part_of = wholes.get(part_of, "")
    return found


def _refuse(first_id: str, second_id: str, rule: str) -> None:
    raise NotComparable(f"{first_id} and {second_id} must not be added: {rule}.")


def _reconcile_whole(
    whole: pd.Series, whole_id: str, basis: str, parts: pd.DataFrame
) -> dict[str, object]:
    stated = read_bounds(whole["low"], whole["high"])
    bounds = [read_bounds(row.low, row.high) for row in parts.itertuples()]
    summed = add(bounds)
    low, high = subtract(stated, summed)
    is_one_kind = len(set(parts["indicator_id"])) == 1
    return {
        "pairing_id": whole["pairing_id"],
        "whole_id": whole_id,
        "whole_low": whole["low"],
        "whole_high": whole["high"],
        "part_ids": tuple(parts["figure_id"]),
        "sum_low": summed.floats[0],
        "sum_high": summed.floats[1],
        "difference_low": float("-inf") if low is None else float(low),
        "difference_high": float("inf") if high is None else float(high),
        "part_basis": basis,
        "outcome": _name_outcome(low, high, bounds, stated, is_one_kind=is_one_kind),
    }


def _name_outcome(
    low: Fraction | None,
    high: Fraction | None,
    bounds: list[Bounds],
    whole: Bounds,
    *,
    is_one_kind: bool,
) -> str:
    is_one_too_large = whole.high is not None and any(
        part.low > whole.high for part in bounds
    )
    if is_one_too_large:
        return "exceeds"
    if len(bounds) > 1 and not is_one_kind:
        return "overlaps"
    if high is not None and high < 0:
        return "exceeds"
    if low is not None and low > 0:
        return "leaves_rest"
    return "fits"
