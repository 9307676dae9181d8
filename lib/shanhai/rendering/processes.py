"""One fresh process a task, forked from one that has everything imported.

A task that dies costs itself only.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Generic, NamedTuple, TypeVar

from pebble import ProcessExpired, concurrent

from shanhai.rendering.server import get_context

# getrusage counts kilobytes, on macOS bytes.
UNIT = 1 if sys.platform == "darwin" else 1024

Task = TypeVar("Task")
Result = TypeVar("Result")


class Finished(NamedTuple, Generic[Task, Result]):
    """Hold what became of a task, how long it took and how much memory at most.

    Without a result, `failure` says why: `killed by SIGKILL, twice`. Memory is what
    its process held, with what it shares, without what it started.
    """

    task: Task
    result: Result | None
    seconds: float
    peak_bytes: int | None = None
    failure: str = ""


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
    """
    waiting = deque((task, True) for task in tasks)
    running: dict[Future, tuple[Task, bool, float]] = {}
    name = f"task of {id(running)}"
    # Not pebble's pool: its processes share a lock, which one that is killed while it
    # answers takes with it. A daemon could start no processes itself.
    start = concurrent.process(
        name=name, timeout=limit, daemon=False, context=get_context()
    )(_measure)
    ended: list[Finished[Task, Result]] = []
    try:
        while waiting or running:
            while waiting and len(running) < processes:
                task, is_first = waiting.popleft()
                started = time.monotonic()
                running[start(work, task)] = task, is_first, started
            yield from ended
            ended = []
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task, is_first, started = running.pop(future)
                # Who is killed, by a lack of memory say, is tried once more.
                if is_first and isinstance(future.exception(), ProcessExpired):
                    waiting.appendleft((task, False))
                else:
                    seconds = time.monotonic() - started
                    ended.append(_finish(task, future, seconds, limit))
        yield from ended
    finally:
        # Who cancels a future just when its result comes has pebble's traceback.
        for process in multiprocessing.active_children():
            if process.name == name:
                process.kill()
        wait(running)


def _finish(
    task: Task,
    future: Future[tuple[Result, int]],
    seconds: float,
    limit: float | None,
) -> Finished[Task, Result]:
    if error := future.exception():
        return Finished(task, None, seconds, failure=_describe(error, limit))
    result, peak = future.result()
    return Finished(task, result, seconds, peak)


def _describe(error: BaseException, limit: float | None) -> str:
    if isinstance(error, TimeoutError):
        return f"stopped after {limit:g} seconds; --timeout gives a page more"
    if not isinstance(error, ProcessExpired):
        return f"{type(error).__name__}: {error}"
    if error.exitcode < 0:
        return f"killed by {signal.Signals(-error.exitcode).name}, twice"
    return f"ended with code {error.exitcode}, twice"


def _measure(work: Callable[[Task], Result], task: Task) -> tuple[Result, int]:
    """Do one task in its process; say how much memory that took at most."""
    import resource  # Windows has none, and nothing that forks

    # pebble's own way to end would wait for the cell that is running.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    result = work(task)
    return result, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
