"""The exhibit of windows: which stretch of time each document's figures cover."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from shanhai.analysis.coverage import list_windows
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.charts.windows import find_years, plot_windows
from shanhai.reporting.choices import choose_pairings
from shanhai.reporting.exhibits.exhibit import Exhibit
from shanhai.reporting.tables.markup import Column, fold, render_table, stack, tag
from shanhai.reporting.wording import say
from shanhai.reporting.words.periods import format_date, format_dates, is_dated
from shanhai.reporting.words.sources import close_exhibit, list_sources


def show_windows(
    corpus: Corpus, *, lang: str, pairing_ids: Sequence[str] = ()
) -> Exhibit:
    """Show the windows of each pairing's figures on one time axis, without values.

    An empty list of pairings means all.
    """
    codes = choose_pairings(corpus, pairing_ids)
    windows = list_windows(corpus, pairing_ids=codes)
    rows = word_windows(corpus, windows, lang=lang)
    table = table_windows(corpus, windows, lang=lang)
    content = fold(say(lang, "as-table"), table) if _has_day(rows) else table
    if _has_day(rows):
        drawn = render_svg(plot_windows(rows, lang=lang), lang)
        key = tag("p", say(lang, "windows-key"), class_="sh-key")
        panel = tag("div", drawn, class_="sh-panel")
        content = stack(tag("div", panel, class_="sh-panels"), key, content)
    return Exhibit(
        title=say(lang, "title-windows"),
        finding=describe_windows(windows, lang=lang),
        content=content,
        unit=say(lang, "unit-figures"),
        alt=alt_windows(windows, lang=lang),
        **close_exhibit(corpus, list_sources(corpus, codes), lang),
    )


def describe_windows(windows: pd.DataFrame, *, lang: str) -> str:
    """Say how many figures have a place in time, and between which years."""
    dated = windows[is_dated(windows)]
    figures = int(windows["n_figures"].sum())
    if dated.empty:
        return say(lang, "windows-none", figures=figures)
    first, last = find_years(dated)
    return say(
        lang,
        "windows-finding",
        dated=int(dated["n_figures"].sum()),
        figures=figures,
        undated=figures - int(dated["n_figures"].sum()),
        pairings=dated["pairing_id"].nunique(),
        all=windows["pairing_id"].nunique(),
        first=str(first),
        last=str(last),
    )


def alt_windows(windows: pd.DataFrame, *, lang: str) -> str:
    """Say what the time chart shows: axis, bars, what has no place on it."""
    dated = windows[is_dated(windows)]
    if dated.empty:
        return describe_windows(windows, lang=lang)
    first, last = find_years(dated)
    return say(
        lang,
        "alt-windows",
        first=str(first),
        last=str(last),
        windows=len(dated),
        pairings=dated["pairing_id"].nunique(),
        undated=int(windows["n_figures"].sum() - dated["n_figures"].sum()),
        figures=int(windows["n_figures"].sum()),
    )


def word_windows(corpus: Corpus, windows: pd.DataFrame, *, lang: str) -> pd.DataFrame:
    """Return the rows of the time chart: publication days, windows, the undated.

    Columns: pairing (name), text, kind (published, window, undated), period_start,
    period_end, is_inferred (of all its figures), is_last (of its pairing).
    """
    rows = []
    for pairing_id, group in windows.groupby("pairing_id", sort=False):
        name = getattr(corpus.pairing(pairing_id), f"name_{lang}")
        mine = [
            *_word_documents(corpus, pairing_id, lang),
            *(_word_window(row, lang) for row in iterate_rows(group)),
        ]
        rows += [row | {"pairing": name, "is_last": row is mine[-1]} for row in mine]
    frame = pd.DataFrame(rows)
    days = ["period_start", "period_end"]
    return frame.assign(**{day: pd.to_datetime(frame[day]) for day in days})


def table_windows(corpus: Corpus, windows: pd.DataFrame, *, lang: str) -> Markup:
    """Write the windows as a table: pairing, window, number of figures."""
    columns = [
        Column("pairing", say(lang, "head-pairing"), is_row_header=True),
        Column("window", say(lang, "head-window")),
        Column("n_figures", say(lang, "head-figures"), is_number=True),
        Column("n_inferred", say(lang, "head-inferred"), is_number=True),
    ]
    rows = [
        {
            "pairing": getattr(corpus.pairing(row.pairing_id), f"name_{lang}"),
            "window": _name_window(row, lang),
            "n_figures": row.n_figures,
            "n_inferred": row.n_inferred,
        }
        for row in iterate_rows(windows)
    ]
    return render_table(rows, columns=columns, caption=say(lang, "caption-windows"))


def _word_window(row: object, lang: str) -> dict[str, object]:
    is_undated = pd.isna(row.period_start) and pd.isna(row.period_end)
    return {
        "kind": "undated" if is_undated else "window",
        "text": say(
            lang,
            "window-row",
            window=_name_window(row, lang),
            count=row.n_figures,
            inferred=row.n_inferred,
        ),
        "period_start": row.period_start,
        "period_end": row.period_end,
        "is_inferred": row.n_inferred == row.n_figures,
    }


def _word_documents(
    corpus: Corpus, pairing_id: str, lang: str
) -> list[dict[str, object]]:
    dates = [
        corpus.source(code).published_date
        for code in list_sources(corpus, [pairing_id])
    ]
    return [
        {
            "kind": "published",
            "text": say(lang, "window-unpublished")
            if pd.isna(date)
            else say(lang, "window-published", date=format_date(date, lang)),
            "period_start": pd.NaT,
            "period_end": date,
            "is_inferred": False,
        }
        for date in dates
    ]


def _name_window(row: object, lang: str) -> str:
    start, end = row.period_start, row.period_end
    if pd.isna(start) and pd.isna(end):
        return say(lang, "window-undated")
    if pd.isna(end):
        return say(lang, "window-since", start=format_date(start, lang))
    if pd.isna(start):
        return say(lang, "window-until", end=format_date(end, lang))
    return format_dates(start, end, lang)


def _has_day(rows: pd.DataFrame) -> bool:
    return bool(is_dated(rows).any())
