"""The same tasks on other machines: a dask scheduler hands them to its workers.

What dask does is left to dask: who gets a task, whose task is given to another when
a worker is lost, how results come back. A worker makes a page as this machine would,
in a fresh process.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shanhai.errors import ShanhaiError
from shanhai.rendering.cluster_worker import RefusalError, make_there
from shanhai.rendering.fingerprint import digest_surroundings
from shanhai.rendering.tasks import Page, Task
from shanhai.rendering.workers import Death, Finished

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 10
# Long enough for a worker that was killed to be started again.
PATIENCE_SECONDS = 60
LOOK_SECONDS = 0.1
# How often a task is given out again after an error that is not the page's own.
RETRIES = 2
KEPT = "Then render again: pages made so far are kept."

Ended = Finished[Task, Page]


class ClusterError(ShanhaiError):
    """Say why the workers of a scheduler cannot make the pages."""


def make_on_cluster(tasks: Iterable[Task], address: str) -> Iterator[Ended]:
    """Yield each task with its page as it ends, made by the scheduler's workers.

    Closing the iterator cancels what is left; a page that is being made is killed.
    Time and memory are those of the page's process on its worker. A page whose
    workers died one after the other is a death of unknown cost.

    Raises
    ------
    ClusterError
        When dask is not installed; when no scheduler answers, or one without workers;
        when a worker differs in data, library, packages or originals.
    """
    tasks = list(tasks)
    if not tasks:
        return
    with _connect(address) as client:
        _wait_for_worker(client)
        futures = client.map(
            make_there, tasks, same=digest_surroundings(), pure=False, retries=RETRIES
        )
        yield from _follow(client, futures, tasks)


@contextmanager
def _connect(address: str) -> Iterator[Client]:
    """Give a client, which lets go of all it asked for when it is closed."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            f"--dask {address} needs the package distributed, which is not installed "
            "here. Install the extra: pip install -e '.[cluster]'"
        ) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"--dask {address}: no dask scheduler answers there ({error}). Start one "
            "with `dask scheduler` and give the address it prints, such as "
            "tcp://host:8786."
        ) from error
    with client:
        yield client


def _wait_for_worker(client: Client) -> None:
    """Return when there is a worker; a scheduler alone must not keep us for ever."""
    address = client.scheduler.address
    try:
        client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
    except TimeoutError as error:
        raise ClusterError(
            f"--dask {address}: the scheduler has had no worker for "
            f"{PATIENCE_SECONDS} seconds. Start some with `dask worker {address}`. "
            f"{KEPT}"
        ) from error
    except OSError as error:
        raise ClusterError(
            f"--dask {address}: the scheduler has gone ({error}). Start it and its "
            f"workers again. {KEPT}"
        ) from error


def _follow(
    client: Client, futures: Sequence[Future], tasks: Sequence[Task]
) -> Iterator[Ended]:
    """Yield what ended; nobody else may hold the futures, or results would pile up."""
    from distributed import as_completed

    given = dict(zip((one.key for one in futures), tasks, strict=True))
    ends = as_completed(
        futures, loop=client.loop, with_results=True, raise_errors=False
    )
    while not ends.is_empty():
        if ends.has_ready():
            for future, result in ends.next_batch(block=False):
                yield _finish(given.pop(future.key), future, result)
        else:
            time.sleep(LOOK_SECONDS)
            _wait_for_worker(client)


def _finish(task: Task, future: Future, result: object) -> Ended:
    from distributed import KilledWorker

    if future.status == "finished":
        return result
    name = task.job.file_name
    if future.status != "error":
        raise ClusterError(
            f"{name}: the scheduler let go of it ({future.status}). Is it running? "
            f"{KEPT}"
        )
    _, error, _ = result
    if isinstance(error, KilledWorker):
        count = error.allowed_failures + 1
        return Finished(task, Death(f"it ended {count} workers of dask"), 0.0, None)
    if isinstance(error, RefusalError):
        raise ClusterError(str(error)) from error
    raise ClusterError(
        f"{name}: a worker could not begin it: {type(error).__name__}: {error}. "
        "Install this version of shanhai wherever dask runs, and look at the worker's "
        "own words."
    ) from error
