"""Compare the headings of a table with the columns that it must have."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Blanks, and signs without width that editors leave at the edge of a cell.
BLANKS = re.compile("[\\s\u200b-\u200f\u2060\ufeff]+")
Fault = tuple[str, str, str]


def list_heading_faults(headings: Sequence[str], columns: Sequence[str]) -> list[Fault]:
    """List value, rule and remedy of every heading that is not as it must be.

    A heading in the place of another is one fault, not one too many and one missing.
    """
    written = {_clean(heading) for heading in headings}
    if written.isdisjoint(map(_clean, columns)):
        rule = "the first line has none of the headings"
        return [(headings[0], rule, f"Write {','.join(columns)}")]
    faults = {
        number: fault
        for number in range(len(headings))
        if (fault := _find_fault(number, headings, columns))
    }
    replaced = {columns[number] for number in faults if number < len(columns)}
    missing = [
        (name, "the column is missing", "Add the missing column")
        for name in columns
        if _clean(name) not in written and name not in replaced
    ]
    if list(headings) != list(columns) and not faults and not missing:
        return [("", "the columns are in another order", f"Write {','.join(columns)}")]
    return [*faults.values(), *missing]


def _find_fault(
    number: int, headings: Sequence[str], columns: Sequence[str]
) -> Fault | None:
    heading, clean = headings[number], _clean(headings[number])
    if not clean:
        return "", f"column {number + 1} has no heading", "Remove it, or give it one"
    if clean in map(_clean, headings[:number]):
        return heading, "two columns have this heading", "Remove or rename one of them"
    if heading in columns:
        return None
    for name in columns:
        if _clean(name) == clean:
            return heading, f"the heading is not written {name}", f"Write {name}"
    if number < len(columns) and columns[number] not in headings:
        name = columns[number]
        return heading, f"the heading is in the place of {name}", f"Write {name}"
    rule = "the contract has no such column"
    return heading, rule, "Remove the column, or describe it in the contract"


def _clean(heading: str) -> str:
    return BLANKS.sub("", heading).casefold()
