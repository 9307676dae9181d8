"""The process that forks the others: it has one thread and everything imported."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext

from shanhai.errors import ShanhaiError

METHOD = "forkserver"
PRELOAD = "shanhai.rendering.warm"
INTERRUPTS = frozenset({signal.SIGINT})
# Several threads cannot be forked; three variables keep numpy's libraries to one.
SETTINGS = {
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


# Starting changes this process's environment for a moment, which is its threads', too.
_STARTING = threading.Lock()


class WorkerError(ShanhaiError):
    """Say that no task can be started, and why."""


def can_fork() -> bool:
    """Tell whether this system has fork servers; Windows has none."""
    return METHOD in multiprocessing.get_all_start_methods()


@contextmanager
def use_server(preload: str = PRELOAD) -> Iterator[BaseContext]:
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
            with _tell_server(), _shield_server():
                forkserver.ensure_running()
            yield context
        except (OSError, EOFError) as error:
            rule = f"The process that forks the others did not start ({error!r})"
            raise WorkerError(f"{rule}. Its own words stand above.") from error


@contextmanager
def begin_to_warm(*, is_needed: bool = True) -> Iterator[None]:
    """Have the server import what pages need while this process does something else.

    If that ends in an error the server is killed: whoever waits for all that was
    started to let go of the terminal need not wait until it has imported. Where
    processes cannot be forked, or none is needed, do nothing.
    """
    if not (is_needed and can_fork()):
        yield
        return
    with use_server():
        pass
    try:
        yield
    except BaseException:
        # multiprocessing tells nobody else which process it is.
        with suppress(AttributeError, TypeError, ProcessLookupError):
            os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)
        raise


@contextmanager
def _shield_server() -> Iterator[None]:
    """Have the server begin with Ctrl-C held back: it would print what it imports.

    What it forks inherits that, until `release_interrupts`. Here Ctrl-C comes late.
    """
    # Starting the tracker, which the server's start does, ends what is held back.
    resource_tracker.ensure_running()
    kept = signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)


def release_interrupts() -> None:
    """Let this process, which the server has forked, be interrupted again."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTS)


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
