"""The time chart of windows: when the figures of each pairing begin and end."""

import datetime

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from shanhai.reporting.charts.drawings import INNER, make_axes, wrap
from shanhai.reporting.style import COLOURS, list_settings
from shanhai.reporting.wording import say

NAME, TEXT, TICK = 11.0, 9.5, 9.5
NAME_STEP, TEXT_STEP, TRACK, GAP = 15.0, 13.0, 13.0, 12.0
TOP, BOTTOM = 20.0, 20.0
MOST_TICKS = 6
BUTT = {"solid_capstyle": "butt", "dash_capstyle": "butt"}


def plot_windows(rows: pd.DataFrame, *, lang: str) -> Figure:
    """Draw each pairing's windows on one time axis; values are left out.

    Parameters
    ----------
    rows
        As `window_exhibits.word_windows` returns them: pairing, text, kind
        (published, window, undated), period_start, period_end, is_inferred.
        At least one row has a place in time.
    """
    first, last = find_years(rows)
    left, right = _count_days(first), _count_days(last + 1)
    names = {name: wrap(name, NAME, INNER) for name in rows["pairing"]}
    height = TOP + BOTTOM + _measure_rows(rows, names)
    with mpl.rc_context(list_settings(lang)):
        figure, axes = make_axes(height, lang)
        axes.set_xlim(left, right)
        _draw_years(axes, first, last, height, lang)
        top, shown = TOP, ""
        for row in rows.itertuples(index=False):
            if row.pairing != shown:
                shown = row.pairing
                top = _draw_lines(axes, names[shown], NAME, "ink", top) + 2
            lines = wrap(row.text, TEXT, INNER)
            top = _draw_lines(axes, lines, TEXT, "muted", top)
            if has_place(row):
                _draw_row(axes, row, top + TRACK / 2 - 2)
                top += TRACK
            top += GAP if row.is_last else 2
    return figure


def find_years(rows: pd.DataFrame) -> tuple[int, int]:
    """Return the first and the last year in which a row has a day."""
    days = pd.concat([rows["period_start"], rows["period_end"]]).dropna()
    return days.min().year, days.max().year


def has_place(row: object) -> bool:
    """Tell whether a row has a day on the time axis."""
    return pd.notna(row.period_start) or pd.notna(row.period_end)


def _measure_rows(rows: pd.DataFrame, names: dict[str, list[str]]) -> float:
    heads = sum(len(lines) * NAME_STEP + 2 for lines in names.values())
    texts = sum(len(wrap(text, TEXT, INNER)) for text in rows["text"]) * TEXT_STEP
    tracks = sum(map(has_place, rows.itertuples(index=False))) * TRACK
    ends = int(rows["is_last"].sum())
    return heads + texts + tracks + ends * GAP + (len(rows) - ends) * 2


def _draw_years(axes: Axes, first: int, last: int, height: float, lang: str) -> None:
    step = -(-(last + 1 - first) // MOST_TICKS)
    for year in range(first, last + 1, step):
        day = _count_days(year)
        axes.plot([day] * 2, [TOP - 2, height - BOTTOM], lw=0.6, color=COLOURS["line"])
        for edge, side in ((4, "top"), (height - 4, "bottom")):
            axes.text(
                day,
                edge,
                say(lang, "year", year=str(year)),
                fontsize=TICK,
                color=COLOURS["muted"],
                va=side,
            )


def _draw_lines(
    axes: Axes, lines: list[str], size: float, colour: str, top: float
) -> float:
    step = NAME_STEP if size == NAME else TEXT_STEP
    for number, line in enumerate(lines):
        axes.text(
            0,
            top + number * step,
            line,
            fontsize=size,
            color=COLOURS[colour],
            va="top",
            transform=axes.get_yaxis_transform(),
            bbox={"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 0.5},
        )
    return top + len(lines) * step


def _draw_row(axes: Axes, row: object, track: float) -> None:
    """Draw a window as a bar with an arrow at each unnamed end, or a date's mark."""
    look = {"color": COLOURS["ink"], "clip_on": False, "label": row.kind}
    if row.kind == "published":
        axes.plot([row.period_end.toordinal()], [track], "v", ms=7, **look)
        return
    left, right = axes.get_xlim()
    is_from, is_to = pd.notna(row.period_start), pd.notna(row.period_end)
    start = row.period_start.toordinal() if is_from else left
    # The last day belongs to the window.
    end = row.period_end.toordinal() + 1 if is_to else right
    style = "--" if row.is_inferred else "-"
    width = 3 if row.is_inferred else 6
    axes.plot([start, end], [track] * 2, style, lw=width, **look | BUTT)
    for edge, mark, is_named in ((start, "<", is_from), (end, ">", is_to)):
        if not is_named:
            axes.plot([edge], [track], mark, ms=10, **look)


def _count_days(year: int) -> int:
    return datetime.date(year, 1, 1).toordinal()
