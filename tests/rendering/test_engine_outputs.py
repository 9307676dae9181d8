"""The engine's outputs are a started kernel's, cell by cell, whatever the cells do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from both_ways import ENGINE, STOCK, run_task, write_notebook

from shanhai.rendering.processes import run_each

# Cells in which it could differ from a started kernel. Where stdout and stderr
# alternate, a cell waits first: a kernel sends what has gathered 0.2 seconds after a
# first line, which may be one of the cell before.
AWKWARD = sorted((Path(__file__).parent / "awkward").glob("*.txt"))
NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def run_both_ways(path: Path, folder: Path) -> tuple[dict, dict]:
    """Run a notebook by the stock engine and by ours, each in a fresh process."""
    tasks = [(engine, path, folder / engine) for engine in (STOCK, ENGINE)]
    runs = {one.task[0]: one.result for one in run_each(run_task, tasks, processes=2)}
    return runs[STOCK], runs[ENGINE]


def list_differences(stock: dict, ours: dict) -> Iterator[str]:
    """Say for every cell what a reader of the notebook would see to be different."""
    for one, other in zip(stock["cells"], ours["cells"], strict=True):
        for key in one:
            if one[key] != other.get(key):
                yield f"{one['source']}\n  kernel: {one[key]}\n  shell:  {other[key]}"


def assert_equal(stock: dict, ours: dict) -> None:
    assert "\n".join(list_differences(stock["notebook"], ours["notebook"])) == ""
    assert ours == stock


@pytest.mark.parametrize("path", AWKWARD, ids=lambda path: path.stem)
def test_awkward_cells_give_what_a_kernel_gives(path, tmp_path):
    cells = path.read_text(encoding="utf-8")
    notebook = write_notebook(tmp_path / f"{path.stem}.ipynb", cells)
    assert_equal(*run_both_ways(notebook, tmp_path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_projects_notebooks_give_what_a_kernel_gives(path, tmp_path):
    assert_equal(*run_both_ways(path, tmp_path))
