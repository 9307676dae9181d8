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
from unittest.mock import patch

import numpy as np
from IPython.core.shellapp import InteractiveShellApp
from jupyter_core.utils import ensure_event_loop
from papermill.log import logger

# Imported anew for each notebook: they keep the shell that was there at first.
INLINE = ("matplotlib_inline.backend_inline", "matplotlib_inline.config")

KEPT = {
    builtins: ("_", "__IPYTHON__", "display", "get_ipython", "input"),
    sys: ("displayhook", "excepthook", "ps1", "ps2", "ps3", "stderr", "stdout"),
}
# As many columns as pandas shows outside a terminal.
MOST_COLUMNS = 20


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
        stack.enter_context(patch.object(sys, "path", [*sys.path]))
        # Modules beside the notebook are found where a kernel finds them.
        InteractiveShellApp().init_path()
        stack.enter_context(_lend_root_logger())
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(chdir(folder))
        stack.callback(_drop_tasks)
        random.seed()
        np.random.seed()
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
def _lend_root_logger() -> Iterator[None]:
    """Let cells find the root logger as in a new process; papermill has its handlers.

    The one that papermill's command gives it would print elsewhere what belongs under
    the cell.
    """
    root = logging.getLogger()
    own = {
        "handlers": [*logger.handlers, *(root.handlers if logger.propagate else ())],
        "level": logger.getEffectiveLevel(),
        "propagate": False,
    }
    kept = root.level
    try:
        with patch.multiple(logger, **own), patch.object(root, "handlers", []):
            root.setLevel(logging.WARNING)
            yield
    finally:
        root.setLevel(kept)


def _drop_tasks() -> None:
    """Drop what waits in nbclient's event loop."""
    loop = ensure_event_loop()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))


@contextmanager
def lend_tables() -> Iterator[None]:
    """Have pandas write frames as under a kernel.

    As it is imported it looks whether it runs in a terminal, and here no shell is there
    yet; if it is imported later, it sees the shell.
    """
    if "pandas" not in sys.modules:
        yield
        return
    with sys.modules["pandas"].option_context("display.max_columns", MOST_COLUMNS):
        yield


@contextmanager
def lend_charts() -> Iterator[None]:
    """Have figures appear under cells, with settings as in a new process.

    A user's matplotlibrc counts for none of them: pages come out the same anywhere.
    matplotlib is not imported for it. What was set before is put back, and figures
    that were open are out of reach meanwhile.
    """
    backend = os.environ.get("MPLBACKEND") or f"module://{INLINE[0]}"
    os.environ["MPLBACKEND"] = backend
    for name in INLINE:
        sys.modules.pop(name, None)
    with ExitStack() as stack:
        if library := sys.modules.get("matplotlib"):
            # A name, or matplotlib's sign for none yet, which the usual ways to set
            # and to keep it leave out; they also read what each package offers.
            settings = library.rcParams
            kept = dict.get(settings, "backend")
            stack.callback(dict.update, settings, backend=kept)
            stack.enter_context(library.rc_context())
            library.rcdefaults()
            dict.update(settings, backend=backend)
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            hook = pyplot._ReplDisplayHook.NONE
            new = {"_backend_mod": None, "_REPL_DISPLAYHOOK": hook}
            stack.enter_context(patch.multiple(pyplot, **new))
            figures = sys.modules["matplotlib._pylab_helpers"].Gcf
            stack.enter_context(patch.object(figures, "figs", type(figures.figs)()))
        yield
