"""The ways to have pages made: here, by other processes, or by other machines."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby

from shanhai.curation.corpus import Corpus
from shanhai.rendering import workers
from shanhai.rendering.fork_server import can_fork
from shanhai.rendering.tasks import KERNEL, SHELL, Page, Task
from shanhai.rendering.workers import Death, Finished

# What makes the pages is imported where it runs: a render that finds nothing to do
# must not wait for it.

Road = Callable[[Iterable[Task]], Iterator[Finished[Task, Page]]]
# The pages that one process makes, one after the other.
Bundle = tuple[Task, ...]
# So many pages for each process are made apart at the end, where else one of them
# would wait for another's second page.
LAST = 4


def choose_engine(name: str | None) -> str:
    """Return papermill's name of `shell` or `kernel`; of ours where it can run."""
    name = name or ("shell" if can_fork() else "kernel")
    return {"shell": SHELL, "kernel": KERNEL}[name]


def take_processes(count: int | None = None) -> Road:
    """Return the road by so many processes at a time, a fresh one a report.

    The second language finds in memory what the first has selected and judged.
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


def make_together(tasks: Sequence[Task]) -> list[tuple[Page, float]]:
    """Make the pages of one report in one process, each with its seconds."""
    made = []
    for task in tasks:
        started = time.monotonic()
        made.append((make_one(task), time.monotonic() - started))
    return made


def _make_elsewhere(
    tasks: Iterable[Task], count: int
) -> Iterator[Finished[Task, Page]]:
    """Have a fresh process make each report; one that dies costs one page only."""
    alone: list[Bundle] = []
    bundles = _bundle(list(tasks), last=LAST * count)
    with closing(workers.run_each(make_together, bundles, processes=count)) as ended:
        for one in ended:
            if isinstance(one.result, Death) and len(one.task) > 1:
                alone += [(task,) for task in one.task]
            else:
                yield from _unbundle(one)
    with closing(workers.run_each(make_together, alone, processes=count)) as ended:
        for one in ended:
            yield from _unbundle(one)


def _bundle(tasks: Sequence[Task], last: int) -> list[Bundle]:
    """Put the languages of a report together, but not those of the last pages."""
    cut = max(0, len(tasks) - last)
    reports = groupby(tasks[:cut], key=lambda task: task.job.page)
    return [
        *(tuple(languages) for _, languages in reports),
        *((task,) for task in tasks[cut:]),
    ]


def _unbundle(
    one: Finished[Bundle, list[tuple[Page, float]]],
) -> Iterator[Finished[Task, Page]]:
    """Yield each page with its part of the time, and the peak of its process."""
    if isinstance(one.result, Death):
        (task,) = one.task
        yield Finished(task, one.result, one.seconds, one.peak_bytes)
        return
    whole = sum(seconds for _, seconds in one.result)
    for task, (page, seconds) in zip(one.task, one.result, strict=True):
        part = one.seconds * seconds / whole
        yield Finished(task, page, part, one.peak_bytes)


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
