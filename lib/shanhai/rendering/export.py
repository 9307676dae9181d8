"""Turn an executed notebook into one self-contained page, and that into a PDF."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import Markup
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbformat import NotebookNode
from traitlets.config import Config

from shanhai.analysis.selection import select_figures
from shanhai.controls import reveal_controls
from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError
from shanhai.rendering.files import write_whole
from shanhai.rendering.plan import Job, digest_data
from shanhai.rendering.shown_cells import fit_frames, select_cells, shrink_png
from shanhai.reporting.html import fit_page
from shanhai.reporting.messages import say
from shanhai.reporting.page.description import describe_figures
from shanhai.reporting.page.frame import (
    CODE_TITLE,
    HEADING,
    TEMPLATES,
    check_notes,
    fill_template,
    number_sections,
    read_script,
    write_json,
)

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
# Richest first; no scripts, so no widgets and no JavaScript.
SHOWN_TYPES = [
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "text/plain",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = ("--headless", "--disable-gpu", "--no-pdf-header-footer")
# Many times what the longest page takes.
PATIENCE = 120


def export_page(corpus: Corpus, executed: NotebookNode, *, job: Job) -> str:
    """Return the HTML page of an executed notebook in the job's language.

    Left out: stderr, cells tagged `check` or `frame`, the time; unless code is shown,
    those tagged `setup` or `parameters`.
    Equal notebooks give equal bytes.
    """
    notebook, question = select_cells(
        executed, lang=job.lang, shows_code=job.shows_code
    )
    fitted = fit_page(_convert_cells(notebook, job))
    has_notes = check_notes(fitted, page=job.file_name)
    body, sections = number_sections(fitted)
    first = HEADING.search(body)
    start = first.start() if first else len(body)
    dataset = describe_job(corpus, job)
    return fill_template(
        "page.html.j2",
        script=read_script("page.js") if has_notes else "",
        sheet="lesson.css" if job.shows_code else "",
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


def _convert_cells(notebook: NotebookNode, job: Job) -> str:
    told = {
        "lang": job.lang,
        "code_title": say(job.lang, CODE_TITLE),
        "drawn": say(job.lang, "page-drawn"),
        "shows_code": job.shows_code,
    }
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
        filters={
            "reveal_controls": reveal_controls,
            "fit_frames": fit_frames,
            "shrink_png": shrink_png,
        },
    )


def print_page(page: Path) -> Path:
    """Print a page to a PDF beside it; the style sheet numbers its sheets.

    Raises ShanhaiError without a browser, or when it prints nothing. The page stays.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        raise ShanhaiError(
            f"{page} stands; for its PDF a browser is needed ({', '.join(BROWSERS)}). "
            "Install chromium, or print the page from another browser."
        )
    with TemporaryDirectory(prefix="shanhai-") as folder:
        made = Path(folder) / "page.pdf"
        command = [browser, *OPTIONS, f"--user-data-dir={folder}/profile"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")
        try:
            told = subprocess.run(
                [*command, f"--print-to-pdf={made}", page.resolve().as_uri()],
                capture_output=True,
                text=True,
                timeout=PATIENCE,
            ).stderr
        except subprocess.TimeoutExpired:
            told = f"nothing within {PATIENCE} seconds"
        if not made.exists():
            reason = told.strip().rpartition("\n")[2]
            raise ShanhaiError(f"{page}: {browser} printed no PDF: {reason}")
        write_whole(pdf := page.with_suffix(".pdf"), made.read_bytes())
    return pdf
