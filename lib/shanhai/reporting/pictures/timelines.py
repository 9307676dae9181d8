"""Windows in time: which stretches the figures of each pairing cover."""

from __future__ import annotations

import datetime
import math

import pandas as pd
from matplotlib.axes import Axes

from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.periods import format_date, format_dates, is_dated
from shanhai.reporting.messages import say
from shanhai.reporting.pictures.strips import PLAIN, draw_strips
from shanhai.reporting.pictures.tidied import check_data, write_alt

DAYS = ("period_start", "period_end")


def windows(
    data: pd.DataFrame, *, y: str = "pairing", lang: str = "en", ax: Axes | None = None
) -> Axes:
    """Draw which stretches of time figures cover; an end that is not stated is open.

    Left out: values. Figures without any date are counted below the name; nothing is
    drawn for them. A window that was inferred, not stated, is hollow.
    """
    found = list_windows(data, y=y)
    has_date = is_dated(found)
    is_alone = ~found[y].isin(found[y][has_date])
    undated = found[~has_date & ~is_alone].set_index(y)["n_figures"]
    rows = found[has_date | is_alone].reset_index(drop=True)
    days = pd.concat([rows[day] for day in DAYS]).dropna()
    years = range(days.min().year, days.max().year + 1) if len(days) else range(0)
    begins = [datetime.date(year, 1, 1).toordinal() for year in years]
    middles = [datetime.date(year, 7, 1).toordinal() for year in years]
    last = datetime.date(years[-1] + 1, 1, 1).toordinal() if years else 1
    span = (begins[0] if begins else 0, last)
    # The last day belongs to the window.
    after = rows["period_end"] + pd.Timedelta(days=1)
    drawn = pd.DataFrame(
        {
            "name": rows[y].astype(str).where(~rows[y].duplicated(), ""),
            "small": [
                say(lang, "picture-undated", count=int(undated.pop(name)))
                if name in undated
                else ""
                for name in rows[y]
            ],
            "low": _count_days(rows["period_start"], -math.inf).where(is_dated(rows)),
            "high": _count_days(after, math.inf),
            "is_doubtful": rows["is_inferred"],
            "mark": PLAIN,
            "words": [_say_window(row, lang) for row in iterate_rows(rows)],
        }
    )
    axes = draw_strips(drawn, label="", span=span, lang=lang, ax=ax)
    axes.set_xticks(begins, [""] * len(begins))
    names = [say(lang, "year", year=str(year)) for year in years]
    axes.set_xticks(middles, names, minor=True)
    return axes


def describe_windows(
    data: pd.DataFrame, *, y: str = "pairing", lang: str = "en"
) -> tuple[str, str]:
    """Say how many figures have a date, and between which years."""
    found = list_windows(data, y=y)
    windows = found[is_dated(found)]
    days = pd.concat([windows[day] for day in DAYS]).dropna()
    n = {
        "dated": int(windows["n_figures"].sum()),
        "inferred": int(windows["n_inferred"].sum()),
        "figures": int(found["n_figures"].sum()),
        "open": int(windows["n_figures"][windows["period_end"].isna()].sum()),
        "undated": int(found["n_figures"][~is_dated(found)].sum()),
        "first": str(days.min().year) if len(days) else "",
        "last": str(days.max().year) if len(days) else "",
    }
    opening = say(lang, "picture-alt-windows", bars=len(windows), **n)
    values = [
        (getattr(row, y), _say_window(row, lang)) for row in iterate_rows(windows)
    ]
    return say(lang, "picture-windows", **n), write_alt(lang, opening, values[:2])


def list_windows(data: pd.DataFrame, *, y: str = "pairing") -> pd.DataFrame:
    """Count the figures of each stretch of time, the undated ones last."""
    rows = check_data(data, "period_basis", *DAYS, named=[y])
    found = (
        rows.assign(is_inferred=rows["period_basis"] == "inferred")
        .groupby([y, *DAYS], dropna=False, observed=True)["is_inferred"]
        .agg(n_figures="size", n_inferred="sum", is_inferred="all")
        .reset_index()
    )
    return found.sort_values([y, *DAYS], ignore_index=True)


def _say_window(row: object, lang: str) -> str:
    start, end = row.period_start, row.period_end
    if pd.isna(start) and pd.isna(end):
        return say(lang, "picture-undated", count=int(row.n_figures))
    if pd.isna(end):
        window = say(lang, "window-since", start=format_date(start, lang))
    elif pd.isna(start):
        window = say(lang, "window-until", end=format_date(end, lang))
    else:
        window = format_dates(start, end, lang)
    return say(lang, "picture-window", window=window, count=int(row.n_figures))


def _count_days(days: pd.Series, unstated: float) -> pd.Series:
    """Count days as an axis does; a day that is not stated is as far as can be."""
    return days.map(lambda day: unstated if pd.isna(day) else day.toordinal())
