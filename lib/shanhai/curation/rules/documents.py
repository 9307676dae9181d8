"""Rules for the register of documents: when each was written, and how we know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath

import pandas as pd

from shanhai.curation.bounds import ROUND_START
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    rule_for,
    rule_for_rows,
    show_date,
)

DISAGREE = "documents_disagree"
# What two figures share that state one thing.
ONE_THING = (
    *("pairing_id", "indicator_id", "dimensions", "unit_id", "direction", "status"),
    *("place_id", "period_start", "period_end"),
)


@rule_for_rows("sources")
def check_dates(row: tuple) -> Iterator[Fault]:
    """Require an earliest and latest day in order, the printed date between them."""
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


@rule_for_rows("sources")
def check_evidence(row: tuple) -> Iterator[Fault]:
    """Require evidence for days that no document prints, and only for those."""
    days = row.earliest_date, row.latest_date, row.counts_from
    shown = "/".join(map(show_date, days))
    if any(map(pd.notna, days)) and not row.evidence_en:
        rule = "earliest_date, latest_date or counts_from has no evidence"
        yield shown, rule, "Say in evidence on what it rests"
    elif row.evidence_en and not any(map(pd.notna, days)):
        rule = "there is evidence, but no earliest_date, latest_date or counts_from"
        yield row.evidence_en, rule, "Write the date, or remove the evidence"
    if row.counts_from == ROUND_START:
        rule = "counts go back to the start of the present round anyway"
        yield show_date(row.counts_from), rule, "Leave counts_from empty"


@rule_for_rows("sources")
def check_files(row: tuple) -> Iterator[Fault]:
    """Require a name without a folder, and file and extractor of an extracted text."""
    if PureWindowsPath(row.file_name).name != row.file_name:
        rule = "the file lies in the folder of the originals itself"
        yield row.file_name, rule, "Write its name alone, without a folder"
    told = row.file_sha256 or row.extractor
    if bool(row.file_sha256) != bool(row.extractor):
        rule = "file_sha256 and extractor go together"
        yield told, rule, "Write both, or neither where the file is the text"
    elif told and row.file_sha256 == row.sha256:
        rule = "the file is the text itself"
        yield told, rule, "Leave file_sha256 and extractor empty"


@rule_for("figures")
def check_same_statements(tables: Tables) -> Iterator[Finding]:
    """Require that what two documents state alike or otherwise is one thing.

    Numbers that do not meet both stay, both with flag documents_disagree.
    """
    figures = {row.figure_id: row for row in tables["figures"].itertuples()}
    documents = tables["mentions"].groupby("figure_id")["source_id"].agg(set).to_dict()
    disagreeing = set()
    for row in figures.values():
        if (other := figures.get(row.same_as)) is None:
            continue
        if other.same_as:
            rule = "same_as leads to a figure that leads on"
            yield row, row.same_as, rule, f"Name {other.same_as!r}"
        for name in ONE_THING:
            if not _is_alike(getattr(row, name), getattr(other, name)):
                rule = f"both figures state one thing, and differ in {name}"
                yield row, row.same_as, rule, "Fix one of them, or leave same_as empty"
        if documents.get(row.figure_id, set()) & documents.get(row.same_as, set()):
            rule = "both figures stand in one document"
            yield row, row.same_as, rule, "Make one figure of both mentions"
        if row.low > other.high or other.low > row.high:
            disagreeing |= {row.figure_id, row.same_as}
    for row in figures.values():
        if (DISAGREE in row.flags) != (row.figure_id in disagreeing):
            rule = f"flag {DISAGREE} goes with another document's number apart from it"
            yield row, row.figure_id, rule, "Add or remove the flag, or fix same_as"


def _is_alike(first: object, second: object) -> bool:
    return first == second or (first is pd.NaT and second is pd.NaT)


def _show_bounds(row: tuple) -> str:
    return f"{show_date(row.earliest_date)}/{show_date(row.latest_date)}"
