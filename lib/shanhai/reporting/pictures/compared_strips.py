"""One thing that was compared: every pairing on one axis, those refused as gaps."""

from __future__ import annotations

from functools import partial

import pandas as pd
from matplotlib.axes import Axes

from shanhai.analysis.comparability import Comparison, NotComparable
from shanhai.analysis.refusals import word_refusal
from shanhai.analysis.verdicts import CAUTION, REFUSED
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.comparisons import (
    name_subject,
    name_unit,
    word_comparison,
    word_gap,
)
from shanhai.reporting.formatting.judged_rows import check_comparison, is_admitted
from shanhai.reporting.formatting.numbers import format_tick
from shanhai.reporting.messages import join_phrases, say
from shanhai.reporting.pictures.strips import PLAIN, draw_strips
from shanhai.reporting.pictures.tidied import cut_name, word_ends, write_alt


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
    rows = _word(comparison, lang)
    both = zip(rows["detail"], rows["period"], strict=True)
    small = [join_phrases(lang, [*filter(None, texts)]) for texts in both]
    drawn = rows[["low", "high", "words"]].assign(
        name=rows["pairing"].where(~rows["pairing_id"].duplicated(), ""),
        small=small,
        is_doubtful=False,
        mark=PLAIN,
    )
    unit = name_unit(comparison.corpus, comparison, lang)
    unit_id = rows["unit_id"][rows["low"].notna()].iloc[0]
    texts = partial(format_tick, unit=unit_id, lang=lang)
    label = say(lang, "picture-axis", unit=unit, period="none", scale="linear")
    return draw_strips(drawn, label=label, texts=texts, lang=lang, ax=ax)


def describe_comparison(comparison: Comparison, *, lang: str = "en") -> str:
    """Say between which values those lie that compare, and how many do not."""
    rows = _word(comparison, lang)
    held = rows[rows["low"].notna()]
    first = held.loc[held["low"].idxmin()]
    others = held.drop(first.name)
    last = others.loc[others["high"].idxmax()]
    return say(
        lang,
        "picture-comparison",
        subject=cut_name(name_subject(comparison.corpus, comparison, lang)),
        spread="apart" if first["high"] < last["low"] else "overlapping",
        low=first["words"],
        high=last["words"],
        first=cut_name(first["pairing"]),
        last=cut_name(last["pairing"]),
        unit=name_unit(comparison.corpus, comparison, lang),
        admitted=held["pairing_id"].nunique(),
        all=rows["pairing_id"].nunique(),
        care="yes" if (held["verdict"] == CAUTION).any() else "no",
    )


def alt_comparison(comparison: Comparison, *, lang: str = "en") -> str:
    """Say what the axis counts, and the value or the gap of each pairing."""
    rows = _word(comparison, lang)
    unit = name_unit(comparison.corpus, comparison, lang)
    opening = say(lang, "picture-alt-comparison", rows=len(rows), unit=unit)
    return write_alt(lang, opening, zip(rows["pairing"], rows["words"], strict=True))


def _word(comparison: Comparison, lang: str) -> pd.DataFrame:
    """Word a comparison's rows, values of those admitted only; or refuse."""
    if check_comparison(comparison).admitted.empty:
        rows = comparison.rows
        refused = list(rows["figure_id"][rows["verdict"] == REFUSED])
        raise NotComparable(
            word_refusal(comparison, refused)
            if refused
            else f"Fewer than two pairings report {', '.join(comparison.subject_ids)}: "
            "there is nothing to compare. `intervals` draws what one reports."
        )
    corpus = comparison.corpus
    rows = word_comparison(corpus, comparison=comparison, lang=lang)
    is_in = [is_admitted(row) for row in iterate_rows(rows)]
    words = [
        word_ends(row.low, row.high, row.unit_id, lang)
        if is_admitted(row)
        else word_gap(corpus, row, lang)
        for row in iterate_rows(rows)
    ]
    ends = {end: rows[end].where(is_in) for end in ("low", "high")}
    return rows.assign(words=words, **ends)
