"""Strips: one row a figure, a mark for a value, a bar or an arrow for an interval."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.markers import CARETLEFTBASE, CARETRIGHTBASE

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.county_years import (
    PAIRING,
    describe_county_years,
    list_county_years,  # noqa: F401 -- a name of the pictures
)
from shanhai.reporting.formatting.figures import ACHIEVED
from shanhai.reporting.formatting.numbers import MONEY, format_ratio, format_tick
from shanhai.reporting.messages import say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.picture import check_data, write_alt
from shanhai.reporting.style import COLOURS, MARKS

PLAIN, DOUBTFUL = ACHIEVED, "context"
# Beyond this share of the axis a value is written before its mark.
TURN, ARROW = 0.5, 0.1
# With less beside it words stand above their bar.
NO_ROOM, ABOVE = 0.2, 12
WORDS, GAP = 195, 400
# How a value is drawn, and the ends of a bar: closed, or open to one side.
LOOK = ["fill", "shape", "edge"]
HEADS = {"": "|", "low": CARETLEFTBASE, "high": CARETRIGHTBASE}
DASHES, DOTS = {True: (1.2, 0.5), False: ""}, (0, (1, 4))


def draw_strips(
    rows: pd.DataFrame,
    *,
    label: str,
    lang: str,
    ax: Axes | None = None,
    unit: str = "",
    span: tuple[float, float] | None = None,
    key: Mapping[str, str] | None = None,
) -> Axes:
    """Draw rows of name, small, low, high, mark, is_doubtful and words.

    A row without ``low`` is a gap, which only says why; ends may be infinite.

    Parameters
    ----------
    unit
        What the ticks count.
    span
        Where the axis begins and ends; from zero beyond the largest mark if None.
    key
        Marks by what they mean, where the words do not say it.
    """
    room = {"top": 28 if key else 6, "bottom": 36}
    with sheet.open_rows(ax, rows["name"], rows["small"], lang=lang, **room) as axes:
        ends = pd.concat([rows["low"], rows["high"]])
        texts = partial(format_tick, unit=unit, lang=lang)
        top = max([0, *ends[ends < math.inf]]) or 1
        sheet.draw_axis(axes, label, top, texts, span)
        # A window without an end goes on; how far, an axis from zero cannot say.
        arrow = 1 if span else ARROW
        drawn = _place(rows.reset_index(drop=True), *axes.get_xlim(), arrow)
        look = {"color": COLOURS["line"], "lw": 0.7, "zorder": 0}
        for is_gap, style in ((False, "-"), (True, DOTS)):
            places = drawn["place"][drawn["low"].isna() == is_gap]
            axes.hlines(places, *axes.get_xlim(), ls=style, **look)
        draw_values(axes, drawn.dropna(subset="low"))
        for row in iterate_rows(drawn):
            _write_words(axes, row)
        if key:
            sheet.draw_key(axes, {word: _find_look(one) for word, one in key.items()})
    return axes


def draw_values(axes: Axes, rows: pd.DataFrame, zorder: int = 2) -> None:
    """Draw a mark for each exact value, and an interval as a bar between its ends.

    Columns: place, low, high, start and end (where they are drawn), shape, fill, edge.
    A bar is dashed where a mark would be hollow; an open end has an arrow's head.
    """
    is_wide = rows["low"] < rows["high"]
    look = {"y": "place", "legend": False, "clip_on": False, "ax": axes}
    look["zorder"] = zorder
    bars = rows[is_wide].reset_index(names="bar")
    bars["is_hollow"] = bars["fill"] == COLOURS["paper"]
    if len(bars):
        ends = pd.concat(
            bars.assign(
                x=bars[at], head=bars[end].abs().map({math.inf: end}).fillna("")
            )
            for at, end in (("start", "low"), ("end", "high"))
        )
        look |= {"hue": "edge", "palette": {one: one for one in bars["edge"]}}
        dashed = {"style": "is_hollow", "dashes": DASHES, "units": "bar", "lw": 5}
        butt = {"solid_capstyle": "butt", "dash_capstyle": "butt"}
        sns.lineplot(ends, x="x", estimator=None, **dashed, **butt, **look)
        heads = {"style": "head", "markers": HEADS, "s": 80, "linewidth": 1.6}
        sns.scatterplot(ends, x="x", **heads, **look)
    marks = rows[~is_wide]
    look |= {"hue": "fill", "palette": {one: one for one in marks["fill"]}}
    shapes = {"style": "shape", "markers": {one: one for one in marks["shape"]}}
    edges = {"edgecolor": list(marks["edge"]), "linewidth": 1.5, "s": 80}
    if len(marks):
        sns.scatterplot(marks, x="start", **shapes, **edges, **look)


def _place(rows: pd.DataFrame, left: float, right: float, arrow: float) -> pd.DataFrame:
    """Say where on an axis each row is drawn, and how."""
    low, high = (rows[end].where(rows[end].abs() < math.inf) for end in ("low", "high"))
    arrow *= right - left
    looks = [_find_look(row.mark, row.is_doubtful) for row in iterate_rows(rows)]
    return rows.assign(
        place=rows.index,
        start=low.fillna((high - arrow).clip(lower=left)),
        end=high.fillna((low + arrow).clip(upper=right)),
        **pd.DataFrame(looks, columns=LOOK),
    )


def _find_look(mark: str, is_doubtful: bool = False) -> tuple[str, str, str]:
    """Return fill, shape and edge; what is doubtful is hollow and grey."""
    edge = COLOURS[DOUBTFUL if is_doubtful else mark]
    shape, is_filled = MARKS[mark]
    return edge if is_filled and not is_doubtful else COLOURS["paper"], shape, edge


def _write_words(axes: Axes, row: object) -> None:
    """Write a row's words beside its mark, on paper: its line must not strike them."""
    look = {"fontsize": sheet.SMALL, "shift": (6, 0)}
    left, right = axes.get_xlim()
    at, room = left, GAP
    if pd.isna(row.low):
        look["color"] = COLOURS["muted"]
    else:
        first, last = ((end - left) / (right - left) for end in (row.start, row.end))
        is_before = first > 1 - last and first > TURN
        at, room = (row.start if is_before else row.end), WORDS
        side, shift = ("right", (-13, 0)) if is_before else ("left", (13, 0))
        look |= {"ha": side, "shift": shift}
        if max(first, 1 - last) < NO_ROOM:
            at, room = (row.start + row.end) / 2, GAP
            look |= {"ha": "center", "shift": (0, ABOVE)}
    paper = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 0.8}
    lines = sheet.wrap(row.words, room, sheet.SMALL, 2)
    sheet.write(axes, (at, row.place), lines, bbox=paper, **look)


