"""The rows of a comparison: checked, completed, with the rules that refuse them."""

import pandas as pd

from shanhai.analysis.verdicts import CAUTION, COMPARABLE


def check_judged(judged: object, *kinds: type) -> None:
    """Let pass what the gate has judged: nothing else is put side by side.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    """
    if not isinstance(judged, kinds):
        raise TypeError(
            "Values of several pairings are shown from "
            f"{' or '.join(kind.__name__ for kind in kinds)} only, not from a "
            f"{type(judged).__name__}. Put the figures through shanhai.compare or "
            "shanhai.judge_pairings first."
        )


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
