"""The lines of a PDF's page: characters in the order in which the file draws them.

That is the order in which the text was written or laid out, column after column; by
place on the page, lines of neighbouring columns would run into each other. Cells of a
table with rules are parted by tabs, as are words far from each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from unicodedata import normalize

# In sizes of the type: a gap that is a blank, one that parts columns, a wide sign.
BLANK, COLUMN = 0.3, 2.0
# A page of more lines is a drawing; to look for tables in it takes minutes.
MOST_EDGES = 4000
HAN = "⺀-鿿豈-﫿！-｠"
INNER_BREAK = re.compile(rf"(?<=[{HAN}])\s*\n\s*(?=[{HAN}])")
# Fonts call characters by the radicals that look the same: ⼀ is no 一. What Unicode
# itself does not take back:
RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻭⻮⻰⻲⻳",
    "母民虎西见角贝车長长门青页风飞食马骨鬼鱼鸟卤麦黄齐歯齿龙亀龟",
)
KANGXI = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
Char = Mapping[str, Any]
Box = tuple[float, float, float, float]


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


def list_lines(page: Any) -> list[Line]:
    """List the lines of a page of pdfplumber, rows of tables among them."""
    tables = _find_tables(page)
    lines: list[Line] = []
    chars: list[Char] = []
    written = set()
    for drawn in page.chars:
        if not drawn["upright"]:
            continue
        char = {**drawn, "text": name_characters(drawn["text"])}
        table = next((one for one in tables if _lies_in(char, one.bbox)), None)
        if table is None:
            chars.append(char)
        elif table not in written:
            written.add(table)
            lines += [*_cut(chars), *_list_rows(table)]
            chars = []
    return [*lines, *_cut(chars)]


def name_characters(text: str) -> str:
    """Return a text with characters where its font names their radicals."""
    return text.translate(RADICALS).translate(KANGXI)


def _find_tables(page: Any) -> list[Any]:
    """Find tables with rules; a frame around a text is none."""
    if len(page.edges) > MOST_EDGES:
        return []
    return [
        table
        for table in page.find_tables()
        if len(table.rows) > 1 and len(table.rows[0].cells) > 1
    ]


def _lies_in(char: Char, box: Box) -> bool:
    left, top, right, bottom = box
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return left <= across <= right and top <= down <= bottom


def _list_rows(table: Any) -> Iterator[Line]:
    for row, cells in zip(table.rows, table.extract(), strict=True):
        texts = (INNER_BREAK.sub("", name_characters(cell or "")) for cell in cells)
        text = "\t".join(" ".join(cell.split()) for cell in texts)
        if text.strip():
            yield Line(text, *row.bbox, is_row=True)


def _cut(chars: Iterable[Char]) -> Iterator[Line]:
    """Cut a run of characters into lines; blank ones are left out."""
    line: list[Char] = []
    for char in chars:
        if line and _is_twin(line[-1], char):
            continue
        if line and not _goes_on(line[-1], char):
            yield from _make_line(line)
            line = []
        line.append(char)
    yield from _make_line(line)


def _is_twin(last: Char, char: Char) -> bool:
    """Tell a character drawn twice, to look bold."""
    return last["text"] == char["text"] and abs(last["x0"] - char["x0"]) < 1 > abs(
        last["top"] - char["top"]
    )


def _goes_on(last: Char, char: Char) -> bool:
    height = min(last["bottom"] - last["top"], char["bottom"] - char["top"])
    shared = min(last["bottom"], char["bottom"]) - max(last["top"], char["top"])
    return shared > height * BLANK and char["x0"] > last["x0"] - height / 2


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
