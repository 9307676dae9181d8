"""Turn an executed notebook into one self-contained page, without its code."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.plan import Job, name_file
from shanhai.reporting.style import read_theme
from shanhai.reporting.wording import say

TEMPLATES = Path(__file__).parent / "templates"
NOT_SHOWN = {"parameters", "injected-parameters", "setup", "check"}
SHORT_DIGEST = 12
TITLE = re.compile(r"\A\s*# +(.+?) *$\n*", re.MULTILINE)
HEADING = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
# Richest first; no scripts, so no widgets and no JavaScript.
SHOWN_TYPES = [
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "text/plain",
]


class Section(NamedTuple):
    """One entry of the table of contents."""

    anchor: str
    title: str


def export_page(corpus: Corpus, executed: NotebookNode, *, job: Job) -> str:
    """Return the HTML page of an executed notebook in the job's language.

    Left out: code, stderr, cells tagged `setup`, `check` or `parameters`, Markdown
    of the other language, the time. Equal notebooks give equal bytes.
    """
    notebook, question = select_cells(executed, lang=job.lang)
    body, sections = number_sections(_convert_cells(notebook))
    first = HEADING.search(body)
    start = first.start() if first else len(body)
    return fill_template(
        "page.html.j2",
        lang=job.lang,
        job=job,
        question=question if question != job.title else "",
        lead=Markup(body[:start]),
        body=Markup(body[start:]),
        sections=sections,
        twins={lang: name_file(job.page, lang) for lang in LANGUAGES},
        version=corpus.version,
        digest=corpus.digest,
        short_digest=corpus.digest[:SHORT_DIGEST],
        parameters=job.parameters,
    )


def select_cells(executed: NotebookNode, *, lang: str) -> tuple[NotebookNode, str]:
    """Return the notebook with only the cells to show, and its H1 set apart.

    The page's own H1 is the job's title; the notebook's becomes the question
    under it. The notebook given is not changed.
    """
    other = {f"lang-{one}" for one in LANGUAGES if one != lang}
    cells = [
        NotebookNode(cell)
        for cell in executed.cells
        if not set(cell.metadata.get("tags", [])) & (NOT_SHOWN | other)
    ]
    question = ""
    first = next((cell for cell in cells if cell.cell_type == "markdown"), None)
    if first and (found := TITLE.match(first.source)):
        question = found[1]
        first.source = first.source[found.end() :]
    return NotebookNode(executed | {"cells": cells}), question


def number_sections(body: str) -> tuple[str, list[Section]]:
    """Give every H2 an anchor, `section-1` unless it has one, and list them."""
    sections: list[Section] = []

    def mark(found: re.Match[str]) -> str:
        attributes, inner = found.groups()
        own = re.search(r'\bid="([^"]*)"', attributes)
        anchor = own[1] if own else f"section-{len(sections) + 1}"
        sections.append(Section(anchor, unescape(re.sub(r"<[^>]+>", "", inner))))
        marked = attributes if own else f'{attributes} id="{anchor}"'
        return f"<h2{marked}>{inner}</h2>"

    return HEADING.sub(mark, body), sections


def fill_template(name: str, **values: object) -> str:
    """Fill one of the page templates; what is no Markup is escaped."""
    styles = Markup(_read_styles())
    return _page_templates().get_template(name).render(styles=styles, **values)


def _convert_cells(notebook: NotebookNode) -> str:
    body, _ = _cell_exporter().from_notebook_node(notebook)
    return body


@cache
def _cell_exporter() -> HTMLExporter:
    config = Config({"NbConvertBase": {"display_data_priority": SHOWN_TYPES}})
    return HTMLExporter(
        config=config,
        template_name="cells",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_anchor_links=True,
    )


@cache
def _page_templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    environment.globals["languages"] = LANGUAGES
    return environment


@cache
def _read_styles() -> str:
    """Read the page's CSS, then the exhibits', which may refine it."""
    own = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    return f"{own}\n{read_theme()}"
