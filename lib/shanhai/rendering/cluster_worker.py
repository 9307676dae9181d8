"""The other side of `cluster`: what a worker of dask does with a task."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import replace

from shanhai import paths
from shanhai.curation.tables import digest_tables, read_descriptor
from shanhai.errors import ShanhaiError
from shanhai.rendering.fingerprint import digest_surroundings
from shanhai.rendering.fork_server import can_fork
from shanhai.rendering.roads import make_one
from shanhai.rendering.tasks import KERNEL, Page, Task
from shanhai.rendering.workers import Finished, run_each

REMEDIES = {
    "data": "Give every worker the same data folder",
    "library": "Install the same shanhai on every worker and start it again",
    "packages": "Install requirements.lock with the same Python on every worker",
    "originals": "Set SHANHAI_ORIGINALS to the same documents everywhere, or nowhere",
}
SHOWN_DIGITS = 12

_ALONE = threading.Lock()


class RefusalError(ShanhaiError):
    """Say in what a worker differs from who asked: its pages would differ, too."""


def make_there(task: Task, same: Mapping[str, str]) -> Finished[Task, Page] | None:
    """Make a page as the road by processes does; None when nobody wants it any more.

    `same` holds the digests that this worker must have, too, beside its data.

    Raises
    ------
    RefusalError
        With every part in which this worker differs.
    """
    _check_same({"data": task.data_digest, **same})
    if not can_fork():
        return _make_with_kernel(task)
    _let_fork()
    return next(run_each(make_one, [task], processes=1, is_wanted=_is_wanted), None)


def _check_same(wanted: Mapping[str, str]) -> None:
    from distributed import get_worker

    folder = paths.data_dir()
    own = {
        "data": digest_tables(folder, read_descriptor(folder)),
        **digest_surroundings(),
    }
    differences = [
        f"{get_worker().address}: the digest of its {part} is "
        f"{own[part][:SHOWN_DIGITS]}, that of the render {digest[:SHOWN_DIGITS]}. "
        f"{REMEDIES[part]}."
        for part, digest in wanted.items()
        if own[part] != digest
    ]
    if differences:
        raise RefusalError("\n".join(differences))


def _let_fork() -> None:
    """Let this worker start processes that do not begin with importing dask.

    dask's nanny starts workers as daemons, which may start none, and multiprocessing
    has every process import the program that asks for it, here `dask`.
    """
    multiprocessing.current_process().daemon = False
    vars(sys.modules["__main__"]).pop("__file__", None)


def _is_wanted() -> bool:
    """Tell whether the task of this thread has not been cancelled meanwhile."""
    from distributed import get_worker

    worker = get_worker()
    state = worker.state.tasks.get(worker.get_current_task())
    return state is not None and state.state != "cancelled"


def _make_with_kernel(task: Task) -> Finished[Task, Page]:
    """Make a page in this process, its cells in a kernel of its own; one at a time."""
    from shanhai.rendering.pages import make_page

    with _ALONE:
        started = time.monotonic()
        page = make_page(replace(task, engine=KERNEL))
        return Finished(task, page, time.monotonic() - started, None)
