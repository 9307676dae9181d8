"""Periods and dates in words; what a document does not say is said to be unsaid."""

import pandas as pd

from shanhai.analysis.comparands import find_days
from shanhai.curation.bounds import ROUND_START
from shanhai.curation.corpus import Corpus
from shanhai.reporting.messages import join_words, name_code, say


def format_date(date: pd.Timestamp, lang: str) -> str:
    """Print a day: `6 July 2022`, `2022年7月6日`."""
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


def format_period(
    period_type: str, start: pd.Timestamp, end: pd.Timestamp, basis: str, lang: str
) -> str:
    """Print a figure's period: type, dates, and basis where it is not stated.

    Parameters
    ----------
    start, end
        NaT where the document gives no date.
    """
    if basis == "unstated" and period_type != "none":
        return name_code(lang, "period-unstated", period_type)
    period = _PRINTERS[period_type](start, end, lang)
    if basis == "inferred":
        return say(lang, "period-inferred", period=period)
    return period


def word_bounds(corpus: Corpus, figure: object, lang: str) -> str:
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


def _format_start(start: pd.Timestamp, lang: str) -> str:
    """Print the day since which is counted; the first of a year as its start."""
    is_first = (start.month, start.day) == (1, 1)
    year = say(lang, "year-start", year=str(start.year))
    return year if is_first else format_date(start, lang)


def _format_years(first: int, last: int, lang: str) -> str:
    if first == last:
        return say(lang, "year", year=str(first))
    return say(lang, "years", first=str(first), last=str(last))


def _print_annual(start: pd.Timestamp, end: pd.Timestamp, lang: str) -> str:
    if pd.isna(start) or pd.isna(end):
        return say(lang, "period-annual-undated")
    return format_dates(start, end, lang)


def _print_to_date(start: pd.Timestamp, end: pd.Timestamp, lang: str) -> str:
    if pd.isna(start) and pd.isna(end):
        return say(lang, "period-to-date")
    if pd.isna(start):
        return say(lang, "period-to-date-until", end=format_date(end, lang))
    if pd.isna(end):
        return say(lang, "period-to-date-since", start=_format_start(start, lang))
    return say(lang, "period-to-date-between", dates=format_dates(start, end, lang))


def _print_point(start: pd.Timestamp, end: pd.Timestamp, lang: str) -> str:
    date = start if pd.isna(end) else end
    if pd.isna(date):
        return say(lang, "period-point-undated")
    return say(lang, "period-point", date=format_date(date, lang))


def _print_rate(start: pd.Timestamp, end: pd.Timestamp, lang: str) -> str:
    if pd.isna(start) or pd.isna(end):
        return say(lang, "period-rate-undated")
    return say(lang, "period-rate", dates=format_dates(start, end, lang))


def _print_none(start: pd.Timestamp, end: pd.Timestamp, lang: str) -> str:
    return say(lang, "period-none")


_PRINTERS = {
    "annual": _print_annual,
    "to_date": _print_to_date,
    "point": _print_point,
    "rate": _print_rate,
    "none": _print_none,
}
