"""Mend what has one answer: `shanhai check --fix`."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shanhai.curation.rules import HEADER_LINES
from shanhai.whole_files import finish_swap, swap_files

Row = dict[str, str]
Rows = Mapping[str, list[Row]]
# A row's table and place in it, the column, what it should hold, and why.
Answer = tuple[str, int, str, str, str]
OVERLAPS = "not_additive"


@dataclass(frozen=True)
class Fix:
    """Hold one cell that was mended: where, what it was and is, and why."""

    file: str
    line: int
    column: str
    before: str
    after: str
    rule: str

    def __str__(self) -> str:
        change = f"{self.before or 'nothing'!r} → {self.after!r}"
        return f"{self.file}:{self.line}: {self.column}: {change}: {self.rule}"


def fix_data(data_dir: Path, originals: Path | None = None) -> list[Fix]:
    """Mend the tables where a rule leaves one answer; all files, or none.

    Mended: look-alikes that point one way only, orders of display with gaps or repeats,
    the order of dimensions in a cell, the flag of stated parts, and, where the
    originals are at hand, hash and length of a document in which every mention
    still stands where the tables say.

    Raises
    ------
    OSError
        When the system refuses; the tables are as they were.
    """
    finish_swap(data_dir)
    texts = {
        path.stem: path.read_bytes().decode("utf-8-sig")
        for path in sorted(data_dir.glob("*.csv"))
    }
    tables = {
        name: list(csv.DictReader(io.StringIO(text, newline="")))
        for name, text in texts.items()
    }
    answers = (
        *(_point_back(tables), _number_rows(tables), _order_dimensions(tables)),
        *(_flag_parts(tables), _compare_documents(tables, originals)),
    )
    fixes = [fix for found in answers for fix in _apply(tables, found)]
    if changed := {Path(fix.file).stem for fix in fixes}:
        written = {f"{name}.csv": _write(tables[name], texts[name]) for name in changed}
        swap_files(data_dir, written)
    return fixes


def _apply(tables: Rows, answers: Iterator[Answer]) -> Iterator[Fix]:
    for table, place, column, after, rule in list(answers):
        row = tables[table][place]
        if row[column] != after:
            line = place + HEADER_LINES
            yield Fix(f"data/{table}.csv", line, column, row[column], after, rule)
            row[column] = after


def _write(rows: list[Row], text: str) -> bytes:
    out = io.StringIO()
    ends = "\r\n" if "\r\n" in text else "\n"
    writer = csv.DictWriter(out, list(rows[0]), lineterminator=ends)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _point_back(tables: Rows) -> Iterator[Answer]:
    rows = tables["indicators"]
    listed = {row["indicator_id"]: _split(row["not_comparable_with"]) for row in rows}
    for place, row in enumerate(rows):
        own = row["indicator_id"]
        lacking = [
            code
            for code, others in listed.items()
            if own in others and code != own and code not in listed[own]
        ]
        if lacking:
            codes = ";".join([*listed[own], *lacking])
            rule = "look-alikes point at each other"
            yield "indicators", place, "not_comparable_with", codes, rule


def _number_rows(tables: Rows) -> Iterator[Answer]:
    for name, rows in tables.items():
        if not all(row.get("sort_order", "").isdigit() for row in rows):
            continue
        groups: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            groups.setdefault(row.get("pairing_id", ""), []).append(place)
        for places in groups.values():
            ordered = sorted(places, key=lambda n: int(rows[n]["sort_order"]))
            for number, place in enumerate(ordered, 1):
                rule = f"sort_order runs from 1 to {len(places)}"
                yield name, place, "sort_order", str(number), rule


def _order_dimensions(tables: Rows) -> Iterator[Answer]:
    ranks = {
        row["dimension_id"]: int(row["sort_order"]) for row in tables["dimensions"]
    }
    for place, row in enumerate(tables["figures"]):
        pairs = _split(row["dimensions"])
        names = [pair.partition("=")[0] for pair in pairs]
        if set(names) <= set(ranks) and len(set(names)) == len(names):
            pairs.sort(key=lambda pair: ranks[pair.partition("=")[0]])
            rule = "dimensions stand in the order of dimensions.csv"
            yield "figures", place, "dimensions", ";".join(pairs), rule


def _flag_parts(tables: Rows) -> Iterator[Answer]:
    for place, row in enumerate(tables["figures"]):
        flags = _split(row["flags"])
        if row["part_of"] and row["part_basis"] == "stated" and OVERLAPS not in flags:
            rule = "a stated part overlaps with its whole"
            yield "figures", place, "flags", ";".join([*flags, OVERLAPS]), rule


def _compare_documents(tables: Rows, originals: Path | None) -> Iterator[Answer]:
    """Take hash and length from a document whose mentions all stand in their places."""
    for place, row in enumerate(tables["sources"] if originals else ()):
        path = originals / row["file_name"]
        if not path.is_file():
            continue
        content = path.read_bytes()
        text = content.decode("utf-8-sig", errors="replace")
        own = [
            one for one in tables["mentions"] if one["source_id"] == row["source_id"]
        ]
        if own and all(_stands(one, text) for one in own):
            rule = "as the document has it, and every mention stands in its place"
            digest = hashlib.sha256(content).hexdigest()
            yield "sources", place, "sha256", digest, rule
            yield "sources", place, "characters", str(len(text)), rule


def _stands(mention: Row, text: str) -> bool:
    ends = mention["start"], mention["end"]
    is_place = all(map(str.isdigit, ends))
    return is_place and text[int(ends[0]) : int(ends[1])] == mention["as_written"]


def _split(cell: str) -> list[str]:
    return cell.split(";") if cell else []
