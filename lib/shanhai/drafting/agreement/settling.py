"""A coding with its differences to another settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from shanhai.drafting.agreement.coded_fields import (
    CONCEPT,
    DIMENSIONS,
    EXTENT,
    INTERVAL,
    KIND,
    MENTION,
    REPEATS,
)
from shanhai.drafting.agreement.coded_mentions import BETWEEN, FIGURE
from shanhai.drafting.agreement.differences import Answer, read_answers, refuse
from shanhai.drafting.draft import Draft
from shanhai.errors import CorpusError, Problem

PLACE = re.compile(r"([0-9]+)[–-]([0-9]+)")


def settle(draft: Draft, path: Path) -> Draft:
    """Return the first coding with every difference as it was settled.

    Left as it is: what is not settled (`list_unsettled`). A mention that becomes a
    figure of its own, and one that only the second reader had, is not decided: its
    cells are still to be filled. Whether codes are known is for `accept` to say.

    Raises
    ------
    CorpusError
        With every row that is not of this draft, or is settled in no known way.
    """
    rows, problems = read_answers(path)
    held = {row["start"]: row for row in draft.rows.to_dict("records")}
    moved: list[Answer] = []
    for answer in rows:
        if answer.field in (MENTION, EXTENT):
            moved.append(answer)
        elif answer.start in held:
            held[answer.start] = held[answer.start] | _settle_field(answer)
        else:
            problems.append(refuse(answer, "no mention of the draft starts there"))
    for answer in moved:
        problems += _move(held, answer, draft)
    if problems:
        raise CorpusError(problems)
    table = sorted(held.values(), key=lambda row: int(row["start"]))
    frame = pd.DataFrame(table, columns=draft.rows.columns, dtype="str").fillna("")
    return replace(draft, rows=frame)


def _settle_field(answer: Answer) -> dict[str, str]:
    """Return the cells that an answer fills; an own figure is still to be decided."""
    field, text = answer.field, answer.text
    open_again = {"decided": ""}
    if field == CONCEPT:
        concept, _, dimensions = text.partition(" ")
        return {CONCEPT: concept, DIMENSIONS: dimensions}
    if field == INTERVAL:
        low, between, high = text.partition(BETWEEN)
        return {"low": low, "high": high if between else low}
    if (field, text) in ((KIND, FIGURE), (REPEATS, "")):
        return {field: text} | open_again
    return {field: text}


def _move(
    held: dict[str, dict[str, str]], answer: Answer, draft: Draft
) -> Iterator[Problem]:
    """Give a mention the place that was settled, add one, or take it away."""
    row = held.pop(answer.start, {})
    if not answer.text:
        return
    place = PLACE.fullmatch(answer.text)
    if not place or not int(place[1]) < int(place[2]) <= len(draft.text):
        held |= {answer.start: row} if row else {}
        yield refuse(answer, f"{answer.text!r} is no place in the text")
        return
    start, end = place.groups()
    written = {"start": start, "end": end}
    written["as_written"] = draft.text[int(start) : int(end)]
    for other in held.values():
        other |= {
            name: start
            for name in ("repeats", "part_of")
            if row and other.get(name) == answer.start
        }
    held[start] = row | written
