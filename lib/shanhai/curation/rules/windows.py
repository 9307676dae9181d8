"""Rules for dates: periods that fit their type, their document, and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pandas as pd

from shanhai.curation.rules import Fault, Finding, Tables, locate, rule_for, show_date
from shanhai.errors import Problem

CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MONTH = re.compile(r"(?<!\d)(\d{1,2})月|(?<=\d-)(\d\d)(?=-\d)")
FULL_DATE = re.compile(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})(?!\d)")
# A year or half of it begins and ends on these days without a month being named.
STARTS = ((1, 1), (7, 1))
ENDS = ((6, 30), (12, 31))
# Columns with the date of something that has happened.
PAST = {
    "sources": ("published_date", "earliest_date", "retrieved_on"),
    "denominators": ("reference_date",),
    "benchmarks": ("period_start", "period_end"),
}


def check_periods(tables: Tables) -> Iterator[Problem]:
    """Require that dates, type and basis of a period fit: never guessed."""
    for table in ("figures", "benchmarks"):
        for row in tables[table].itertuples():
            faults = _basis_faults(row) if table == "figures" else ()
            for fault in (*_period_faults(row), *faults):
                yield Problem(*locate(table, row), *fault)


@rule_for("figures")
def check_years(tables: Tables) -> Iterator[Finding]:
    """Require that the dates of a period are of a year and month the document names.

    The year of publication and the one before may go without (this year, last year).
    """
    written = _list_written(tables)
    for row in tables["figures"].itertuples():
        text, published = written.get(row.pairing_id, ("", []))
        years = {*map(int, YEAR.findall(text))}
        years |= {day.year - ago for day in published for ago in (0, 1)}
        months = {int(a or b) for a, b in MONTH.findall(text)}
        for day, usual in ((row.period_start, STARTS), (row.period_end, ENDS)):
            if not years or pd.isna(day):
                continue
            if day.year not in years:
                known = ", ".join(map(str, sorted(years)))
                rule = f"the documents of the pairing name no such year, only {known}"
            elif (day.month, day.day) not in usual and day.month not in months:
                rule = "the documents of the pairing name no such month"
            else:
                continue
            yield row, show_date(day), rule, "Write the date that is given, or none"


@rule_for("sources")
def check_publication(tables: Tables) -> Iterator[Finding]:
    """Require a date of publication that the document writes, where it writes one."""
    texts = _join_dates(tables, "date")
    for row in tables["sources"].itertuples():
        day, text = row.published_date, texts.get(row.source_id, "")
        found = {tuple(map(int, parts)) for parts in FULL_DATE.findall(text)}
        if pd.notna(day) and found and (day.year, day.month, day.day) not in found:
            rule = "the document writes other dates, not this one"
            yield row, show_date(day), rule, "Write the date that the document gives"


def check_past(tables: Tables) -> Iterator[Problem]:
    """Require that what has happened is not dated after today."""
    today = pd.Timestamp(date.today())
    for table, columns in PAST.items():
        for column in columns:
            for row in tables[table][tables[table][column] > today].itertuples():
                fault = f"{column} is to come", "Read the date again"
                value = show_date(getattr(row, column))
                yield Problem(*locate(table, row), value, *fault)


def _join_dates(tables: Tables, *kinds: str) -> dict[str, str]:
    mentions = tables["mentions"]
    dated = mentions[mentions["kind"].isin(kinds)]
    joined = dated.groupby("source_id")["as_written"].agg(" ".join)
    return {code: text.translate(CHINESE_DIGITS) for code, text in joined.items()}


def _list_written(tables: Tables) -> dict[str, tuple[str, list[pd.Timestamp]]]:
    """Return each pairing's dates and names as written, and when it was published."""
    texts, found = _join_dates(tables, "date", "name"), {}
    for row in tables["sources"].itertuples():
        day = [] if pd.isna(row.published_date) else [row.published_date]
        for code in row.pairing_ids:
            text, days = found.get(code, ("", []))
            found[code] = f"{text} {texts.get(row.source_id, '')}", [*days, *day]
    return found


def _period_faults(row: tuple) -> Iterator[Fault]:
    start, end = row.period_start, row.period_end
    shown = f"{show_date(start)}/{show_date(end)}"
    if pd.notna(start) and pd.notna(end) and start > end:
        yield shown, "the period ends before it starts", "Swap or fix the dates"
    if row.period_type == "annual" and not _is_calendar_year(start, end):
        rule = "an annual figure covers one calendar year, 1 January to 31 December"
        yield shown, rule, "Write both dates, or use period type to_date"
    if row.period_type == "to_date" and _is_calendar_year(start, end):
        rule = "a period of one calendar year is annual"
        yield shown, rule, "Use period type annual, or fix the dates"
    if row.period_type == "none" and (pd.notna(start) or pd.notna(end)):
        yield shown, "period type 'none' has no dates", "Remove them or name a type"


def _basis_faults(row: tuple) -> Iterator[Fault]:
    has_dates = pd.notna(row.period_start) or pd.notna(row.period_end)
    if (row.period_basis == "inferred") != ("period_inferred" in row.flags):
        rule = "basis 'inferred' goes with flag period_inferred, and only with that"
        yield row.period_basis, rule, "Add or remove the flag"
    if row.period_basis == "inferred" and not (row.note_en or row.note_zh):
        yield row.figure_id, "an inferred period has no reason", "Give it in the note"
    if row.period_basis == "unstated" and has_dates:
        shown = f"{show_date(row.period_start)}/{show_date(row.period_end)}"
        yield shown, "an unstated period has dates", "Remove the dates; never guess"


def _is_calendar_year(start: pd.Timestamp, end: pd.Timestamp) -> bool:
    if pd.isna(start) or pd.isna(end) or start.year != end.year:
        return False
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
