"""The files of a page, carried in the page itself: CSV and Excel workbook."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from urllib.parse import quote

import pandas as pd

from shanhai.reporting.citations import Citations
from shanhai.reporting.downloads.citation import (
    read_created,
    write_bibtex,
    write_citation,
    write_snippet,
)
from shanhai.reporting.downloads.rows import list_rows
from shanhai.reporting.downloads.sheets import list_sheets
from shanhai.reporting.downloads.spreadsheets import write_csv, write_workbook
from shanhai.reporting.html import Block, fill
from shanhai.reporting.messages import say

# What an address must not hold as it is. Chinese may stand, which keeps it short.
RESERVED = re.compile(
    "[\\x00-\\x1f\"#%&'<>?\\x7f]|[^\\S ]|\N{ZERO WIDTH NO-BREAK SPACE}"
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KILOBYTE = 1000


@dataclass(frozen=True)
class Download:
    """Hold one file: what it is called, its content, and how a page carries it."""

    kind: str
    name: str
    content: bytes
    address: str

    @property
    def kilobytes(self) -> int:
        """Return the size, rounded up."""
        return -(-len(self.content) // KILOBYTE)


def write_downloads(page: Citations) -> Block:
    """Write the files that hold what a page cites, its citation, and lines of Python.

    The files are in the page itself: it needs no network to give them.
    """
    rows = list_rows(page)
    reported = len(page.figure_ids)
    counts = {
        "values": len(rows),
        "reported": reported,
        "derived": len(rows) - reported,
        **{
            name: len(page.registers.get(name, ()))
            for name in ("benchmarks", "denominators")
        },
    }
    html = fill(
        "downloads.html.j2",
        lang=page.lang,
        counts=counts,
        files=list_files(page, rows),
        citation=write_citation(page.corpus, page.lang, page),
        bibtex=write_bibtex(page.corpus, page.lang, page),
        snippet=write_snippet(page),
    )
    return Block(html, say(page.lang, "takeaway-finding", **counts))


def list_files(page: Citations, rows: pd.DataFrame) -> list[Download]:
    """Return rows of a page as CSV, and as a workbook that describes them."""
    name = f"shanhai-{page.name}-{page.lang}"
    text, book = write_csv(rows), write_page_workbook(page, list_sheets(page, rows))
    written = RESERVED.sub(lambda sign: quote(sign[0], safe=""), text)
    carried = base64.b64encode(book).decode()
    return [
        Download(
            *("csv", f"{name}.csv", text.encode()),
            f"data:text/csv;charset=utf-8,{written}",
        ),
        Download("xlsx", f"{name}.xlsx", book, f"data:{XLSX};base64,{carried}"),
    ]


def write_page_workbook(page: Citations, sheets: dict[str, pd.DataFrame]) -> bytes:
    """Return the sheets of a page as a workbook, dated as the data are."""
    return write_workbook(
        sheets,
        created=read_created(page.corpus),
        title=say(page.lang, "takeaway-file-title"),
        lang=page.lang,
    )
