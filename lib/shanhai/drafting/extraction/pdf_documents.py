"""The text of a PDF, its hard line breaks joined, its page furniture left out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain

from shanhai.drafting.extraction.file_kinds import UnreadableError
from shanhai.drafting.extraction.pdf_lines import HAN, Line, list_lines

OCR = "Have the text recognised (OCR), read that through, and save it as .txt or .docx."
# The part of a page's height, above and below, where furniture is.
MARGIN = 0.12
# What stands on this share of the pages, digits aside, is furniture.
ON_MOST = 0.6
PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?(?:\s*页)?"
    r"(?:[\s,，/]*共\s*\d{1,4}\s*页)?[-—–·•\s]*"
)
ENDED = tuple("。！？!?")
FEW_LINES = 3
ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．](?!\d)")
# A character that its font does not name, or names wrongly.
UNNAMED = re.compile(r"\(cid:\d+\)|�|[\ue000-\uf8ff]")
MOST_UNNAMED = 0.02
Sheet = tuple[float, list[Line]]


def read_pdf(content: bytes) -> str:
    """Return the text of a PDF that has one.

    A line that is full goes on in the next one, where that is not indented. Page
    numbers, and what stands above or below on most pages, are left out.

    Raises
    ------
    UnreadableError
        For a scan, a password, damage, or fonts that do not say their characters.
    """
    import pdfplumber

    # It warns of each font that lacks what nobody needs here.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    sheets: list[Sheet] = []
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            for page in pdf.pages:
                sheets.append((float(page.height), list_lines(page)))
                page.close()
    # Damage shows itself as errors of every kind.
    except Exception as error:
        raise _explain(error) from error
    text = "\n".join(_join(_drop_furniture(sheets)))
    if not text.strip():
        pages = f"{len(sheets)} page{'' if len(sheets) == 1 else 's'}"
        raise UnreadableError(f"This PDF is a scan: {pages} without any text. {OCR}")
    unnamed = len(UNNAMED.findall(text))
    if unnamed > MOST_UNNAMED * len(text):
        raise UnreadableError(
            f"The fonts of this PDF do not say which characters they draw: {unnamed} "
            f"are unknown. {OCR}"
        )
    return text + "\n"


def _explain(error: Exception) -> UnreadableError:
    if "Password" in repr(error) or "Password" in repr(error.__context__):
        return UnreadableError(
            "This PDF has a password. Open it, and print it to a PDF without one."
        )
    return UnreadableError(
        f"This PDF is damaged ({type(error).__name__}). Get it again, or open it in a "
        "browser and print it to a new PDF."
    )


def _drop_furniture(sheets: Sequence[Sheet]) -> Iterator[list[Line]]:
    """Leave out page numbers and what most pages have above or below."""
    counts: Counter[tuple[bool, str]] = Counter()
    for height, lines in sheets:
        counts.update({_mask(line, height) for line in lines if _is_out(line, height)})
    least = max(2, ON_MOST * len(sheets))
    usual = {told for told, count in counts.items() if count >= least}
    for height, lines in sheets:
        yield [
            line
            for line in lines
            if not _is_out(line, height)
            or not (PAGE_NUMBER.fullmatch(line.text) or _mask(line, height) in usual)
        ]


def _is_out(line: Line, height: float) -> bool:
    middle = (line.top + line.bottom) / 2
    return not line.is_row and not (MARGIN * height < middle < (1 - MARGIN) * height)


def _mask(line: Line, height: float) -> tuple[bool, str]:
    return line.top < height / 2, re.sub(r"\d+", "#", line.text)


def _join(sheets: Iterable[list[Line]]) -> Iterator[str]:
    """Yield paragraphs: lines with those that go on with them."""
    text, last, room, edges = "", None, 0.0, None
    for lines in chain.from_iterable(map(_cut_columns, sheets)):
        # Of a line or two at the end of a text nobody knows how wide they may be.
        edges = edges if edges and len(lines) < FEW_LINES else _find_edges(lines)
        left, right = edges
        for line in lines:
            if last and _goes_on(last, line, room, left):
                text += _find_glue(text, line.text) + line.text
            else:
                if last:
                    yield text
                text = line.text
            last, room = line, right - line.right
    if last:
        yield text


def _cut_columns(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each column: where the next begins, a line is higher up."""
    column: list[Line] = []
    for line in lines:
        if column and line.top < column[-1].top - column[-1].size:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _find_edges(lines: Iterable[Line]) -> tuple[float, float]:
    """Return where lines begin and end that are filled, in the most common type."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text) * (not line.is_row)
    common = max(sizes, key=lambda size: sizes[size], default=0)
    own = [line for line in lines if not line.is_row and round(line.size) == common]
    right = max((line.right for line in own), default=0.0)
    full = [line.left for line in own if right - line.right < 2 * line.size]
    return min(full, default=0.0), right


def _goes_on(last: Line, line: Line, room: float, left: float) -> bool:
    """Tell whether a line was broken because the next word had no room in it."""
    is_alike = abs(last.size - line.size) < 1 and not (last.is_row or line.is_row)
    is_near = line.top - last.bottom < 2 * line.size
    has_ended = last.text.endswith(ENDED) or "\t" in last.text + line.text
    is_indented = line.left - left > line.size
    is_full = room < line.first_word + line.size
    is_item = ITEM.match(line.text)
    return (
        is_alike and is_near and is_full and not (has_ended or is_indented or is_item)
    )


def _find_glue(text: str, more: str) -> str:
    """Return a blank between two words, nothing beside a Chinese character."""
    is_han = re.match(f"[{HAN}　-〿]", text[-1]) or re.match(f"[{HAN}　-〿]", more)
    return "" if is_han else " "
