"""The text of a Word file: paragraphs and tables in the order of the document.

The package is opened by python-docx. Its own texts of paragraphs leave out insertions
that are tracked and what lies in content controls and text boxes, so the tree is read
here. Left out: headers, footers, notes, what is deleted, and the properties: title and
author there are those of whoever made the template.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any

from shanhai.drafting.extraction.text_encodings import UnreadableError
from shanhai.drafting.extraction.web_pages import join_cells

# What the parts of a file may have together when unpacked; photographs are large.
LARGEST = 256 * 2**20
LARGEST_TEXT = 96 * 2**20
# What holds the text of a box; it comes behind the paragraph that the box hangs on.
BOX = "txbxContent"
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deletions, moved text where it was, the twin of a text box, pinyin above a word,
# properties (which have tabs of their own).
SKIPPED = {
    *("del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "tblPr", "trPr", "tcPr"),
    *("sdtPr", "sectPr", "tblGrid", "rubyPr"),
}


def read_word(content: bytes) -> str:
    """Return the text of a .docx: a paragraph a line, a table's row a line.

    Cells are parted by tabs; one that spans several leaves these empty. Raises
    UnreadableError for a file that is damaged, or that would fill the memory.
    """
    import docx

    _check_size(content)
    try:
        body = docx.Document(BytesIO(content)).element.body
        return "\n".join(_list_lines(body)) + "\n"
    # Damage shows itself as errors of zip, XML, keys, attributes and others.
    except Exception as error:
        raise UnreadableError(
            f"This Word file is damaged ({type(error).__name__}). Open it in Word, WPS "
            "or LibreOffice, and save it again as .docx."
        ) from error


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sizes = {part.filename: part.file_size for part in archive.infolist()}
    texts = [size for name, size in sizes.items() if name.endswith(".xml")]
    if sum(sizes.values()) > LARGEST or max(texts, default=0) > LARGEST_TEXT:
        raise UnreadableError(
            f"This Word file would unpack to {sum(sizes.values()) / 2**20:,.0f} MiB. "
            "Copy its text into a new document."
        )


def _list_lines(parent: Any) -> Iterator[str]:
    for block in _find_all(parent, {"p", "tbl"}):
        if _name(block) == "tbl":
            yield from map(_write_row, _find_all(block, {"tr"}))
            continue
        parts = [*_find_all(block, {BOX, "t", *SIGNS})]
        boxes = [one for one in parts if _name(one) == BOX]
        texts = (SIGNS.get(_name(one), one.text) for one in parts if one not in boxes)
        yield "".join(filter(None, texts))
        for box in boxes:
            yield from _list_lines(box)


def _write_row(row: Any) -> str:
    cells = []
    for cell in _find_all(row, {"tc"}):
        text = " ".join(" ".join(_list_lines(cell)).split())
        spans = (one.val for one in cell.iter() if _name(one) == "gridSpan")
        cells.append((text, next(spans, 1)))
    return join_cells(cells)


def _find_all(parent: Any, wanted: Collection[str]) -> Iterator[Any]:
    """Yield the elements of some names in order, also those in content controls."""
    for child in parent:
        name = _name(child)
        if name in wanted:
            yield child
        elif name not in SKIPPED:
            yield from _find_all(child, wanted)


def _name(element: Any) -> str:
    """Return an element's name without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
