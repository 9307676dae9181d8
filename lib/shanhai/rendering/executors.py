"""Who makes the pages: processes of this machine, a cluster, or this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from shanhai.curation.corpus import Corpus
from shanhai.rendering.cluster import make_on_cluster
from shanhai.rendering.pages import Page, Task, make_page
from shanhai.rendering.plan import KERNEL, SHELL
from shanhai.rendering.processes import Finished, count_cores, run_each
from shanhai.rendering.server import can_fork

Executor = Callable[[Iterable[Task]], Iterator[Finished[Task, Page]]]


def choose_engine(name: str | None) -> str:
    """Return papermill's name of `shell` or `kernel`; of ours where it can run."""
    name = name or ("shell" if can_fork() else "kernel")
    return {"shell": SHELL, "kernel": KERNEL}[name]


def use_processes(count: int | None = None, *, limit: float | None = None) -> Executor:
    """Have as many pages made at a time as there are cores, or so many.

    Each has a fresh process. One that takes more than `limit` seconds fails.
    """
    count = count or count_cores()
    return lambda tasks: run_each(make_page, tasks, processes=count, limit=limit)


def stay_here(corpus: Corpus) -> Executor:
    """Have one page made after the other in this process, memory unmeasured.

    It is the only way where the system cannot fork. No page can be stopped.
    """

    def make_each(tasks: Iterable[Task]) -> Iterator[Finished[Task, Page]]:
        for task in tasks:
            started = time.monotonic()
            page = make_page(task, corpus)
            yield Finished(task, page, time.monotonic() - started)

    return make_each


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
