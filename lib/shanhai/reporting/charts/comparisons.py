"""The interval chart across pairings: what the gate admits, and labelled gaps."""

import pandas as pd
from matplotlib.figure import Figure

from shanhai.analysis.comparability import Comparison, NotComparable
from shanhai.analysis.verdicts import COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.charts.intervals import plot_intervals
from shanhai.reporting.charts.panels import Panel
from shanhai.reporting.charts.rows import PLAIN_STATUS
from shanhai.reporting.charts.scales import make_scale
from shanhai.reporting.judged.rows import is_admitted
from shanhai.reporting.wording import join_phrases, name_code, say
from shanhai.reporting.words.comparisons import (
    name_subject,
    name_unit,
    word_comparison,
    word_gap,
)

NO_END = float("nan")


def plot_comparison(corpus: Corpus, *, comparison: Comparison, lang: str) -> Figure:
    """Draw one indicator or measure across pairings, in the codelist's order.

    A filled mark compares, a hollow one compares with care, in words too; what is
    refused or not reported is a gap that says why.

    Raises
    ------
    TypeError
        For raw figures.
    NotComparable
        When fewer than two pairings are admitted; the figures and rule are named.
    """
    return plot_intervals(
        make_panel(corpus, comparison=comparison, lang=lang), lang=lang
    )


def make_panel(corpus: Corpus, *, comparison: Comparison, lang: str) -> Panel:
    """Make the panel of a comparison: its title, its axis and its rows."""
    words = word_comparison(corpus, comparison=comparison, lang=lang)
    if comparison.admitted.empty:
        refused = words[words["verdict"] == REFUSED]
        comparison.require(refused["figure_id"])
        subject = name_subject(corpus, comparison, lang, is_inline=True)
        raise NotComparable(f"{subject}: fewer than two pairings compare, no chart.")
    drawn = _draw_gaps(corpus, words, lang)
    scale = make_scale(drawn)
    unit_id = words[words["low"].notna()]["unit_id"].iloc[0]
    is_count = unit_id == "count" and comparison.basis == "total"
    axis = "log" if scale.is_log else "linear"
    unit = name_unit(corpus, comparison, lang)
    title = (
        name_code(lang, "panel-count", axis)
        if is_count
        else name_code(lang, "panel-unit", axis, unit=unit)
    )
    return Panel(title, unit_id, has_one_period=False, scale=scale, rows=drawn)


def _draw_gaps(corpus: Corpus, words: pd.DataFrame, lang: str) -> pd.DataFrame:
    rows = list(iterate_rows(words))
    admitted = [is_admitted(row) for row in rows]
    return words.assign(
        label=words["pairing"],
        heard=words["pairing"],
        value=[
            row.short if shown else word_gap(corpus, row, lang)
            for row, shown in zip(rows, admitted, strict=True)
        ],
        detail=[_word_detail(row, lang) for row in rows],
        period=words["period"].where(admitted, ""),
        status=words["status"].where(admitted, PLAIN_STATUS),
        low=words["low"].where(admitted, NO_END),
        high=words["high"].where(admitted, NO_END),
        is_filled=[row.verdict == COMPARABLE for row in rows],
        value_id=words["value_id"].where(admitted, ""),
        qualifier=words["qualifier"].where(words["numerator_id"] == "", ""),
    )


def _word_detail(row: object, lang: str) -> str:
    words = [
        row.detail,
        row.verdict_word if is_admitted(row) else "",
        say(lang, "reference") if row.is_reference else "",
    ]
    return join_phrases(lang, [word for word in words if word])
