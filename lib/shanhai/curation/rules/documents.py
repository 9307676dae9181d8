"""Rules for the register of documents: when each was written, and how we know."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from shanhai.curation.bounds import ROUND_START
from shanhai.curation.rules import Fault, Finding, Tables, rule_for, show_date


@rule_for("sources")
def check_dates(tables: Tables) -> Iterator[Finding]:
    """Require an earliest and latest day in order, the printed date between them."""
    for row in tables["sources"].itertuples():
        for fault in _list_faults(row):
            yield row, *fault


@rule_for("sources")
def check_evidence(tables: Tables) -> Iterator[Finding]:
    """Require evidence for days that no document prints, and only for those."""
    for row in tables["sources"].itertuples():
        days = row.earliest_date, row.latest_date, row.counts_from
        shown = "/".join(map(show_date, days))
        if any(map(pd.notna, days)) and not row.evidence_en:
            rule = "earliest_date, latest_date or counts_from has no evidence"
            yield row, shown, rule, "Say in evidence on what it rests"
        elif row.evidence_en and not any(map(pd.notna, days)):
            rule = "there is evidence, but no earliest_date, latest_date or counts_from"
            yield row, row.evidence_en, rule, "Write the date, or remove the evidence"
        if row.counts_from == ROUND_START:
            rule = "counts go back to the start of the present round anyway"
            yield row, show_date(row.counts_from), rule, "Leave counts_from empty"


def _list_faults(row: tuple) -> Iterator[Fault]:
    first, last, printed = row.earliest_date, row.latest_date, row.published_date
    if first > last:
        rule = "the latest date lies before the earliest"
        yield _show_bounds(row), rule, "Swap or fix the dates"
    elif first > printed or last < printed:
        rule = f"the printed date lies outside {_show_bounds(row)}"
        yield show_date(printed), rule, "Fix the date, or what bounds it"
    elif first == last == printed:
        rule = "the printed date says the same as the earliest and latest"
        yield show_date(printed), rule, "Leave both empty"
    taken = row.retrieved_on
    if taken < first or taken < printed:
        rule = "the file was taken before its text was there"
        yield show_date(taken), rule, "Fix retrieved_on, or the other dates"


def _show_bounds(row: tuple) -> str:
    return f"{show_date(row.earliest_date)}/{show_date(row.latest_date)}"


RULES = (check_dates, check_evidence)
