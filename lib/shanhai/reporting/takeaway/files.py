"""The files that a reader takes away: CSV and Excel workbook."""

import base64
import re
from dataclasses import dataclass
from urllib.parse import quote

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.takeaway.cell_text import write_plain
from shanhai.reporting.takeaway.formulas import guard_formula
from shanhai.reporting.takeaway.metadata import name_file, read_created
from shanhai.reporting.takeaway.rows import list_rows
from shanhai.reporting.takeaway.sheets import list_sheets
from shanhai.reporting.takeaway.workbook import build_workbook
from shanhai.reporting.wording import say

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What an address must not hold as it is. Chinese may stand, which keeps it short.
RESERVED = re.compile(
    "[\\x00-\\x1f\"#%&'<>?\\x7f]|[^\\S ]|\N{ZERO WIDTH NO-BREAK SPACE}"
)


@dataclass(frozen=True)
class Download:
    """Hold one file: what it is called, its content, and how a page carries it."""

    kind: str
    name: str
    content: bytes
    address: str


def list_downloads(corpus: Corpus, *, shown: Shown, lang: str) -> list[Download]:
    """Return the rows of a report as CSV, and as a workbook that describes them."""
    rows = list_rows(corpus, shown=shown, lang=lang)
    workbook = build_workbook(
        list_sheets(corpus, rows, shown=shown, lang=lang),
        created=read_created(corpus),
        title=say(lang, "takeaway-file-title"),
        lang=lang,
    )
    return [
        _carry_text("csv", name_file(shown, lang, "csv"), write_csv(rows), "text/csv"),
        _carry_bytes("xlsx", name_file(shown, lang, "xlsx"), workbook, XLSX),
    ]


def write_csv(rows: pd.DataFrame) -> str:
    """Return rows as CSV that Excel opens as it should: BOM, CRLF, no formula.

    Text that would run as a formula gets an apostrophe in front; numbers never do.
    """
    texts = pd.DataFrame(
        {
            name: [write_plain(value) for value in column]
            if pd.api.types.is_numeric_dtype(column)
            else [guard_formula(write_plain(value)) for value in column]
            for name, column in rows.items()
        }
    )
    return BOM + texts.to_csv(index=False, lineterminator="\r\n")


def _carry_text(kind: str, name: str, text: str, mediatype: str) -> Download:
    written = RESERVED.sub(lambda sign: quote(sign[0], safe=""), text)
    address = f"data:{mediatype};charset=utf-8,{written}"
    return Download(kind, name, text.encode(), address)


def _carry_bytes(kind: str, name: str, content: bytes, mediatype: str) -> Download:
    address = f"data:{mediatype};base64,{base64.b64encode(content).decode()}"
    return Download(kind, name, content, address)
