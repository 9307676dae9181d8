"""Run a notebook with a started kernel and without, and mask what may differ."""

import json
import logging
import os
import re
from pathlib import Path

import nbformat
import papermill
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from papermill.exceptions import PapermillExecutionError

from shanhai.rendering.execute import OwnKernelManager, lend_folder

ENGINE = "shanhai"
STOCK = "nbclient"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}

# What differs between two runs of one kernel, too: each with the reason.
MASKS = (
    (re.compile(r"0x[0-9a-f]{6,}"), "ADDRESS"),
    # Cells are compiled under a name that holds the kernel's process number.
    (re.compile(r"ipykernel_\d+"), "ipykernel_PID"),
    (re.compile(r"\b\d+(\.\d+)? (ns|µs|μs|us|ms|s)\b"), "TIME"),
    (re.compile(r"<dc:date>.*?</dc:date>"), "DATE"),
)
# When a cell ran and a message came; only that it is written can be equal.
TIMES = {"start_time", "end_time", "duration"}
# papermill gives the cells that it adds random identifiers.
ADDED = {"injected-parameters", "papermill-error-cell-tag"}


def write_notebook(path: Path, cells: str) -> Path:
    """Write a notebook of cells that begin with `# %%`, and perhaps a tag."""
    parts = re.split(r"^# %%(.*)\n", cells, flags=re.MULTILINE)[1:]
    made = [
        new_code_cell(
            code.rstrip("\n"), id=f"cell-{n}", metadata={"tags": tags.split()}
        )
        for n, (tags, code) in enumerate(zip(parts[::2], parts[1::2], strict=True))
    ]
    notebook = new_notebook(cells=made, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, path)
    return path


def run_task(task: tuple[str, Path, Path]) -> dict:
    """Run a notebook in a fresh process of its own, by one of the engines."""
    # Under pytest ipykernel leaves alone what programs print.
    os.environ.pop("PYTEST_CURRENT_TEST", None)
    with lend_folder():
        return run_notebook(*task)


def run_notebook(engine: str, path: Path, folder: Path, **options: object) -> dict:
    """Run a notebook in a folder; return it as written, how it ended, what was said."""
    folder.mkdir(exist_ok=True)
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())
    logging.getLogger("papermill").addHandler(handler)
    out, end = folder / f"{engine}.ipynb", "complete"
    try:
        papermill.execute_notebook(
            path,
            out,
            engine_name=engine,
            progress_bar=False,
            cwd=folder,
            kernel_manager_class=OwnKernelManager,
            **options,
        )
    except Exception as error:  # how papermill ends is part of what must be equal
        end = f"{type(error).__name__}: {error}"
        if not isinstance(error, PapermillExecutionError):
            end = type(error).__name__
    written = out.read_text(encoding="utf-8").replace(str(folder), "FOLDER")
    notebook = mask_notebook(nbformat.reads(written, 4))
    return {"end": mask(end), "notebook": notebook, "said": said}


def mask_notebook(notebook: NotebookNode) -> dict:
    """Return the cells and metadata of a notebook, with what may differ masked."""
    plain = json.loads(mask(json.dumps(notebook, ensure_ascii=False)))
    for part in (plain, *plain["cells"]):
        metadata = part["metadata"]
        part["outputs"] = join_streams(part.get("outputs", []))
        if ADDED & set(metadata.get("tags", ())):
            part["id"] = "ADDED"
        metadata["execution"] = sorted(metadata.get("execution", ()))
        written = metadata.get("papermill", {})
        metadata["papermill"] = {
            key: value is None if key in TIMES else value
            for key, value in written.items()
            if key != "output_path"
        }
    return plain


def join_streams(outputs: list[dict]) -> list[dict]:
    """Join texts of one stream: a kernel sends them in one or more, as time has it."""
    joined: list[dict] = []
    for output in outputs:
        last = joined[-1] if joined else {}
        if output.get("name", "") == last.get("name"):
            last["text"] += output["text"]
        else:
            joined.append(dict(output))
    return joined


def mask(text: str) -> str:
    for pattern, word in MASKS:
        text = pattern.sub(word, text)
    return text
