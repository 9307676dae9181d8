"""Rows for the terminal and for other programs: what there is, as table, CSV, JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import click
import pandas as pd

from shanhai import paths
from shanhai.controls import is_unseen, reveal_in_line
from shanhai.curation.corpus import Corpus
from shanhai.curation.mentions import Mention, find_mentions
from shanhai.curation.units import make_unit_words, read_units
from shanhai.drafting.extraction.files import EMPTY, extract, read_file, read_plain
from shanhai.errors import ShanhaiError
from shanhai.rendering.plan import Job, plan_jobs
from shanhai.rendering.registry import Report
from shanhai.reporting.downloads.spreadsheets import guard_formula

Row = Mapping[str, object]

# The columns of the table on screen; JSON has them all.
SHORT_COLUMNS = {
    "pairings": ("pairing_id", "since", "name_en", "name_zh"),
    "indicators": ("indicator_id", "domain_id", "unit_id", "name_en", "name_zh"),
    "sources": ("source_id", "pairing_ids", "published_date", "title_zh"),
    "reports": ("report", "page", "title_en", "title_zh"),
}
OF_QUANTITY = ("low", "high", "unit", "qualifier")
MENTION_COLUMNS = ("start", "end", "as_written", *OF_QUANTITY, "kind")


def list_codelist(corpus: Corpus, name: str) -> list[Row]:
    """List the rows of a corpus table, dates as ISO text, nothing as None."""
    rows = getattr(corpus, name).to_dict("records")
    return [{key: _to_plain(value) for key, value in row.items()} for row in rows]


def list_pages(corpus: Corpus, reports: Iterable[Report]) -> list[Row]:
    """List every page that can be rendered, with what its notebook can be told."""
    reports = tuple(reports)
    declared = {report.name: report.declared for report in reports}
    return [
        _describe_page(list(twins)) | {"parameters": list(map(vars, declared[name]))}
        for (name, _), twins in groupby(
            plan_jobs(corpus, reports), key=lambda job: (job.report, job.page)
        )
    ]


def _describe_page(twins: list[Job]) -> dict[str, object]:
    return {
        "report": twins[0].report,
        "page": twins[0].page,
        "notebook": twins[0].notebook.name,
        **{f"title_{job.lang}": job.title for job in twins},
        **{f"file_{job.lang}": job.file_name for job in twins},
    }


def _to_plain(value: object) -> object:
    if isinstance(value, date):
        return None if pd.isna(value) else value.strftime("%Y-%m-%d")
    if isinstance(value, float):
        return None if pd.isna(value) else value
    return value


def scan_file(path: Path) -> list[Row]:
    """List every numeral expression of a file, by its place in its text.

    The unit words are those of the project's data.

    A byte order mark is no part of the text: offsets count from the sign behind it,
    as for the registered documents. Of Word files, PDFs, web pages and texts in other
    encodings they count the extracted text; stderr says which program read it.
    """
    units = read_units(paths.data_dir())
    words = make_unit_words(units) if units else None
    mentions = find_mentions(_read_text(path), words)
    return [_describe_mention(mention) for mention in mentions]


def _describe_mention(mention: Mention) -> Row:
    return {
        name: getattr(mention.quantity if name in OF_QUANTITY else mention, name, None)
        for name in MENTION_COLUMNS
    }


def _read_text(path: Path) -> str:
    """Return UTF-8 text as it is, line ends too; of other files what is extracted."""
    text = read_plain(read_file(path))
    if text is None:
        found = extract(path)
        click.echo(reveal_in_line(f"{path}: read by {found.extractor}"), err=True)
        return found.text
    if not text.strip():
        raise ShanhaiError(f"{path}: {EMPTY}")
    return text


def format_rows(rows: Sequence[Row], *, columns: Sequence[str], form: str) -> str:
    """Return rows as `table`, `csv` or `json`; JSON has every column there is."""
    if form == "json":
        return format_json(rows)
    return {"table": format_table, "csv": format_csv}[form](rows, columns=columns)


def format_table(rows: Sequence[Row], *, columns: Sequence[str]) -> str:
    """Return rows as aligned columns, unseen characters as codes.

    Chinese characters count as two wide.
    """
    cells = ([reveal_in_line(_write(row[name])) for name in columns] for row in rows)
    lines = [list(columns), *cells]
    widths = [max(map(_width, cells)) for cells in zip(*lines, strict=True)]
    padded = (
        "  ".join(
            cell + " " * (width - _width(cell))
            for cell, width in zip(cells, widths, strict=True)
        )
        for cells in lines
    )
    return "\n".join(line.rstrip() for line in padded)


def format_csv(rows: Sequence[Row], *, columns: Sequence[str]) -> str:
    """Return rows as CSV with a heading and no line end after the last row.

    Text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    lines = [columns, *([_write(row[name]) for name in columns] for row in rows)]
    return "\n".join(map(_write_line, lines))


def format_json(content: object) -> str:
    """Return rows, or any plain content, as JSON that strict readers take."""
    text = json.dumps(
        content,
        ensure_ascii=False,
        indent=2,
        allow_nan=False,
        default=_to_number,
    )
    return "\n".join(map(_escape, text.split("\n")))


def _escape(line: str) -> str:
    """Write what cannot be seen as JSON's own escapes, which read as the same."""
    if line.isprintable():
        return line
    return "".join(json.dumps(one)[1:-1] if is_unseen(one) else one for one in line)


def _write(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    return str(value)


def _write_line(cells: Sequence[str]) -> str:
    """Return a line of CSV; a cell with either sign of a line end is quoted."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(map(guard_formula, cells))
    return text.getvalue().removesuffix("\r\n")


def _to_number(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in text)
