"""What the gate has judged: strips of one comparison, a heat map of all verdicts."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from shanhai.analysis.comparability import Comparison, NotComparable
from shanhai.analysis.judgements import Verdicts
from shanhai.analysis.refusals import explain_refusal
from shanhai.analysis.verdicts import (
    CAUTION,
    COMPARABLE,
    NOT_REPORTED,
    REFUSED,
    VERDICTS,
)
from shanhai.curation.rows import iterate_rows
from shanhai.errors import NothingToDrawError
from shanhai.reporting.formatting.comparisons import (
    describe_rows,
    explain_gap,
    name_subject,
    name_unit,
)
from shanhai.reporting.formatting.figures import name_inline
from shanhai.reporting.formatting.judged_rows import check_judged, is_admitted
from shanhai.reporting.formatting.order import describe_judged
from shanhai.reporting.messages import join_phrases, name_code, say
from shanhai.reporting.pictures.heat_maps import matrix
from shanhai.reporting.pictures.strips import PLAIN, draw_strips
from shanhai.reporting.pictures.tidied import cut_name, print_ends, write_alt


def comparison(
    comparison: Comparison, *, lang: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw one thing that was compared: every pairing, those refused as gaps.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    NotComparable
        Where the gate does not let two pairings compare; it says why.
    """
    rows = _describe_rows(comparison, lang)
    both = zip(rows["detail"], rows["period"], strict=True)
    drawn = rows[["low", "high", "words"]].assign(
        name=rows["pairing"].where(~rows["pairing_id"].duplicated(), ""),
        small=[join_phrases(lang, [*filter(None, texts)]) for texts in both],
        is_doubtful=False,
        mark=PLAIN,
    )
    unit = name_unit(comparison.corpus, comparison, lang)
    unit_id = rows["unit_id"][rows["low"].notna()].iloc[0]
    label = say(lang, "picture-axis", unit=unit, period="none")
    return draw_strips(drawn, label=label, unit=unit_id, lang=lang, ax=ax)


def describe_comparison(comparison: Comparison, *, lang: str = "en") -> tuple[str, str]:
    """Say between which values those lie that compare, and how many do not."""
    rows = _describe_rows(comparison, lang)
    held = rows[rows["low"].notna()]
    first = held.loc[held["low"].idxmin()]
    others = held.drop(first.name)
    last = others.loc[others["high"].idxmax()]
    unit = name_unit(comparison.corpus, comparison, lang)
    title = say(
        lang,
        "picture-comparison",
        subject=cut_name(name_subject(comparison.corpus, comparison, lang)),
        spread="apart" if first["high"] < last["low"] else "overlapping",
        low=first["words"],
        high=last["words"],
        first=cut_name(first["pairing"]),
        last=cut_name(last["pairing"]),
        unit=unit,
        admitted=held["pairing_id"].nunique(),
        all=rows["pairing_id"].nunique(),
        care="yes" if (held["verdict"] == CAUTION).any() else "no",
    )
    opening = say(lang, "picture-alt-comparison", rows=len(rows), unit=unit)
    values = zip(rows["pairing"], rows["words"], strict=True)
    return title, write_alt(lang, opening, values)


def verdicts(
    judged: Verdicts,
    *,
    x: str = "pairing",
    y: str = "subject",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw what the gate says of each subject and pairing, with the values.

    A cell of several figures shows the one that fares best.

    Raises
    ------
    TypeError
        For raw figures, which have not been through the gate.
    NothingToDrawError
        Where no two pairings report the same.
    """
    rows = list_verdicts(judged, lang=lang)
    return matrix(rows, x=x, y=y, values="words", hue="verdict", lang=lang, ax=ax)


def describe_verdicts(
    judged: Verdicts, *, lang: str = "en", **_: object
) -> tuple[str, str]:
    """Say what most pairings compare in, or why none do, and how much else does."""
    rows = list_verdicts(judged, lang=lang)
    held = rows[rows["verdict"].isin([COMPARABLE, CAUTION])]
    title = describe_judged([one.comparison for one in judged.subjects], lang=lang)
    n = {"subjects": len(judged.subjects), "pairings": rows["pairing"].nunique()}
    opening = say(lang, "picture-alt-verdicts", cells=len(held), **n)
    values = zip(held["subject"], held["words"], strict=True)
    return title, write_alt(lang, opening, values)


def list_verdicts(judged: Verdicts, *, lang: str = "en") -> pd.DataFrame:
    """Return one row a subject and pairing that reports it, as the gate judged it.

    Columns: subject, pairing, verdict (all in the codelists' order), words (the value,
    rounded).
    """
    check_judged(judged, Verdicts)
    if not judged.subjects:
        raise NothingToDrawError(
            "No two pairings report the same here: nothing is judged."
        )
    frame = pd.concat(_write_cells(one.comparison, lang) for one in judged.subjects)
    orders = {name: list(dict.fromkeys(frame[name])) for name in ("subject", "pairing")}
    for name, order in (orders | {"verdict": VERDICTS}).items():
        frame[name] = pd.Categorical(frame[name], order, ordered=True)
    reported = frame[frame["verdict"] != NOT_REPORTED]
    cell = ["subject", "pairing"]
    best = reported.sort_values("verdict", kind="stable").drop_duplicates(cell)
    return best.sort_values(cell, ignore_index=True)


def _describe_rows(comparison: Comparison, lang: str) -> pd.DataFrame:
    """Word a comparison's rows, values of those admitted only; or refuse."""
    check_judged(comparison, Comparison)
    if comparison.admitted.empty:
        rows = comparison.rows
        refused = list(rows["figure_id"][rows["verdict"] == REFUSED])
        raise NotComparable(
            explain_refusal(comparison, refused)
            if refused
            else f"Fewer than two pairings report {', '.join(comparison.subject_ids)}: "
            "there is nothing to compare. `intervals` draws what one reports."
        )
    corpus = comparison.corpus
    rows = describe_rows(corpus, comparison=comparison, lang=lang)
    is_in = [is_admitted(row) for row in iterate_rows(rows)]
    words = [
        print_ends(row.low, row.high, row.unit_id, lang)
        if is_held
        else explain_gap(corpus, row, lang)
        for row, is_held in zip(iterate_rows(rows), is_in, strict=True)
    ]
    ends = {end: rows[end].where(is_in) for end in ("low", "high")}
    return rows.assign(words=words, **ends)


def _write_cells(comparison: Comparison, lang: str) -> pd.DataFrame:
    corpus = comparison.corpus
    rows = describe_rows(corpus, comparison=comparison, lang=lang)
    # Two values compare as they are, or neither does.
    if (rows["verdict"] == CAUTION).any():
        rows["verdict"] = rows["verdict"].replace({COMPARABLE: CAUTION})
    name, unit = (word(corpus, comparison, lang) for word in (name_subject, name_unit))
    words = [
        say(lang, "not-derived")
        if pd.isna(row.low)
        else print_ends(row.low, row.high, row.unit_id, lang)
        for row in iterate_rows(rows)
    ]
    # What is counted one by one needs no name of a unit.
    is_plain = unit == name_code(lang, "unit-name", "count")
    subject = name if is_plain else name_inline(name, [unit], lang)
    return rows[["pairing", "verdict"]].assign(subject=subject, words=words)
