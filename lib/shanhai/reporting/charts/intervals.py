"""The interval chart: the figures of one pairing, each drawn as its interval."""

import math

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from shanhai.reporting.charts.drawings import INNER, SIDE, cut, make_axes, measure
from shanhai.reporting.charts.panels import Panel
from shanhai.reporting.charts.rows import (
    DETAIL,
    DETAIL_STEP,
    NAME,
    NAME_STEP,
    Row,
    lay_out_rows,
)
from shanhai.reporting.charts.scales import Scale
from shanhai.reporting.style import COLOURS, MARKS, list_settings
from shanhai.reporting.wording import say
from shanhai.reporting.words.figures import NOTE_ANCHOR, make_anchor
from shanhai.reporting.words.numbers import format_tick

TICK = 9.5
THICK, THIN = 5, 3
NEAR_START, NEAR_END = 0.08, 0.9
# How much of a tick's text stands left of the tick.
TEXT_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


def plot_intervals(panel: Panel, *, lang: str) -> Figure:
    """Draw one panel: name and value above a track that holds the interval.

    A row without ends is a gap: its words stand there, over a dotted track. A value
    leads to its note on the same page, where `value_id` names one.
    Leaves out a legend: a status other than achieved stands in words at its row.
    The axis begins at zero; where it is logarithmic, the panel's title says so.
    """
    rows, height = lay_out_rows(panel, lang)
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        figure.set_label(cut(panel.title))
        axes.set_xscale("log" if panel.scale.is_log else "linear")
        axes.set_xlim(panel.scale.left, panel.scale.right)
        axes.minorticks_off()
        for row in rows:
            _draw_text(axes, row)
            _draw_value(axes, row, lang)
            _draw_track(axes, row, panel.scale)
            if not math.isnan(row.figure.low):
                _draw_interval(axes, row, panel.scale)
        _draw_ticks(axes, panel, height - 4, lang)
    return figure


def _draw_text(axes: Axes, row: Row) -> None:
    put = {"transform": axes.get_yaxis_transform(), "va": "top"}
    for number, name in enumerate(row.names):
        axes.text(0, row.top + number * NAME_STEP, name, fontsize=NAME, **put)
    put |= {"fontsize": DETAIL, "color": COLOURS["muted"]}
    for number, detail in enumerate(row.details):
        axes.text(0, row.detail_top + number * DETAIL_STEP, detail, **put)


def _draw_value(axes: Axes, row: Row, lang: str) -> None:
    """Write the value at the right, as a link to its note where there is one."""
    figure = row.figure
    put = {"transform": axes.get_yaxis_transform(), "va": "top", "ha": "right"}
    if figure.value_id:
        heard = {"label": cut(figure.label), "value": cut(figure.value)}
        put |= {
            "url": f"#{make_anchor(NOTE_ANCHOR, figure.value_id)}",
            "label": say(lang, "drawn-value", **heard),
            "color": COLOURS["link"],
        }
    for number, value in enumerate(row.values):
        axes.text(1, row.value_top + number * NAME_STEP, value, fontsize=NAME, **put)


def _draw_track(axes: Axes, row: Row, scale: Scale) -> None:
    """Draw the axis again under each row; dotted where the row has no value."""
    look = {"color": COLOURS["line"], "clip_on": False}
    is_gap = math.isnan(row.figure.low)
    style = {"ls": (0, (1, 3))} if is_gap else {}
    axes.plot([scale.left, scale.right], [row.track] * 2, lw=0.8, **look, **style)
    if is_gap:
        return
    heights = [row.track] * len(scale.ticks)
    axes.plot(scale.ticks, heights, "|", ms=6, mew=0.8, **look)


def _draw_interval(axes: Axes, row: Row, scale: Scale) -> None:
    """Draw a bar between the ends, a mark at each end the document states."""
    figure, mark = row.figure, MARKS[row.figure.status]
    colour = COLOURS[figure.status]
    is_up_to, is_open = figure.qualifier == "at_most", math.isinf(figure.high)
    low = scale.left if is_up_to else figure.low
    high = scale.right if is_open else figure.high
    if low < high:
        axes.plot(
            [low, high],
            [row.track] * 2,
            lw=THIN if mark.is_dashed else THICK,
            ls="--" if mark.is_dashed else "-",
            color=colour,
            solid_capstyle="butt",
            label=figure.figure_id,
        )
    if is_open:
        axes.plot([high], [row.track], ">", ms=9, color=colour, clip_on=False)
    ends = [figure.high] if is_up_to else [figure.low, figure.high]
    stated = [end for end in dict.fromkeys(ends) if math.isfinite(end)]
    axes.plot(
        stated,
        [row.track] * len(stated),
        mark.shape,
        ms=8,
        mew=1.6,
        mec=colour,
        mfc=colour if figure.is_filled else COLOURS["paper"],
        clip_on=False,
        label=figure.figure_id,
    )


def _draw_ticks(axes: Axes, panel: Panel, bottom: float, lang: str) -> None:
    """Name the ticks, as many as stand clear of each other."""
    free = 0.0
    for tick in panel.scale.ticks:
        text, share = (
            format_tick(tick, panel.unit_id, lang),
            panel.scale.find_share(tick),
        )
        side, wide = _align(share), measure(text, TICK)
        start = share * INNER - wide * TEXT_SHARES[side]
        if start >= free:
            look = {"fontsize": TICK, "color": COLOURS["muted"], "va": "bottom"}
            axes.text(tick, bottom, text, ha=side, **look)
            free = start + wide + 2 * SIDE


def _align(share: float) -> str:
    """Keep the outer labels inside the drawing."""
    if share < NEAR_START:
        return "left"
    return "right" if share > NEAR_END else "center"
