"""What a notebook finds of the process it runs in, and what is put back after it."""

from __future__ import annotations

import asyncio
import builtins
import logging
import os
import random
import sys
import warnings
from collections.abc import Iterator, MutableMapping
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path

import numpy as np
from jupyter_core.utils import ensure_event_loop

KEPT = {
    builtins: ("_", "__IPYTHON__", "display", "get_ipython", "input"),
    sys: ("displayhook", "excepthook", "ps1", "ps2", "ps3", "stderr", "stdout"),
}


class CellLogging:
    """The root logger as the cells know it: at first without handlers.

    papermill's command gives its own root logger one, which would print elsewhere
    what belongs under the cell.
    """

    def __init__(self) -> None:
        self._handlers: list[logging.Handler] = []
        self._level = logging.WARNING

    @contextmanager
    def redirect(self) -> Iterator[None]:
        """Put the cells' handlers in the place of the process's own."""
        self._exchange()
        try:
            yield
        finally:
            self._exchange()

    def _exchange(self) -> None:
        root = logging.getLogger()
        handlers, level = root.handlers, root.level
        root.handlers = self._handlers
        root.setLevel(self._level)
        self._handlers, self._level = handlers, level


@contextmanager
def lend_process(folder: Path) -> Iterator[None]:
    """Lend the process to a notebook that works in a folder; put everything back.

    Random numbers begin anew, so that no two notebooks draw the same unless they
    set a seed. Charts are apart: `shell_charts`. Tasks left waiting are dropped.
    """
    with ExitStack() as stack:
        for holder, names in KEPT.items():
            stack.enter_context(_keep_names(vars(holder), names))
        stack.enter_context(_keep_names(sys.modules, ("__main__",)))
        stack.enter_context(_keep_names(os.environ, None))
        stack.enter_context(_keep_path())
        stack.enter_context(_keep_random_state())
        stack.enter_context(_drop_tasks())
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(chdir(folder))
        yield


@contextmanager
def _keep_names(
    holder: MutableMapping, names: tuple[str, ...] | None
) -> Iterator[None]:
    """Put entries back, or take them out again; None means all of them.

    Only these entries are looked at: to touch every module of a process that was just
    forked has the memory of each copied.
    """
    names_before = [*holder] if names is None else names
    before = {name: holder[name] for name in names_before if name in holder}
    try:
        yield
    finally:
        for name in {*before, *holder} if names is None else names:
            if name in before:
                holder[name] = before[name]
            else:
                holder.pop(name, None)


@contextmanager
def _keep_path() -> Iterator[None]:
    """Let modules beside the notebook be found, after Python's own."""
    before = list(sys.path)
    packages = (n for n, one in enumerate(before) if Path(one).name == "site-packages")
    sys.path.insert(next(packages, 0), "")
    try:
        yield
    finally:
        sys.path[:] = before


@contextmanager
def _keep_random_state() -> Iterator[None]:
    before = random.getstate(), np.random.get_state()
    random.seed()
    np.random.seed()
    try:
        yield
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])


@contextmanager
def _drop_tasks() -> Iterator[None]:
    """Drop what waits in nbclient's event loop when a notebook ends."""
    loop = ensure_event_loop()
    before = asyncio.all_tasks(loop)
    try:
        yield
    finally:
        left = asyncio.all_tasks(loop) - before
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
