"""The process that forks those of the pages: it has one thread and all imported."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext

from shanhai.errors import ShanhaiError
from shanhai.rendering.scratch import find_scratch

METHOD = "forkserver"
PRELOAD = "shanhai.rendering.preload"
SETTINGS = {
    # It starts as `python -c`: a random.py in the working folder would be Python's.
    "PYTHONSAFEPATH": "1",
    # Several threads cannot be forked: numpy's libraries keep to one.
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
# Starting changes this process's environment for a moment, which is its threads', too.
_STARTING = threading.Lock()


class ServerError(ShanhaiError):
    """Say that no process can be forked, and why."""


def can_fork() -> bool:
    """Tell whether this system has fork servers; Windows has none."""
    return METHOD in multiprocessing.get_all_start_methods()


def start_server() -> None:
    """Have the server import what pages need while this process does something else.

    Raises
    ------
    ShanhaiError
        When there is no place for its socket, or it cannot be started.
    """
    if can_fork():
        with use_server():
            pass


@contextmanager
def use_server() -> Iterator[BaseContext]:
    """Give one thread at a time the context that forks; start the server if need be.

    Raises
    ------
    ServerError
        When the server has ended.
    """
    context = multiprocessing.get_context(METHOD)
    context.set_forkserver_preload([PRELOAD])
    with _STARTING:
        # Its socket's place; what multiprocessing would make a kill would leave.
        multiprocessing.current_process()._config["tempdir"] = str(find_scratch())
        try:
            with _lend_environment():
                forkserver.ensure_running()
            yield context
        except (OSError, EOFError) as error:
            raise ServerError(
                f"The process that forks the others has ended ({error!r}). Is there "
                "enough memory?"
            ) from error


@contextmanager
def _lend_environment() -> Iterator[None]:
    """Have what is started meanwhile see our settings, and never see Ctrl-C.

    That is for who asked: here it comes late.
    """
    lent = SETTINGS | {"TMPDIR": str(find_scratch())}
    kept = {name: os.environ[name] for name in lent if name in os.environ}
    os.environ |= lent
    # Starting the tracker, which the server's start does, ends what is held back.
    resource_tracker.ensure_running()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for name in lent:
            del os.environ[name]
        os.environ |= kept
