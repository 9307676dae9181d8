"""What a page shows of an executed notebook: which cells, and their outputs, fitted."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from io import BytesIO

from markupsafe import Markup
from nbformat import NotebookNode
from PIL import Image, ImageColor

from shanhai.reporting.messages import say
from shanhai.reporting.style import COLOURS

INJECTED = "injected-parameters"
FIRST_CODE = {"parameters", INJECTED, "setup"}
# A frame is looked at where it can be explored; a page words or draws it.
NOT_SHOWN = {*FIRST_CODE, "check", "frame"}
TRANSLATIONS = "translations"
TITLE = re.compile(r"\A\s*# +(.+?) *$\n*", re.MULTILINE)
# pandas' frame with the style sheet that it brings, and the line below a long one.
FRAME = re.compile(
    r"<div>\s*<style scoped>.*?</style>\s*"
    r'<table border="1" class="dataframe">(?P<rows>.*?)</table>\s*'
    r"(?:<p>(?P<n_rows>\d+) rows × (?P<n_columns>\d+) columns</p>\s*)?</div>",
    re.DOTALL,
)
SHEET = Markup(
    '<div class="frame" tabindex="0" role="group" aria-label="{label}">'
    '<table class="dataframe">{rows}</table></div>{size}'
)
# A text that would make a narrow column very tall.
LONG = re.compile(r"<td>([^<]{25,}?)(?=<)")
# A cell in Chinese alone: what a document says stays so on pages in English.
CHINESE = re.compile(r"<td(?=[^>]*>[^<A-Za-z]*[㐀-鿿][^<A-Za-z]*<)")
MOST_COLOURS = 64


def select_cells(
    executed: NotebookNode, *, lang: str, shows_code: bool = False
) -> tuple[NotebookNode, str]:
    """Return the notebook with only the cells to show, and its H1 set apart.

    Left out, too: sections whose cells show nothing.
    The page's own H1 is the job's title; the notebook's becomes the question
    under it. The notebook given is not changed. A page that is read for its code begins
    with parameters and set-up, without what they show.
    """
    tagged = [(cell, set(cell.metadata.get("tags", []))) for cell in executed.cells]
    left_out = NOT_SHOWN
    if shows_code:
        # Those that the notebook was run with take the place of its own.
        given = any(INJECTED in tags for _, tags in tagged)
        left_out = NOT_SHOWN - FIRST_CODE | ({"parameters"} if given else set())
    cells = [
        translate_cell(cell, lang) if not tags & FIRST_CODE else _drop_outputs(cell)
        for cell, tags in tagged
        if not tags & left_out
    ]
    cells = list(_drop_empty(cells))
    question = ""
    first = next((cell for cell in cells if cell.cell_type == "markdown"), None)
    if first and (found := TITLE.match(first.source)):
        question = found[1]
        first.source = first.source[found.end() :]
    return NotebookNode(executed | {"cells": cells}), question


def _drop_empty(cells: Iterable[NotebookNode]) -> Iterator[NotebookNode]:
    """Yield cells without the sections that have nothing to show."""
    sections: list[list[NotebookNode]] = []
    for cell in cells:
        if cell.cell_type == "markdown" or not sections:
            sections.append([])
        sections[-1].append(cell)
    for first, *others in sections:
        shown = [one for cell in others for one in cell.get("outputs", [])]
        data = [one.get("data", {}).get("text/html") for one in shown]
        if not data or set(data) != {""}:
            yield from (first, *others)


def translate_cell(cell: NotebookNode, lang: str) -> NotebookNode:
    """Return a copy of a cell, its Markdown in the language where it has it.

    Markdown is English; a translation stands in the cell's metadata, so that a notebook
    is read in one language wherever it is opened.
    """
    translated = cell.metadata.get(TRANSLATIONS, {}).get(lang, cell.source)
    return NotebookNode(cell | {"source": "".join(translated)})


def _drop_outputs(cell: NotebookNode) -> NotebookNode:
    return NotebookNode(cell | {"outputs": []})


def fit_frames(html: str, lang: str) -> str:
    """Return HTML with the frames of pandas in boxes that scroll, without styles.

    A page's policy allows no styles of others.
    """

    def fit(found: re.Match[str]) -> str:
        rows = re.sub(r"\s*\n\s*", "", found["rows"]).replace("<th></th>", "<td></td>")
        rows = CHINESE.sub('<td lang="zh"', LONG.sub(r'<td class="long">\1', rows))
        told = {"rows": found["n_rows"], "columns": found["n_columns"]}
        size = say(lang, "page-frame-size", **told) if found["n_rows"] else ""
        return SHEET.format(
            label=say(lang, "page-frame"),
            rows=Markup(re.sub(r' style="[^"]*"', "", rows)),
            size=Markup('<p class="note">{}</p>').format(size) if size else "",
        )

    return FRAME.sub(fit, html)


def shrink_png(picture: str) -> str:
    """Return a PNG with few colours on the paper's ground, a quarter as large.

    It is in Base64, as a notebook keeps it; what is no picture stays.
    """
    try:
        drawn = Image.open(BytesIO(b64decode(picture))).convert("RGBA")
    except (OSError, ValueError):
        return picture
    paper = Image.new("RGBA", drawn.size, ImageColor.getrgb(COLOURS["paper"]))
    paper.alpha_composite(drawn)
    few = paper.convert("RGB").quantize(MOST_COLOURS, dither=Image.Dither.NONE)
    buffer = BytesIO()
    few.save(buffer, "PNG", optimize=True)
    return b64encode(buffer.getvalue()).decode("ascii")
