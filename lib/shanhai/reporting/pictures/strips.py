"""Strips: one row a figure, a mark for a value, a bar or an arrow for an interval."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.pictures import sheet
from shanhai.reporting.style import COLOURS, MARKS, PlainLogScale

PLAIN = "achieved"
# Beyond this share of the axis a value is written before its mark.
TURN, ARROW = 0.5, 0.1
WORDS, GAP = 195, 400
BUTT = {"solid_capstyle": "butt", "dash_capstyle": "butt"}
DASHES, DOTS = (0, (1.2, 0.5)), (0, (1, 4))


def draw_strips(
    rows: pd.DataFrame,
    *,
    label: str,
    lang: str,
    ax: Axes | None = None,
    texts: Callable[[float], str] = str,
    span: tuple[float, float] | None = None,
    log: bool = False,
) -> Axes:
    """Draw rows of name, small, low, high, mark, is_doubtful and words.

    A row without ``low`` is a gap, which only says why; ends may be infinite.

    Parameters
    ----------
    texts
        Prints a tick.
    span
        Where the axis begins and ends; from zero beyond the largest mark if None.
    """
    with sheet.drawing(lang):
        labels = sheet.lay_labels(list(rows["name"]), list(rows["small"]))
        tall = sheet.find_tallest([*labels, ["", ""]])
        axes = sheet.open_axes(ax, height=tall * len(rows), top=6, bottom=36)
        if span:
            axes.set_xlim(*span)
        else:
            _set_span(axes, rows, texts, log=log)
        sheet.finish_ticks(axes, label)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        for place, row in enumerate(iterate_rows(rows)):
            _draw_row(axes, row, place)
        sheet.close_axes(axes)
        sheet.label_rows(axes, labels)
    return axes


def _set_span(
    axes: Axes, rows: pd.DataFrame, texts: Callable[[float], str], *, log: bool
) -> None:
    ends = pd.concat([rows["low"], rows["high"]]).dropna()
    top = ends[ends < math.inf].max() or 1
    if not log:
        sheet.set_ticks(axes, top, texts)
        return
    first, last = (
        math.floor(math.log10(ends[ends > 0].min())),
        math.floor(math.log10(top)) + 1,
    )
    axes.set_xscale(PlainLogScale(axes.xaxis))
    ticks = [10.0**power for power in range(first, last + 1)]
    axes.set_xlim(ticks[0], ticks[-1])
    axes.set_xticks(ticks, [texts(tick) for tick in ticks])
    axes.minorticks_off()


def _draw_row(axes: Axes, row: object, place: int) -> None:
    """Draw a row's line, its mark or bar, and the words beside it."""
    left, right = axes.get_xlim()
    is_gap = pd.isna(row.low)
    line = {"color": COLOURS["line"], "lw": 0.7, "zorder": 0}
    axes.plot([left, right], [place] * 2, ls=DOTS if is_gap else "-", **line)
    if is_gap:
        look = {"fontsize": sheet.SMALL, "color": COLOURS["muted"], "shift": (6, 0)}
        _write(axes, (left, place), row.words, GAP, **look)
        return
    colour = COLOURS["context" if row.is_doubtful else row.mark]
    is_hollow = row.is_doubtful or not MARKS[row.mark].is_filled
    draw = _draw_mark if row.low == row.high else _draw_bar
    low, high = draw(axes, row, place, colour, is_hollow)
    shown = axes.transScale.transform([(end, 0) for end in (left, low, high, right)])
    start, first, last, end = shown[:, 0]
    is_before = first - start > end - last and first - start > TURN * (end - start)
    side, shift = ("right", (-10, 0)) if is_before else ("left", (10, 0))
    look = {"fontsize": sheet.SMALL, "shift": shift, "ha": side}
    _write(axes, (low if is_before else high, place), row.words, WORDS, **look)


def _draw_mark(
    axes: Axes, row: object, place: int, colour: str, is_hollow: bool
) -> tuple[float, float]:
    mark = MARKS[row.mark]
    sns.scatterplot(
        x=[row.low],
        y=[place],
        marker=mark.shape,
        s=mark.size**2 * 1.2,
        color=COLOURS["paper"] if is_hollow else colour,
        edgecolor=colour,
        linewidth=1.6 if is_hollow else 0,
        clip_on=False,
        legend=False,
        ax=axes,
    )
    return row.low, row.low


def _draw_bar(
    axes: Axes, row: object, place: int, colour: str, is_hollow: bool
) -> tuple[float, float]:
    """Draw an interval between its ends; an end that is open has an arrow's head."""
    left, right = axes.get_xlim()
    arrow = ARROW * (right - left)
    low = row.low if math.isfinite(row.low) else max(left, row.high - arrow)
    high = row.high if math.isfinite(row.high) else min(right, low + arrow)
    look = {"color": colour, "clip_on": False}
    style = DASHES if is_hollow else "-"
    axes.plot([low, high], [place] * 2, ls=style, lw=5, **look, **BUTT)
    for end, stated, head in ((low, row.low, "<"), (high, row.high, ">")):
        shape, size = ("|", 9) if math.isfinite(stated) else (head, 8)
        axes.plot([end], [place], shape, ms=size, mew=1.6, **look)
    return low, high


def _write(
    axes: Axes, place: tuple[float, float], words: str, room: float, **look: object
) -> None:
    """Write words on paper of their own: the row's line must not strike them."""
    paper = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 0.8}
    lines = sheet.wrap(words, room, sheet.SMALL, 2)
    sheet.write(axes, place, lines, bbox=paper, **look)
