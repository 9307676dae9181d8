"""Run one notebook with papermill: in this process, or in a kernel of this Python."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import uuid4

import zmq
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from jupyter_core.paths import jupyter_runtime_dir
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode, reads
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import raise_for_execution_errors
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from traitlets import default

from shanhai.errors import ShanhaiError
from shanhai.paths import NO_ORIGINALS, ORIGINALS_VARIABLE, ROOT_VARIABLE
from shanhai.rendering.plan import SHELL, Job
from shanhai.reporting.html import ONLY_HTML

# IPython's and Jupyter's names for the folders of their files.
FOLDER_VARIABLES = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")
PYTHON = {"kernel_name": "python3", "language": "python"}


class ExecutionError(ShanhaiError):
    """Say which report failed, in which cell, with which exception.

    `executed` is the notebook as far as it ran, as text; empty if it is lost.
    """

    def __init__(self, message: str, executed: str = "") -> None:
        super().__init__(message)
        self.executed = executed


class OwnKernelManager(AsyncKernelManager):
    """Start `python3` as this very Python, whatever kernels the user installed.

    Speak with it by files: who looks for a free port may find another's. Where the
    system has no such files, or their names would be too long, by ports. The files'
    folder is Jupyter's, which is made where there is none.
    """

    @default("connection_file")
    def _name_file(self) -> str:
        folder = Path(jupyter_runtime_dir())
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return str(folder / f"kernel-{uuid4()}.json")

    @default("transport")
    def _choose_transport(self) -> str:
        # The files are named after this one; theirs end in `-ipc-1`.
        longest = len(os.fsencode(self.connection_file)) + 1
        return "ipc" if longest <= zmq.IPC_PATH_MAX_LEN else "tcp"

    @property
    def kernel_spec(self) -> KernelSpec:
        """Return the kernel, which keeps its chatter to itself."""
        return KernelSpec(**get_kernel_dict(["--log-level=CRITICAL"]))


def execute_notebook(text: str, *, job: Job, engine: str = SHELL) -> NotebookNode:
    """Run a job's notebook, given as text, in a folder of its own; return its outputs.

    papermill's steps are taken one by one: its function for all of them writes every
    executed notebook and reads it back, which nobody here looks at.

    Raises ExecutionError when a cell raises or the kernel dies.
    """
    name = f"{job.file_name}: {job.notebook.name}"
    with lend_folder() as folder:
        own, kept = folder / "own", folder / "executed.ipynb"
        own.mkdir()
        given = parameterize_notebook(
            load_notebook_node(reads(text, as_version=4)),
            job.parameters,
            **PYTHON,
            engine_name=engine,
        )
        try:
            executed = papermill_engines.execute_notebook_with_engine(
                engine,
                given,
                PYTHON["kernel_name"],
                progress_bar=False,
                resources={"metadata": {"path": str(own)}},
                kernel_manager_class=OwnKernelManager,
            )
            raise_for_execution_errors(executed, str(kept))
        except PapermillExecutionError as error:
            cell = _number_cell(text, error.cell_index)
            first_line = error.source.strip().partition("\n")[0]
            place = f"{name}, cell {cell} ({first_line})"
            message = f"{place}: {error.ename}: {error.evalue}"
            raise ExecutionError(message, kept.read_text("utf-8")) from error
        except DeadKernelError as error:
            cause = "Is there enough memory, and does no cell call quit()?"
            message = f"{name}: its kernel died. {cause}"
            raise ExecutionError(message) from error
        return executed


@contextmanager
def lend_folder() -> Iterator[Path]:
    """Give a folder for one run; a kernel that starts keeps its files there.

    It reads none of the user's: no profile, no settings, no start file. So pages are
    alike everywhere, also where there is no home, or one that cannot be written to.
    """
    # Imported here: charts take long to import, and who runs nothing needs none.
    from shanhai.reporting.style import name_chart_folders

    with TemporaryDirectory(prefix="shanhai-") as name, patch.dict(os.environ):
        folder = Path(name)
        os.environ |= dict.fromkeys(FOLDER_VARIABLES, str(folder / "jupyter"))
        os.environ |= name_chart_folders() | _name_folders_whole() | {ONLY_HTML: "1"}
        os.environ.pop("PYTHONSTARTUP", None)
        yield folder


def _name_folders_whole() -> dict[str, str]:
    """Return relative folders of the environment as absolute: cells run in another."""
    given = {one: os.environ.get(one) for one in (ROOT_VARIABLE, ORIGINALS_VARIABLE)}
    return {
        one: str(Path(value).absolute())
        for one, value in given.items()
        if value and value != NO_ORIGINALS
    }


def list_warnings(executed: NotebookNode) -> tuple[str, ...]:
    """List what the cells of an executed notebook wrote to stderr, each once."""
    return tuple(
        dict.fromkeys(
            " ".join(output.text.split())
            for cell in executed.cells
            for output in cell.get("outputs", [])
            if output.output_type == "stream" and output.name == "stderr"
        )
    )


def _number_cell(text: str, index: int) -> int:
    """Turn an index that counts papermill's injected cell into a cell's number."""
    tags = [cell["metadata"].get("tags", []) for cell in json.loads(text)["cells"]]
    injected = next(n for n, found in enumerate(tags) if "parameters" in found) + 1
    return index if index >= injected else index + 1
