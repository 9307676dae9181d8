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
from contextlib import ExitStack, chdir, contextmanager, nullcontext, suppress
from pathlib import Path
from unittest.mock import patch

import numpy as np
from IPython.core.shellapp import InteractiveShellApp
from jupyter_core.utils import ensure_event_loop

INLINE = "matplotlib_inline.backend_inline"

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
    def lend(self) -> Iterator[None]:
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
    set a seed. Tasks left waiting are dropped. Charts are apart: `lend_charts`.
    """
    with ExitStack() as stack:
        for holder, names in KEPT.items():
            stack.enter_context(_keep_names(vars(holder), names))
        stack.enter_context(_keep_names(sys.modules, ("__main__",)))
        stack.enter_context(patch.dict(os.environ))
        stack.enter_context(_keep_path())
        stack.enter_context(_keep_random_state())
        stack.enter_context(_drop_tasks())
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(chdir(folder))
        yield


@contextmanager
def _keep_names(holder: MutableMapping, names: tuple[str, ...]) -> Iterator[None]:
    """Put entries back, or take them out again.

    Only these are looked at: to touch every module of a process that was just forked
    has the memory of each copied.
    """
    before = {name: holder[name] for name in names if name in holder}
    try:
        yield
    finally:
        for name in names:
            holder.pop(name, None)
        holder.update(before)


@contextmanager
def _keep_path() -> Iterator[None]:
    """Let modules beside the notebook be found where a kernel finds them."""
    before = list(sys.path)
    InteractiveShellApp().init_path()
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


@contextmanager
def lend_charts() -> Iterator[None]:
    """Have figures appear under cells, with settings as in a new process.

    A user's matplotlibrc counts for none of them: pages come out the same anywhere.
    matplotlib is not imported for it. What is set is put back; figures of the process
    are out of reach meanwhile, those made are closed.
    """
    os.environ["MPLBACKEND"] = os.environ.get("MPLBACKEND") or f"module://{INLINE}"
    # It takes the shell that is there when it is imported: with the first figure.
    is_used = bool(sys.modules.pop(INLINE, None))
    library = sys.modules.get("matplotlib")
    # A name, or matplotlib's sign for none yet, which changes nothing if set the usual
    # way; that way also reads what each installed package offers.
    backend = dict.get(library.rcParams, "backend") if library else None
    with library.rc_context() if library else nullcontext(), _hide_figures():
        if library:
            library.rcdefaults()
            dict.update(library.rcParams, backend=os.environ["MPLBACKEND"])
        if is_used or isinstance(backend, str):
            _switch_backend(os.environ["MPLBACKEND"])
        yield
        _forget_shell()
    if isinstance(backend, str):
        _switch_backend(backend)
    elif library:
        dict.update(library.rcParams, backend=backend)


def _switch_backend(name: str) -> None:
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].switch_backend(name)


@contextmanager
def _hide_figures() -> Iterator[None]:
    """Put the process's open figures aside; close those that are opened meanwhile."""
    helpers = sys.modules.get("matplotlib._pylab_helpers")
    aside = dict(helpers.Gcf.figs) if helpers else {}
    if helpers:
        helpers.Gcf.figs.clear()
    try:
        yield
    finally:
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")
        if helpers:
            helpers.Gcf.figs.update(aside)


def _forget_shell() -> None:
    """Undo what the backend and pyplot remember of a shell."""
    if INLINE in sys.modules:
        sys.modules[INLINE].InlineBackend.clear_instance()
    if "matplotlib.pyplot" in sys.modules:
        # It fails if a shell before this one was told of figures, and not this one.
        with suppress(ValueError):
            sys.modules["matplotlib.pyplot"].uninstall_repl_displayhook()
