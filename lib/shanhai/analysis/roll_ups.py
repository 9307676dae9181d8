"""Wholes derived by us: what a document tells by all its parts and by no sum.

A code that `is_full_split` is made up entirely by the codes below it. Where one pairing
reports such a whole and another all parts, and no more, the sum of these goes through
the gate like a figure. Counts without dates and flagged parts add up to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from shanhai.analysis.interval_arithmetic import add, read_bounds
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import list_splits, write_series_id
from shanhai.curation.rows import iterate_rows

DERIVED_RULE = "derived_by_us"
# Parts are of one document, and alike in all but the dimension that is split.
ALIKE = (
    *("document", "pairing_id", "place_id", "subject_en", "status", "direction"),
    *("period_type", "period_basis", "period_start", "period_end"),
    *("credit", "part_of", "part_basis", "unit_id"),
)
# A whole of any window may be the very sum.
OF_WHOLE = ("pairing_id", "place_id", "status", "direction")
# These say how a window is known, and leave the number as it stands.
HARMLESS = frozenset({"window_open", "period_inferred"})


def add_roll_ups(
    corpus: Corpus, asked: pd.DataFrame, reported: pd.DataFrame
) -> pd.DataFrame:
    """Return comparands with the sums that stand for wholes of other pairings.

    ``derived_from`` names the parts of a sum, and is empty for a figure. Sums come
    last, so that a reported figure is the reference before they are.

    Parameters
    ----------
    asked
        The comparands to judge.
    reported
        All comparands of the pairings chosen, in which parts are looked for.
    """
    none = [()] * len(asked)
    asked = asked.reset_index(drop=True).assign(derived_from=none, own_reasons=none)
    sums = {row["derived_from"]: row for row in _list_sums(corpus, asked, reported)}
    if not sums:
        return asked
    made = pd.DataFrame(list(sums.values()), columns=asked.columns)
    return pd.concat([asked, made.astype(asked.dtypes)], ignore_index=True)


def _list_sums(
    corpus: Corpus, asked: pd.DataFrame, reported: pd.DataFrame
) -> Iterator[dict[str, object]]:
    splits = list_splits(corpus.dimension_codes)
    for series_id, wholes in asked.groupby("series_id", sort=False):
        whole = wholes.iloc[0]
        if corpus.indicator(whole["indicator_id"]).additivity == "none":
            continue
        told = reported[reported["series_id"] == series_id]
        for pair in splits.keys() & {*whole["dimensions"]}:
            parts = [
                write_series_id(
                    whole["indicator_id"],
                    tuple(below if one == pair else one for one in whole["dimensions"]),
                )
                for below in splits[pair]
            ]
            for group in _group_parts(reported, parts):
                first = group.iloc[0]
                has_peer = (wholes["pairing_id"] != first["pairing_id"]).any()
                whole_of = list(OF_WHOLE)
                is_told = (told[whole_of] == first[whole_of]).all(axis="columns").any()
                if has_peer and not is_told:
                    yield _add_up(group, whole)


def _group_parts(reported: pd.DataFrame, parts: list[str]) -> Iterator[pd.DataFrame]:
    """Yield figures of one document that tell each part once, beyond doubt."""
    found = reported[reported["series_id"].isin(parts)]
    documents = [sorted(codes) or [""] for codes in found["source_ids"]]
    found = found.assign(document=documents).explode("document")
    for _, group in found.groupby(list(ALIKE), sort=False, dropna=False):
        is_split = sorted(group["series_id"]) == sorted(parts)
        is_sure = HARMLESS.issuperset(group["flags"].explode().dropna())
        if is_split and _is_dated(group.iloc[0]) and is_sure:
            yield group


def _is_dated(part: pd.Series) -> bool:
    if part["measured_over"] == "flow":
        return bool(part["has_window"])
    return pd.notna(part["period_end"])


def _add_up(group: pd.DataFrame, whole: pd.Series) -> dict[str, object]:
    parts = list(iterate_rows(group))
    bounds = add(read_bounds(part.low, part.high) for part in parts)
    codes = tuple(part.figure_id for part in parts)
    slugs = [code.removeprefix(f"{parts[0].pairing_id}.") for code in codes]
    return {
        **group.iloc[0],
        "figure_id": f"{parts[0].pairing_id}.{'+'.join(slugs)}",
        "series_id": whole["series_id"],
        "dimensions": whole["dimensions"],
        "low": bounds.floats[0],
        "high": bounds.floats[1],
        "qualifier": "",
        "flags": tuple(dict.fromkeys(flag for part in parts for flag in part.flags)),
        "same_as": "",
        "source_ids": frozenset.intersection(*group["source_ids"]),
        "derived_from": codes,
        "own_reasons": (DERIVED_RULE,),
    }
