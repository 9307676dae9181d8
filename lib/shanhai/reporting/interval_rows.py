"""Figures as rows: name, value, small print, and a track with a mark.

Rows of one pairing share an axis where they share unit and kind of period: a year
beside a count to date never do, nor pieces of different things.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations, check_frame
from shanhai.reporting.formatting.figures import (
    ACHIEVED,
    PROFILE_ANCHOR,
    make_anchor,
    say_status,
)
from shanhai.reporting.formatting.names import write_unit_name
from shanhai.reporting.formatting.numbers import MONEY, format_tick
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import join_phrases, say
from shanhai.reporting.scales import Scale, make_scale

UNITS_WITH_AXIS = frozenset({"yuan", "person", "person_time", "household"})
FEWEST_ON_AXIS = 2
NOTE = "note"
NEEDED = ("figure_id", "pairing_id", "unit_id", "period_type", "status", "quotable")


@dataclass(frozen=True)
class Row:
    """Hold one figure as it is shown; `track` is None where it has no axis."""

    name: str
    value: Markup
    small: str
    track: Track | None
    anchor: str = ""
    marks: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Track:
    """Hold where a value lies on its axis, in per cent of the width.

    `kind` is the form: `exact` a mark, `between` a bar, `at_least` and `at_most` a bar
    open to one side.
    """

    kind: str
    status: str
    is_doubtful: bool
    left: float
    right: float


@dataclass(frozen=True)
class Panel:
    """Hold the rows of one axis, its title, and its ticks as place and text."""

    title: str
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def named_ticks(self) -> tuple[tuple[float, str], ...]:
        """Return the ticks that have room for their text: first, middle, last."""
        last = len(self.ticks) - 1
        places = {0, last // 2, last} if last % 2 == 0 else {0, last}
        return tuple(self.ticks[place] for place in sorted(places))


def write_rows(
    page: Citations,
    figures: pd.DataFrame,
    *,
    name: str = "series",
    small: Sequence[str] = ("detail", "period"),
    by: str = "",
) -> Block:
    """Write a tidy frame as rows of values, each leading to its note.

    Parameters
    ----------
    name
        The column that names a row.
    small
        Columns of its small print; ``note`` has a line of its own.
    by
        A column whose values become headings; none without.
    """
    small = [small] if isinstance(small, str) else small
    check_frame(figures, *NEEDED, *filter(None, [name, by]), *small)
    if figures.empty:
        nothing = say(page.lang, "rows-nothing")
        return fill_block("fold.html.j2", page.lang, summary=nothing, content="")
    figures = figures.assign(twin=_name_twins(figures))
    parts = figures.groupby(by, observed=True) if by else [("", figures)]
    groups = [
        (str(title), list(_list_panels(page, rows, name, small)))
        for title, rows in parts
    ]
    lines = [
        f"{row.name}: {row.value.striptags()}"
        for _, panels in groups
        for panel in panels
        for row in panel.rows
    ]
    # What must not be quoted says so in words.
    signs = [code for code in (YES, WITH_WORDS) if (figures["quotable"] == code).any()]
    return fill_block(
        "rows.html.j2", page.lang, text="\n".join(lines), groups=groups, signs=signs
    )


def _name_twins(figures: pd.DataFrame) -> list[str]:
    """Name the money that a plan or contract of the same amount is, else nothing.

    On an axis one amount would be two marks.
    """
    money = figures[(figures["unit_id"] == MONEY) & (figures["status"] == ACHIEVED)]
    keys = zip(money["pairing_id"], money["low"], money["high"], strict=True)
    names = dict(zip(keys, money["series"], strict=True))
    return [
        names.get((row.pairing_id, row.low, row.high), "")
        if row.unit_id == MONEY and row.status != ACHIEVED
        else ""
        for row in iterate_rows(figures)
    ]


def _list_panels(
    page: Citations, figures: pd.DataFrame, name: str, small: Sequence[str]
) -> Iterator[Panel]:
    """Yield figures that share an axis, and those that have none."""
    # A plan or contract is no shorter or longer result.
    is_result = figures["status"] == ACHIEVED
    # What stands on one axis is compared, so an axis has figures of one pairing.
    keys = ["pairing_id", "unit_id", "period_type"]
    alike = figures.groupby([*keys, is_result], observed=True)["figure_id"]
    has_axis = is_result & figures["unit_id"].isin(UNITS_WITH_AXIS)
    has_axis &= alike.transform("size") >= FEWEST_ON_AXIS
    on_axis = figures[has_axis].groupby(keys, observed=True, sort=False)
    for (_, unit, _), rows in on_axis:
        yield _make_panel(page, rows, unit, name, small)
    rows = figures[~has_axis].sort_index(kind="stable")
    if len(rows):
        yield Panel("", tuple(_list_rows(page, rows, name, small)), ())


def _make_panel(
    page: Citations,
    rows: pd.DataFrame,
    unit: str,
    name: str,
    small: Sequence[str],
) -> Panel:
    scale = make_scale(rows)
    title = say(
        page.lang,
        "panel-title-log" if scale.is_log else "panel-title",
        unit=write_unit_name(page.lang, unit),
    )
    ticks = name_places(scale, unit, page.lang)
    return Panel(title, tuple(_list_rows(page, rows, name, small, scale)), ticks)


def name_places(scale: Scale, unit: str, lang: str) -> tuple[tuple[float, str], ...]:
    """Return the ticks of an axis as place and text."""
    return tuple(
        (_place(scale, tick), format_tick(tick, unit, lang)) for tick in scale.ticks
    )


def _list_rows(
    page: Citations,
    figures: pd.DataFrame,
    name: str,
    small: Sequence[str],
    scale: Scale | None = None,
) -> Iterator[Row]:
    for row in iterate_rows(figures):
        told = [getattr(row, column) for column in small if column != NOTE]
        told.append(say_status(row, page.lang))
        if row.twin:
            told.append(say(page.lang, "rows-same", name=row.twin))
        yield Row(
            anchor=make_anchor(PROFILE_ANCHOR, row.figure_id),
            name=getattr(row, name),
            value=page.cite(row.figure_id),
            small=join_phrases(page.lang, told),
            note=row.note if NOTE in small else "",
            marks=(row.quotable,),
            track=make_track(row, scale) if scale else None,
        )


def make_track(row: object, scale: Scale) -> Track:
    """Find where a figure lies on its axis; what is not to be quoted is doubtful."""
    low, high = row.low, min(row.high, scale.right)
    kind = "exact" if row.low == row.high else "between"
    if math.isinf(row.high):
        kind, high = "at_least", scale.right
    elif getattr(row, "qualifier", "") == "at_most":
        kind, low = "at_most", scale.left
    ends = (_place(scale, end) for end in (low, high))
    return Track(kind, row.status, getattr(row, "quotable", "") == NO, *ends)


def _place(scale: Scale, value: float) -> float:
    return round(100 * scale.find_share(max(value, scale.left)), 2)
