"""What travels to a process that makes a page, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shanhai.curation.corpus import Corpus, load
from shanhai.errors import ShanhaiError
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


def load_same(data_digest: str) -> Corpus:
    """Load this process's own corpus, which must be that of who asks.

    Raises
    ------
    ShanhaiError
        When its data are others.
    """
    corpus = load()
    if corpus.digest != data_digest:
        raise ShanhaiError(
            f"the data in {corpus.folder} have the digest {corpus.digest[:12]}, but "
            f"the render was planned from {data_digest[:12]}. Give every process "
            "the same data folder, and let it be while pages are made."
        )
    return corpus


def make_tasks(corpus: Corpus, jobs: Sequence[Job], *, engine: str) -> list[Task]:
    """Pack jobs for other processes; each notebook is read once."""
    texts = {path: path.read_text("utf-8") for path in {job.notebook for job in jobs}}
    return [Task(job, texts[job.notebook], corpus.digest, engine) for job in jobs]
