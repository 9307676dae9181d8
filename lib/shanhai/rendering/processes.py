"""One fresh process a task, forked from one that has everything imported.

A task that dies costs itself only. Nothing outlives who asked for it: a task and all
it starts are one group of processes, which ends with the task, or with who asked.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for_signs
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Generic, TypeVar

from pebble import ProcessExpired, concurrent

from shanhai.rendering.scratch import find_scratch
from shanhai.rendering.server import ServerError, use_server

# A task whose process ended without an answer is tried once more.
TRIES = 2
LOOK_SECONDS = 0.2
# getrusage counts kilobytes, on macOS bytes.
UNIT = 1 if sys.platform == "darwin" else 1024

Task = TypeVar("Task")
Result = TypeVar("Result")
_NUMBERS = itertools.count()


@dataclass(frozen=True)
class Finished(Generic[Task, Result]):
    """Hold what became of a task, how long it took and how much memory at most.

    Without a result, `failure` says why: `killed by SIGKILL, twice`. Memory is what
    its process held, with what it shares, without what it started.
    """

    task: Task
    result: Result | None
    seconds: float
    peak_bytes: int | None = None
    failure: str = ""


@dataclass(frozen=True)
class _Running(Generic[Task]):
    task: Task
    tries: int
    future: Future
    process: BaseProcess | None
    started: float


def count_cores() -> int:
    """Count the cores this process may use, not those the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_each(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    processes: int,
    limit: float | None = None,
) -> Iterator[Finished[Task, Result]]:
    """Yield each task with its result as it ends, so many at a time.

    Each runs in this process's environment and folder of the moment, TMPDIR apart; one
    that takes more than `limit` seconds is killed, as is what runs when the iterator
    is closed. Work and results are pickled. A script must call this under `if __name__
    == "__main__":`, as every process imports the script.

    Raises
    ------
    ServerError
        When no process can be started.
    """
    waiting = deque((task, TRIES) for task in tasks)
    running: list[_Running[Task]] = []
    ended: list[Finished[Task, Result]] = []
    try:
        while waiting or running or ended:
            while waiting and len(running) < processes:
                running.append(_start(work, *waiting.popleft(), limit))
            yield from ended
            ended = []
            for one in _wait(running):
                running.remove(one)
                if _is_lost(one):
                    waiting.appendleft((one.task, one.tries - 1))
                else:
                    ended.append(_finish(one, limit))
    finally:
        for one in running:
            _end(one.process)
        wait([one.future for one in running])


def _start(
    work: Callable[[Task], Result], task: Task, tries: int, limit: float | None
) -> _Running[Task]:
    name, started = f"task-{next(_NUMBERS)}", time.monotonic()
    try:
        with use_server() as context:
            environment = dict(os.environ) | {"TMPDIR": str(find_scratch())}
            # Not pebble's pool: its processes share a lock, which one that is killed
            # while it answers takes with it.
            run = concurrent.process(name=name, timeout=limit, context=context)(_serve)
            future = run(work, task, environment)
    except ServerError:
        if tries == 1:
            raise
        return _start(work, task, tries - 1, limit)
    alive = multiprocessing.active_children()
    process = next((one for one in alive if one.name == name), None)
    return _Running(task, tries, future, process, started)


def _wait(running: list[_Running[Task]]) -> list[_Running[Task]]:
    """Wait a little, or until a task has ended; list those that have, all over."""
    wait([one.future for one in running], LOOK_SECONDS, FIRST_COMPLETED)
    done = [one for one in running if one.future.done()]
    for one in running:
        # What a killed process has forked may hold the way of its answer open.
        if one in done or (one.process and wait_for_signs([one.process.sentinel], 0)):
            _end(one.process)
    return done


def _end(process: BaseProcess | None) -> None:
    """End a task's process and all that it has started; None has ended long ago."""
    if process:
        process.kill()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _is_lost(one: _Running) -> bool:
    return isinstance(one.future.exception(), ProcessExpired) and one.tries > 1


def _finish(one: _Running[Task], limit: float | None) -> Finished[Task, Result]:
    seconds, error = time.monotonic() - one.started, one.future.exception()
    if error:
        return Finished(one.task, None, seconds, failure=_describe(error, limit))
    result, peak = one.future.result()
    return Finished(one.task, result, seconds, peak)


def _describe(error: BaseException, limit: float | None) -> str:
    if isinstance(error, TimeoutError):
        return f"stopped after {limit:g} seconds; --timeout gives a page more"
    if not isinstance(error, ProcessExpired):
        return f"{type(error).__name__}: {error}"
    if error.exitcode < 0:
        return f"killed by {signal.Signals(-error.exitcode).name}, twice"
    return f"ended with code {error.exitcode}, twice"


def _serve(
    work: Callable[[Task], Result], task: Task, environment: Mapping[str, str]
) -> tuple[Result, int]:
    """Do one task in the environment of who asked; say how much memory it took."""
    import resource  # Windows has none, and nothing that forks

    os.setpgid(0, 0)
    # pebble's own way to end would wait for the cell that is running.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_asker, daemon=True).start()
    # A daemon, as multiprocessing calls it, could start no processes itself.
    multiprocessing.current_process().daemon = False
    os.environ.clear()
    os.environ |= environment
    tempfile.tempdir = None
    result = work(task)
    return result, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


def _end_with_asker() -> None:
    """End this process and all it started when who asked is gone, even if killed."""
    wait_for_signs([multiprocessing.parent_process().sentinel])
    os.killpg(0, signal.SIGKILL)
