"""The documents' own arithmetic: parts against wholes, repeats against each other."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import inf, nan

import pandas as pd

from shanhai.analysis.interval_arithmetic import Bounds, add, read_bounds, subtract
from shanhai.analysis.selection import check_codes, select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.quantities import Quantity, QuantityError, parse_quantity
from shanhai.curation.units import UnitWords


def reconcile(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    source_ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Set every whole beside the sum of the parts that the documents give it.

    Returns
    -------
    pandas.DataFrame
        One row per whole and basis of its parts: pairing_id, whole_id, whole_low,
        whole_high, part_ids (tuple), sum_low, sum_high, difference_low and
        difference_high (whole less sum), part_basis, and outcome: ``fits`` (the sum
        can be the whole), ``leaves_rest`` (the sum is smaller), ``exceeds`` (larger).
        Parts that are only likely, or of different series, may overlap and are not
        summed: the outcome is ``overlaps``, unless one alone exceeds the whole.

    Raises
    ------
    UnknownCodeError
        For a code that its codelist does not hold, with near matches.

    Examples
    --------
    >>> checked = shanhai.reconcile(corpus, pairing_ids=["huizhou-qianxinan"])
    >>> checked[["whole_id", "part_ids", "difference_low", "outcome"]]
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


STATED = "stated"
ENDS = ("sum_low", "sum_high", "difference_low", "difference_high")
RECONCILED = (
    *("pairing_id", "whole_id", "whole_low", "whole_high", "part_ids"),
    *(*ENDS, "part_basis", "outcome"),
)


def list_repeats(
    corpus: Corpus, *, source_ids: Iterable[str] | None = None
) -> pd.DataFrame:
    """Return the figures a document states more than once, and whether they agree.

    Left out: what several documents state, which has ``same_as``, and mentions that
    only together make up their figure.

    Returns
    -------
    pandas.DataFrame
        One row a figure and document: figure_id, source_id, n_mentions, agrees (all
        mentions read alike).

    Examples
    --------
    >>> shanhai.list_repeats(corpus).query("not agrees")
    """
    mentions = corpus.mentions
    if source_ids is not None:
        known = check_codes(corpus, "source", source_ids)
        mentions = mentions[mentions["source_id"].isin(known)]
    carried = mentions[mentions["figure_id"] != ""]
    read = carried["as_written"].map(lambda text: _read(text, corpus.unit_words))
    groups = carried.assign(read=read).groupby(["figure_id", "source_id"], sort=False)
    repeats = groups["read"].agg(
        n_mentions="size",
        agrees=lambda own: len({*own}) == 1,
        # None where a text has no reading.
        sum=lambda own: sum(float(getattr(one, "low", "nan")) for one in own),
    )
    repeats = repeats.reset_index()
    lows = repeats["figure_id"].map(corpus.figures.set_index("figure_id")["low"])
    is_one_count = ~repeats["agrees"].astype(bool) & (repeats["sum"] == lows)
    is_repeat = (repeats["n_mentions"] > 1) & ~is_one_count
    return repeats[is_repeat].drop(columns="sum").reset_index(drop=True)


def _read(written: str, words: UnitWords) -> Quantity | str:
    try:
        return parse_quantity(written, words)
    except QuantityError:
        return written


def _reconcile_whole(
    whole: pd.Series, whole_id: str, basis: str, parts: pd.DataFrame
) -> dict[str, object]:
    stated = read_bounds(whole["low"], whole["high"])
    bounds = [read_bounds(row.low, row.high) for row in parts.itertuples()]
    is_summed = basis == STATED and len(set(parts["series_id"])) == 1
    summed = add(bounds)
    low, high = subtract(stated, summed)
    ends = [*summed.floats, -inf if low is None else low, inf if high is None else high]
    ends = [float(end) if is_summed else nan for end in ends]
    return {
        "pairing_id": whole["pairing_id"],
        "whole_id": whole_id,
        "whole_low": whole["low"],
        "whole_high": whole["high"],
        "part_ids": tuple(parts["figure_id"]),
        **dict(zip(ENDS, ends, strict=True)),
        "part_basis": basis,
        "outcome": _name_outcome(low, high, bounds, stated, is_summed=is_summed),
    }


def _name_outcome(
    low: Fraction | None,
    high: Fraction | None,
    bounds: list[Bounds],
    whole: Bounds,
    *,
    is_summed: bool,
) -> str:
    is_one_too_large = whole.high is not None and any(
        part.low > whole.high for part in bounds
    )
    if is_one_too_large:
        return "exceeds"
    if not is_summed:
        return "overlaps"
    if high is not None and high < 0:
        return "exceeds"
    if low is not None and low > 0:
        return "leaves_rest"
    return "fits"
