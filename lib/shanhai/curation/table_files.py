"""Read the file of a table as people save it: its rows, or what is wrong with it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from shanhai.errors import CorpusError, Problem

SAVE_AGAIN = "Save the table as CSV UTF-8, with commas"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LINE_END = re.compile(rb"\r\n?|\n")
# Blanks, and signs without width that editors leave at the edge of a cell.
BLANKS = re.compile("[\\s\u200b-\u200f\u2060\ufeff]+")
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}
Fault = tuple[str, str, str]


@dataclass(frozen=True)
class TableFile:
    """Hold the rows of a file, every cell as it is written.

    Blank rows, and rows with more or fewer cells than headings, are left out and
    named in ``problems``. ``lines`` has the line in which each row begins. A file
    is whole when nothing but blank rows was left out.
    """

    headings: tuple[str, ...] = ()
    rows: Sequence[list[str]] = ()
    lines: Sequence[int] = ()
    problems: tuple[Problem, ...] = ()
    is_whole: bool = False


def read_table_file(
    path: Path, place: str, columns: Sequence[str] | None = None
) -> TableFile:
    """Read the file of a table: UTF-8 with commas, and any line ends.

    What its cells hold is not checked. ``place`` is the file's name in problems;
    ``columns`` are the headings that it must have, any when left out.
    """
    try:
        return _read_rows(_read_text(path, place), place, columns)
    except CorpusError as error:
        return TableFile(problems=error.problems)


def _refuse(
    place: str, line: int | None, value: str, rule: str, remedy: str = SAVE_AGAIN
) -> CorpusError:
    return CorpusError([Problem(place, line, value, rule, remedy)])


def _read_text(path: Path, place: str) -> str:
    try:
        if path.exists() and not path.is_file():
            raise _refuse(place, None, "", "the table is no file", "Restore the file")
        content = path.read_bytes()
    except OSError as error:
        rule = f"the table cannot be read ({error.strerror})"
        raise _refuse(place, None, "", rule, "Restore the file") from error
    if content.startswith(UTF_16):
        raise _refuse(place, None, "", "the file is UTF-16")
    if (position := content.find(b"\0")) >= 0:
        rule = "the line holds a NUL byte"
        raise _refuse(place, _count_lines(content[:position]), "", rule)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _count_lines(error.object[: error.start])
        rule = f"the file is not UTF-8 (byte 0x{error.object[error.start]:02x})"
        raise _refuse(place, line, "", rule) from error


def _count_lines(content: bytes) -> int:
    return 1 + len(LINE_END.findall(content))


def _read_rows(text: str, place: str, columns: Sequence[str] | None) -> TableFile:
    first = io.StringIO(text).readline().strip("\r\n")
    if first.lower().startswith("sep="):
        rule = "the first line is a note to Excel, no heading"
        raise _refuse(place, 1, first, rule, f"Remove the line. {SAVE_AGAIN}")
    for sign, name in OTHER_SEPARATORS.items():
        if sign in first and "," not in first:
            raise _refuse(place, 1, "", f"the cells are separated by {name}")
    records = _list_records(text, place)
    _, headings = next(records, (1, []))
    if not BLANKS.sub("", "".join(headings)):
        raise _refuse(place, 1, "", "the first line has no headings")
    faults = list_heading_faults(headings, headings if columns is None else columns)
    if faults:
        return TableFile(problems=tuple(Problem(place, 1, *fault) for fault in faults))
    return _sort_out(records, tuple(headings), place)


def _list_records(text: str, place: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        rule = f"the row cannot be read ({error})"
        remedy = "Put a cell with a comma or a quote into quotes, and double its quotes"
        raise _refuse(place, line, "", rule, remedy) from error


def _sort_out(
    records: Iterator[tuple[int, list[str]]], headings: tuple[str, ...], place: str
) -> TableFile:
    rows, lines, problems, is_whole = [], [], [], True
    try:
        for line, cells in records:
            if not BLANKS.sub("", "".join(cells)):
                rule, remedy = "the row is empty", "Remove the empty row"
                problems.append(Problem(place, line, "", rule, remedy))
            elif len(cells) != len(headings):
                problems.append(_describe_uneven(cells, headings, place, line))
                is_whole = False
            else:
                rows.append(cells)
                lines.append(line)
    except CorpusError as error:
        problems += error.problems
        is_whole = False
    return TableFile(headings, rows, lines, tuple(problems), is_whole)


def _describe_uneven(
    cells: list[str], headings: tuple[str, ...], place: str, line: int
) -> Problem:
    rule = f"the row has {len(cells)} cells, the heading {len(headings)}"
    if len(cells) > len(headings):
        surplus = ",".join(cells[len(headings) :])
        return Problem(place, line, surplus, rule, "Quote the cell that holds a comma")
    return Problem(place, line, "", rule, "Fill the row up to the last column")


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
