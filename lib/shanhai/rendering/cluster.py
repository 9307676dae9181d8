"""The same pages by other machines: a dask scheduler hands tasks to its workers.

What dask does is left to dask: who gets a task, whose task is given to another when
a worker is lost, how results come back, how connections are secured. A worker makes
a page as this machine would, in a fresh process.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from shanhai import paths
from shanhai.curation.tables import digest_tables, read_descriptor
from shanhai.errors import ShanhaiError
from shanhai.rendering.fingerprint import digest_surroundings
from shanhai.rendering.pages import make_each, make_page
from shanhai.rendering.processes import Finished, run_each
from shanhai.rendering.server import can_fork
from shanhai.rendering.tasks import KERNEL, Page, Task

if TYPE_CHECKING:
    from distributed import Client, Future

SECONDS = 4
# Long enough for a worker that was killed to be started again.
PATIENCE_SECONDS = 60
LOOK_SECONDS = 0.1
# How often a task is given out again after an error that is not the page's own.
RETRIES = 2
_ALONE = threading.Lock()

Made = Finished[Task, Page]


class ClusterError(ShanhaiError):
    """Say why the workers of a scheduler cannot make the pages."""


def make_on_cluster(
    tasks: Iterable[Task], address: str, *, limit: float | None = None
) -> Iterator[Made]:
    """Yield each task with its page as it ends, made by the scheduler's workers.

    Closing the iterator cancels what is left; a page that is being made is thrown
    away. Time and memory are those of the page's process on its worker.

    Raises
    ------
    ClusterError
        When dask is not installed; when no scheduler answers, or one without workers;
        when a worker differs in data, library, packages or originals.
    """
    tasks = list(tasks)
    if not tasks:
        return
    meet_scheduler(address)
    from distributed import Client

    with _hold_log(), Client(address, timeout=SECONDS, set_as_default=False) as client:
        same = digest_surroundings()
        futures = client.map(
            make_there, tasks, same=same, limit=limit, pure=False, retries=RETRIES
        )
        yield from _follow(client, futures, tasks, address)


def meet_scheduler(address: str) -> None:
    """Have a scheduler say that it is one: dask's client would try on and on.

    Raises
    ------
    ClusterError
        When dask is not installed, or nobody answers so within seconds.
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


def _follow(
    client: Client, futures: list[Future], tasks: list[Task], address: str
) -> Iterator[Made]:
    """Yield what ended; nobody else may hold the futures, or results would pile up."""
    from distributed import as_completed

    given = dict(zip((one.key for one in futures), tasks, strict=True))
    ends = as_completed(
        futures, loop=client.loop, with_results=True, raise_errors=False
    )
    futures.clear()
    while not ends.is_empty():
        try:
            # A scheduler alone must not keep us for ever.
            client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        except OSError as error:
            raise ClusterError(
                f"--dask {address}: the scheduler has gone, or has had no worker for "
                f"{PATIENCE_SECONDS} seconds ({error}). Start some with `dask worker "
                f"{address}`, and render again: pages made so far are kept."
            ) from error
        for future, result in ends.next_batch(block=False):
            yield _finish(given.pop(future.key), future.status, result)
        time.sleep(LOOK_SECONDS)


def _finish(task: Task, status: str, result: object) -> Made:
    from distributed import KilledWorker

    if status == "finished":
        return result
    error = result[1] if status == "error" else "the scheduler let go of it"
    if isinstance(error, KilledWorker):
        count = error.allowed_failures + 1
        return Finished(task, None, 0.0, failure=f"it ended {count} workers of dask")
    if isinstance(error, ClusterError):
        raise error
    raise ClusterError(
        f"{task.job.file_name}: no worker could begin it: {error!r}. Install this "
        "version of shanhai wherever dask runs, and look at the worker's own words."
    )


# What follows is done by a worker.


def make_there(task: Task, same: Mapping[str, str], limit: float | None) -> Made:
    """Make a page in a process of its own.

    `same` holds the digests that this worker must have, too, beside its data.

    Raises
    ------
    ClusterError
        With every part in which this worker differs: its pages would differ, too.
    """
    _check_same({"data": task.data_digest, **same})
    if not can_fork():
        with _ALONE:
            return next(make_each([replace(task, engine=KERNEL)]))
    # dask's nanny starts workers as daemons, which may start no process; and each
    # would import the program that asks for it, here `dask`.
    multiprocessing.current_process().daemon = False
    vars(sys.modules["__main__"]).pop("__file__", None)
    return next(run_each(make_page, [task], processes=1, limit=limit))


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
