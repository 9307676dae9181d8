"""One notebook as a page of its own: with parameters given, or as it was run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

import nbformat
from nbformat import NotebookNode

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import CODELISTS, LANGUAGES, read_assigned
from shanhai.errors import ParameterError, Problem, ShanhaiError
from shanhai.rendering.executors import Executor
from shanhai.rendering.export import export_page
from shanhai.rendering.files import make_folder, write_whole
from shanhai.rendering.pages import Page, make_tasks
from shanhai.rendering.parameters import (
    Parameter,
    Value,
    find_value_problems,
    read_parameters,
)
from shanhai.rendering.plan import SHELL, Job, digest_data, plan_jobs
from shanhai.rendering.registry import TEXTS, Report, read_reports
from shanhai.rendering.renderer import check_made
from shanhai.rendering.shown_cells import select_cells
from shanhai.reporting.page_names import SHORT_DIGEST

LANG = "lang"
SET = frozenset({"parameters", "injected-parameters"})
NO_NAME = re.compile(r"[^\w.]+")
# Where a page's files begin to say what they hold.
BIBTEX = "@misc{"
LITERAL = 'Give the parameter a value such as "labour", and run it again'


def render_notebook(
    corpus: Corpus,
    notebook: Path,
    given: Iterable[tuple[str, str]],
    *,
    out: Path,
    executor: Executor,
    engine: str = SHELL,
    languages: Sequence[str] = LANGUAGES,
) -> tuple[Page, ...]:
    """Run a notebook with parameters and write its pages into a folder.

    They are given as they are typed; a list's name once for each of its values.
    Raises ParameterError with every parameter that the notebook does not take, before
    anything runs; RenderError when a cell fails; a page that stood there stays.
    """
    values = _read_values(notebook, given)
    chosen = [values[LANG]] if LANG in values else languages
    jobs = [plan_notebook(corpus, notebook, values | {LANG: one}) for one in chosen]
    make_folder(out)
    pages = []
    for page in executor(make_tasks(corpus, jobs, engine=engine)):
        if not page.error:
            write_whole(out / page.job.file_name, page.html)
        pages.append(page)
    check_made(pages)
    return tuple(pages)


def export_executed(corpus: Corpus, executed: Path) -> str:
    """Return the page of a notebook that papermill, or a reader, has run.

    Raises ShanhaiError where it has not been run, a cell failed, or it was run on other
    data; ParameterError for parameters that it does not take.
    """
    read_parameters(executed)
    notebook = nbformat.read(executed, as_version=4)
    # What papermill ran has another name than what it wrote.
    origin = notebook.metadata.get("papermill", {}).get("input_path") or executed
    values = read_injected(notebook, executed.name)
    job = plan_notebook(corpus, executed, values, name=PurePath(origin).name)
    cells = [one for one in notebook.cells if one.cell_type == "code" and one.source]
    outputs = [one for cell in cells for one in cell.outputs]
    if failed := [one for one in outputs if one.output_type == "error"]:
        error = f"{failed[0].ename}: {failed[0].evalue}"
        raise ShanhaiError(f"{executed}: a cell failed ({error}). Run it again.")
    if missed := sum(cell.execution_count is None for cell in cells):
        raise ShanhaiError(
            f"{executed}: {missed} of {len(cells)} cells were not run. Run all, with "
            f"papermill or in JupyterLab; or: shanhai render --notebook {executed.name}"
        )
    told = "".join(str(one.get("data", {}).get("text/html", "")) for one in outputs)
    if BIBTEX in told and digest_data(corpus, job)[:SHORT_DIGEST] not in told:
        raise ShanhaiError(
            f"{executed}: was run on other data than these. Run it again, or set "
            f"{paths.ROOT_VARIABLE} to the data that it was run on."
        )
    return export_page(corpus, notebook, job=job)


def plan_notebook(
    corpus: Corpus, notebook: Path, given: Mapping[str, Value], *, name: str = ""
) -> Job:
    """Plan the page of one notebook: in a report's words, if one has its parameters.

    `name` is the notebook's among those of the reports; its own without.
    Raises ParameterError with every problem of its parameters.
    """
    declared = read_parameters(notebook)
    problems = find_value_problems(
        corpus, declared=declared, values=given, place=notebook.name
    )
    if problems:
        raise ParameterError(problems)
    values = {one.name: one.default for one in declared} | given
    lang = values.pop(LANG, LANGUAGES[0])
    reports = [
        report
        for report in read_reports(paths.notebooks_dir())
        if report.notebook.name == (name or notebook.name)
    ]
    for job in plan_jobs(corpus, reports, languages=[lang]):
        if all(job.parameters.get(key) == value for key, value in values.items()):
            return replace(job, notebook=notebook)
    own = _make_report(notebook, declared, values, lang)
    return plan_jobs(corpus, [own], languages=[lang])[0]


def _make_report(
    notebook: Path,
    declared: tuple[Parameter, ...],
    values: Mapping[str, Value],
    lang: str,
) -> Report:
    """Describe a notebook that no list of reports has, by its own title."""
    _, title = select_cells(nbformat.read(notebook, as_version=4), lang=lang)
    chosen = [value for name, value in values.items() if name in CODELISTS]
    codes = [
        code for one in chosen for code in ([one] if isinstance(one, str) else one)
    ]
    return Report(
        name="-".join([NO_NAME.sub("-", notebook.stem), *codes]),
        notebook=notebook,
        texts=dict.fromkeys(TEXTS, title or notebook.stem),
        parameters=values,
        declared=declared,
    )


def _read_values(notebook: Path, given: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """Read typed words as values of the types that parameters have."""
    types = {one.name: one.type for one in read_parameters(notebook)}
    values: dict[str, Value] = {}
    problems = []
    for name, word in given:
        kind = types.get(name, "str")
        if kind == "list":
            values.setdefault(name, []).append(word)
            continue
        try:
            values[name] = word if kind == "str" else ast.literal_eval(word)
        except (SyntaxError, ValueError):
            rule, remedy = f"{name} is not of type {kind}", f"Write a {kind}"
            problems.append(Problem(notebook.name, None, word, rule, remedy))
    if problems:
        raise ParameterError(problems)
    return values


def read_injected(notebook: NotebookNode, place: str) -> dict[str, Value]:
    """Read what a notebook was run with: the assignments before its set-up."""
    assigned = {
        name: value
        for cell in notebook.cells
        if SET.intersection(cell.metadata.get("tags", []))
        for name, value in read_assigned(cell.source).items()
    }
    values, problems = {}, []
    for name, value in assigned.items():
        try:
            values[name] = ast.literal_eval(value)
        except ValueError:
            rule = f"{name} is set to what is no literal"
            problems.append(Problem(place, None, ast.unparse(value), rule, LITERAL))
    if problems:
        raise ParameterError(problems)
    return values
