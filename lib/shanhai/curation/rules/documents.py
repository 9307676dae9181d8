"""Rules for documents: their register, and what needs the originals themselves.

Those of the originals are called by themselves: offsets are exact, and every numeral is
accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath

import pandas as pd

from shanhai.curation.bounds import ROUND_START
from shanhai.curation.mentions import find_mentions
from shanhai.curation.rows import number_rows
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    index_rows,
    locate,
    rule_for,
    rule_for_rows,
    show_date,
    show_dates,
)
from shanhai.curation.units import UnitWords
from shanhai.errors import Problem

DISAGREE = "documents_disagree"
DIGIT_RUN = re.compile(r"[0-9０-９]+")
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
        yield show_dates(first, last), rule, "Swap or fix the dates"
    elif first > printed or last < printed:
        rule = f"the printed date lies outside {show_dates(first, last)}"
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
    figures = index_rows(tables, "figures")
    documents = tables["mentions"].groupby("figure_id")["source_id"].agg(set).to_dict()
    disagreeing = set()
    for row in figures.values():
        if (other := figures.get(row.same_as)) is None:
            continue
        if other.same_as:
            rule = "same_as leads to a figure that leads on"
            yield row, row.same_as, rule, f"Name {other.same_as!r}"
        for name in ONE_THING:
            ours, theirs = getattr(row, name), getattr(other, name)
            # Two that are not there are one NaT, which does not equal itself.
            if ours != theirs and ours is not theirs:
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


@dataclass(frozen=True)
class Ledger:
    """Count how many numerals of one document lie inside its mentions."""

    source_id: str
    digit_runs: int
    digit_runs_covered: int
    expressions: int
    expressions_covered: int

    def __str__(self) -> str:
        return (
            f"{self.source_id}: digit runs inside a mention: "
            f"{self.digit_runs_covered} of {self.digit_runs}; "
            f"numeral expressions: {self.expressions_covered} of {self.expressions}"
        )


def find_length_problems(text: str, source: tuple) -> Iterator[Problem]:
    """Require that the register counts the characters that a document has."""
    if source.characters != len(text):
        rule = f"{source.file_name} has {len(text)} characters"
        found, remedy = str(source.characters), f"Write {len(text)}"
        yield Problem(*locate("sources", source), found, rule, remedy)


def find_offset_problems(text: str, mentions: pd.DataFrame) -> Iterator[Problem]:
    """Require that ``text[start:end]`` is the numeral as written."""
    for row in number_rows(mentions):
        found = text[row.start : row.end]
        if found != row.as_written:
            rule = f"the original holds {found!r} at {row.start}–{row.end}"
            remedy = _find_place(text, row)
            yield Problem(*locate("mentions", row), row.as_written, rule, remedy)


def account_for_numerals(
    source_id: str, text: str, mentions: pd.DataFrame, words: UnitWords | None = None
) -> tuple[Ledger, list[Problem]]:
    """Account for every run of digits and every numeral expression of a document."""
    covered = bytearray(len(text))
    for row in number_rows(mentions):
        covered[row.start : row.end] = b"\x01" * (row.end - row.start)

    def open_spans(spans: list[tuple[int, int]], *, rule: str) -> list[Problem]:
        remedy = "Add a mention with its kind, or widen its neighbour"
        place = locate("mentions", None)
        return [
            Problem(*place, f"{source_id} {a}–{b} {text[a:b]}", rule, remedy)
            for a, b in spans
            if not all(covered[a:b])
        ]

    runs = [match.span() for match in DIGIT_RUN.finditer(text)]
    found = [(mention.start, mention.end) for mention in find_mentions(text, words)]
    unseen = [(start, end) for start, end in found if not any(covered[start:end])]
    open_runs = open_spans(runs, rule="a run of digits lies in no mention")
    # An expression out of every mention is told by its digits, where it has some.
    wordy = [span for span in unseen if not DIGIT_RUN.search(text[slice(*span)])]
    open_found = open_spans(wordy, rule="a numeral expression lies in no mention")
    covered_runs, touched = len(runs) - len(open_runs), len(found) - len(unseen)
    ledger = Ledger(source_id, len(runs), covered_runs, len(found), touched)
    return ledger, open_runs + open_found


def find_text_problems(
    source: tuple, text: str, mentions: pd.DataFrame, words: UnitWords
) -> tuple[list[Problem], Ledger]:
    """Hold one document's entry and mentions against its text; account for it."""
    own = mentions[mentions["source_id"] == source.source_id]
    ledger, uncovered = account_for_numerals(source.source_id, text, own, words)
    found = [*find_length_problems(text, source), *find_offset_problems(text, own)]
    return [*found, *uncovered], ledger


def _find_place(text: str, row: tuple) -> str:
    places = [match.start() for match in re.finditer(re.escape(row.as_written), text)]
    if not places:
        return "The numeral does not occur; use the registered file"
    near = min(places, key=lambda place: abs(place - row.start))
    return f"The nearest occurrence is at {near}–{near + len(row.as_written)}"
