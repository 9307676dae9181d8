"""Rules that need the originals: exact offsets, every numeral accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from shanhai.curation.mentions import find_mentions
from shanhai.curation.rules import line_of
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


def check_offsets(text: str, mentions: pd.DataFrame) -> Iterator[Problem]:
    """Require that ``text[start:end]`` is the numeral as written."""
    for row in mentions.itertuples():
        found = text[row.start : row.end]
        if found != row.as_written:
            yield Problem(
                FILE,
                line_of(row),
                row.as_written,
                f"the original holds {found!r} at {row.start}–{row.end}",
                _find_place(text, row),
            )


def check_coverage(
    source_id: str, text: str, mentions: pd.DataFrame
) -> tuple[Ledger, list[Problem]]:
    """Account for every run of digits and every numeral expression of a document."""
    covered = bytearray(len(text))
    for row in mentions.itertuples():
        covered[row.start : row.end] = b"\x01" * (row.end - row.start)

    def open_spans(spans: list[tuple[int, int]], *, rule: str) -> list[Problem]:
        return [
            Problem(
                FILE,
                None,
                f"{source_id} {start}–{end} {text[start:end]}",
                rule,
                "Add a mention with its kind, or widen its neighbour",
            )
            for start, end in spans
            if not all(covered[start:end])
        ]

    runs = [match.span() for match in DIGIT_RUN.finditer(text)]
    found = [(mention.start, mention.end) for mention in find_mentions(text)]
    touched = [(start, end) for start, end in found if any(covered[start:end])]
    open_runs = open_spans(runs, rule="a run of digits lies in no mention")
    # An expression out of every mention is told by its digits, where it has some.
    unseen = [span for span in found if span not in set(touched)]
    wordy = [
        (start, end) for start, end in unseen if not DIGIT_RUN.search(text[start:end])
    ]
    open_found = open_spans(wordy, rule="a numeral expression lies in no mention")
    ledger = Ledger(
        source_id=source_id,
        digit_runs=len(runs),
        digit_runs_covered=len(runs) - len(open_runs),
        expressions=len(found),
        expressions_covered=len(touched),
    )
    return ledger, open_runs + open_found


def _find_place(text: str, row: tuple) -> str:
    places = [match.start() for match in re.finditer(re.escape(row.as_written), text)]
    if not places:
        return "The numeral does not occur; use the registered file"
    near = min(places, key=lambda place: abs(place - row.start))
    return f"The nearest occurrence is at {near}–{near + len(row.as_written)}"
