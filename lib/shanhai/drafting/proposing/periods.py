"""Read the period of a number from its sentence or its heading; guess none.

A year that the sentence gives before the number is stated; one that only the heading
gives is inferred. Words of time without a year (目前, 一年来) say the kind of period
and no day. Relative years (去年, 今年) stay without a day, since nobody is asked here
when the document was written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from shanhai.drafting.proposing.evidence_nearby import Nearby

_YEAR, _MONTH = "(?P<year>(?:19|20)[0-9]{2})年", "(?:(?P<month>1[0-2]|0?[1-9])月)?"
_DAY = "(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日)?"
_SPAN = re.compile(
    r"(?P<first>(?:19|20)[0-9]{2})年?(?:至|到|[-—–~]{1,2})(?P<last>(?:19|20)[0-9]{2})年"
)
_DATE = re.compile(
    rf"(?P<until>截[至止]到?|到)?{_YEAR}度?{_MONTH}{_DAY}"
    r"(?P<edge>初|底|末)?(?P<since>以来|至今|起|开始|启动)?"
)
_TITLE = re.compile("《[^《》]*》")
_RATES = {
    "per_month": re.compile("每月|月均"),
    "per_year": re.compile("每人每年|每年|年产|年均|年产值|年[收营]|常年"),
}
_TO_DATE = re.compile(
    "截[至止]目前|目前|累计|迄今|至今|[一二两三四五几]年来|近年来|以来|今年"
)
_RELATIVE_YEAR = re.compile("去年|上年|上一年|前年")


@dataclass(frozen=True)
class Period:
    """Hold the period of a number, with the word that gives it."""

    kind: str = ""
    basis: str = "unstated"
    start: str = ""
    end: str = ""
    word: str = ""


def read_period(nearby: Nearby) -> Period:
    """Return what the words around a number say of its period.

    `kind` is empty where they say nothing: it is then what is usual.
    """
    if rate := _find_rate(nearby):
        return rate
    if year := nearby.year:
        return Period("annual", "stated", f"{year}-01-01", f"{year}-12-31", year)
    if dated := _find_date(nearby.before, "stated"):
        return dated
    if dated := _find_date(nearby.heading, "inferred"):
        return dated
    if word := _RELATIVE_YEAR.search(nearby.before):
        return Period("annual", word=word.group())
    if word := _TO_DATE.search(nearby.before):
        return Period("to_date", word=word.group())
    return Period()


def _find_rate(nearby: Nearby) -> Period | None:
    """Return the period of a number that is one of each year or month, if it is."""
    clause = re.split("[,，;；:：]", nearby.before)[-1]
    for kind, words in _RATES.items():
        if found := words.search(clause) or words.match(nearby.behind):
            return Period(kind, "stated", word=found.group())
    return None


def _find_date(text: str, basis: str) -> Period | None:
    """Return the last date of a text; dates in titles of documents are none.

    A day in a heading is when it was written.
    """
    plain = _TITLE.sub("", text)
    is_heading = basis == "inferred"
    spans, dates = list(_SPAN.finditer(plain)), list(_DATE.finditer(plain))
    dates = [one for one in dates if not (is_heading and one["day"])]
    if spans and (not dates or dates[-1].start() <= spans[-1].end()):
        first, last = spans[-1].group("first", "last")
        return Period(
            "to_date", basis, f"{first}-01-01", f"{last}-12-31", spans[-1].group()
        )
    return _read_date(dates[-1], basis) if dates else None


def _read_date(date: re.Match[str], basis: str) -> Period:
    year, month, day, word = *date.group("year", "month", "day"), date.group()
    first = f"{year}-{int(month or 1):02}-{int(day or 1):02}"
    last_month = int(month or 12)
    last = f"{year}-{last_month:02}-{_end(int(year), last_month, day):02}"
    if date["since"] and not date["until"]:
        return Period("to_date", basis, first, "", word)
    if date["until"]:
        return Period("to_date", basis, "", last, word)
    if date["edge"]:
        # 2021年初 is when something happened, and no window that is counted over.
        return Period("to_date", "unstated", word=word)
    return Period("to_date" if month else "annual", basis, first, last, word)


def _end(year: int, month: int, day: str | None) -> int:
    days = monthrange(year, month)[1]
    return min(int(day), days) if day else days
