"""The memory of a command and all it has started, watched while it runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

# Seconds between two looks; a page takes longer than that.
PAUSE = 0.2


@dataclass
class Peak:
    """The bytes that a tree of processes held at most together."""

    held: int = 0


@contextmanager
def watch_tree(pid: int) -> Iterator[Peak]:
    """Watch a process and its descendants by a thread, until the block ends.

    Memory that several share counts once: each has its part of it (PSS). Where the
    system does not tell that, what they share is left out (USS).
    """
    peak, over = Peak(), threading.Event()

    def watch() -> None:
        while not over.wait(PAUSE):
            peak.held = max(peak.held, _measure_tree(pid))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _measure_tree(pid: int) -> int:
    with suppress(psutil.Error):
        root = psutil.Process(pid)
        return sum(map(_measure, [root, *root.children(recursive=True)]))
    return 0


def _measure(process: psutil.Process) -> int:
    """Return the bytes that a process holds; none of one that has just ended."""
    with suppress(psutil.Error):
        memory = process.memory_full_info()
        return getattr(memory, "pss", 0) or memory.uss
    return 0
