"""Who makes the pages: processes of this machine, a cluster, or this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from shanhai.curation.corpus import Corpus
from shanhai.rendering.cluster import make_on_cluster
from shanhai.rendering.pages import make_each, make_page
from shanhai.rendering.processes import Finished, count_cores, run_each
from shanhai.rendering.server import can_fork
from shanhai.rendering.tasks import KERNEL, SHELL, Page, Task

Executor = Callable[[Iterable[Task]], Iterator[Finished[Task, Page]]]


def choose_engine(name: str | None) -> str:
    """Return papermill's name of `shell` or `kernel`; of ours where it can run."""
    name = name or ("shell" if can_fork() else "kernel")
    return {"shell": SHELL, "kernel": KERNEL}[name]


def use_processes(count: int | None = None, *, limit: float | None = None) -> Executor:
    """Have so many pages made at a time, each in a fresh process.

    Their number is that of the cores unless given. A page that takes more than
    `limit` seconds fails.
    """
    count = count or count_cores()
    return lambda tasks: run_each(make_page, tasks, processes=count, limit=limit)


def stay_here(corpus: Corpus) -> Executor:
    """Have one page made after the other in this process.

    It is the only way where the system cannot fork. Memory is not measured, and no
    page can be stopped.
    """
    return lambda tasks: make_each(tasks, corpus)


def choose_executor(
    corpus: Corpus,
    *,
    processes: int | None = None,
    scheduler: str = "",
    limit: float | None = None,
) -> Executor:
    """Return the dask scheduler at this address, or processes where there are some."""
    if scheduler:
        return lambda tasks: make_on_cluster(tasks, scheduler, limit=limit)
    if can_fork():
        return use_processes(processes, limit=limit)
    return stay_here(corpus)
