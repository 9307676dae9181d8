"""A papermill engine whose cells run in the calling process: `--engine shanhai`.

papermill imports this module, by its entry point, as soon as it is imported itself:
import papermill and name the engine, not this module.
"""

from __future__ import annotations

import asyncio
import os
import threading
from copy import deepcopy
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger

from shanhai.rendering.inprocess import KernelNeededError, open_kernel

KERNEL = "python3"
TIMEOUTS = ("execution_timeout", "timeout", "timeout_func")


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
