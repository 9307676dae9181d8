"""Periods and dates in words; what a document does not say is said to be unsaid."""

import pandas as pd

from shanhai.analysis.comparands import find_days, find_unfinished_year
from shanhai.curation.bounds import RATES, ROUND_START
from shanhai.curation.corpus import Corpus
from shanhai.reporting.messages import (
    find_message,
    join_clauses,
    join_words,
    name_code,
    say,
)

# What a period is called by its type and the days that are known.
CODES = {
    ("annual", ""): "some_year",
    ("to_date", ""): "cumulative",
    ("to_date", "start"): "since",
    ("to_date", "end"): "until",
    ("to_date", "startend"): "between",
    ("point", "start"): "at_start",
    ("point", "end"): "at",
    ("point", "startend"): "at",
}
# What stands at a date does not add up over time.
OF_STOCKS = {"cumulative": "", "since": "counted_since", "until": "at"}
# Where the period stands, if the text leaves something open of it.
OPEN = {"before": "open", "rate": "rate_open", "after": "both"}


def format_date(date: pd.Timestamp, lang: str) -> str:
    """Print a day: `6 July 2022`, `2022年7月6日`; nothing where there is none."""
    if pd.isna(date):
        return ""
    month = date.strftime("%B") if lang == "en" else str(date.month)
    return say(lang, "date", day=str(date.day), month=month, year=str(date.year))


def format_dates(start: pd.Timestamp, end: pd.Timestamp, lang: str) -> str:
    """Print two days as a stretch of time; whole years as years."""
    if start == end:
        return format_date(start, lang)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return _format_years(start.year, end.year, lang)
    first, last = format_date(start, lang), format_date(end, lang)
    return say(lang, "dates", start=first, end=last)


def format_period(row: object, lang: str, *, last_year: int | None = None) -> str:
    """Print a period: type, dates as far as they are known, basis unless it is stated.

    Parameters
    ----------
    row
        Has period_type, period_start and period_end, NaT where there is no date, and
        period_basis where it is not stated.
    last_year
        Of a stretch of years that was not over when the text was written.
    """
    kind, start, end = row.period_type, row.period_start, row.period_end
    basis = getattr(row, "period_basis", "stated")
    if basis == "unstated" and kind != "none":
        return name_code(lang, "period-unstated", kind)
    if kind == "point" and (pd.isna(start) or pd.isna(end)):
        start = end = start if pd.isna(end) else end
    known = f"{'start' * pd.notna(start)}{'end' * pd.notna(end)}"
    code = f"{kind}-{'day' if known and start == end else known}"
    last = ""
    if last_year:
        code = f"{kind}-unfinished"
        if last_year > start.year:
            last = say(lang, "last-year", year=str(last_year))
    period = name_code(
        lang,
        "period",
        code if code in find_message(lang, "period").attributes else kind,
        start=_format_start(start, lang, "year-start"),
        end=format_date(end, lang),
        dates=format_dates(start, end, lang) if known == "startend" else "",
        years=_format_years(start.year, last_year, lang) if last_year else "",
        last=last,
    )
    is_inferred = basis == "inferred"
    return say(lang, "period-inferred", period=period) if is_inferred else period


def describe_bounds(corpus: Corpus, figure: object, lang: str) -> str:
    """Say between which days an undated end lies, and on what that rests.

    Empty where both ends are stated, or nothing bounds them.
    """
    first, last = find_days(corpus, figure.figure_id)
    implied = "round" if first == ROUND_START else "text"
    bounds = (
        ("first", first, figure.period_start, figure.not_before, implied),
        ("last", last, figure.period_end, figure.not_after, "publication"),
    )
    words = [
        name_code(
            lang,
            "bound",
            side,
            day=format_date(day, lang),
            basis=name_code(
                lang, "bound-basis", basis if pd.isna(stored) else figure.bound_basis
            ),
        )
        for side, day, stated, stored, basis in bounds
        if pd.notna(day) and pd.isna(stated)
    ]
    return join_words(lang, words)


def is_dated(figures: pd.DataFrame) -> pd.Series:
    """Tell which figures have a beginning or an end in time."""
    return figures["period_start"].notna() | figures["period_end"].notna()


def _format_start(start: pd.Timestamp, lang: str, message: str) -> str:
    """Print the day since which is counted; the first of a year as its start."""
    if pd.notna(start) and (start.month, start.day) == (1, 1):
        return say(lang, message, year=str(start.year))
    return format_date(start, lang)


def _format_years(first: int, last: int, lang: str) -> str:
    if first == last:
        return say(lang, "year", year=str(first))
    return say(lang, "years", first=str(first), last=str(last))


def add_period(
    corpus: Corpus,
    figure: object,
    unstated: list[str],
    lang: str,
    *,
    verb: str,
    what: str,
) -> str:
    """Join what a figure counts with its period: a year beside it, others after it.

    Parameters
    ----------
    unstated
        What the text does not say of the dates, in words.
    """
    spot, period = _describe_period(corpus, figure, lang)
    if unstated:
        spot = OPEN[spot] if period else "after_open"
    elif not period:
        spot = "none"
    return say(
        lang,
        "quote-dated",
        spot=spot,
        period=period,
        unstated=join_clauses(lang, unstated),
        verb=verb,
        what=what,
    )


def _describe_period(corpus: Corpus, figure: object, lang: str) -> tuple[str, str]:
    """Return where the period stands, and its words."""
    kind, start, end = figure.period_type, figure.period_start, figure.period_end
    if kind in RATES:
        named = find_message(lang, "quote-rate").attributes
        code = figure.indicator_id if figure.indicator_id in named else kind
        return "rate", name_code(lang, "quote-rate", code)
    known = f"{'start' * pd.notna(start)}{'end' * pd.notna(end)}"
    if kind in ("annual", "point") and known == "startend" and start != end:
        dates = format_dates(start, end, lang)
        return "before", name_code(lang, "quote-period", "in", dates=dates)
    is_stock = corpus.indicator(figure.indicator_id).measured_over == "stock"
    code = CODES.get((kind, known), "")
    code = OF_STOCKS.get(code, code) if is_stock else code
    if last := find_unfinished_year(corpus, figure):
        spot, code = ("before", "in") if start.year == last else ("after", "between")
        first, last = (say(lang, "year", year=str(one)) for one in (start.year, last))
        ends = {"start": first, "end": last, "dates": last}
        return spot, name_code(lang, "quote-period", code, **ends)
    if not code:
        return "after", ""
    first = _format_start(start, lang, "quote-year-start")
    days = {"start": first, "end": format_date(end, lang)}
    return "after", name_code(lang, "quote-period", code, **days)
