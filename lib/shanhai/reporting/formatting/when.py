"""When it was that a figure counts, as part of a sentence."""

import pandas as pd

from shanhai.analysis.comparands import find_unfinished_year
from shanhai.curation.bounds import RATES
from shanhai.curation.corpus import Corpus
from shanhai.reporting.formatting.periods import format_date, format_dates
from shanhai.reporting.messages import find_message, join_clauses, name_code, say

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
# Where the period stands; whether there are words for it, and for what is unstated.
SPOTS = {
    ("before", True, False): "before",
    ("before", True, True): "open",
    ("rate", True, False): "rate",
    ("rate", True, True): "rate_open",
    ("rate", False, True): "after_open",
    ("rate", False, False): "none",
    ("after", True, False): "after",
    ("after", True, True): "both",
    ("after", False, True): "after_open",
    ("after", False, False): "none",
}


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
    return say(
        lang,
        "quote-dated",
        spot=SPOTS[spot, bool(period), bool(unstated)],
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
    days = {"start": _write_start(start, lang), "end": _write_day(end, lang)}
    return "after", name_code(lang, "quote-period", code, **days)


def _write_start(day: pd.Timestamp, lang: str) -> str:
    if pd.notna(day) and (day.month, day.day) == (1, 1):
        return say(lang, "quote-year-start", year=str(day.year))
    return _write_day(day, lang)


def _write_day(day: pd.Timestamp, lang: str) -> str:
    return "" if pd.isna(day) else format_date(day, lang)
