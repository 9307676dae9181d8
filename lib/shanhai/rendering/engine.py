"""A papermill engine whose cells run in the calling process: `--engine shanhai`.

papermill imports this module, by its entry point, as soon as it is imported itself:
import papermill and name the engine, not this module. The kernel behind it is
ipykernel's own for this process, with what it lacks to publish all that a started one
would publish.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from types import SimpleNamespace
from unittest.mock import patch

from ipykernel.eventloops import enable_gui
from ipykernel.inprocess import BlockingInProcessKernelClient
from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.session import Session
from nbclient.exceptions import DeadKernelError
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger
from traitlets import default
from traitlets.config import Config

from shanhai.lean_imports import import_lean
from shanhai.rendering.surroundings import (
    CellStream,
    DirectPublisher,
    lend_charts,
    lend_process,
    lend_tables,
)

import_lean("ipykernel.debugger")  # which a kernel imports when it is made

KERNEL = "python3"
TIMEOUTS = ("execution_timeout", "timeout", "timeout_func")
# nbclient has the kernels it starts keep no file. What is kept in a database can be
# asked for by other sessions only.
# A started kernel rests after each cell, for its messages to be sent.
SETTINGS = Config(
    {"HistoryManager": {"enabled": False}, "CellKernel": {"_execute_sleep": 0}}
)
PAST_PYTHON = "writes to a file descriptor, past Python, which only a kernel shows"


class KernelNeededError(Exception):
    """Say what only a started kernel does."""


class CellKernel(InProcessKernel):
    """ipykernel's kernel, with the shell and the streams of one that is started."""

    # A cell that awaits is taken for one of a subshell, whose thread has a parent;
    # ipykernel's own kernel without threads fails there (no issue of theirs found).
    shell_channel_thread = SimpleNamespace(parent_thread=None)
    _supports_kernel_subshells = False
    has_exited = False

    def __init__(self, **traits: object) -> None:
        super().__init__(shell_class=ZMQInteractiveShell, **traits)
        self.shell.enable_gui = partial(enable_gui, kernel=self)
        # What is written past Python's streams, by programs that cells start.
        self.past_python = TemporaryFile(buffering=0)  # noqa: SIM115 (as long as self)

    @default("iopub_thread")
    def _default_iopub_thread(self) -> DirectPublisher:
        return DirectPublisher(self)

    @default("stdout")
    def _default_stdout(self) -> CellStream:
        return CellStream(self, "stdout", 1)

    @default("stderr")
    def _default_stderr(self) -> CellStream:
        return CellStream(self, "stderr", 2)

    @contextmanager
    def _redirected_io(self) -> Iterator[None]:
        """Lend a cell, and nothing between cells, the streams."""
        exiting = patch.object(os, "_exit", partial(self._exit, os.getpid(), os._exit))
        with ExitStack() as stack:
            for stream in (self.stdout, self.stderr):
                stream.set_parent(self.get_parent())
                stack.enter_context(stream.divert(self.past_python))
            stack.enter_context(super()._redirected_io())
            stack.enter_context(exiting)
            yield

    def _exit(self, process: int, end: object, code: int) -> None:
        """End as a kernel would, not the process, which is not the cell's."""
        if os.getpid() != process:
            end(code)
        self.has_exited = True
        raise SystemExit(code)

    def close(self) -> None:
        """Give up the process: the next kernel may come."""
        atexit.unregister(self.shell.atexit_operations)
        # The shell's names are dropped next; emptying its cache of outputs before that
        # would walk through everything that this process holds.
        self.shell.displayhook.do_full_cache = False
        self.shell.atexit_operations()
        self.stdout.close()
        self.stderr.close()
        self.past_python.close()
        type(self.shell).clear_instance()
        self.clear_instance()


