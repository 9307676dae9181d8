"""The rows of a comparison: checked, completed, with the rules that refuse them."""

import pandas as pd

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.verdicts import CAUTION, COMPARABLE


def check_comparison(comparison: object) -> Comparison:
    """Return a comparison, or say that nothing else is put side by side.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    """
    if not isinstance(comparison, Comparison):
        raise TypeError(
            f"Values of several pairings are shown from a Comparison only, not from "
            f"a {type(comparison).__name__}. Put the figures through "
            "shanhai.analysis.comparability.compare first."
        )
    return comparison


def check_verdicts(verdicts: object) -> Verdicts:
    """Return verdicts, or say that nothing else is shown across pairings.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    """
    if not isinstance(verdicts, Verdicts):
        raise TypeError(
            "Pairings are compared by what judge_pairings returns, not by a "
            f"{type(verdicts).__name__}. Call shanhai.judge_pairings first."
        )
    return verdicts


def is_admitted(row: object) -> bool:
    """Tell whether a row was admitted to its comparison, with care or without."""
    return row.verdict in (COMPARABLE, CAUTION)


def add_missing(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a comparison of figures the columns that a derived one has."""
    empty = pd.Series("", index=rows.index)
    filled = {
        name: rows.get(name, empty).fillna("")
        for name in ("numerator_id", "denominator_id")
    }
    terms = rows.get("denominator_ids", pd.Series([()] * len(rows)))
    own = rows.get("own_reasons", pd.Series([()] * len(rows)))
    return rows.assign(
        **filled,
        denominator_ids=[codes if isinstance(codes, tuple) else () for codes in terms],
        own_reasons=[codes if isinstance(codes, tuple) else () for codes in own],
    )
