"""Render the site: plan, run and export every job, then the index."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.errors import ShanhaiError
from shanhai.rendering.execute import execute_job, list_warnings
from shanhai.rendering.export import export_page
from shanhai.rendering.plan import Job, plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.rendering.site import INDEX, build_index


class RenderError(ShanhaiError):
    """Name every page that could not be rendered."""


@dataclass(frozen=True)
class Outcome:
    """Hold what became of one job: what went wrong, and what its cells warned of."""

    job: Job
    error: str = ""
    warnings: tuple[str, ...] = ()


def render_site(
    corpus: Corpus,
    *,
    notebooks: Path,
    out: Path,
    only: Sequence[str] = (),
    languages: Sequence[str] = LANGUAGES,
) -> tuple[Outcome, ...]:
    """Render the pages asked for into a folder, and its index.

    A page that fails leaves its earlier version as it was, and the others go on.
    Pages of earlier runs are kept and stay in the index.

    Raises
    ------
    ParameterError
        Before anything runs, with every unknown report, language and code.
    """
    reports = read_reports(notebooks)
    jobs = plan_jobs(corpus, reports, only=only, languages=languages)
    _make_folder(out)
    outcomes = _render_jobs(corpus, jobs, out)
    existing = {path.name for path in out.glob("*.html")}
    index = build_index(corpus, plan_jobs(corpus, reports), existing=existing)
    write_whole(out / INDEX, index)
    return outcomes


def check_outcomes(outcomes: Iterable[Outcome]) -> None:
    """Raise RenderError with every failed page, if there is one."""
    failed = [outcome.error for outcome in outcomes if outcome.error]
    if failed:
        count = f"{len(failed)} page{'s' if len(failed) > 1 else ''}"
        raise RenderError("\n".join([f"{count} not rendered:", *failed]))


def write_whole(path: Path, text: str) -> None:
    """Write a file under another name first, so that no half page ever stands."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _render_jobs(corpus: Corpus, jobs: Sequence[Job], out: Path) -> tuple[Outcome, ...]:
    bar = click.progressbar(
        jobs,
        label=f"Rendering {len(jobs)} pages",
        item_show_func=lambda job: job.file_name if job else "",
        file=sys.stderr,
    )
    with bar as steps:
        return tuple(_render_job(corpus, job, out) for job in steps)


def _render_job(corpus: Corpus, job: Job, out: Path) -> Outcome:
    try:
        executed = execute_job(job)
        write_whole(out / job.file_name, export_page(corpus, executed, job=job))
    except ShanhaiError as error:
        return Outcome(job, error=str(error))
    except Exception as error:  # one bad page must not cost the others
        return Outcome(job, error=f"{job.file_name}: {type(error).__name__}: {error}")
    return Outcome(job, warnings=list_warnings(executed))


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ShanhaiError(f"{out}: cannot be made a folder: {error}") from error
