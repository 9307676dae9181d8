"""The files of a page, or of an analyst's own selection: CSV, Excel workbook."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from shanhai.analysis.judgements import compare
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import load
from shanhai.errors import ShanhaiError, suggest
from shanhai.reporting.citations import Citations
from shanhai.reporting.downloads.citation import (
    read_created,
    write_bibtex,
    write_citation,
    write_snippet,
)
from shanhai.reporting.downloads.rows import list_rows
from shanhai.reporting.downloads.sheets import list_sheets
from shanhai.reporting.downloads.spreadsheets import pack, write_csv, write_workbook
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import say
from shanhai.whole_files import replace_file

TYPES = {
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KILOBYTE = 1000
FORMS = (".xlsx", ".csv")


@dataclass(frozen=True)
class Download:
    """Hold one file: what it is called, and its content."""

    kind: str
    name: str
    content: bytes

    @property
    def address(self) -> str:
        """Return the file as a page carries it."""
        return (
            f"data:{TYPES[self.kind]};base64,{base64.b64encode(self.content).decode()}"
        )

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
    return fill_block(
        "downloads.html.j2",
        page.lang,
        text=say(page.lang, "takeaway-finding", **counts),
        counts=counts,
        files=list_files(page, rows),
        citation=write_citation(page.corpus, page.lang, page),
        bibtex=write_bibtex(page.corpus, page.lang, page),
        snippet=write_snippet(page),
    )


def list_files(page: Citations, rows: pd.DataFrame) -> list[Download]:
    """Return rows of a page as CSV in an archive, which pandas reads as it is.

    Second is a workbook that describes them.
    """
    name = f"shanhai-{page.name}-{page.lang}"
    table = pack({f"{name}.csv": write_csv(rows).encode()}, read_created(page.corpus))
    book = write_page_workbook(page, list_sheets(page, rows))
    return [
        Download("zip", f"{name}.csv.zip", table),
        Download("xlsx", f"{name}.xlsx", book),
    ]


def write_page_workbook(page: Citations, sheets: dict[str, pd.DataFrame]) -> bytes:
    """Return the sheets of a page as a workbook, dated as the data are."""
    return write_workbook(
        sheets,
        created=read_created(page.corpus),
        title=say(page.lang, "takeaway-file-title"),
        lang=page.lang,
    )


def export(
    figures: pd.DataFrame,
    path: str | Path,
    *,
    corpus: Corpus | None = None,
    lang: str = "en",
) -> Path:
    """Write a tidy frame as an Excel workbook or CSV; returns where it is.

    The workbook has the frame as it is, a read-me with version and citation, the
    gate's verdicts on the figures, every mention, flags and documents. A CSV has the
    frame alone. An earlier file is replaced only when the new one is whole.

    Parameters
    ----------
    path
        Ends in ``.xlsx`` or ``.csv``.
    corpus
        Where the figures are from; the project's own without.

    Raises
    ------
    ShanhaiError
        For another ending, or a frame without the column ``figure_id``.
    UnknownCodeError
        For a figure that the corpus does not hold.

    Examples
    --------
    >>> shanhai.export(corpus.tidy(domain_id="labour"), "labour.xlsx")
    """
    path = Path(path).expanduser()
    if not path.parent.is_dir() or path.is_dir():
        raise ShanhaiError(
            f"{path}: a file is written into a folder that exists, under a name that "
            "no folder has."
        )
    if path.suffix not in FORMS:
        raise ShanhaiError(
            f"{path}: no form of file is called {path.suffix!r}. "
            f"{suggest(path.suffix, FORMS)}"
        )
    page = Citations(load() if corpus is None else corpus, lang)
    page.verdicts = compare(page.corpus, figures)
    if path.suffix == ".csv":
        return replace_file(path, write_csv(figures))
    for code in figures["figure_id"]:
        page.cite(code)
    sheets = list_sheets(page, list_rows(page)) | {"figures": figures}
    # It describes the columns of a page's files.
    del sheets["columns"]
    return replace_file(path, write_page_workbook(page, sheets))
