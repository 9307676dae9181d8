"""Who is paired with whom: members of each donor on the left, recipients right."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from shanhai.curation.corpus import Corpus, Record
from shanhai.reporting.formatting.names import find_above
from shanhai.reporting.messages import say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.picture import write_alt
from shanhai.reporting.style import COLOURS

# Shares of the width: where members end, lines meet, and recipients begin.
START, MEETING, END = 0.34, 0.46, 0.68
GAP = 0.9
ROOM = sheet.WIDTH * (1 - END) - 24
STEPS = np.linspace(0, 1, 13)
# Places that are not climbed beyond: what stands below belongs to one of them.
WHOLE = ("country", "region", "province", "prefecture")


class Flow(NamedTuple):
    """One pairing: the donor's members and city, the recipient and its prefecture.

    A donor that is no group is its own only member. `since` is empty where the
    document names no year.
    """

    name: str
    donor: Record
    members: list[Record]
    city: Record
    recipient: Record
    prefecture: Record
    since: str


def flow(corpus: Corpus, *, lang: str = "en", ax: Axes | None = None) -> Axes:
    """Draw each pairing as lines from its members to its recipient, city by city.

    Left out: amounts; all lines are equally wide. Dashes: the document names no first
    year.
    """
    flows = list_flows(corpus, lang)
    talls = [max(2, len(one.members)) + GAP for one in flows]
    middles = [sum(talls[:place]) + tall / 2 for place, tall in enumerate(talls)]
    both = list(zip(flows, middles, strict=True))
    lines = [
        *((START, at, MEETING, *to) for to in both for at in _place_members(*to)),
        *((MEETING, middle, END, one, middle) for one, middle in both),
    ]
    points = _bend(pd.DataFrame(lines, columns=["x", "y", "end", "flow", "middle"]))
    with sheet.drawing(lang):
        size = {"height": sum(talls) * 1.25 * sheet.STEP, "top": 4, "bottom": 4}
        axes = sheet.open_axes(ax, **size, left=6)
        axes.set(xlim=(0, 1), ylim=(sum(talls), 0), xticks=[])
        look = {"color": COLOURS["achieved"], "legend": False, "clip_on": False}
        lines = {"x": "x", "y": "y", "units": "line", "estimator": None, "lw": 1.6}
        dashed = {"style": "is_dated", "dashes": {True: "", False: (4, 2)}}
        sns.lineplot(points, **lines, **dashed, ax=axes, **look)
        ends = {"x": [END] * len(flows), "y": middles, "marker": ">", "s": 50}
        sns.scatterplot(**ends, linewidth=0, ax=axes, **look)
        sheet.close_axes(axes)
        for one, middle in both:
            _write(axes, one, middle, lang)
    return axes


def _bend(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the points of lines, which begin and end level."""
    points = lines.loc[lines.index.repeat(len(STEPS))].reset_index(names="line")
    far = np.tile(STEPS, len(lines))
    across = far**2 * (3 - 2 * far)
    return points.assign(
        x=points["x"] + (points["end"] - points["x"]) * far,
        y=points["y"] + (points["middle"] - points["y"]) * across,
        is_dated=[bool(one.since) for one in points["flow"]],
    )


def _place_members(one: Flow, middle: float) -> list[float]:
    """Return the rows of a donor's members, around its middle."""
    first = middle - (len(one.members) - 1) / 2
    return [first + number for number in range(len(one.members))]


def _write(axes: Axes, one: Flow, middle: float, lang: str) -> None:
    """Write the names of a pairing's sides, and since when it is."""
    name, small = f"name_{lang}", {"fontsize": sheet.SMALL}
    muted = {"color": COLOURS["muted"], **small}
    if one.city not in one.members:
        lines = sheet.wrap(getattr(one.city, name), 80)
        sheet.write(axes, (0, middle), lines, **muted)
    for member, place in zip(one.members, _place_members(one, middle), strict=True):
        lines = sheet.wrap(getattr(member, name), sheet.WIDTH * (START - 0.14), most=1)
        sheet.write(axes, (START, place), lines, ha="right", shift=(-6, 0))
    room, place = sheet.WIDTH * (END - MEETING) - 8, (MEETING + 0.01, middle)
    if one.members != [one.donor]:
        lines = sheet.wrap(getattr(one.donor, name), room, sheet.SMALL, 1)
        sheet.write(axes, place, lines, shift=(0, 8), **small)
    since = sheet.wrap(_say_since(one, lang), room, sheet.SMALL, 1)
    sheet.write(axes, place, since, shift=(0, -9), **muted)
    lines, place = sheet.wrap(getattr(one.recipient, name), ROOM), (END, middle)
    is_whole = one.prefecture == one.recipient
    sheet.write(axes, place, lines, shift=(10, 0 if is_whole else 7))
    if not is_whole:
        whole = sheet.wrap(getattr(one.prefecture, name), ROOM, sheet.SMALL, 1)
        sheet.write(axes, place, whole, shift=(10, -8 * len(lines)), **muted)


def _say_since(one: Flow, lang: str) -> str:
    return say(lang, "flow-since", year=one.since or "none")


def describe_flow(corpus: Corpus, *, lang: str = "en") -> tuple[str, str]:
    """Count pairings, members of donors, and pairings with a first year."""
    flows = list_flows(corpus, lang)
    title = say(
        lang,
        "picture-flow",
        pairings=len(flows),
        members=len({unit.place_id for one in flows for unit in one.members}),
        recipients=len({one.recipient.place_id for one in flows}),
        dated=sum(bool(one.since) for one in flows),
    )
    opening = say(lang, "picture-alt-flow", pairings=len(flows))
    pairs = ((one.name, _say_since(one, lang)) for one in flows)
    return title, write_alt(lang, opening, pairs)


def list_flows(corpus: Corpus, lang: str) -> list[Flow]:
    """List the pairings as flows, those of one city together.

    Cities stand in the order of their first pairing, a city before its parts; nothing
    is ranked.
    """
    flows, members = [], corpus.pairing_members
    for pairing in map(corpus.pairing, corpus.known("pairing")):
        donor = corpus.place(pairing.donor_place_id)
        recipient = corpus.place(pairing.recipient_place_id)
        mine = members["place_id"][members["pairing_id"] == pairing.pairing_id]
        flows.append(
            Flow(
                name=getattr(pairing, f"name_{lang}"),
                donor=donor,
                members=[corpus.place(code) for code in mine],
                city=find_above(corpus, donor, *WHOLE),
                recipient=recipient,
                prefecture=find_above(corpus, recipient, *WHOLE),
                since="" if pd.isna(pairing.since) else str(pairing.since),
            )
        )
    cities = list(dict.fromkeys(flow.city.place_id for flow in flows))
    return sorted(
        flows, key=lambda one: (cities.index(one.city.place_id), one.donor != one.city)
    )
