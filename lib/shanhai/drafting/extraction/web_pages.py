"""The text of a saved web page: its main part, tables as tables."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from shanhai.drafting.extraction.text_encodings import (
    HAN,
    HEAD,
    MARKS,
    UnreadableError,
    decode,
)

SIZES = ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE")
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# How many lines may hold title and date.
HEAD_LINES = 40
# What browsers read these names as.
READ_AS = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
}

# Elements that begin a line of their own, in HTML and in what the extractor gives.
BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "br", "cell", "center"),
    *("dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2"),
    *("h3", "h4", "h5", "h6", "head", "header", "hr", "html", "item", "lb", "li"),
    *("list", "main", "nav", "ol", "p", "pre", "quote", "row", "section", "table"),
    *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
HIDDEN = {"script", "style", "noscript", "template", "graphic"}
ROWS, CELLS = ("tr", "row"), ("td", "th", "cell")
# A table with a longer cell lays out a page; a cell says it spans more to draw lines.
LONGEST_CELL = 300
WIDEST_CELL = 30
# Where a page's source is wrapped between two Chinese characters.
WRAPPED = re.compile(rf"(?<={HAN})[ \t\r\f]*\n[ \t\r\n\f]*(?={HAN})")
BLANKS = re.compile(r"[ \t\r\n\f]+")
SPACES = re.compile(" {2,}")


def read_page(content: bytes) -> str:
    """Return title, byline and main text of a saved page; navigation is left out.

    A row of a table is a line, its cells parted by tabs. Raises UnreadableError where
    there is no main text, or the encoding is in doubt.
    """
    import trafilatura
    from trafilatura.settings import use_config

    html = _decode(content)
    config = use_config()
    for size in SIZES:
        # Below these, another method is tried, which knows no tables.
        config.set("DEFAULT", size, "1")
    try:
        tree = trafilatura.load_html(html)
        known = None if tree is None else trafilatura.extract_metadata(tree)
        for block in () if tree is None else tree.iter("section"):
            # The extractor passes over a block of this name.
            block.tag = "div"
        page = [*list_lines(tree)][:HEAD_LINES] if known else []
        found = trafilatura.bare_extraction(
            tree, include_comments=False, favor_recall=True, fast=True, config=config
        )
        lines = [] if found is None else [*list_lines(found.body)]
    # Its parsers and those below fail in many ways.
    except Exception as error:
        raise UnreadableError(
            f"This web page cannot be parsed ({type(error).__name__}). Open it in a "
            "browser, and save its text as .txt."
        ) from error
    if not lines:
        raise UnreadableError(
            "This web page has no main text, or a script would load it. Open it in a "
            "browser, and save its text as .txt."
        )
    head = [*_list_head(known, page)] if known else []
    opening = [line for line in lines[:HEAD_LINES] if line not in head]
    return "\n".join([*head, *opening, *lines[HEAD_LINES:]]) + "\n"


def _list_head(known: Any, page: list[str]) -> Iterator[str]:
    """Yield the lines of title and date, which the extractor may leave out."""
    if known.title in page:
        yield known.title
    if known.date:
        date = re.compile(r"\D{1,2}0?".join(map(str, map(int, known.date.split("-")))))
        yield from [line for line in page if date.search(line)][:1]


def read_archive(content: bytes) -> str:
    """Return the main text of a page that a browser saved with its pictures (.mhtml).

    Raises UnreadableError as for `read_page`, and where there is no page in it.
    """
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return read_page(part.get_payload(decode=True) or b"")
    raise UnreadableError(
        "This web archive holds no page. Save the page anew, as HTML only."
    )


def _decode(content: bytes) -> str:
    """Return the page's characters by its mark, its declaration, or how it reads."""
    declared = DECLARED.search(content[:HEAD])
    if declared is None or content.startswith(tuple(mark for mark, _ in MARKS)):
        return decode(content)[0]
    name = declared[1].decode("ascii", "ignore").lower()
    try:
        return content.decode(READ_AS.get(name, name))
    except (LookupError, UnicodeDecodeError):
        # Saved anew by a browser, a page keeps its old declaration.
        return decode(content)[0]


def list_lines(root: Any) -> Iterator[str]:
    """Yield the lines of a tree of lxml; empty ones are left out."""
    for is_end, pieces in groupby(_list_pieces(root), lambda piece: piece is None):
        line = "" if is_end else SPACES.sub(" ", "".join(pieces)).strip(" ")
        if line.strip():
            yield line


def _list_pieces(element: Any) -> Iterator[str | None]:
    """Yield the texts of an element; None ends a line."""
    name = element.tag.lower() if isinstance(element.tag, str) else None
    if name is None or name in HIDDEN:
        return
    is_block = name in BLOCKS
    if is_block:
        yield None
    if name == "table" and _holds_data(element):
        for row in element.iter(*ROWS):
            cells = [*row.iterchildren(*CELLS)]
            spans = (cell.get("colspan", "1") for cell in cells)
            widths = (int(span) if span.isdecimal() else 1 for span in spans)
            yield join_cells(zip(map(_read_cell, cells), widths, strict=True))
            yield None
        return
    yield _squeeze(element.text)
    for child in element:
        yield from _list_pieces(child)
        yield _squeeze(child.tail)
    if is_block:
        yield None


def _squeeze(text: str | None) -> str:
    return BLANKS.sub(" ", WRAPPED.sub("", text or ""))


def _holds_data(table: Any) -> bool:
    """Tell a table of data from one that lays out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[*row.iterchildren(*CELLS)] for row in table.iter(*ROWS)]
    lengths = (len(_read_cell(cell)) for row in rows for cell in row)
    is_wide = sum(len(row) > 1 for row in rows) > 1
    return is_wide and max(lengths, default=0) <= LONGEST_CELL


def join_cells(cells: Iterable[tuple[str, int]]) -> str:
    """Write texts between tabs; one that spans several cells leaves these empty."""
    return "\t".join(
        text + "\t" * (min(width, WIDEST_CELL) - 1) for text, width in cells
    )


def _read_cell(cell: Any) -> str:
    return " ".join(list_lines(cell))
