"""The interval chart: the figures of one pairing, each drawn as its interval."""

import math
from itertools import pairwise

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from shanhai.reporting.charts.drawings import (
    FLUSH,
    INNER,
    SIDE,
    SMALLEST,
    cut,
    make_axes,
    measure,
)
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
from shanhai.reporting.words.figures import name_note
from shanhai.reporting.words.numbers import format_tick

TICK = SMALLEST
THICK, THIN = 5, 3


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
        axes.text(FLUSH, row.top + number * NAME_STEP, name, fontsize=NAME, **put)
    put |= {"fontsize": DETAIL, "color": COLOURS["muted"]}
    for number, detail in enumerate(row.details):
        axes.text(FLUSH, row.detail_top + number * DETAIL_STEP, detail, **put)


def _draw_value(axes: Axes, row: Row, lang: str) -> None:
    """Write the value at the right, as a link to its note where there is one."""
    figure = row.figure
    put = {"transform": axes.get_yaxis_transform(), "va": "top", "ha": "right"}
    if figure.value_id:
        heard = {"label": cut(figure.heard), "value": cut(figure.value)}
        put |= {
            "url": f"#{name_note(figure.value_id)}",
            "label": say(lang, "drawn-value", **heard),
            "color": COLOURS["link"],
        }
    elif math.isnan(figure.low):
        put["color"] = COLOURS["muted"]
    for number, value in enumerate(row.values):
        axes.text(1, row.value_top + number * NAME_STEP, value, fontsize=NAME, **put)


def _draw_track(axes: Axes, row: Row, scale: Scale) -> None:
    """Draw the axis again under each row; dotted where the row has no value."""
    look = {"color": COLOURS["line"], "clip_on": False}
    is_gap = math.isnan(row.figure.low)
    style = {"ls": (0, (1.5, 3)), "lw": 1.2} if is_gap else {"lw": 0.8}
    axes.plot([scale.left, scale.right], [row.track] * 2, **look, **style)
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
        ms=mark.size,
        mew=1.6,
        mec=colour,
        mfc=colour if figure.is_filled else COLOURS["paper"],
        clip_on=False,
        label=figure.figure_id,
    )


def _draw_ticks(axes: Axes, panel: Panel, bottom: float, lang: str) -> None:
    """Name the ticks below the last track."""
    look = {"fontsize": TICK, "color": COLOURS["muted"], "va": "bottom"}
    for start, text in _name_ticks(panel, lang):
        place = (start / INNER, bottom)
        axes.text(*place, text, transform=axes.get_yaxis_transform(), **look)


def _name_ticks(panel: Panel, lang: str) -> list[tuple[float, str]]:
    """List where the tick names begin, in points: of all ticks, or of every nth.

    As many as stand clear of each other. A name stands in the middle below its tick,
    moved only where it would leave the sheet.
    """
    names = []
    for tick in panel.scale.ticks:
        text = format_tick(tick, panel.unit_id, lang)
        wide, middle = measure(text, TICK), panel.scale.find_share(tick) * INNER
        start = max(-SIDE, min(middle - wide / 2, INNER + SIDE - wide))
        names.append((start, start + wide + 2 * SIDE, text))
    every = next(
        step
        for step in range(1, len(names) + 1)
        if all(one[1] <= other[0] for one, other in pairwise(names[::step]))
    )
    return [(start, text) for start, _, text in names[::every]]
