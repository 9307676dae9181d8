"""The interval chart: the figures of one pairing, each drawn as its interval."""

import math
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from shanhai.reporting.charts.drawings import INNER, SIDE, make_axes, measure, wrap
from shanhai.reporting.charts.panels import Panel
from shanhai.reporting.charts.scales import Scale
from shanhai.reporting.style import COLOURS, MARKS, list_settings
from shanhai.reporting.words.numbers import format_tick

NAME, DETAIL, TICK = 11.0, 9.5, 9.5
NAME_STEP, DETAIL_STEP = 15.0, 13.0
TRACK, GAP, TOP, BOTTOM = 16.0, 8.0, 6.0, 20.0
THICK, THIN = 5, 3
SEPARATOR = " · "
PLAIN_STATUS = "achieved"
NEAR_START, NEAR_END = 0.08, 0.9


@dataclass(frozen=True)
class Row:
    """One figure of the chart: its lines of text and where its track lies."""

    figure: object
    names: list[str]
    details: list[str]
    top: float
    track: float


def plot_intervals(panel: Panel, *, lang: str) -> Figure:
    """Draw one panel: name and value above a track that holds the interval.

    A row without ends is a gap: its words stand there, and no track.
    Leaves out a legend: a status other than achieved stands in words at its row.
    The axis begins at zero; where it is logarithmic, the panel's title says so.
    """
    rows, height = _lay_out(panel)
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        axes.set_xscale("log" if panel.scale.is_log else "linear")
        axes.set_xlim(panel.scale.left, panel.scale.right)
        axes.minorticks_off()
        for row in rows:
            _draw_text(axes, row)
            if not math.isnan(row.figure.low):
                _draw_track(axes, row, panel.scale)
                _draw_interval(axes, row, panel.scale)
        _draw_ticks(axes, panel, height - 4, lang)
    return figure


def _lay_out(panel: Panel) -> tuple[list[Row], float]:
    rows, top = [], TOP
    for figure in panel.rows.itertuples(index=False):
        room = INNER - measure(figure.value, NAME) - 2 * SIDE
        names = wrap(figure.label, NAME, room)
        details = _list_details(figure, panel.has_one_period)
        text = len(names) * NAME_STEP + len(details) * DETAIL_STEP
        rows.append(Row(figure, names, details, top, top + text + TRACK / 2))
        top += text + TRACK + GAP
    return rows, top + BOTTOM


def _list_details(figure: object, has_one_period: bool) -> list[str]:
    """Say below the name what the panel's title does not say for all its rows."""
    words = [
        "" if figure.status == PLAIN_STATUS else figure.status_word,
        figure.detail,
        "" if has_one_period else figure.period,
    ]
    small = SEPARATOR.join(word for word in words if word)
    return wrap(small, DETAIL, INNER) if small else []


def _draw_text(axes: Axes, row: Row) -> None:
    put = {"transform": axes.get_yaxis_transform(), "va": "top"}
    for number, name in enumerate(row.names):
        axes.text(0, row.top + number * NAME_STEP, name, fontsize=NAME, **put)
    axes.text(1, row.top, row.figure.value, fontsize=NAME, ha="right", **put)
    below = row.top + len(row.names) * NAME_STEP
    put |= {"fontsize": DETAIL, "color": COLOURS["muted"]}
    for number, detail in enumerate(row.details):
        axes.text(0, below + number * DETAIL_STEP, detail, **put)


def _draw_track(axes: Axes, row: Row, scale: Scale) -> None:
    look = {"color": COLOURS["line"], "clip_on": False}
    axes.plot([scale.left, scale.right], [row.track] * 2, lw=0.8, **look)
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
    for tick in panel.scale.ticks:
        axes.text(
            tick,
            bottom,
            format_tick(tick, panel.unit_id, lang),
            fontsize=TICK,
            color=COLOURS["muted"],
            ha=_align(panel.scale.find_share(tick)),
            va="bottom",
        )


def _align(share: float) -> str:
    """Keep the outer labels inside the drawing."""
    if share < NEAR_START:
        return "left"
    return "right" if share > NEAR_END else "center"
