"""Which cells of an executed notebook a page shows, and in which language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nbformat import NotebookNode

INJECTED = "injected-parameters"
FIRST_CODE = {"parameters", INJECTED, "setup"}
# A frame is looked at where it can be explored; a page words or draws it.
NOT_SHOWN = {*FIRST_CODE, "check", "frame"}
TRANSLATIONS = "translations"
TITLE = re.compile(r"\A\s*# +(.+?) *$\n*", re.MULTILINE)


def select_cells(
    executed: NotebookNode, *, lang: str, shows_code: bool = False
) -> tuple[NotebookNode, str]:
    """Return the notebook with only the cells to show, and its H1 set apart.

    Left out, too: sections whose cells show nothing.
    The page's own H1 is the job's title; the notebook's becomes the question
    under it. The notebook given is not changed.

    Parameters
    ----------
    shows_code
        Whether the page is read for its code, so that it begins with parameters and
        set-up, without what they show.
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
