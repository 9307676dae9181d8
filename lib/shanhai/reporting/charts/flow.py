"""The flow picture: members of each donor, by city, to recipients, by prefecture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import mean

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from shanhai.reporting.charts.drawings import INNER, fit, make_axes, wrap
from shanhai.reporting.style import COLOURS, list_settings
from shanhai.reporting.wording import say
from shanhai.reporting.words.flows import WHOLE, Flow, Unit

NAME, SMALL = 11.0, 9.5
STEP, TOP, BOTTOM = 14.0, 24.0, 4.0
# Between pairings, below a city's name, and, besides, between cities.
GAP, HEAD_GAP, CITY_GAP = 12.0, 2.0, 12.0
# A pairing has room for its words above and below its line.
LOWEST = 34.0
# Where names end on the left, lines start, meet, and arrive, names begin on the right.
LEFT, START, MEETING, END, RIGHT = 99, 112, 137, 215, 231
MARK = 6
# One width for all: it says nothing about amounts.
LINE = {"lw": 1.8, "ec": COLOURS["context"], "fc": "none", "clip_on": False}


@dataclass(frozen=True)
class Label:
    """A place in the picture: its lines of text, and the middle of the first."""

    unit: Unit
    lines: list[str]
    size: float
    y: float
    is_partner: bool

    @property
    def bottom(self) -> float:
        """Return where the last line ends."""
        return self.y + (len(self.lines) - 0.5) * STEP


@dataclass(frozen=True)
class Stream:
    """A flow laid out: the labels of its members, and where their lines meet."""

    flow: Flow
    members: list[Label]
    y: float


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
    streams, left, bottom = _lay_out_donors(flows)
    right = _lay_out_recipients(streams)
    height = max(bottom, right[-1].bottom) + BOTTOM
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        axes.set_xlim(0, INNER)
        _draw_heads(axes, lang)
        for stream in streams:
            _draw_stream(axes, stream, right, lang)
        for label in left:
            _draw_label(axes, label, LEFT, START - 5, "right")
        for label in right:
            _draw_label(axes, label, RIGHT, RIGHT - 8, "left")
    return figure


def _lay_out_donors(
    flows: Sequence[Flow],
) -> tuple[list[Stream], list[Label], float]:
    streams, labels, top = [], [], TOP
    for city, mine in groupby(flows, key=lambda flow: flow.city):
        for number, flow in enumerate(mine):
            if number == 0 and city not in flow.members:
                labels.append(_make_label(city, top, LEFT, is_partner=False))
                top = labels[-1].bottom + HEAD_GAP
            members = _stack_members(flow, top)
            labels += members
            streams.append(Stream(flow, members, mean(label.y for label in members)))
            top = max(members[-1].bottom, streams[-1].y + LOWEST / 2) + GAP
        top += CITY_GAP
    return streams, labels, top - GAP - CITY_GAP


def _stack_members(flow: Flow, top: float) -> list[Label]:
    size = SMALL if flow.is_group else NAME
    members: list[Label] = []
    for unit in flow.members:
        members.append(_make_label(unit, top, LEFT, size=size))
        top = members[-1].bottom
    return members


def _lay_out_recipients(streams: Sequence[Stream]) -> list[Label]:
    """Put each recipient where its lines arrive, or below the one before it."""
    wishes: dict[Unit, list[float]] = {}
    wholes = {stream.flow.recipient: stream.flow.prefecture for stream in streams}
    for stream in streams:
        wishes.setdefault(stream.flow.recipient, []).append(stream.y)
    order = list(dict.fromkeys(wholes.values()))
    labels: list[Label] = []
    # A prefecture that is itself a recipient stands before those of its counties.
    for unit in sorted(wishes, key=lambda u: (order.index(wholes[u]), wholes[u] != u)):
        whole, top = wholes[unit], mean(wishes[unit]) - STEP / 2
        lowest = labels[-1].bottom + HEAD_GAP if labels else TOP
        is_shown = any(wholes.get(label.unit, label.unit) == whole for label in labels)
        if whole != unit and not is_shown:
            head = _make_label(whole, 0, INNER - RIGHT, is_partner=False)
            tall = head.bottom + HEAD_GAP
            labels.append(replace(head, y=head.y + max(lowest, top - tall)))
            lowest = labels[-1].bottom + HEAD_GAP
        labels.append(_make_label(unit, max(lowest, top), INNER - RIGHT))
    return labels


def _make_label(
    unit: Unit, top: float, width: float, *, size: float = NAME, is_partner: bool = True
) -> Label:
    lines = wrap(unit.name, size, width, most=3)
    return Label(unit, lines, size, top + STEP / 2, is_partner)


def _draw_heads(axes: Axes, lang: str) -> None:
    look = {"fontsize": SMALL, "color": COLOURS["muted"], "va": "top"}
    axes.text(LEFT, 4, say(lang, "head-donor"), ha="right", **look)
    axes.text(RIGHT, 4, say(lang, "head-recipient"), **look)


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
