"""The process that forks those of the pages: it has one thread and all imported.

Nothing that it forks outlives who asked for it: a process and all that it starts are
one group, which ends with the process, or with who asked.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import copy
from functools import cache
from multiprocessing import context, forkserver, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from unittest.mock import patch

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
_STARTING = Lock()


class ServerError(ShanhaiError):
    """Say that no process can be forked, and why."""


def can_fork() -> bool:
    """Tell whether this system has fork servers; Windows has none."""
    return METHOD in multiprocessing.get_all_start_methods()


def start_server() -> None:
    """Have the server import what pages need while this process does something else."""
    if can_fork():
        with _use_server():
            pass


def get_context() -> context.BaseContext:
    """Return what starts processes by the server, as `multiprocessing` has them."""
    forking = copy(multiprocessing.get_context(METHOD))
    forking.Process = GroupProcess
    return forking


class GroupProcess(getattr(context, "ForkServerProcess", BaseProcess)):
    """A process that takes with it what it started, however it ends."""

    @staticmethod
    def _Popen(process: BaseProcess) -> object:  # noqa: N802 multiprocessing names it
        return _get_starter()(process)

    def start(self) -> None:
        """Start it, at the second try if the server has just ended."""
        try:
            self._start()
        except ServerError:
            self._start()
        Thread(target=self._end_group).start()

    def _start(self) -> None:
        with _use_server():
            self._environment = dict(os.environ) | {"TMPDIR": str(find_scratch())}
            super().start()

    def _end_group(self) -> None:
        wait([self.sentinel])
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    def run(self) -> None:
        """Do what it is for, in the environment of who asked and a group of its own."""
        os.setpgid(0, 0)
        Thread(target=_end_with_asker, daemon=True).start()
        os.environ.clear()
        os.environ |= self._environment
        tempfile.tempdir = None
        super().run()


@cache
def _get_starter() -> type:
    """Return what starts a process and lets several threads ask how it ended.

    multiprocessing's own may tell all but the first that it ended with code 255.
    """
    from multiprocessing.popen_forkserver import Popen  # Windows has none

    class Starter(Popen):
        _asking = Lock()

        def poll(self, flag: int = os.WNOHANG) -> int | None:
            wait([self.sentinel], 0 if flag == os.WNOHANG else None)
            with self._asking:
                return super().poll(os.WNOHANG)

    return Starter


def _end_with_asker() -> None:
    """End this process and all it started when who asked is gone, even if killed."""
    wait([multiprocessing.parent_process().sentinel])
    os.killpg(0, signal.SIGKILL)


@contextmanager
def _use_server() -> Iterator[None]:
    """Let one thread at a time speak to the server; start it if need be."""
    with _STARTING:
        forkserver.set_forkserver_preload([PRELOAD])
        # Its socket's place; what multiprocessing would make a kill would leave.
        multiprocessing.current_process()._config["tempdir"] = str(find_scratch())
        try:
            with _lend_environment():
                forkserver.ensure_running()
            yield
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
    with patch.dict(os.environ, lent):
        # Starting the tracker, which the server's start does, ends what is held back.
        resource_tracker.ensure_running()
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
