"""The text of a PDF, its hard line breaks joined, its page furniture left out.

Characters come in the order in which the file draws them: that in which the text was
written or laid out, column after column; by place on the page, lines of neighbouring
columns would run into each other. Cells of a table with rules are parted by tabs, as
are words far from each other.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import Any, NamedTuple
from unicodedata import normalize

from shanhai.drafting.extraction.text_encodings import HAN, UnreadableError

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
# In sizes of the type: a gap that is a blank, one that parts columns, a wide sign.
BLANK, COLUMN = 0.3, 2.0
# A page of more lines is a drawing; to look for tables in it takes minutes.
MOST_EDGES = 4000
INNER_BREAK = re.compile(rf"(?<={HAN})\s*\n\s*(?={HAN})")
# Fonts call characters by the radicals that look the same: ⼀ is no 一. What Unicode
# itself does not take back:
CHARACTERS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻭⻮⻰⻲⻳",
    "母民虎西见角贝车長长门青页风飞食马骨鬼鱼鸟卤麦黄齐歯齿龙亀龟",
)
CHARACTERS |= {n: normalize("NFKC", chr(n)) for n in range(0x2F00, 0x2FD6)}
Char = Mapping[str, Any]


class Line(NamedTuple):
    """Hold one line: its text, where it is, and how wide its first word is."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    first_word: float = 0.0
    is_row: bool = False


Sheet = tuple[float, list[Line]]


def read_pdf(content: bytes) -> str:
    """Return the text of a PDF that has one.

    A line that is full goes on in the next one, where that is not indented. Page
    numbers, and what stands above or below on most pages, are left out. Raises
    UnreadableError for a scan, a password, damage, or fonts that do not say their
    characters.
    """
    import pdfplumber

    # It warns of each font that lacks what nobody needs here.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    sheets: list[Sheet] = []
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            for page in pdf.pages:
                sheets.append((float(page.height), _list_lines(page)))
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
                # A blank parts two words, nothing a Chinese character from others.
                is_han = re.match(HAN, text[-1]) or re.match(HAN, line.text)
                text += line.text if is_han else f" {line.text}"
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
    free = [line for line in lines if not line.is_row]
    sizes: Counter[int] = Counter()
    for line in free:
        sizes[round(line.size)] += len(line.text)
    common = max(sizes, key=sizes.get, default=0)
    own = [line for line in free if round(line.size) == common]
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
    is_new = has_ended or is_indented or ITEM.match(line.text)
    return is_alike and is_near and is_full and not is_new


def _list_lines(page: Any) -> list[Line]:
    """List the lines of a page of pdfplumber, rows of tables among them."""
    found = page.find_tables() if len(page.edges) <= MOST_EDGES else ()
    # A frame around a text is no table.
    tables = [one for one in found if len(one.rows) > 1 < len(one.rows[0].cells)]
    lines: list[Line] = []
    chars: list[Char] = []
    written = set()
    for drawn in page.chars:
        if not drawn["upright"]:
            continue
        char = {**drawn, "text": drawn["text"].translate(CHARACTERS)}
        table = next((one for one in tables if _lies_in(char, *one.bbox)), None)
        if table is None:
            chars.append(char)
        elif table not in written:
            written.add(table)
            lines += [*_cut(chars), *_list_rows(table)]
            chars = []
    return [*lines, *_cut(chars)]


def _lies_in(char: Char, left: float, top: float, right: float, bottom: float) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return left <= across <= right and top <= down <= bottom


def _list_rows(table: Any) -> Iterator[Line]:
    for row, cells in zip(table.rows, table.extract(), strict=True):
        texts = ((cell or "").translate(CHARACTERS) for cell in cells)
        texts = (INNER_BREAK.sub("", text) for text in texts)
        text = "\t".join(" ".join(cell.split()) for cell in texts)
        if text.strip():
            yield Line(text, *row.bbox, is_row=True)


def _cut(chars: Iterable[Char]) -> Iterator[Line]:
    """Cut a run of characters into lines; blank ones are left out."""
    line: list[Char] = []
    for char in chars:
        if line:
            last = line[-1]
            height = min(last["bottom"] - last["top"], char["bottom"] - char["top"])
            shared = min(last["bottom"], char["bottom"]) - max(last["top"], char["top"])
            across, down = char["x0"] - last["x0"], char["top"] - last["top"]
            # Drawn twice, to look bold.
            if last["text"] == char["text"] and abs(across) < 1 > abs(down):
                continue
            if shared <= height * BLANK or across <= -height / 2:
                yield from _make_line(line)
                line = []
        line.append(char)
    yield from _make_line(line)


def _make_line(chars: list[Char]) -> Iterator[Line]:
    seen = [char for char in chars if char["text"].strip()]
    if not seen:
        return
    parts, last = [], None
    for char in chars:
        gap = (char["x0"] - last["x1"]) / max(char["size"], 1) if last else 0
        is_apart = gap > BLANK and not (char["text"] + last["text"]).isspace()
        parts.append("\t" if gap > COLUMN else " " if is_apart else "")
        parts.append(char["text"])
        last = char
    text = re.sub(r" *\t *", "\t", "".join(parts)).strip()
    yield Line(
        text,
        left=min(char["x0"] for char in seen),
        top=min(char["top"] for char in seen),
        right=max(char["x1"] for char in seen),
        bottom=max(char["bottom"] for char in seen),
        size=max(char["size"] for char in seen),
        first_word=_measure_word(seen),
    )


def _measure_word(chars: list[Char]) -> float:
    """Return the width of what a line's end keeps together: a word, or one character.

    With it goes a sign that must not begin a line.
    """
    last = chars[0]
    for char in chars[1:]:
        is_word = last["text"].isascii() and char["text"].isascii()
        is_near = char["x0"] - last["x1"] < BLANK * char["size"]
        if not (is_near and (is_word or char["text"] in "，。、；：！？）》”’%％")):
            break
        last = char
    return last["x1"] - chars[0]["x0"]
