"""The process that forks the others: it has one thread and everything imported."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

from shanhai.errors import ShanhaiError

METHOD = "forkserver"
# Several threads cannot be forked; three variables keep numpy's libraries to one.
# The last keeps a debugger, which ipykernel imports, from printing how to start it.
SETTINGS = {
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


# Starting changes this process's environment for a moment, which is its threads', too.
_STARTING = threading.Lock()


class WorkerError(ShanhaiError):
    """Say that no task can be started, and why."""


@contextmanager
def use_server(preload: str) -> Iterator[BaseContext]:
    """Give the context whose processes are forked; start the server if none runs.

    One thread at a time has it. A module that cannot be found is left to the forked
    process, whose error says so; any other error of `preload` ends the server, and
    its first use here.

    Raises
    ------
    WorkerError
        When the server has ended.
    """
    context = multiprocessing.get_context(METHOD)
    with _STARTING:
        context.set_forkserver_preload([preload])
        try:
            with _tell_server():
                forkserver.ensure_running()
            yield context
        except (OSError, EOFError) as error:
            rule = f"The process that forks the others did not start ({error!r})"
            raise WorkerError(f"{rule}. Its own words stand above.") from error


@contextmanager
def _tell_server() -> Iterator[None]:
    """Have the settings in the server's environment; tasks and we do not see them."""
    kept = {name: os.environ.get(name) for name in SETTINGS}
    os.environ |= SETTINGS
    try:
        yield
    finally:
        for name, value in kept.items():
            os.environ.pop(name)
            os.environ |= {name: value} if value is not None else {}
