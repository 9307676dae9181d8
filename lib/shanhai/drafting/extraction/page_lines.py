"""The lines of a tree of HTML: a block a line, a table's row a line with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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
HAN = "[⺀-鿿豈-﫿！-｠　-〿]"
# Where a page's source is wrapped between two Chinese characters.
WRAPPED = re.compile(rf"(?<={HAN})[ \t\r\f]*\n[ \t\r\n\f]*(?={HAN})")
BLANKS = re.compile(r"[ \t\r\n\f]+")
SPACES = re.compile(" {2,}")


def list_lines(root: Any) -> Iterator[str]:
    """Yield the lines of a tree of lxml; empty ones are left out."""
    pieces: list[str] = []
    for piece in (*_list_pieces(root), None):
        if piece is not None:
            pieces.append(piece)
            continue
        line = SPACES.sub(" ", "".join(pieces)).strip(" ")
        pieces = []
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
            yield _write_row(row)
            yield None
        return
    yield _tidy(element.text)
    for child in element:
        yield from _list_pieces(child)
        yield _tidy(child.tail)
    if is_block:
        yield None


def _tidy(text: str | None) -> str:
    return BLANKS.sub(" ", WRAPPED.sub("", text or ""))


def _holds_data(table: Any) -> bool:
    """Tell a table of data from one that lays out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[*row.iterchildren(*CELLS)] for row in table.iter(*ROWS)]
    lengths = (len(_read_cell(cell)) for row in rows for cell in row)
    is_wide = sum(len(row) > 1 for row in rows) > 1
    return is_wide and max(lengths, default=0) <= LONGEST_CELL


def _write_row(row: Any) -> str:
    """Write a row's cells between tabs; one that spans several leaves these empty."""
    texts: list[str] = []
    for cell in row.iterchildren(*CELLS):
        span = cell.get("colspan", "1")
        more = min(int(span), WIDEST_CELL) - 1 if span.isdecimal() else 0
        texts += [_read_cell(cell), *[""] * more]
    return "\t".join(texts)


def _read_cell(cell: Any) -> str:
    return " ".join(list_lines(cell))
