"""Bar charts of how much is said: indicators reported, numerals by kind."""

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.charts.drawings import (
    ACROSS,
    INNER,
    SIDE,
    SMALLEST,
    fit,
    make_axes,
    measure,
    wrap,
)
from shanhai.reporting.style import COLOURS, list_settings
from shanhai.reporting.wording import name_code, say

SIZE, SMALL = SMALLEST, SMALLEST
STEP, BAR, LINE = 18.0, 9.0, 14.5
TOP = 8.0
# The names beside the bars take no more than this share of the drawing.
WIDEST_NAMES = 0.5
# Full, hollow, pale: told apart in grey, too. The first line names them.
PARTS = ("figure", "date", "other")
LOOKS = {
    "figure": {"fc": COLOURS["achieved"], "ec": COLOURS["achieved"]},
    "date": {"fc": COLOURS["paper"], "ec": COLOURS["context"]},
    "other": {"fc": COLOURS["line"], "ec": COLOURS["context"]},
}


def plot_coverage_counts(counts: pd.DataFrame, *, lang: str) -> Figure:
    """Draw how many indicators of each domain one pairing reports.

    Coverage, not performance: a long bar says that a document tells much.

    Parameters
    ----------
    counts
        Columns label (domain), n_reported, n_indicators; one row a domain.
    """
    labels = [fit(label, SIZE, WIDEST_NAMES * INNER) for label in counts["label"]]
    # The names end at the bars; the longest begins at the sheet's edge.
    beside = max(measure(label, SIZE) for label in labels)
    reach = counts["n_indicators"].max()
    height = TOP + STEP * len(counts) + TOP
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        axes.set_xlim(-beside, INNER - beside)
        room = INNER - beside - measure("00 / 00", SMALL) - 2 * SIDE
        rows = zip(labels, iterate_rows(counts), strict=True)
        for number, (label, row) in enumerate(rows):
            middle = TOP + STEP * (number + 0.5)
            axes.text(-SIDE, middle, label, fontsize=SIZE, va="center", ha="right")
            _draw_count(axes, row, middle, room / reach, lang)
    return figure


def plot_mentions(counts: pd.DataFrame, *, lang: str) -> Figure:
    """Draw, for each document, its numerals: figures, dates, all other kinds.

    Parameters
    ----------
    counts
        Columns label (document), figure, date, other; one row a document.
    """
    names = [wrap(label, SIZE, ACROSS) for label in counts["label"]]
    height = TOP + LINE + SIDE + LINE * sum(map(len, names)) + 2 * STEP * len(names)
    reach = counts[list(PARTS)].sum(axis="columns").max()
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        # Bars and names begin at the sheet's edge.
        left = SIDE * reach / ACROSS
        axes.set_xlim(left, reach)
        _draw_key(axes, lang)
        top = TOP + LINE + SIDE
        for lines, row in zip(names, iterate_rows(counts), strict=True):
            for line in lines:
                axes.text(0, top, line, fontsize=SIZE, va="top")
                top += LINE
            _draw_parts(axes, row, top + STEP / 2)
            top += 2 * STEP
    return figure


def _draw_count(
    axes: Axes, row: object, middle: float, scale: float, lang: str
) -> None:
    whole, part = row.n_indicators * scale, row.n_reported * scale
    axes.barh(middle, whole, BAR, fc="none", ec=COLOURS["context"], lw=0.8)
    if part:
        axes.barh(middle, part, BAR, color=COLOURS["achieved"], lw=0)
    text = say(lang, "count-of", part=row.n_reported, whole=row.n_indicators)
    axes.text(whole + SIDE, middle, text, fontsize=SMALL, va="center")


def _draw_key(axes: Axes, lang: str) -> None:
    across, left = axes.get_yaxis_transform(), -float(SIDE)
    for part in PARTS:
        text = name_code(lang, "mention-group", part)
        axes.plot(
            [(left + 4) / INNER], [TOP + LINE / 2], "s", ms=7, transform=across,
            mfc=LOOKS[part]["fc"], mec=LOOKS[part]["ec"], mew=0.8,
        )  # fmt: skip
        axes.text(
            (left + 12) / INNER, TOP + LINE / 2, text, fontsize=SMALL, va="center",
            transform=across,
        )  # fmt: skip
        left += measure(text, SMALL) + 28


def _draw_parts(axes: Axes, row: object, middle: float) -> None:
    left, free, per_point = 0, 0.0, axes.get_xlim()[1] / ACROSS
    for part in PARTS:
        count = getattr(row, part)
        if count:
            look = LOOKS[part] | {"lw": 0.8, "clip_on": False}
            axes.barh(middle, count, BAR, left=left, **look)
            place = max(left, free)
            free = place + (measure(str(count), SMALL) + 4) * per_point
            below = {"va": "top", "color": COLOURS["muted"], "fontsize": SMALL}
            axes.text(place, middle + BAR / 2 + 2, str(count), **below)
        left += count
