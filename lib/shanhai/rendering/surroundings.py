"""What a notebook finds of the process it runs in, and what is put back after it.

Its stdout and stderr publish what Python writes there: ipykernel's own streams, without
the thread that serves them there, as a process with threads cannot be forked.
"""

from __future__ import annotations

import asyncio
import builtins
import logging
import os
import random
import sys
import time
import warnings
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import ExitStack, chdir, contextmanager, suppress
from io import FileIO
from pathlib import Path
from threading import RLock
from unittest.mock import patch

import numpy as np
from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.iostream import BackgroundSocket, IOPubThread, OutStream
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


class DirectPublisher(IOPubThread):
    """Publish at once, in the thread that asks for it.

    What a kernel's thread would publish later waits for the next write or flush.
    """

    thread = None

    def __init__(self, kernel: InProcessKernel) -> None:
        self.background_socket = BackgroundSocket(self)
        self.io_loop = self
        self._kernel = kernel
        self._later: list[tuple[float, Callable[[], None]]] = []
        self._lock = RLock()

    def schedule(self, f: Callable[[], None]) -> None:
        """Call the function now."""
        f()

    def call_later(self, seconds: float, publish: Callable[[], None]) -> None:
        """Note what to call, as the loop of a thread would."""
        with self._lock:
            self._later.append((time.monotonic() + seconds, publish))

    def publish_due(self) -> None:
        """Call what a thread would have called by now."""
        with self._lock:
            while self._later and self._later[0][0] < time.monotonic():
                self._later.pop(0)[1]()

    def send_multipart(self, parts: list[bytes], **options: object) -> None:
        """Hand a message to who listens, as it would come out of a socket."""
        session = self._kernel.session
        message = session.deserialize(session.feed_identities(parts)[1])
        for client in self._kernel.frontends:
            client.iopub_channel.call_handlers(message)


class CellStream(OutStream):
    """Publish text in the order of time, as a kernel does."""

    def __init__(self, kernel: InProcessKernel, name: str, number: int) -> None:
        super().__init__(kernel.session, kernel.iopub_thread, name, watchfd=False)
        self._publisher = kernel.iopub_thread
        self._number = number

    def write(self, string: str) -> int | None:
        """Take text; a fork, which shares no memory, writes as a program would."""
        if not isinstance(string, str):
            return super().write(string)  # which raises
        # Half a character, a surrogate, would make a message that cannot be sent.
        data = string.encode(errors="replace")
        if not self._is_master_process():
            return os.write(self._number, data)
        self._publisher.publish_due()
        return super().write(data.decode())

    def flush(self) -> None:
        """Publish what has gathered."""
        self._publisher.publish_due()
        super().flush()

    @contextmanager
    def divert(self, file: FileIO) -> Iterator[None]:
        """Let the descriptor lead to a file; one that is closed is left alone."""
        own = getattr(sys, f"__{self.name}__")
        if own is None:
            yield
            return
        _flush(own)
        # What a stream's `fileno` returns: where a kernel's descriptor led before.
        self._original_stdstream_copy = real = os.dup(self._number)
        os.dup2(file.fileno(), self._number)
        try:
            yield
        finally:
            _flush(own)
            os.dup2(real, self._number)
            os.close(real)


def _flush(stream: object) -> None:
    with suppress(ValueError):  # it is closed
        stream.flush()
