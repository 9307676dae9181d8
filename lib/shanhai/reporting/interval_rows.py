"""Figures as rows: name, value, small print, and a track with a mark.

Rows of one pairing share an axis where they share unit and kind of period: a year
beside a count to date never do, nor pieces of different things.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.citations import Citations, check_frame, link_page
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

UNITS_WITH_AXIS = frozenset({"yuan", "person", "person_time", "household"})
FEWEST_ON_AXIS = 2
# Beyond this spread the shorter marks of a linear axis all lie on zero.
WIDEST_LINEAR_SPREAD = 100
LINEAR_MARGIN, LOG_MARGIN = 1.06, 1.6
MOST_STEPS = 4
NOTE = "note"
# The page of a heading, by the column that it is of.
PAGES = {"domain": "comparison", "pairing": "profile"}
NEEDED = ("figure_id", "pairing_id", "unit_id", "period_type", "status", "quotable")


@dataclass(frozen=True)
class Scale:
    """Where the axis begins and ends, and which values it names."""

    left: float
    right: float
    ticks: Sequence[float]
    is_log: bool = False

    def place(self, value: float) -> float:
        """Return how far along the axis a value lies, in per cent."""
        value, left, right = max(value, self.left), self.left, self.right
        if self.is_log:
            return round(100 * (math.log(value / left) / math.log(right / left)), 2)
        return round(100 * ((value - left) / (right - left)), 2)

    def name_ticks(self, unit: str, lang: str) -> list[tuple[float, str]]:
        """Return the ticks as place and text."""
        return [(self.place(one), format_tick(one, unit, lang)) for one in self.ticks]


def make_scale(rows: pd.DataFrame) -> Scale:
    """Make the scale that holds every stated end of the rows' intervals.

    It begins at zero, or is logarithmic where the spread asks for it.
    """
    # Imported here: the first page has rows of its own, and draws nothing.
    from matplotlib.ticker import LogLocator, MaxNLocator

    reach = max(rows["low"].max(), rows.loc[rows["high"] < math.inf, "high"].max())
    # "At most" says nothing of its lower end, so the upper one counts.
    least = rows["low"].where(rows["qualifier"] != "at_most", rows["high"]).min()
    is_log = bool(least > 0 and reach / least > WIDEST_LINEAR_SPREAD)
    if is_log:
        left, right = 10 ** math.floor(math.log10(least)), reach * LOG_MARGIN
        locator = LogLocator(numticks=MOST_STEPS + 1)
    else:
        left, right = 0, reach * LINEAR_MARGIN or 1
        locator = MaxNLocator(MOST_STEPS, steps=[1, 2, 5, 10])
    ticks = map(float, locator.tick_values(left, reach))
    return Scale(left, right, [tick for tick in ticks if left <= tick <= right], is_log)


def make_track(row: object, scale: Scale) -> dict[str, object]:
    """Find where a figure lies on its axis; what is not to be quoted is doubtful.

    The kind is the form: `exact` a mark, `between` a bar, `at_least` and `at_most` a
    bar open to one side.
    """
    low, high = row.low, min(row.high, scale.right)
    kind = "exact" if row.low == row.high else "between"
    if math.isinf(row.high):
        kind, high = "at_least", scale.right
    elif getattr(row, "qualifier", "") == "at_most":
        kind, low = "at_most", scale.left
    return {
        "kind": kind,
        "status": row.status,
        "is_doubtful": getattr(row, "quotable", "") == NO,
        "left": scale.place(low),
        "right": scale.place(high),
    }


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
        (_link_head(page, by, title, rows), list(_list_panels(page, rows, name, small)))
        for title, rows in parts
    ]
    lines = [
        f"{row['name']}: {row['value'].striptags()}"
        for _, panels in groups
        for panel in panels
        for row in panel["rows"]
    ]
    # What must not be quoted says so in words.
    signs = [code for code in (YES, WITH_WORDS) if (figures["quotable"] == code).any()]
    told = {"text": "\n".join(lines), "groups": groups, "signs": signs}
    return fill_block("rows.html.j2", page.lang, **told)


def _link_head(page: Citations, by: str, title: str, rows: pd.DataFrame) -> str:
    """Lead from the name of a domain or pairing to its page."""
    if by not in PAGES or f"{by}_id" not in rows:
        return str(title)
    code = rows[f"{by}_id"].iloc[0]
    return link_page(page, f"{PAGES[by]}-{code}", "", str(title))


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
) -> Iterator[dict[str, object]]:
    """Yield figures that share an axis, with its ticks, and those that have none."""
    # A plan or contract is no shorter or longer result.
    is_result = figures["status"] == ACHIEVED
    # What stands on one axis is compared, so an axis has figures of one pairing.
    keys = ["pairing_id", "unit_id", "period_type"]
    alike = figures.groupby([*keys, is_result], observed=True)["figure_id"]
    has_axis = is_result & figures["unit_id"].isin(UNITS_WITH_AXIS)
    has_axis &= alike.transform("size") >= FEWEST_ON_AXIS
    for (_, unit, _), rows in figures[has_axis].groupby(
        keys, observed=True, sort=False
    ):
        scale = make_scale(rows)
        title = "panel-title-log" if scale.is_log else "panel-title"
        yield {
            "title": say(page.lang, title, unit=write_unit_name(page.lang, unit)),
            "rows": [
                _write_row(page, row, name, small, scale) for row in iterate_rows(rows)
            ],
            "ticks": scale.name_ticks(unit, page.lang),
        }
    rows = iterate_rows(figures[~has_axis].sort_index(kind="stable"))
    if told := [_write_row(page, row, name, small) for row in rows]:
        yield {"title": "", "rows": told, "ticks": ()}


def _write_row(
    page: Citations,
    row: object,
    name: str,
    small: Sequence[str],
    scale: Scale | None = None,
) -> dict[str, object]:
    told = [getattr(row, column) for column in small if column != NOTE]
    same = say(page.lang, "rows-same", name=row.twin) if row.twin else ""
    return {
        "anchor": make_anchor(PROFILE_ANCHOR, row.figure_id),
        "name": getattr(row, name),
        "value": page.cite(row.figure_id),
        "small": join_phrases(page.lang, [*told, say_status(row, page.lang), same]),
        "note": row.note if NOTE in small else "",
        "marks": (row.quotable,),
        "track": make_track(row, scale) if scale else None,
    }
