"""Make one page: run its notebook and export it, in any process, on any machine."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError
from shanhai.rendering.digests import read_notebook
from shanhai.rendering.plan import Job


@dataclass(frozen=True)
class Task:
    """Hold all that a process needs to make a page, beside the package and the data.

    `notebook` is the notebook's text, `data_digest` that of the whole corpus, and
    `engine` a name that papermill knows.
    """

    job: Job
    notebook: str
    data_digest: str
    engine: str


@dataclass(frozen=True)
class Page:
    """Hold what came out: the page, or the error and the notebook as far as it ran."""

    html: str = ""
    warnings: tuple[str, ...] = ()
    error: str = ""
    executed: str = ""


def make_tasks(corpus: Corpus, jobs: Sequence[Job], *, engine: str) -> list[Task]:
    """Pack jobs for other processes; each notebook is read once, byte by byte."""
    notebooks = {job.notebook for job in jobs}
    texts = {path: read_notebook(path) for path in notebooks}
    return [Task(job, texts[job.notebook], corpus.digest, engine) for job in jobs]


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

    try:
        corpus = corpus or accept(task.data_digest)
        executed = execute_notebook(task.notebook, job=task.job, engine=task.engine)
        html = export_page(corpus, executed, job=task.job)
    except ExecutionError as error:
        return Page(error=str(error), executed=error.executed)
    except Exception as error:  # one bad page must not cost the others
        return Page(error=f"{task.job.file_name}: {_describe(error)}")
    return Page(html=html, warnings=list_warnings(executed))


def _describe(error: Exception) -> str:
    if isinstance(error, ShanhaiError):
        return str(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        folder = tempfile.gettempdir()
        return f"no space left in {folder}. Make room, or set TMPDIR to another folder."
    return f"{type(error).__name__}: {error}"
