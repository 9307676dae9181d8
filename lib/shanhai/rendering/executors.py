"""Who makes the pages: processes of this machine, this one, or workers of dask.

Who of a dask scheduler's workers gets a task, and who gets it when a worker is lost, is
left to dask. A worker makes a page as this machine would, in a fresh process.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from shanhai import paths
from shanhai.curation.corpus import Corpus
from shanhai.curation.tables import digest_tables, read_descriptor
from shanhai.errors import ShanhaiError
from shanhai.rendering.pages import Page, Task, digest_surroundings, make_page
from shanhai.rendering.plan import KERNEL, SHELL
from shanhai.rendering.processes import count_cores, run_each
from shanhai.rendering.server import can_fork

if TYPE_CHECKING:
    from distributed import Future

SECONDS = 4
# Long enough for a worker that is being started.
PATIENCE_SECONDS = 60
# How often a task is given out again after an error that is not the page's own.
RETRIES = 2

Executor = Callable[[Iterable[Task]], Iterator[Page]]


class ClusterError(ShanhaiError):
    """Say why the workers of a scheduler cannot make the pages."""


def choose_engine(name: str | None) -> str:
    """Return papermill's name of `shell` or `kernel`; of ours where it can run."""
    name = name or ("shell" if can_fork() else "kernel")
    return {"shell": SHELL, "kernel": KERNEL}[name]


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
    return use_processes(processes, limit=limit) if can_fork() else stay_here(corpus)


def use_processes(count: int | None = None, *, limit: float | None = None) -> Executor:
    """Have as many pages made at a time as there are cores, or so many.

    Each has a fresh process. One that takes more than `limit` seconds fails.
    """

    def make_each(tasks: Iterable[Task]) -> Iterator[Page]:
        ended = run_each(
            make_page, tasks, processes=count or count_cores(), limit=limit
        )
        with closing(ended):
            for task, page, seconds, peak, failure in ended:
                page = page or _fail(task, failure)
                yield replace(page, seconds=seconds, peak_bytes=peak)

    return make_each


def stay_here(corpus: Corpus) -> Executor:
    """Have one page made after the other in this process, memory unmeasured.

    It is the only way where the system cannot fork. No page can be stopped.
    """

    def make_each(tasks: Iterable[Task]) -> Iterator[Page]:
        for task in tasks:
            started = time.monotonic()
            page = make_page(task, corpus)
            yield replace(page, seconds=time.monotonic() - started)

    return make_each


def _fail(task: Task, failure: str) -> Page:
    name = task.job.file_name
    return Page(task.job, error=f"{name}: its process gave no page: {failure}")


def make_on_cluster(
    tasks: Iterable[Task], address: str, *, limit: float | None = None
) -> Iterator[Page]:
    """Yield each page as it is made by the scheduler's workers.

    Closing the iterator cancels what is left. Time and memory are those of the page's
    process on its worker.

    Raises ClusterError when there is no scheduler, or none with workers, or when a
    worker differs.
    """
    tasks = list(tasks)
    if not tasks:
        return
    meet_scheduler(address)
    from distributed import Client, as_completed

    with _hold_log(), Client(address, timeout=SECONDS, set_as_default=False) as client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        except OSError as error:
            raise ClusterError(
                f"--dask {address}: the scheduler has no worker. Start some with `dask "
                f"worker {address}`."
            ) from error
        same = digest_surroundings()
        futures = client.map(
            make_there, tasks, same=same, limit=limit, pure=False, retries=RETRIES
        )
        given = {one.key: task for one, task in zip(futures, tasks, strict=True)}
        ends = as_completed(futures, loop=client.loop, raise_errors=False)
        # Who holds a future holds its page.
        del futures
        for future in ends:
            yield _finish(future, given.pop(future.key), address)


def meet_scheduler(address: str) -> None:
    """Have a scheduler say that it is one: dask's client would try on and on.

    Raises ClusterError when dask is not installed, or nobody answers so within seconds.
    """
    try:
        from distributed import Security, rpc
    except ImportError as error:
        raise ClusterError(
            f"--dask {address} needs the package distributed, which is not installed "
            "here. Install the extra: pip install -e '.[cluster]'"
        ) from error

    async def meet() -> None:
        secured = Security().get_connection_args("client")
        async with rpc(address, connection_args=secured) as other:
            if (await other.identity())["type"] != "Scheduler":
                raise ValueError("it is a worker")

    try:
        with _hold_log():
            asyncio.run(asyncio.wait_for(meet(), SECONDS))
    except Exception as error:  # who is no scheduler may answer anything
        is_plain = isinstance(error, OSError | TypeError | ValueError)
        reason = str(error) or "in time" if is_plain else "in dask's language"
        raise ClusterError(
            f"--dask {address}: no dask scheduler answers there ({reason}). Start one "
            "with `dask scheduler` and give the address it prints; tls:// needs dask's "
            "settings for TLS."
        ) from error


@contextmanager
def _hold_log() -> Iterator[None]:
    """Have nothing logged meanwhile: what we say, dask would say with a traceback."""
    kept = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(kept)


def _finish(future: Future, task: Task, address: str) -> Page:
    """Return what a worker gave, or say why it gave nothing."""
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        count = error.allowed_failures + 1
        return _fail(task, f"it ended {count} workers of dask")
    except ClusterError:
        raise
    except (Exception, asyncio.CancelledError) as error:
        problem = f"--dask {address}: the scheduler has gone. Start it and render again"
        if future.status == "error":
            problem = (
                f"{task.job.file_name}: no worker could begin it: {error!r}. Install "
                "this version of shanhai wherever dask runs"
            )
        raise ClusterError(f"{problem}; pages made so far are kept.") from error


def make_there(task: Task, same: Mapping[str, str], limit: float | None) -> Page:
    """Make a page on a worker, in a process of its own."""
    _check_same({"data": task.data_digest, **same})
    # dask's nanny starts workers as daemons, which may start no process; and each
    # would import the program that asks for it, here `dask`.
    multiprocessing.current_process().daemon = False
    vars(sys.modules["__main__"]).pop("__file__", None)
    return next(use_processes(1, limit=limit)([task]))


def _check_same(wanted: Mapping[str, str]) -> None:
    from distributed import get_worker

    folder = paths.data_dir()
    data = digest_tables(folder, read_descriptor(folder))
    own = {"data": data, **digest_surroundings()}
    if others := [part for part in wanted if own[part] != wanted[part]]:
        raise ClusterError(
            f"The worker {get_worker().address} has other {' and '.join(others)} than "
            "this render. Give every worker the same data, shanhai (library), packages "
            "of requirements.lock and SHANHAI_ORIGINALS, and start it again."
        )
