"""The files of a page, or of an analyst's own selection, and how they are cited."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from shanhai.analysis.judgements import compare
from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import load
from shanhai.errors import ShanhaiError, suggest
from shanhai.reporting.citations import Citations
from shanhai.reporting.downloads.rows import list_rows
from shanhai.reporting.downloads.sheets import list_sheets
from shanhai.reporting.downloads.spreadsheets import pack, write_csv, write_workbook
from shanhai.reporting.html import Block, fill_block
from shanhai.reporting.messages import say
from shanhai.reporting.page_names import SHORT_DIGEST
from shanhai.whole_files import replace_file

TYPES = {
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KILOBYTE = 1000
FORMS = (".xlsx", ".csv")
REGISTERS = ("benchmarks", "denominators")
SPECIAL = re.compile(r"([&%$#_{}])")
# The name of everything, where no page is cited.
ALL = "data-package"


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
    rows, reported = list_rows(page), len(page.figure_ids)
    n = {"values": len(rows), "reported": reported, "derived": len(rows) - reported}
    counts = n | {name: len(page.registers.get(name, ())) for name in REGISTERS}
    cited = page.corpus, page.lang, page
    return fill_block(
        "downloads.html.j2",
        page.lang,
        text=say(page.lang, "takeaway-finding", **counts),
        counts=counts,
        files=list_files(page, rows),
        citation=write_citation(*cited),
        bibtex=write_bibtex(*cited),
        snippet=write_snippet(page),
    )


def list_files(page: Citations, rows: pd.DataFrame) -> list[Download]:
    """Return rows of a page as CSV in an archive, which pandas reads as it is.

    Second is a workbook that describes them.
    """
    name = f"shanhai-{page.name}-{page.lang}"
    table = pack({f"{name}.csv": write_csv(rows).encode()}, read_created(page.corpus))
    return [
        Download("zip", f"{name}.csv.zip", table),
        Download("xlsx", f"{name}.xlsx", _write_workbook(page, rows)),
    ]


def _write_workbook(
    page: Citations, rows: pd.DataFrame, figures: pd.DataFrame | None = None
) -> bytes:
    """Return a workbook, dated as the data are, of a page or with an own frame."""
    facts = list_facts(page.corpus, page.lang, "takeaway-what", page)
    sheets = list_sheets(page, rows, facts)
    if figures is not None:
        # It describes the columns of a page's files.
        del sheets["columns"]
        sheets["figures"] = figures
    title, created = say(page.lang, "takeaway-file-title"), read_created(page.corpus)
    return write_workbook(sheets, created=created, title=title, lang=page.lang)


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
    return replace_file(path, _write_workbook(page, list_rows(page), figures))


def read_created(corpus: Corpus) -> dt.datetime:
    """Return when the data package was made, as it says itself."""
    created = dt.datetime.fromisoformat(corpus.descriptor["created"])
    return created.replace(tzinfo=None)


def list_facts(
    corpus: Corpus, lang: str, what: str, page: Citations | None = None
) -> dict[str, str]:
    """Return what some data are: topics and texts, of a page's data or of all."""
    return {
        "what": say(lang, what),
        **({"selection": page.name} if page else {}),
        "version": corpus.version,
        "digest": page.digest if page else corpus.digest,
        "licence": say(lang, "takeaway-licence"),
        "citation": write_citation(corpus, lang, page),
    }


def write_citation(corpus: Corpus, lang: str, page: Citations | None = None) -> str:
    """Return the citation of a page's values, or of all, in plain words."""
    return say(lang, "takeaway-citation", **_list_parts(corpus, page))


def write_bibtex(corpus: Corpus, lang: str, page: Citations | None = None) -> str:
    """Return the citation as a BibTeX entry, in UTF-8."""
    parts = _list_parts(corpus, page)
    fields = {
        "author": say(lang, "takeaway-author"),
        "title": say(lang, "takeaway-title"),
        "year": parts["year"],
        "version": parts["version"],
        "note": say(lang, "takeaway-citation-note", **parts),
    }
    fields = {name: SPECIAL.sub(r"\\\1", text) for name, text in fields.items()}
    # Inner braces keep names and titles as they are.
    fields |= {name: f"{{{fields[name]}}}" for name in ("author", "title")}
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    key = f"shanhai-{parts['version']}-{parts['selection']}"
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def write_snippet(page: Citations) -> str:
    """Return lines of Python that load the figures of a page as a frame."""
    where = "".join(f", {name}={json.dumps(one)}" for name, one in page.where.items())
    figures = f'figures = corpus.tidy("{page.lang}"{where})'
    return f"import shanhai\ncorpus = shanhai.load()\n{figures}"


def _list_parts(corpus: Corpus, page: Citations | None) -> dict[str, str]:
    return {
        "year": str(read_created(corpus).year),
        "version": corpus.version,
        "digest": (page.digest if page else corpus.digest)[:SHORT_DIGEST],
        "selection": page.name if page else ALL,
    }
