"""The ways to have pages made: here, by other processes, or by other machines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from shanhai.curation.corpus import Corpus
from shanhai.rendering import workers
from shanhai.rendering.fork_server import can_fork
from shanhai.rendering.tasks import KERNEL, SHELL, Page, Task
from shanhai.rendering.workers import Finished

# What makes the pages is imported where it runs: a render that finds nothing to do
# must not wait for it.

Road = Callable[[Iterable[Task]], Iterator[Finished[Task, Page]]]


def choose_engine(name: str | None) -> str:
    """Return papermill's name of `shell` or `kernel`; of ours where it can run."""
    name = name or ("shell" if can_fork() else "kernel")
    return {"shell": SHELL, "kernel": KERNEL}[name]


def take_processes(count: int | None = None) -> Road:
    """Return the road by so many processes at a time, a fresh one a page.

    Their number is that of the cores unless given.
    """
    count = count or workers.count_cores()
    return lambda tasks: _make_elsewhere(tasks, count)


def stay_here(corpus: Corpus) -> Road:
    """Return the road that makes one page after the other in this process.

    It is the only one where the system cannot fork. Memory is not measured.
    """
    return lambda tasks: _make_here(tasks, corpus)


def take_cluster(address: str) -> Road:
    """Return the road by the workers of the dask scheduler at `tcp://host:port`."""
    return lambda tasks: _make_on_cluster(tasks, address)


def choose_road(
    corpus: Corpus, *, processes: int | None = None, scheduler: str | None = None
) -> Road:
    """Return the road by a scheduler, or by processes, where there is one."""
    if scheduler:
        return take_cluster(scheduler)
    return take_processes(processes) if can_fork() else stay_here(corpus)


def make_one(task: Task) -> Page:
    """Make a page in the process that is called, which alone imports what makes it."""
    from shanhai.rendering.pages import make_page

    return make_page(task)


def _make_elsewhere(
    tasks: Iterable[Task], count: int
) -> Iterator[Finished[Task, Page]]:
    return workers.run_each(make_one, tasks, processes=count)


def _make_on_cluster(
    tasks: Iterable[Task], address: str
) -> Iterator[Finished[Task, Page]]:
    from shanhai.rendering.cluster import make_on_cluster

    return make_on_cluster(tasks, address)


def _make_here(tasks: Iterable[Task], corpus: Corpus) -> Iterator[Finished[Task, Page]]:
    from shanhai.rendering.pages import make_page

    for task in tasks:
        started = time.monotonic()
        page = make_page(task, corpus)
        yield Finished(task, page, time.monotonic() - started, None)