class CellClient(BlockingInProcessKernelClient):
    """Run cells in nbclient's event loop, and have all they published at once."""

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return at once: it is ready."""

    async def execute(
        self, code: str, *, store_history: bool = True, stop_on_error: bool = True
    ) -> str:
        """Run code to its end and return the identifier of the request.

        Raises DeadKernelError after a cell that ended the kernel, if by `quit()` at the
        next cell; KernelNeededError after a cell that wrote to a file descriptor.
        """
        kernel, stream = self.kernel, self.kernel.shell_stream
        if kernel.shell.exit_now:
            raise DeadKernelError("Kernel died")
        content = {
            "code": code,
            "silent": False,
            "store_history": store_history,
            "allow_stdin": False,
            "stop_on_error": stop_on_error,
        }
        number = kernel.shell.execution_count
        request = self.session.msg("execute_request", content)
        self.session.send(stream, request)
        await kernel.dispatch_shell(stream.recv_multipart())
        if os.fstat(kernel.past_python.fileno()).st_size:
            raise KernelNeededError(f"cell [{number}] {PAST_PYTHON}")
        if kernel.has_exited or stream.queue.empty():
            raise DeadKernelError("Kernel died")
        _, reply = self.session.recv(stream, copy=False)
        self.shell_channel.call_handlers(reply)
        return request["header"]["msg_id"]


@dataclass(frozen=True)
class CellManager:
    """Manage a kernel that is there, as far as nbclient asks."""

    kernel: CellKernel
    has_kernel = True

    def client(self) -> CellClient:
        """Return a client of the kernel."""
        return CellClient(kernel=self.kernel, session=self.kernel.session)


@contextmanager
def open_kernel(folder: Path) -> Iterator[CellManager]:
    """Give a fresh kernel that works in a folder; put back what it replaces.

    Kept from one kernel to the next: imported modules and their state, threads.
    """
    with ExitStack() as stack:
        stack.enter_context(lend_process(folder))
        profile = stack.enter_context(TemporaryDirectory(prefix="shanhai-"))
        # Not the user's profile, and no folder made where there is none. For its
        # debugger it lists the file of each module: a process that was just forked
        # shares them, and has to copy the memory of all that it looks at.
        no_modules = patch("ipykernel.ipkernel.sys", SimpleNamespace(modules={}))
        with patch.dict(os.environ, IPYTHONDIR=profile), no_modules:
            kernel = CellKernel.instance(config=SETTINGS, session=Session())
        stack.callback(kernel.close)
        stack.enter_context(lend_charts())
        stack.enter_context(lend_tables())
        yield CellManager(kernel)


class InProcessEngine(NBClientEngine):
    """Run a notebook without starting a kernel; outputs equal those of one.

    What needs a second process is done by papermill's own engine, and said in the
    log; if a cell turns out to need it, the notebook runs anew from its start, in
    the folder as the cells have left it. Left out: output while a cell still runs, the
    user's IPython profile. A crash of the interpreter is one of the calling process.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: object
    ) -> None:
        """Run every cell by nbclient, with a kernel of this process behind it."""
        run = super().execute_managed_notebook
        reason = _find_obstacle(kernel_name, options)
        if not reason:
            resources = options.get("resources") or {}
            folder = Path(resources.get("metadata", {}).get("path") or Path.cwd())
            given = deepcopy(nb_man.nb)
            try:
                with open_kernel(folder) as manager:
                    run(nb_man, kernel_name, km=manager, **options)
                return
            except KernelNeededError as error:
                reason = str(error)
            nb_man.nb = given
            if nb_man.pbar:
                nb_man.pbar.reset()
        logger.warning("Starting a kernel: %s", reason)
        run(nb_man, kernel_name, **options)


def _find_obstacle(kernel_name: str, options: dict[str, object]) -> str:
    """Say why a notebook cannot run in this process; empty if it can."""
    if kernel_name != KERNEL:
        return f"the notebook asks for {kernel_name!r}, and this process is {KERNEL!r}"
    if asked := [name for name in TIMEOUTS if options.get(name)]:
        return f"{asked[0]} needs a second process to watch the first"
    if InteractiveShell.initialized():
        return "this process is an IPython shell already"
    if _is_loop_running():
        return "an event loop runs in this process already"
    if threading.current_thread() is not threading.main_thread():
        return "this is not the process's main thread"
    return "" if os.name == "posix" else "this system is not POSIX"


def _is_loop_running() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
