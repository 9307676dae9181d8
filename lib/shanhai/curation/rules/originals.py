"""Rules that need the originals: exact offsets, every numeral accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from shanhai.curation.mentions import find_mentions
from shanhai.curation.rules import line_of
from shanhai.curation.unit_words import UnitWords
from shanhai.errors import Problem

FILE = "data/mentions.csv"
DIGIT_RUN = re.compile(r"[0-9０-９]+")


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


def check_length(text: str, source: tuple) -> Iterator[Problem]:
    """Require that the register counts the characters that a document has."""
    if source.characters != len(text):
        rule = f"{source.file_name} has {len(text)} characters"
        place = "data/sources.csv", line_of(source)
        yield Problem(*place, str(source.characters), rule, f"Write {len(text)}")


def check_offsets(text: str, mentions: pd.DataFrame) -> Iterator[Problem]:
    """Require that ``text[start:end]`` is the numeral as written."""
    for row in mentions.itertuples():
        found = text[row.start : row.end]
        if found != row.as_written:
            rule = f"the original holds {found!r} at {row.start}–{row.end}"
            remedy = _find_place(text, row)
            yield Problem(FILE, line_of(row), row.as_written, rule, remedy)


def check_coverage(
    source_id: str, text: str, mentions: pd.DataFrame, words: UnitWords | None = None
) -> tuple[Ledger, list[Problem]]:
    """Account for every run of digits and every numeral expression of a document."""
    covered = bytearray(len(text))
    for row in mentions.itertuples():
        covered[row.start : row.end] = b"\x01" * (row.end - row.start)

    def open_spans(spans: list[tuple[int, int]], *, rule: str) -> list[Problem]:
        remedy = "Add a mention with its kind, or widen its neighbour"
        return [
            Problem(FILE, None, f"{source_id} {a}–{b} {text[a:b]}", rule, remedy)
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


def _find_place(text: str, row: tuple) -> str:
    places = [match.start() for match in re.finditer(re.escape(row.as_written), text)]
    if not places:
        return "The numeral does not occur; use the registered file"
    near = min(places, key=lambda place: abs(place - row.start))
    return f"The nearest occurrence is at {near}–{near + len(row.as_written)}"
