"""Who is paired with whom: members of each donor on the left, recipients right."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from shanhai.curation.corpus import Corpus
from shanhai.reporting.formatting.flows import Flow, list_flows
from shanhai.reporting.messages import say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.tidied import write_alt
from shanhai.reporting.style import COLOURS

# Shares of the width: where members end, lines meet, and recipients begin.
START, MEETING, END = 0.34, 0.46, 0.68
GAP = 0.9
CURVE = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]


def flow(corpus: Corpus, *, lang: str = "en", ax: Axes | None = None) -> Axes:
    """Draw each pairing as lines from its members to its recipient, city by city.

    Left out: amounts; all lines are equally wide. Dashes: the document names no first
    year.
    """
    flows = list_flows(corpus, lang)
    rows = sum(max(2, len(one.members)) + GAP for one in flows)
    with sheet.drawing(lang):
        axes = sheet.open_axes(
            ax, height=rows * 1.25 * sheet.STEP, top=4, bottom=4, left=6
        )
        axes.set(xlim=(0, 1), ylim=(rows, 0), xticks=[], yticks=[])
        sheet.close_axes(axes)
        top = 0.0
        for one in flows:
            tall = max(2, len(one.members)) + GAP
            _draw(axes, one, top, tall, lang)
            top += tall
    return axes


def _draw(axes: Axes, one: Flow, top: float, tall: float, lang: str) -> None:
    middle = top + tall / 2
    muted = {"color": COLOURS["muted"], "fontsize": sheet.SMALL}
    if one.city not in one.members:
        sheet.write(axes, (0, middle), sheet.wrap(one.city.name, 80), **muted)
    first = middle - (len(one.members) - 1) / 2
    for number, member in enumerate(one.members):
        place = (START, first + number)
        name = sheet.wrap(member.name, sheet.WIDTH * (START - 0.14), most=1)
        sheet.write(axes, place, name, ha="right", shift=(-6, 0))
        _draw_line(axes, place, (MEETING, middle), one)
    _draw_line(axes, (MEETING, middle), (END, middle), one)
    axes.plot([END], [middle], ">", color=COLOURS["achieved"], ms=7)
    room = sheet.WIDTH * (END - MEETING) - 8
    since = say(lang, "flow-since", year=one.since or "none")
    place = (MEETING + 0.01, middle)
    if one.is_group:
        sheet.write(
            axes,
            place,
            sheet.wrap(one.donor.name, room, sheet.SMALL, 1),
            shift=(0, 8),
            fontsize=sheet.SMALL,
        )
    sheet.write(
        axes, place, sheet.wrap(since, room, sheet.SMALL, 1), shift=(0, -9), **muted
    )
    names = sheet.wrap(one.recipient.name, sheet.WIDTH * (1 - END) - 24)
    is_part = one.prefecture != one.recipient
    sheet.write(axes, (END, middle), names, shift=(10, 7 if is_part else 0))
    if is_part:
        below = (10, -8 * len(names))
        sheet.write(
            axes,
            (END, middle),
            sheet.wrap(one.prefecture.name, 180, sheet.SMALL, 1),
            shift=below,
            **muted,
        )


def _draw_line(axes: Axes, start: tuple, end: tuple, one: Flow) -> None:
    bend = (start[0] + end[0]) / 2
    path = Path([start, (bend, start[1]), (bend, end[1]), end], CURVE)
    style = "-" if one.since else (0, (4, 2))
    look = {"ec": COLOURS["achieved"], "fc": "none", "lw": 1.6, "ls": style}
    axes.add_patch(PathPatch(path, clip_on=False, **look))


def describe_flow(corpus: Corpus, *, lang: str = "en") -> str:
    """Count pairings, members of donors, and pairings with a first year."""
    flows = list_flows(corpus, lang)
    return say(
        lang,
        "picture-flow",
        pairings=len(flows),
        members=len({unit for one in flows for unit in one.members}),
        recipients=len({one.recipient for one in flows}),
        dated=sum(bool(one.since) for one in flows),
    )


def alt_flow(corpus: Corpus, *, lang: str = "en") -> str:
    """Say how the lines run, and since when each pairing is."""
    flows = list_flows(corpus, lang)
    since = [say(lang, "flow-since", year=one.since or "none") for one in flows]
    opening = say(lang, "picture-alt-flow", pairings=len(flows))
    return write_alt(
        lang,
        opening,
        zip((one.name for one in flows), since, strict=True),
    )
