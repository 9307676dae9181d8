"""Run one notebook with papermill: in this process, or in a kernel of this Python."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import papermill
import zmq
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets import default

from shanhai.errors import ShanhaiError
from shanhai.paths import ORIGINALS_VARIABLE, ROOT_VARIABLE
from shanhai.rendering.plan import Job
from shanhai.rendering.tasks import KERNEL, SHELL


class ExecutionError(ShanhaiError):
    """Say which report failed, in which cell, with which exception.

    `executed` is the notebook as far as it ran, as text; empty if it is lost.
    """

    def __init__(self, message: str, executed: str = "") -> None:
        super().__init__(message)
        self.executed = executed


class OwnKernelManager(AsyncKernelManager):
    """Start `python3` as this very Python, whatever kernels the user installed."""

    @default("transport_encryption")
    def _encrypt_where_possible(self) -> str:
        return "auto" if zmq.has("curve") else "disabled"

    @property
    def kernel_spec(self) -> KernelSpec:
        """Return the kernel, which keeps its chatter to itself."""
        return KernelSpec(**get_kernel_dict(["--log-level=CRITICAL"]))


def execute_notebook(
    notebook: NotebookNode, *, job: Job, engine: str = SHELL
) -> NotebookNode:
    """Run a job's notebook in a folder of its own and return it with outputs.

    The notebook given is not changed and no executed copy is kept.

    Raises
    ------
    ExecutionError
        When a cell raises or the kernel dies.
    """
    # papermill warns of types its inspector cannot read; ours has read them.
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with TemporaryDirectory(prefix="shanhai-") as folder, _name_folders_whole():
        kept = Path(folder) / "executed.ipynb"
        try:
            return papermill.execute_notebook(
                notebook,
                kept,
                parameters=job.parameters,
                engine_name=engine,
                kernel_name="python3",
                language="python",
                progress_bar=False,
                request_save_on_cell_execute=False,
                resources={"metadata": {"path": folder}},
                **(
                    {"kernel_manager_class": OwnKernelManager}
                    if engine == KERNEL
                    else {}
                ),
            )
        except PapermillExecutionError as error:
            cell = _number_cell(notebook, error.cell_index)
            message = _describe_failure(job, cell, error)
            raise ExecutionError(message, kept.read_text("utf-8")) from error
        except DeadKernelError as error:
            cause = "Is there enough memory, and does no cell call quit()?"
            message = f"{_name_job(job)}: its kernel died. {cause}"
            raise ExecutionError(message) from error


@contextmanager
def _name_folders_whole() -> Iterator[None]:
    """Make relative folders of the environment absolute: cells run in another."""
    given = {
        name: value
        for name in (ROOT_VARIABLE, ORIGINALS_VARIABLE)
        if (value := os.environ.get(name))
    }
    os.environ |= {name: str(Path(value).absolute()) for name, value in given.items()}
    try:
        yield
    finally:
        os.environ |= given


def list_warnings(executed: NotebookNode) -> tuple[str, ...]:
    """List what the cells of an executed notebook wrote to stderr."""
    return tuple(
        " ".join(output.text.split())
        for cell in executed.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    )


def _describe_failure(job: Job, cell: int, error: PapermillExecutionError) -> str:
    first_line = error.source.strip().partition("\n")[0]
    return (
        f"{_name_job(job)}, cell {cell} ({first_line}): {error.ename}: {error.evalue}"
    )


def _name_job(job: Job) -> str:
    return f"{job.file_name}: {job.notebook.name}"


def _number_cell(notebook: NotebookNode, index: int) -> int:
    """Turn an index that counts papermill's injected cell into a cell's number."""
    tags = [cell.metadata.get("tags", []) for cell in notebook.cells]
    injected = next(n for n, found in enumerate(tags) if "parameters" in found) + 1
    return index if index >= injected else index + 1
