"""The limit: the whole site made by warm processes, without notebooks or kernels.

Each process runs the source of a notebook's code cells, one after the other in one
namespace, keeps what they show, and writes the very page. Everything is imported, the
corpus loaded, a little drawn before the clock starts; what one page has computed the
next may use.

`python bare_pages.py PROCESSES FOLDER [NAME …]` prints the seconds taken.
"""

from __future__ import annotations

import ast
import multiprocessing
import os
import sys
import time
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

import nbformat
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbformat.v4 import new_output

from shanhai import load, paths
from shanhai.rendering.files import make_folder, write_whole
from shanhai.rendering.plan import Job, plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.reporting.page_names import DOWNLOADS

FIRST_PAGES = "first pages"
# Seconds for processes to become warm; one that cannot must not be waited for.
PATIENCE = 300
# What `display` was given in the cell that runs.
DISPLAYED: list[object] = []


def warm_up(barrier: multiprocessing.Barrier) -> None:
    """Import and draw what a fork server does, and wait for the other processes."""
    import shanhai.rendering.preload  # noqa: F401
    from shanhai.rendering import export
    from shanhai.reporting import style
    from shanhai.reporting.html import ONLY_HTML

    if not callable(export._convert_cells):
        raise TypeError("export has no `_convert_cells` any more to do without")
    export._convert_cells = write_cells
    os.environ[ONLY_HTML] = "1"
    style.display = DISPLAYED.append
    barrier.wait(PATIENCE)


def make_page(job: Job, folder: Path) -> str:
    """Run the cells of a job's notebook, write its page; return the file's name."""
    from shanhai.rendering.export import export_page

    notebook = nbformat.read(job.notebook, as_version=4)
    namespace: dict[str, object] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = list(_run_cell(cell.source, namespace))
        if "parameters" in cell.metadata.get("tags", []):
            namespace |= job.parameters
    page = export_page(load(), notebook, job=job)
    write_whole(folder / job.file_name, page)
    return job.file_name


def write_first_pages(jobs: Sequence[Job], folder: Path) -> str:
    """Write downloads and first pages of a site that has all pages."""
    from shanhai.releases.package import list_downloads
    from shanhai.reporting.page.home import build_indexes

    corpus = load()
    downloads = list_downloads(corpus)
    existing = {job.file_name for job in jobs}
    made = build_indexes(corpus, jobs, existing=existing, downloads=downloads)
    make_folder(folder / DOWNLOADS)
    placed = {f"{DOWNLOADS}/{name}": held for name, held in downloads.items()}
    for name, content in (placed | made).items():
        write_whole(folder / name, content)
    return FIRST_PAGES


def write_cells(notebook: NotebookNode, _: Job) -> str:
    """Write a notebook's cells as the pages' cell template does, without nbconvert.

    Left out: their code.
    """
    return "\n".join(filter(None, map(_write_cell, notebook.cells)))


def _run_cell(source: str, namespace: dict[str, object]) -> Iterator[NotebookNode]:
    """Run a cell and give what it shows: by `display`, or as its last expression."""
    body = ast.parse(source).body
    last = [body.pop().value] if body and isinstance(body[-1], ast.Expr) else []
    DISPLAYED.clear()
    exec(compile(ast.Module(body, []), "<cell>", "exec"), namespace)
    values = [
        eval(compile(ast.Expression(one), "<cell>", "eval"), namespace) for one in last
    ]
    for one in [*DISPLAYED, *values]:
        if one is not None:
            yield new_output("display_data", {"text/html": _write_value(one)})


def _write_value(value: object) -> str:
    """Return the HTML of what a cell shows, whichever way it offers it."""
    if hasattr(value, "_repr_mimebundle_"):
        return value._repr_mimebundle_()["text/html"]
    if hasattr(value, "_repr_html_"):
        return value._repr_html_()
    if hasattr(value, "get_figure"):
        buffer = BytesIO()
        value.get_figure().savefig(buffer, bbox_inches="tight")
        return (
            f'<img src="data:image/png;base64,{b64encode(buffer.getvalue()).decode()}">'
        )
    return f"<pre>{escape(repr(value))}</pre>"


def _write_cell(cell: NotebookNode) -> str:
    if cell.cell_type == "markdown":
        renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
        return MarkdownWithMath(renderer=renderer).render(cell.source) + "\n"
    shown = "".join(one.data["text/html"] for one in cell.outputs).strip()
    return f'<div class="output">\n{shown}\n</div>\n' if shown else ""


def _do(task: tuple[str, Sequence[Job]], folder: Path) -> str:
    kind, jobs = task
    if kind == FIRST_PAGES:
        return write_first_pages(jobs, folder)
    return make_page(jobs[0], folder)


def main(processes: str, folder: str, *only: str) -> None:
    """Print the seconds from the first page's begin to the last one's end."""
    corpus = load()
    reports = read_reports(paths.notebooks_dir())
    jobs = plan_jobs(corpus, reports, only=only)
    tasks = [("page", [job]) for job in jobs]
    if not only:
        tasks.append((FIRST_PAGES, jobs))
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(int(processes) + 1)
    with context.Pool(int(processes), warm_up, [barrier]) as pool:
        barrier.wait(PATIENCE)
        start = time.perf_counter()
        work = partial(_do, folder=Path(folder))
        for name in pool.imap_unordered(work, tasks):
            print(f"  {name}", file=sys.stderr, flush=True)
        print(time.perf_counter() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
