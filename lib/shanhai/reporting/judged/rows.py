"""The rows of a comparison: checked, completed, with the rules that refuse them."""

import pandas as pd

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.verdicts import (
    CAUTION,
    COMPARABLE,
    NOT_REPORTED,
    REFUSAL,
    REFUSED,
    read_severities,
)
from shanhai.curation.corpus import Corpus


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


def list_reported(comparison: Comparison) -> pd.DataFrame:
    """Return the rows of a comparison that hold a figure."""
    rows = check_comparison(comparison).rows
    return rows[rows["verdict"] != NOT_REPORTED]


def list_hard(corpus: Corpus, comparison: Comparison) -> list[tuple[str, ...]]:
    """List for each row the rules that refuse it; none where it is not refused."""
    rows = add_missing(comparison.rows)
    beside = read_severities(corpus, comparison.basis)
    within = read_severities(corpus, "within")
    return [
        tuple(
            code
            for code in reasons
            if beside[code] == REFUSAL or (code in own and within[code] == REFUSAL)
        )
        if verdict == REFUSED
        else ()
        for reasons, own, verdict in zip(
            rows["reasons"], rows["own_reasons"], rows["verdict"], strict=True
        )
    ]


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
