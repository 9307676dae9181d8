"""Intervals: figures of one unit on one axis, as they are reported."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from shanhai.curation.rows import iterate_rows
from shanhai.errors import ShanhaiError
from shanhai.reporting.formatting.figures import say_status
from shanhai.reporting.formatting.names import write_unit_name
from shanhai.reporting.formatting.numbers import format_figure
from shanhai.reporting.messages import join_phrases, join_words, name_code, say
from shanhai.reporting.pictures.strips import PLAIN, draw_strips
from shanhai.reporting.pictures.tidied import (
    check_data,
    cut_name,
    list_values,
    write_alt,
)
from shanhai.reporting.style import MARKS

DOUBTED = "no"
# Amounts of a year, of a month, and totals up to a day: these never share an axis.
APART = {"annual", "per_year"}, {"per_month"}, {"to_date"}
DEFAULTS = {"status": PLAIN, "quotable": "yes", "period": "", "subject": ""}


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
    periods = list(dict.fromkeys(rows["period"]))
    is_same = len(periods) == 1
    small = [[row.subject, "" if is_same else row.period] for row in iterate_rows(rows)]
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
        period=periods[0] if is_same and periods[0] else "none",
    )
    # The words beside a mark tell the status.
    key = {cut_name(value): mark for value, mark in marks.items() if hue != "status"}
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
    values = [(getattr(row, y), _say_value(row, lang)) for row in iterate_rows(rows)]
    return _write_title(rows, y, lang), write_alt(lang, opening, values[:3])


def _write_title(rows: pd.DataFrame, y: str, lang: str) -> str:
    owners = list_values(rows["pairing"]) if "pairing" in rows else [""]
    own = cut_name(owners[0]) if len(owners) == 1 and owners[0] else "none"
    top = next(iterate_rows(rows.sort_values("low", ascending=False, kind="stable")))
    words = {
        "count": len(rows),
        "own": "none" if own == str(getattr(top, y)) else own,
        "name": cut_name(getattr(top, y)),
        "value": _say_value(top, lang),
        "period": top.period or say(lang, "not-stated"),
    }
    if len(rows) == 1:
        return say(lang, "picture-one", **words)
    is_clear = (rows["high"] < top.low).sum() == len(rows) - 1
    if len(owners) == 1 and is_clear:
        return say(lang, "picture-largest", **words)
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
