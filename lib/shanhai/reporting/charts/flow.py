"""The flow picture: members of each donor, by city, to recipients, by prefecture."""

from collections.abc import Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from shanhai.reporting.charts.drawings import INNER, fit, make_axes
from shanhai.reporting.charts.flow_layout import (
    BOTTOM,
    END,
    LEFT,
    MEETING,
    RIGHT,
    SMALL,
    START,
    STEP,
    Label,
    Stream,
    lay_out_donors,
    lay_out_recipients,
)
from shanhai.reporting.style import COLOURS, list_settings
from shanhai.reporting.wording import say
from shanhai.reporting.words.flows import WHOLE, Flow, Unit

MARK = 6
# One width for all: it says nothing about amounts.
LINE = {"lw": 1.8, "ec": COLOURS["context"], "fc": "none", "clip_on": False}


def plot_flow(flows: Sequence[Flow], *, lang: str) -> Figure:
    """Draw who is paired with whom, from left to right, level by level.

    Leaves out amounts: all lines are equally wide. Shape tells the level, a hollow
    mark a city or prefecture that takes part in parts only, dashes a pairing
    whose first year is not stated.

    Parameters
    ----------
    flows
        At least one; those of one city stand together.
    """
    streams, left, bottom = lay_out_donors(flows)
    right = lay_out_recipients(streams)
    height = max(bottom, right[-1].bottom) + BOTTOM
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        axes.set_xlim(0, INNER)
        _draw_heads(axes, lang)
        cities = {unit: flow.city for flow in flows for unit in flow.members}
        _draw_wholes(axes, left, cities, START - 5)
        prefectures = {flow.recipient: flow.prefecture for flow in flows}
        _draw_wholes(axes, right, prefectures, RIGHT - 8)
        for stream in streams:
            _draw_stream(axes, stream, right, lang)
        for label in left:
            _draw_label(axes, label, LEFT, START - 5, "right")
        for label in right:
            _draw_label(axes, label, RIGHT, RIGHT - 8, "left")
    return figure


def _draw_heads(axes: Axes, lang: str) -> None:
    look = {"fontsize": SMALL, "color": COLOURS["muted"], "va": "top"}
    axes.text(LEFT, 4, say(lang, "head-donor"), ha="right", **look)
    axes.text(RIGHT, 4, say(lang, "head-recipient"), **look)


def _draw_wholes(
    axes: Axes, labels: list[Label], wholes: dict[Unit, Unit], mark: float
) -> None:
    """Join a city or prefecture with its parts by a thin line through their marks."""
    for head in labels:
        parts = [label.y for label in labels if wholes.get(label.unit) == head.unit]
        if parts:
            look = {"lw": 0.8, "color": COLOURS["line"], "clip_on": False}
            axes.plot([mark] * 2, [head.y, max(parts)], zorder=0, **look)


def _draw_stream(axes: Axes, stream: Stream, right: list[Label], lang: str) -> None:
    """Draw the lines of a pairing, named above and dated below where they meet."""
    flow = stream.flow
    (target,) = [one for one in right if one.is_partner and one.unit == flow.recipient]
    style = "-" if flow.since else (0, (3, 2))
    for member in stream.members:
        _draw_line(axes, (START, member.y), (MEETING, stream.y), style)
    _draw_line(axes, (MEETING, stream.y), (END, target.y), style)
    arrow = {"color": LINE["ec"], "clip_on": False, "label": flow.name}
    axes.plot([END], [target.y], ">", ms=6, mew=0, **arrow)
    room = END - MEETING - 4
    above = fit(flow.donor.name, SMALL, room) if flow.is_group else ""
    below = say(lang, "flow-since", year=flow.since or "none")
    axes.text(MEETING, stream.y - 4, above, fontsize=SMALL, va="bottom")
    axes.text(
        MEETING,
        stream.y + 4,
        fit(below, SMALL, room),
        fontsize=SMALL,
        color=COLOURS["muted"],
        va="top",
    )


def _draw_line(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], style: object
) -> None:
    bend = (start[0] + end[0]) / 2
    points = [start, (bend, start[1]), (bend, end[1]), end]
    codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    axes.add_patch(PathPatch(Path(points, codes), ls=style, **LINE))


def _draw_label(axes: Axes, label: Label, x: float, mark: float, side: str) -> None:
    ink = COLOURS["ink" if label.is_partner else "muted"]
    for number, line in enumerate(label.lines):
        look = {"fontsize": label.size, "color": ink, "ha": side, "va": "center"}
        axes.text(x, label.y + number * STEP, line, **look)
    axes.plot(
        [mark],
        [label.y],
        _choose_shape(label.unit),
        ms=MARK,
        mew=1.2,
        mec=ink,
        mfc=ink if label.is_partner else COLOURS["paper"],
        clip_on=False,
        label=label.unit.place_id,
    )


def _choose_shape(unit: Unit) -> str:
    if unit.level in WHOLE:
        return "D"
    return "s" if unit.level == "county" else "o"
