"""The text of a Word file: paragraphs and tables in the order of the document.

The package is opened by python-docx. Its own texts of paragraphs leave out insertions
that are tracked and what lies in content controls and text boxes, so the tree is read
here. Left out: headers, footers, notes, what is deleted, and the properties: title and
author there are those of whoever made the template.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from shanhai.drafting.extraction.file_kinds import UnreadableError
from shanhai.drafting.extraction.web_pages import WIDEST_CELL

# What the parts of a file may have together when unpacked; photographs are large.
LARGEST = 256 * 2**20
LARGEST_TEXT = 96 * 2**20
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deletions, moved text where it was, the twin of a text box, pinyin above a word,
# properties (which have tabs of their own).
SKIPPED = {
    *("del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "tblPr", "trPr", "tcPr"),
    *("sdtPr", "sectPr", "tblGrid", "rubyPr"),
}


def read_word(content: bytes) -> str:
    """Return the text of a .docx: a paragraph a line, a table's row a line.

    Cells are parted by tabs; one that spans several leaves these empty.

    Raises
    ------
    UnreadableError
        For a file that is damaged, or that would fill the memory.
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
    for child in parent:
        name = _name(child)
        if name == "p":
            boxes: list[Any] = []
            yield "".join(_list_parts(child, boxes))
            for box in boxes:
                yield from _list_lines(box)
        elif name == "tbl":
            yield from _list_rows(child)
        elif name not in SKIPPED:
            yield from _list_lines(child)


def _list_parts(parent: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the pieces of a paragraph, and put aside the text boxes that hang on it."""
    for child in parent:
        name = _name(child)
        if name == "txbxContent":
            boxes.append(child)
        elif name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in SKIPPED:
            yield from _list_parts(child, boxes)


def _list_rows(table: Any) -> Iterator[str]:
    for row in _find_all(table, "tr"):
        texts: list[str] = []
        for cell in _find_all(row, "tc"):
            spans = [one.val for one in cell.iter() if _name(one) == "gridSpan"][:1]
            text = " ".join(" ".join(_list_lines(cell)).split())
            texts += [text, *[""] * (min(*spans, WIDEST_CELL) - 1 if spans else 0)]
        yield "\t".join(texts)


def _find_all(parent: Any, wanted: str) -> Iterator[Any]:
    """Yield rows or cells, also those in content controls."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name not in SKIPPED:
            yield from _find_all(child, wanted)


def _name(element: Any) -> str:
    """Return an element's name without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
