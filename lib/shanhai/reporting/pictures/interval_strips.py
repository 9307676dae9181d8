"""Intervals on one axis: figures of one unit, and stretches of time they cover."""

from __future__ import annotations

import datetime
import math

import pandas as pd
from matplotlib.axes import Axes

from shanhai.curation.rows import iterate_rows
from shanhai.errors import ShanhaiError
from shanhai.reporting.formatting.figures import say_status
from shanhai.reporting.formatting.names import write_unit_name
from shanhai.reporting.formatting.numbers import format_figure
from shanhai.reporting.formatting.periods import format_date, format_dates, is_dated
from shanhai.reporting.messages import join_phrases, join_words, name_code, say
from shanhai.reporting.pictures.picture import (
    check_data,
    cut_name,
    list_values,
    write_alt,
)
from shanhai.reporting.pictures.strips import PLAIN, draw_strips
from shanhai.reporting.style import MARKS

DOUBTED = "no"
# Amounts of a year, of a month, and totals up to a day: these never share an axis.
APART = {"annual", "per_year"}, {"per_month"}, {"to_date"}
DEFAULTS = {"status": PLAIN, "quotable": "yes", "period": "", "subject": ""}

DAYS = ("period_start", "period_end")


def intervals(
    data: pd.DataFrame,
    *,
    y: str = "series",
    hue: str | None = "status",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw a mark for each exact value, a bar between the ends of each interval.

    An open end is an arrow; a value that must not be quoted is hollow, grey, and says
    so. Left out: any order by value, and any verdict (``comparison`` draws what the
    gate has judged).

    Parameters
    ----------
    y
        The column that names a row.
    hue
        The column, of at most five values, that shape and colour tell.

    Raises
    ------
    ShanhaiError
        For figures of several units, or amounts of a year beside totals to date.

    Examples
    --------
    >>> jobs = corpus.tidy(indicator_id="labour_employed", destination="donor_province")
    >>> shanhai.pictures.intervals(jobs[jobs["period_type"] == "to_date"], y="pairing")
    """
    rows = _check_figures(data, y, hue)
    marks = _choose_marks(rows, hue)
    unit = str(rows["unit_id"].iloc[0])
    is_same = len(set(rows["period"])) == 1
    periods = [""] * len(rows) if is_same else rows["period"]
    small = zip(rows["subject"], periods, strict=True)
    drawn = rows[["low", "high"]].assign(
        name=rows[y].astype(str),
        small=[join_phrases(lang, texts) for texts in small],
        is_doubtful=rows["quotable"] == DOUBTED,
        mark=[marks[value] for value in rows[hue]] if hue else PLAIN,
        words=[_say_value(row, lang) for row in iterate_rows(rows)],
    )
    label = say(
        lang,
        "picture-axis",
        unit=write_unit_name(lang, unit),
        period=(is_same and rows["period"].iloc[0]) or "none",
    )
    # The words beside a mark tell the status.
    key = (
        {} if hue == "status" else {cut_name(one): mark for one, mark in marks.items()}
    )
    return draw_strips(drawn, label=label, unit=unit, key=key, lang=lang, ax=ax)


def describe_intervals(
    data: pd.DataFrame, *, y: str = "series", lang: str = "en", **_: object
) -> tuple[str, str]:
    """Say the largest value of one pairing, or between which values many lie."""
    rows = _check_figures(data, y)
    exact = int((rows["low"] == rows["high"]).sum())
    unit = write_unit_name(lang, str(rows["unit_id"].iloc[0]))
    n = {"exact": exact, "bars": len(rows) - exact}
    opening = say(lang, "picture-alt-intervals", unit=unit, **n)
    first = iterate_rows(rows.head(3))
    values = [(getattr(row, y), _say_value(row, lang)) for row in first]
    return _write_title(rows, y, lang), write_alt(lang, opening, values)


def _write_title(rows: pd.DataFrame, y: str, lang: str) -> str:
    owners = list_values(rows["pairing"]) if "pairing" in rows else [""]
    own = cut_name(owners[0]) if len(owners) == 1 and owners[0] else "none"
    top = next(iterate_rows(rows.sort_values("low", ascending=False, kind="stable")))
    is_clear = (rows["high"] < top.low).sum() == len(rows) - 1
    if len(rows) == 1 or (len(owners) == 1 and is_clear):
        return say(
            lang,
            "picture-one" if len(rows) == 1 else "picture-largest",
            count=len(rows),
            own="none" if own == str(getattr(top, y)) else own,
            name=cut_name(getattr(top, y)),
            value=_say_value(top, lang),
            period=top.period or say(lang, "not-stated"),
        )
    unit_id = rows["unit_id"].iloc[0]
    ends = {"low": rows["low"].min(), "high": rows["high"].max(), "unit_id": unit_id}
    shared = [name for name in ("series", "indicator") if name in rows]
    names = [rows[name].iloc[0] for name in shared if len(set(rows[name])) == 1]
    return say(
        lang,
        "picture-range",
        subject=cut_name(names[0]) if names else "none",
        count=len(rows),
        pairings=len(owners),
        own=own,
        value=format_figure(pd.Series(ends), lang, is_rounded=True),
    )


def _choose_marks(rows: pd.DataFrame, hue: str | None) -> dict[object, str]:
    """Return the mark of each value: that of a status, or the next one."""
    values = list_values(rows[hue]) if hue else []
    if set(values) <= set(MARKS):
        return {value: value for value in values}
    if len(values) > len(MARKS):
        raise ShanhaiError(
            f"{hue!r} has {len(values)} values, and no more than {len(MARKS)} marks "
            "can be distinguished. Choose a column with fewer, or hue=None."
        )
    return dict(zip(values, MARKS, strict=False))


def _say_value(row: object, lang: str) -> str:
    """Say a value, its status unless achieved, and that it must not be quoted."""
    words = [format_figure(row, lang, is_rounded=True), say_status(row, lang)]
    if row.quotable == DOUBTED:
        words.append(name_code(lang, "picture-quotable", DOUBTED))
    return join_words(lang, words)


def _check_figures(data: pd.DataFrame, y: str, hue: str | None = None) -> pd.DataFrame:
    """Return the figures that may share an axis, or say why they may not."""
    rows = check_data(data, "low", "high", "unit_id", named=[y])
    if rows[["low", "high"]].isna().any(axis=None):
        raise ShanhaiError(
            "Some figures have no ends, which cannot be drawn. Leave them out: "
            "data.dropna(subset=['low', 'high'])."
        )
    rows = rows.assign(**{k: v for k, v in DEFAULTS.items() if k not in rows})
    rows = check_data(rows, named=[hue])
    units = [str(unit) for unit in list_values(rows["unit_id"])]
    if len(units) > 1:
        raise ShanhaiError(
            f"The figures have {len(units)} units ({', '.join(units)}), and an axis "
            f"has one. Draw them one by one: data.query(\"unit_id == '{units[0]}'\")."
        )
    kinds = set(rows["period_type"].astype(str)) if "period_type" in rows else set()
    if sum(bool(kinds & one) for one in APART) > 1:
        raise ShanhaiError(
            f"The figures are of several kinds of period ({', '.join(sorted(kinds))}): "
            "amounts of a year or month and totals to date never share an axis. Draw "
            "them one by one: data.query(\"period_type == 'to_date'\")."
        )
    return rows


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
    span = (begins[0] if begins else 0, last)
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
    first = iterate_rows(windows.head(2))
    values = [(getattr(row, y), _say_window(row, lang)) for row in first]
    return say(lang, "picture-windows", **n), write_alt(lang, opening, values)


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
