"""Turn an executed notebook into one self-contained page, its code folded."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from markupsafe import Markup
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbformat import NotebookNode
from traitlets.config import Config

from shanhai.analysis.selection import select_figures
from shanhai.controls import reveal_controls
from shanhai.curation.corpus import Corpus
from shanhai.rendering.decisions import digest_data
from shanhai.rendering.plan import Job
from shanhai.reporting.html import fit_page
from shanhai.reporting.messages import say
from shanhai.reporting.page.anchors import HEADING, check_notes, number_sections
from shanhai.reporting.page.description import describe_figures
from shanhai.reporting.page.frame import (
    CODE_TITLE,
    TEMPLATES,
    fill_template,
    read_script,
    write_json,
)

# A frame is looked at where it can be explored; a page words or draws it.
NOT_SHOWN = {"parameters", "injected-parameters", "setup", "check", "frame"}
TRANSLATIONS = "translations"
# What a page's bytes depend on besides the data and the notebook.
PACKAGES = (
    "shanhai",
    "pandas",
    "numpy",
    "matplotlib",
    "seaborn",
    "zhplot",
    "fluent.runtime",
    "papermill",
    "ipykernel",
    "nbconvert",
    "jinja2",
)
# The only one of nbconvert's own that our cells need; each takes its time.
JOINED_STREAMS = "nbconvert.preprocessors.CoalesceStreamsPreprocessor"
TITLE = re.compile(r"\A\s*# +(.+?) *$\n*", re.MULTILINE)
# Richest first; no scripts, so no widgets and no JavaScript.
SHOWN_TYPES = [
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "text/plain",
]


def export_page(corpus: Corpus, executed: NotebookNode, *, job: Job) -> str:
    """Return the HTML page of an executed notebook in the job's language.

    Left out: stderr, cells tagged `setup`, `check`, `frame` or `parameters`, the
    time.
    Equal notebooks give equal bytes.
    """
    notebook, question = select_cells(executed, lang=job.lang)
    fitted = fit_page(_convert_cells(notebook, job.lang))
    has_notes = check_notes(fitted, page=job.file_name)
    body, sections = number_sections(fitted)
    first = HEADING.search(body)
    start = first.start() if first else len(body)
    dataset = describe_job(corpus, job)
    return fill_template(
        "page.html.j2",
        script=read_script("page.js") if has_notes else "",
        lang=job.lang,
        job=job,
        name=dataset["name"],
        question=question if question != job.title else "",
        lead=Markup(body[:start]),
        body=Markup(body[start:]),
        sections=sections,
        has_notes=has_notes,
        version=corpus.version,
        digest=digest_data(corpus, job),
        versions=list_versions(),
        dataset=write_json(dataset),
    )


def describe_job(corpus: Corpus, job: Job) -> dict[str, object]:
    """Describe, for machines, the figures of what a page is about."""
    return describe_figures(
        corpus,
        select_figures(corpus, **job.codes),
        name=job.title if job.label == job.title else f"{job.title} · {job.label}",
        description=job.summary,
        digest=digest_data(corpus, job),
        lang=job.lang,
    )


@cache
def list_versions() -> Mapping[str, str]:
    """List Python and the packages that make a page, with their versions."""
    installed = {name: version(name) for name in PACKAGES}
    return {"Python": platform.python_version(), **installed}


def select_cells(executed: NotebookNode, *, lang: str) -> tuple[NotebookNode, str]:
    """Return the notebook with only the cells to show, and its H1 set apart.

    The page's own H1 is the job's title; the notebook's becomes the question
    under it. The notebook given is not changed.
    """
    cells = [
        translate_cell(cell, lang)
        for cell in executed.cells
        if not set(cell.metadata.get("tags", [])) & NOT_SHOWN
    ]
    question = ""
    first = next((cell for cell in cells if cell.cell_type == "markdown"), None)
    if first and (found := TITLE.match(first.source)):
        question = found[1]
        first.source = first.source[found.end() :]
    return NotebookNode(executed | {"cells": cells}), question


def translate_cell(cell: NotebookNode, lang: str) -> NotebookNode:
    """Return a copy of a cell, its Markdown in the language where it has it.

    Markdown is English; a translation stands in the cell's metadata, so that a notebook
    is read in one language wherever it is opened.
    """
    translated = cell.metadata.get(TRANSLATIONS, {}).get(lang, cell.source)
    return NotebookNode(cell | {"source": "".join(translated)})


class CellExporter(HTMLExporter):
    """Write a notebook's cells as they are, with nbconvert's filters for HTML.

    The exporter it comes from reads what it wrote back, to name pictures without a
    text and to let code cells have the focus. Our template names every picture and
    shows no code, and the reading takes a third of an export.
    """

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **options: object
    ) -> tuple[str, dict]:
        """Return the HTML of the cells, and what else nbconvert tells of them."""
        if "highlight_code" not in self.filters:
            self.register_filter("highlight_code", Highlight2HTML(parent=self))
        return TemplateExporter.from_notebook_node(self, nb, resources, **options)


def _convert_cells(notebook: NotebookNode, lang: str) -> str:
    told = {"code_title": say(lang, CODE_TITLE)}
    body, _ = _cell_exporter().from_notebook_node(notebook, told)
    return body


@cache
def _cell_exporter() -> CellExporter:
    config = Config(
        {
            "NbConvertBase": {"display_data_priority": SHOWN_TYPES},
            "CellExporter": {"default_preprocessors": [JOINED_STREAMS]},
        }
    )
    return CellExporter(
        config=config,
        template_name="cells",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_anchor_links=True,
        filters={"reveal_controls": reveal_controls},
    )
