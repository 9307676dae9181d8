"""Which pages must be made, and why: those that would come out different; and one made.

What a page is made of is digested part by part: equal parts make an equal page. It is
made in any process, on any machine.
"""

from __future__ import annotations

import errno
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.errors import ShanhaiError
from shanhai.rendering.files import (
    digest_licence,
    digest_lines,
    digest_notebook,
    list_surroundings,
    read_notebook,
)
from shanhai.rendering.manifest import FAILED, FORCED, LOST, NEVER, Manifest, Parts
from shanhai.rendering.plan import SHELL, Job, digest_data, plan_jobs
from shanhai.rendering.registry import read_reports

REASONS = {
    NEVER: "not made here before",
    FAILED: "failed last time",
    LOST: "missing, or not as it was made",
    FORCED: "asked for",
    "data": "data that it uses changed",
    "notebook": "its notebook changed",
    "parameters": "its parameters or words changed",
    "library": "the library or a template changed",
    "packages": "Python or a package changed",
    "originals": "the originals at hand changed",
}


@dataclass(frozen=True)
class Task:
    """Hold all that a process needs to make a page, beside the package and the data.

    `notebook` is the notebook's text, `data_digest` that of the whole corpus, and
    `engine` a name that papermill knows. `parts` are what the page is made of, and
    `reason` is why it must be made: empty when it need not.
    """

    job: Job
    notebook: str
    data_digest: str
    engine: str
    parts: Parts = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True)
class Page:
    """Hold what came out: the page, or the error and the notebook as far as it ran.

    Memory is what its process held at most; None where that was not measured.
    """

    job: Job
    html: str = ""
    warnings: tuple[str, ...] = ()
    error: str = ""
    executed: str = ""
    seconds: float = 0.0
    peak_bytes: int | None = None


def make_tasks(
    corpus: Corpus, jobs: Iterable[Job], *, engine: str = SHELL
) -> list[Task]:
    """Pack jobs for other processes; each notebook is read once, byte by byte."""
    jobs = list(jobs)
    texts = {path: read_notebook(path) for path in {job.notebook for job in jobs}}
    return [Task(job, texts[job.notebook], corpus.digest, engine) for job in jobs]


def decide(
    corpus: Corpus,
    jobs: Iterable[Job],
    manifest: Manifest,
    *,
    engine: str = SHELL,
    is_forced: bool = False,
) -> tuple[Task, ...]:
    """Decide for every job, in their order, whether it must be made, and why."""
    decided = []
    for task in make_tasks(corpus, jobs, engine=engine):
        parts = digest_parts(corpus, task)
        found = manifest.find_reason(task.job.file_name, parts)
        reason = FORCED if is_forced else found
        decided.append(replace(task, parts=parts, reason=reason))
    return tuple(decided)


def explain_decisions(
    corpus: Corpus,
    *,
    notebooks: Path,
    out: Path,
    only: Sequence[str] = (),
    languages: Sequence[str] = LANGUAGES,
    is_forced: bool = False,
) -> list[str]:
    """Say of every page asked for whether it would be made, and why."""
    jobs = plan_jobs(corpus, read_reports(notebooks), only=only, languages=languages)
    return [
        f"{task.job.file_name}: "
        + (f"make ({REASONS[task.reason]})" if task.reason else "keep")
        for task in decide(corpus, jobs, Manifest(out), is_forced=is_forced)
    ]


def digest_parts(corpus: Corpus, task: Task) -> Parts:
    """Return the digest of each part of a page, in the order of their weight.

    `data` covers the rows that the job's parameters select, so that a figure of one
    pairing leaves the pages of the others as they are. Left out: the clock, the
    machine, the folder.
    """
    return {
        "data": digest_data(corpus, task.job),
        "notebook": digest_notebook(task.notebook),
        "parameters": _digest_words(task.job),
        **digest_surroundings(),
    }


def digest_surroundings() -> Parts:
    """Return the digest of each part that every page of a process shares.

    They are taken once a process, as what it has imported stays as it is, too.
    """
    return _digest_surroundings(paths.originals_dir())


def digest_frame(corpus: Corpus, jobs: Iterable[Job], pages: Iterable[str]) -> Parts:
    """Return the digest of each part of the first pages: all data, all pages."""
    return {
        **digest_surroundings(),
        "data": corpus.digest,
        "parameters": digest_lines(_digest_words(job) for job in jobs),
        "pages": digest_lines(pages),
        "licence": digest_licence(),
    }


def _digest_words(job: Job) -> str:
    words = [job.report, job.page, job.label, job.title, job.summary]
    told = [job.parameters, job.shows_code]
    return digest_lines([*words, json.dumps(told, sort_keys=True)])


@cache
def _digest_surroundings(_: Path | None) -> Parts:
    return {name: digest_lines(held) for name, held in list_surroundings().items()}


def make_page(task: Task, corpus: Corpus | None = None) -> Page:
    """Run and export one page; whatever goes wrong is part of what comes back.

    Without a corpus this process loads its own, which must be the same data.
    """
    # Imported where pages are made: a render that finds nothing to do must not wait.
    from shanhai.curation.loading import accept
    from shanhai.rendering.execute import (
        ExecutionError,
        execute_notebook,
        list_warnings,
    )
    from shanhai.rendering.export import export_page

    job = task.job
    try:
        corpus = corpus or accept(task.data_digest)
        executed = execute_notebook(task.notebook, job=job, engine=task.engine)
        html = export_page(corpus, executed, job=job)
    except ExecutionError as error:
        return Page(job, error=str(error), executed=error.executed)
    except Exception as error:  # one bad page must not cost the others
        return Page(job, error=f"{job.file_name}: {_describe(error)}")
    return Page(job, html, list_warnings(executed))


def _describe(error: Exception) -> str:
    if isinstance(error, ShanhaiError):
        return str(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        folder = tempfile.gettempdir()
        return f"no space left in {folder}. Make room, or set TMPDIR to another folder."
    return f"{type(error).__name__}: {error}"
