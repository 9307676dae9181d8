"""One fresh process a task, forked from one that has everything imported.

A task that dies costs itself only. Nothing outlives who asked for it: a task and all
it starts are one group of processes, which ends with the task, or with who asked.
"""

from __future__ import annotations

import math
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Generic, TypeVar

from shanhai.rendering.fork_server import PRELOAD, WorkerError, use_server
from shanhai.rendering.worker_process import Answer, serve

# How long a task that nobody wants any more may run on.
LOOK_SECONDS = 0.5

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Death:
    """Say why a task has no result: `killed by SIGKILL`, `ValueError: no data`.

    The traceback is there when Python raised.
    """

    reason: str
    traceback: str = field(default="", compare=False, repr=False)

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True)
class Finished(Generic[Task, Result]):
    """Hold what became of a task, how long it took and how much memory at most.

    Memory is what its process held, with what it shares with others, without what
    it started; None if it was killed.
    """

    task: Task
    result: Result | Death
    seconds: float
    peak_bytes: int | None


@dataclass(frozen=True)
class _Running(Generic[Task]):
    task: Task
    process: BaseProcess
    channel: Connection
    started: float

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def signs(self) -> tuple[Connection, int]:
        """Return what becomes ready when it answers or dies."""
        return self.channel, self.process.sentinel


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
    limit: float = math.inf,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Finished[Task, Result]]:
    """Yield each task with its result as it ends, not in the order of the tasks.

    Each runs in this process's environment and folder of the moment. Closing the
    iterator kills what is running. A script must call this under
    `if __name__ == "__main__":`, as every process imports the script.

    Parameters
    ----------
    work, tasks
        Are pickled, as results are: give functions of modules and plain values.
    processes
        How many run at a time, at most.
    limit
        Seconds after which a task is killed.
    is_wanted
        Asked now and then; once it says no, all ends as if the iterator were closed.

    Raises
    ------
    WorkerError
        When work or a task cannot be pickled, or no process can be started.
    """
    waiting, running = deque(tasks), []
    try:
        while (waiting or running) and is_wanted():
            while waiting and len(running) < processes:
                running.append(_start(work, waiting.popleft()))
            for one in _wait(running, limit):
                running.remove(one)
                yield _finish(one, limit)
    finally:
        for one in running:
            _kill(one)


def _start(work: Callable[[Task], Result], task: Task) -> _Running[Task]:
    parcel = _pack(work, task)
    started = time.monotonic()
    with use_server(PRELOAD) as context:
        receiver, sender = context.Pipe(duplex=False)
        args = sender, dict(os.environ), PRELOAD, parcel
        process = context.Process(target=serve, args=args, daemon=True)
        with sender:
            process.start()
    return _Running(task, process, receiver, started)


def _pack(work: Callable, task: object) -> bytes:
    try:
        return bytes(ForkingPickler.dumps((work, task)))
    except Exception as error:  # what cannot be pickled raises almost anything
        rule = f"{work!r} with {task!r} cannot go to another process: {error}"
        remedy = "Give a function of a module and plain values."
        raise WorkerError(f"{rule}. {remedy}") from error


def _wait(running: list[_Running[Task]], limit: float) -> list[_Running[Task]]:
    """Wait a little, or until some have answered, died or had their time; list them."""
    left = max(0, limit - max(one.seconds for one in running))
    signs = [sign for one in running for sign in one.signs]
    ready = set(wait(signs, min(left, LOOK_SECONDS)))
    return [one for one in running if ready & {*one.signs} or one.seconds >= limit]


def _finish(one: _Running[Task], limit: float) -> Finished[Task, Result]:
    is_over = not wait(one.signs, 0)
    answer = _receive(one.channel)
    seconds = one.seconds
    _kill(one)
    if answer is None:
        reason = f"stopped after {limit:g} seconds" if is_over else _describe_end(one)
        return Finished(one.task, Death(reason), seconds, None)
    failed = Death(answer.failure, answer.traceback) if answer.failure else None
    result = failed or answer.value
    return Finished(one.task, result, seconds, answer.peak_bytes)


def _receive(channel: Connection) -> Answer | None:
    try:
        return channel.recv() if channel.poll() else None
    except (EOFError, OSError):
        return None
    except Exception as error:  # what cannot be unpickled raises almost anything
        return Answer(None, None, f"its result cannot be read: {error!r}")


def _describe_end(one: _Running) -> str:
    code = one.process.exitcode
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"ended with code {code}"


def _kill(one: _Running) -> None:
    """End a task with all it started; what it said before is kept in the channel."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(one.process.pid, signal.SIGKILL)
    one.process.kill()
    one.process.join()
    one.channel.close()
