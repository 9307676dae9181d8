"""Rules for dates: periods and bounds that fit type, document, and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pandas as pd

from shanhai.curation.bounds import STORED, bound_figures
from shanhai.curation.rows import number_rows
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    locate,
    rule_for,
    rule_for_rows,
    show_date,
    show_dates,
)
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

STATED = {"not_before": "period_start", "not_after": "period_end"}
NO_END = "Leave period_end empty, with period type to_date and flag window_open"


@rule_for_rows("figures", "benchmarks")
def check_periods(row: tuple) -> Iterator[Fault]:
    """Require that dates and type of a period fit."""
    start, end = row.period_start, row.period_end
    shown = show_dates(start, end)
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


@rule_for_rows("figures")
def check_period_basis(row: tuple) -> Iterator[Fault]:
    """Require the basis of a period's dates: they are never guessed."""
    has_dates = pd.notna(row.period_start) or pd.notna(row.period_end)
    if (row.period_basis == "inferred") != ("period_inferred" in row.flags):
        rule = "basis 'inferred' goes with flag period_inferred, and only with that"
        yield row.period_basis, rule, "Add or remove the flag"
    if row.period_basis == "inferred" and not (row.note_en or row.note_zh):
        yield row.figure_id, "an inferred period has no reason", "Give it in the note"
    if row.period_basis == "unstated" and has_dates:
        shown = show_dates(row.period_start, row.period_end)
        yield shown, "an unstated period has dates", "Remove the dates; never guess"


@rule_for("figures")
def check_years(tables: Tables) -> Iterator[Finding]:
    """Require that the dates of a period are of a year and month the document names.

    The year of publication and the one before may go without (this year, last year).
    """
    written = _list_written(tables)
    for row in number_rows(tables["figures"]):
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
    for row in number_rows(tables["sources"]):
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
            for row in number_rows(tables[table][tables[table][column] > today]):
                fault = f"{column} is to come", "Read the date again"
                value = show_date(getattr(row, column))
                yield Problem(*locate(table, row), value, *fault)


@rule_for("figures")
def check_bounds(tables: Tables) -> Iterator[Finding]:
    """Require bounds in order and around the dates, each needed and with its basis."""
    figures = tables["figures"]
    found = _bound(tables, figures)
    implied = _bound(tables, figures.assign(**dict.fromkeys(STORED, pd.NaT)))
    is_bounded = figures[[*STORED]].notna().any(axis="columns")
    for row in number_rows(figures[is_bounded | (figures["bound_basis"] != "")]):
        faults = (
            *_basis_faults(row),
            *_order_faults(row, found.loc[row.Index]),
            *_idle_faults(row, implied.loc[row.Index]),
        )
        for fault in faults:
            yield row, *fault


@rule_for("figures")
def check_against_documents(tables: Tables) -> Iterator[Finding]:
    """Require that a period was over at writing, or has flag window_open and no end.

    It starts no earlier than what its document counts without a date may.
    """
    figures = tables["figures"]
    is_window = figures["period_type"].isin(["annual", "to_date"])
    figures = figures[is_window & (figures["status"] != "planned")]
    found = _bound(tables, figures)
    dated = zip(
        number_rows(figures), found["counts_from"], found["written_by"], strict=True
    )
    for row, first, day in dated:
        if row.period_start < first:
            rule = f"undated counts of its document go back to {show_date(first)} only"
            remedy = "Fix the date, or write counts_from in sources.csv"
            yield row, show_date(row.period_start), rule, remedy
        if row.period_start > day:
            rule = f"the period starts after {show_date(day)}, when it was written down"
            yield row, show_date(row.period_start), rule, "Fix the date"
        elif row.period_end >= day:
            rule = "the period was not over when its document was written, by "
            rule += f"{show_date(day)} at the latest"
            yield row, show_date(row.period_end), rule, NO_END
        elif pd.notna(row.period_end) and "window_open" in row.flags:
            rule = "flag window_open is for a period that has no end yet"
            yield row, show_date(row.period_end), rule, f"{NO_END}, or remove the flag"


def _bound(tables: Tables, figures: pd.DataFrame) -> pd.DataFrame:
    return bound_figures(figures, tables["mentions"], tables["sources"])


def _basis_faults(row: tuple) -> Iterator[Fault]:
    is_bounded = pd.notna(row.not_before) or pd.notna(row.not_after)
    if is_bounded and not row.bound_basis:
        remedy = "Say in bound_basis on what it rests"
        yield _show(row), "the bound has no basis", remedy
    elif row.bound_basis and not is_bounded:
        rule = "there is a basis, but no bound"
        yield row.bound_basis, rule, "Write not_before or not_after, or remove it"
    if row.bound_basis == "text" and not row.note_en:
        rule = "a bound read from the text has no reason"
        yield _show(row), rule, "Give it in the note"


def _order_faults(row: tuple, found: pd.Series) -> Iterator[Fault]:
    first, last = found["not_before"], found["not_after"]
    if first > last:
        rule = "the period would have to end before it can begin"
        yield show_dates(first, last), rule, "Fix the bounds"
    for name in STATED.values():
        day = getattr(row, name)
        if day < row.not_before or day > row.not_after:
            rule = f"{name} lies outside the bounds {_show(row)}"
            yield show_date(day), rule, "Fix the date or the bounds"


def _idle_faults(row: tuple, implied: pd.Series) -> Iterator[Fault]:
    for name, stated in STATED.items():
        day = getattr(row, name)
        if pd.notna(day) and pd.notna(getattr(row, stated)):
            yield show_date(day), f"{name} stands beside a {stated}", "Leave it empty"
        elif day == implied[name]:
            rule = f"{name} is what documents and round give anyway"
            yield show_date(day), rule, "Leave it empty"


def _show(row: tuple) -> str:
    return show_dates(row.not_before, row.not_after)


def _join_dates(tables: Tables, *kinds: str) -> dict[str, str]:
    mentions = tables["mentions"]
    dated = mentions[mentions["kind"].isin(kinds)]
    joined = dated.groupby("source_id")["as_written"].agg(" ".join)
    return {code: text.translate(CHINESE_DIGITS) for code, text in joined.items()}


def _list_written(tables: Tables) -> dict[str, tuple[str, list[pd.Timestamp]]]:
    """Return each pairing's dates and names as written, and when it was published."""
    texts, found = _join_dates(tables, "date", "name"), {}
    for row in number_rows(tables["sources"]):
        day = [] if pd.isna(row.published_date) else [row.published_date]
        for code in row.pairing_ids:
            text, days = found.get(code, ("", []))
            found[code] = f"{text} {texts.get(row.source_id, '')}", [*days, *day]
    return found


def _is_calendar_year(start: pd.Timestamp, end: pd.Timestamp) -> bool:
    ends = (start.month, start.day, end.month, end.day)
    return start.year == end.year and ends == (1, 1, 12, 31)