def benchmarks(data: pd.DataFrame, *, lang: str = "en", ax: Axes | None = None) -> Axes:
    """Draw fiscal funds per county and year, the benchmarks greyed below.

    Parameters
    ----------
    data
        As ``list_county_years(corpus)`` returns it.
    """
    rows = check_data(data, "name", "period", "low", "high", "grade", "gap")
    drawn = rows.assign(
        small=rows["period"],
        is_doubtful=rows["grade"] == "D",
        mark=rows["grade"].map({PAIRING: PLAIN}).fillna("context"),
        words=[_say_funds(row, lang) for row in iterate_rows(rows)],
    )
    label = say(lang, "picture-county-year")
    return draw_strips(drawn, label=label, unit=MONEY, lang=lang, ax=ax)


def describe_benchmarks(data: pd.DataFrame, *, lang: str = "en") -> tuple[str, str]:
    """Say between which amounts pairings and benchmarks lie."""
    rows = check_data(data, "name", "low", "high", "grade")
    held = rows[rows["low"].notna()]
    values = [(row.name, _say_funds(row, lang)) for row in iterate_rows(held)]
    opening = say(lang, "picture-alt-benchmarks", rows=len(rows), held=len(held))
    return describe_county_years(rows, lang=lang), write_alt(lang, opening, values)


def _say_funds(row: object, lang: str) -> str:
    if pd.isna(row.low):
        return row.gap
    value = format_ratio(row.low, row.high, MONEY, lang)
    if row.grade == PAIRING:
        return value
    return say(lang, "picture-graded", value=value, grade=row.grade)
