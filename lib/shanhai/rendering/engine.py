"""A papermill engine whose cells run in the calling process: `--engine shanhai`.

papermill imports this module, by its entry point, as soon as it is imported itself:
import papermill and name the engine, not this module.
"""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path

from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger

from shanhai.rendering.shell import is_shell_open, open_shell
from shanhai.rendering.shell_client import ShellManager

KERNEL = "python3"
TIMEOUTS = ("execution_timeout", "timeout", "timeout_func")


class ShellEngine(NBClientEngine):
    """Run a notebook without starting a kernel; outputs equal those of one.

    What needs a second process is done by papermill's own engine, and said in the
    log. Left out: output while a cell still runs, the user's IPython profile.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: object
    ) -> None:
        """Run every cell by nbclient, with our shell behind its client."""
        run = super().execute_managed_notebook
        if reason := _find_obstacle(kernel_name, options):
            logger.warning("Starting a kernel: %s", reason)
            run(nb_man, kernel_name, **options)
            return
        resources = options.get("resources") or {}
        folder = Path(resources.get("metadata", {}).get("path") or Path.cwd())
        with open_shell(folder) as kernel:
            run(nb_man, kernel_name, km=ShellManager(kernel), **options)


def _find_obstacle(kernel_name: str, options: dict[str, object]) -> str:
    """Say why a notebook cannot run in this process; empty if it can."""
    if kernel_name != KERNEL:
        return f"the notebook asks for {kernel_name!r}, and this process is {KERNEL!r}"
    if asked := [name for name in TIMEOUTS if options.get(name)]:
        return f"{asked[0]} needs a second process to watch the first"
    if is_shell_open():
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
