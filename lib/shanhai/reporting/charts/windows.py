"""The time chart of windows: when the figures of each pairing begin and end."""

import datetime
from dataclasses import dataclass

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.charts.drawings import (
    ACROSS,
    FLUSH,
    INNER,
    SIDE,
    SMALLEST,
    make_axes,
    measure,
    wrap,
)
from shanhai.reporting.style import COLOURS, list_settings
from shanhai.reporting.wording import say

NAME, TEXT, TICK = 12.0, SMALLEST, SMALLEST
NAME_STEP, TEXT_STEP, TRACK, GAP = 18.0, 14.5, 13.0, 10.0
TOP, BOTTOM = 23.0, 21.0
MOST_TICKS = 6
# How far a publication's words stand from its mark.
BESIDE = 8
PUBLISHED = "published"
BUTT = {"solid_capstyle": "butt", "dash_capstyle": "butt"}


@dataclass(frozen=True)
class Row:
    """One row of the chart: its lines of text, where they begin, and how tall it is."""

    window: object
    names: list[str]
    lines: list[str]
    indent: float
    track: float
    height: float


def plot_windows(rows: pd.DataFrame, *, lang: str) -> Figure:
    """Draw each pairing's windows on one time axis; values are left out.

    Parameters
    ----------
    rows
        As `window_exhibits.word_windows` returns them: pairing, text, kind
        (published, window, undated), period_start, period_end, is_inferred, is_last.
        At least one row has a place in time.
    """
    first, last = find_years(rows)
    left, right = _count_days(first), _count_days(last + 1)
    is_first = rows["is_last"].shift(fill_value=True)
    windows = iterate_rows(rows.assign(is_first=is_first))
    laid = [_lay_out(window, left, right) for window in windows]
    height = TOP + BOTTOM + sum(row.height for row in laid)
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        axes.set_xlim(left, right)
        _draw_years(axes, first, last, height, lang)
        top = TOP
        for row in laid:
            _draw_texts(axes, row, top)
            if _has_place(row.window):
                _draw_row(axes, row.window, top + row.track)
            top += row.height
    return figure


def find_years(rows: pd.DataFrame) -> tuple[int, int]:
    """Return the first and the last year in which a row has a day."""
    days = pd.concat([rows["period_start"], rows["period_end"]]).dropna()
    return days.min().year, days.max().year


def _lay_out(window: object, left: int, right: int) -> Row:
    """Put a row's words as near to its place in time as they fit."""
    names = wrap(window.pairing, NAME, ACROSS) if window.is_first else []
    lines = wrap(window.text, TEXT, ACROSS)
    text = len(names) * NAME_STEP + len(lines) * TEXT_STEP
    per_day = INNER / (right - left)
    wide = max(measure(line, TEXT) for line in lines)
    gap = GAP if window.is_last else 2
    if window.kind == PUBLISHED and _has_place(window):
        place = (window.period_end.toordinal() - left) * per_day
        is_right = place + BESIDE + wide <= INNER
        indent = place + BESIDE if is_right else place - BESIDE - wide
        if indent >= -SIDE:
            return Row(window, names, lines, indent, text - TEXT_STEP / 2, text + gap)
    start = window.period_start.toordinal() if pd.notna(window.period_start) else left
    place = (start - left) * per_day if _has_place(window) else -SIDE
    indent = max(-SIDE, min(place, INNER - wide))
    track = TRACK if _has_place(window) else 0
    return Row(window, names, lines, indent, text + track / 2, text + track + gap)


def _has_place(window: object) -> bool:
    return pd.notna(window.period_start) or pd.notna(window.period_end)


def _draw_years(axes: Axes, first: int, last: int, height: float, lang: str) -> None:
    """Draw a line where a year begins, its number in the middle of the year."""
    step = -(-(last + 1 - first) // MOST_TICKS)
    look = {"fontsize": TICK, "color": COLOURS["muted"], "ha": "center"}
    for year in range(first, last + 2, step):
        day = _count_days(year)
        axes.plot([day] * 2, [TOP - 2, height - BOTTOM], lw=0.6, color=COLOURS["line"])
    for year in range(first, last + 1, step):
        middle = (_count_days(year) + _count_days(min(year + step, last + 1))) / 2
        text = say(lang, "year", year=str(year))
        axes.text(middle, 4, text, va="top", **look)
        axes.text(middle, height - 4, text, va="bottom", **look)


def _draw_texts(axes: Axes, row: Row, top: float) -> None:
    below = top + len(row.names) * NAME_STEP
    _draw_lines(axes, row.names, (FLUSH, top), NAME_STEP, fontsize=NAME)
    look = {"fontsize": TEXT, "color": COLOURS["muted"]}
    _draw_lines(axes, row.lines, (row.indent / INNER, below), TEXT_STEP, **look)


def _draw_lines(
    axes: Axes,
    lines: list[str],
    place: tuple[float, float],
    step: float,
    **look: object,
) -> None:
    """Write lines on paper of their own, so that no year's line strikes them."""
    paper = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 0.5}
    put = {"va": "top", "transform": axes.get_yaxis_transform(), "bbox": paper}
    for number, line in enumerate(lines):
        axes.text(place[0], place[1] + number * step, line, **put, **look)


def _draw_row(axes: Axes, window: object, track: float) -> None:
    """Draw a window as a bar with an arrow at each unnamed end, or a date's mark."""
    look = {"color": COLOURS["ink"], "clip_on": False, "label": window.kind}
    if window.kind == PUBLISHED:
        axes.plot([window.period_end.toordinal()], [track], "v", ms=7, **look)
        return
    left, right = axes.get_xlim()
    is_from, is_to = pd.notna(window.period_start), pd.notna(window.period_end)
    start = window.period_start.toordinal() if is_from else left
    # The last day belongs to the window.
    end = window.period_end.toordinal() + 1 if is_to else right
    style = "--" if window.is_inferred else "-"
    width = 3 if window.is_inferred else 6
    axes.plot([start, end], [track] * 2, style, lw=width, **look | BUTT)
    for edge, mark, is_named in ((start, "<", is_from), (end, ">", is_to)):
        if not is_named:
            axes.plot([edge], [track], mark, ms=10, **look)


def _count_days(year: int) -> int:
    return datetime.date(year, 1, 1).toordinal()
