"""What travels to a process that makes a page, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shanhai.curation.corpus import Corpus
from shanhai.rendering.plan import Job

# papermill's names: our engine, and its own, which starts a kernel.
SHELL, KERNEL = "shanhai", "nbclient"


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
    texts = {path: path.read_bytes().decode("utf-8") for path in notebooks}
    return [Task(job, texts[job.notebook], corpus.digest, engine) for job in jobs]
