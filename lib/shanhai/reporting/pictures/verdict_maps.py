"""A heat map of the gate's verdicts: what was compared, pairing by pairing."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, NOT_REPORTED, VERDICTS
from shanhai.errors import ShanhaiError
from shanhai.reporting.formatting.comparisons import (
    name_subject,
    name_unit,
    word_comparison,
)
from shanhai.reporting.messages import name_code, say
from shanhai.reporting.pictures.heat_maps import matrix
from shanhai.reporting.pictures.tidied import word_ends, write_alt

ADMITTED = [COMPARABLE, CAUTION]


def verdicts(
    judged: Verdicts | Comparison, *, lang: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw what the gate says of each subject and pairing, with the values.

    A cell of several figures shows the one that fares best.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    """
    rows = list_verdicts(judged, lang=lang)
    chosen = {"index": "subject", "values": "words", "classes": "verdict"}
    return matrix(rows, **chosen, lang=lang, ax=ax)


def describe_verdicts(judged: Verdicts | Comparison, *, lang: str = "en") -> str:
    """Count the subjects that compare as they are, with care, and not at all."""
    by_subject = list_verdicts(judged, lang=lang).groupby("subject", observed=True)
    found = [set(own) & set(ADMITTED) for _, own in by_subject["verdict"]]
    n = {"caution": sum(CAUTION in own for own in found), "refused": found.count(set())}
    n["comparable"] = found.count({COMPARABLE})
    return say(lang, "picture-verdicts", subjects=len(found), **n)


def alt_verdicts(judged: Verdicts | Comparison, *, lang: str = "en") -> str:
    """Say how large the map is, and what of it compares."""
    rows = list_verdicts(judged, lang=lang)
    admitted = rows[rows["verdict"].isin(ADMITTED)]
    n = {"subjects": rows["subject"].nunique(), "pairings": rows["pairing"].nunique()}
    opening = say(lang, "picture-alt-verdicts", cells=len(admitted), **n)
    return write_alt(
        lang, opening, zip(admitted["subject"], admitted["words"], strict=True)
    )


def list_verdicts(judged: Verdicts | Comparison, *, lang: str = "en") -> pd.DataFrame:
    """Return one row a subject and pairing that reports it, as the gate judged it.

    Columns: subject, pairing, verdict (all in the codelists' order), words (the value,
    rounded).
    """
    if isinstance(judged, Comparison):
        comparisons = [judged]
    elif isinstance(judged, Verdicts):
        comparisons = [subject.comparison for subject in judged.subjects]
    else:
        raise TypeError(
            "Verdicts are drawn from a Comparison or from judge_pairings only, not "
            f"from a {type(judged).__name__}. Put the figures through the gate first."
        )
    if not comparisons:
        raise ShanhaiError("No two pairings report the same here: nothing is judged.")
    frame = pd.concat([_word(one, lang) for one in comparisons], ignore_index=True)
    orders = {name: list(dict.fromkeys(frame[name])) for name in ("subject", "pairing")}
    for name, order in (orders | {"verdict": VERDICTS}).items():
        frame[name] = pd.Categorical(frame[name], order, ordered=True)
    reported = frame[frame["verdict"] != NOT_REPORTED]
    cell = ["subject", "pairing"]
    best = reported.sort_values("verdict", kind="stable").drop_duplicates(cell)
    return best.sort_values(cell, ignore_index=True)


def _word(comparison: Comparison, lang: str) -> pd.DataFrame:
    corpus = comparison.corpus
    rows = word_comparison(corpus, comparison=comparison, lang=lang)
    name, unit = (word(corpus, comparison, lang) for word in (name_subject, name_unit))
    words = [
        say(lang, "not-derived")
        if pd.isna(row.low)
        else word_ends(row.low, row.high, row.unit_id, lang)
        for row in rows.itertuples(index=False)
    ]
    # What is counted one by one needs no name of a unit.
    is_plain = unit == name_code(lang, "unit-name", "count")
    subject = name if is_plain else say(lang, "name-inline", name=name, traits=unit)
    return rows[["pairing", "verdict"]].assign(subject=subject, words=words)
