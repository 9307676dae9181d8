"""Where the places of the flow picture stand, and where its lines meet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import mean

from shanhai.reporting.charts.drawings import INNER, SIDE, SMALLEST, wrap
from shanhai.reporting.words.flows import Flow, Unit

NAME, SMALL = 11.5, SMALLEST
STEP, TOP, BOTTOM = 15.0, 26.0, 4.0
# Between pairings, below a city's name, and, besides, between cities.
GAP, HEAD_GAP, CITY_GAP = 12.0, 2.0, 12.0
# A pairing has room for its words above and below its line.
LOWEST = 38.0
# Where names end on the left, lines start, meet, and arrive, names begin on the right.
LEFT, START, MEETING, END, RIGHT = 100, 113, 134, 224, 240
# Names may reach to the sheet's edges.
LEFT_ROOM, RIGHT_ROOM = LEFT + SIDE, INNER + SIDE - RIGHT


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


def lay_out_donors(
    flows: Sequence[Flow],
) -> tuple[list[Stream], list[Label], float]:
    """Stack the members of each donor by city; return streams, labels, the bottom."""
    streams, labels, top = [], [], TOP
    for city, mine in groupby(flows, key=lambda flow: flow.city):
        for number, flow in enumerate(mine):
            if number == 0 and city not in flow.members:
                labels.append(_make_label(city, top, LEFT_ROOM, is_partner=False))
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
        members.append(_make_label(unit, top, LEFT_ROOM, size=size))
        top = members[-1].bottom
    return members


def lay_out_recipients(streams: Sequence[Stream]) -> list[Label]:
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
            head = _make_label(whole, 0, RIGHT_ROOM, is_partner=False)
            tall = head.bottom + HEAD_GAP
            labels.append(replace(head, y=head.y + max(lowest, top - tall)))
            lowest = labels[-1].bottom + HEAD_GAP
        labels.append(_make_label(unit, max(lowest, top), RIGHT_ROOM))
    return labels


def _make_label(
    unit: Unit, top: float, width: float, *, size: float = NAME, is_partner: bool = True
) -> Label:
    lines = wrap(unit.name, size, width, most=3)
    return Label(unit, lines, size, top + STEP / 2, is_partner)
