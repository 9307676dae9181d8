"""The other side of `workers`: what happens in the process of one task."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from threading import Thread

from shanhai.rendering.fork_server import release_interrupts

# getrusage counts kilobytes, on macOS bytes.
UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Answer:
    """Hold what a task sends back: a value, or the error that it ended with."""

    value: object
    peak_bytes: int | None
    failure: str = ""
    traceback: str = ""


def serve(
    channel: Connection, environment: Mapping[str, str], preload: str, parcel: bytes
) -> None:
    """Do one task in the environment of who asked, and send the answer.

    Ctrl-C at the terminal does not reach the task; who asked ends it. `preload` is
    what the server should have imported: if it could not, the answer says why.
    """
    leave_terminal()
    Thread(target=_end_with_asker, daemon=True).start()
    # A daemon, as multiprocessing calls it, could start no processes itself.
    multiprocessing.current_process().daemon = False
    os.environ.clear()
    os.environ |= environment
    answer = _answer(preload, parcel)
    try:
        channel.send(answer)
    except Exception as error:  # what cannot be pickled raises almost anything
        failure = f"its result cannot go to another process: {error}"
        channel.send(Answer(None, answer.peak_bytes, failure))
    channel.close()


def leave_terminal() -> None:
    """Leave who asked to answer for Ctrl-C, also for one that was held back so far.

    What is ignored while it waits is dropped.
    """
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    release_interrupts()
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _answer(preload: str, parcel: bytes) -> Answer:
    try:
        importlib.import_module(preload)
        work, task = pickle.loads(parcel)
        return Answer(work(task), _measure_peak())
    except Exception as error:  # one bad task must not cost the others
        failure = "".join(traceback.format_exception_only(error)).strip()
        return Answer(None, _measure_peak(), failure, traceback.format_exc())


def _measure_peak() -> int:
    import resource  # Windows has none, and nothing that forks

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


def _end_with_asker() -> None:
    """End this process and all it started when who asked is gone, even if killed."""
    wait([multiprocessing.parent_process().sentinel])
    os.killpg(0, signal.SIGKILL)
