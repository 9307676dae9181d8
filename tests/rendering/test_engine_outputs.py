"""The engine's outputs are a started kernel's, cell by cell, whatever the cells do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from both_ways import ENGINE, STOCK, run_task, write_notebook

from shanhai.rendering.processes import run_each

# Cells in which it could differ from a started kernel. Where stdout and stderr
# alternate, a cell waits first: a kernel sends what has gathered 0.2 seconds after a
# first line, which may be one of the cell before. Those that go on to their end are one
# notebook, as it is to start a kernel that takes long.
AWKWARD = Path(__file__).parent / "awkward"
GROUPS = {
    "charts": ["charts"],
    "to the end": ["streams", "language", "displays", "errors"],
    "stopped": ["stopped"],
    "exited": ["exited"],
}
# With frames, pictures and tables; the others show no more kinds of output.
NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("0[25]*.ipynb"))


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


def write_awkward(folder: Path, *names: str) -> Path:
    texts = [(AWKWARD / f"{name}.txt").read_text(encoding="utf-8") for name in names]
    return write_notebook(folder / f"{names[0]}.ipynb", "".join(texts))


@pytest.mark.parametrize("names", GROUPS.values(), ids=GROUPS)
def test_awkward_cells_give_what_a_kernel_gives(names, tmp_path):
    assert_equal(*run_both_ways(write_awkward(tmp_path, *names), tmp_path))


def test_a_kernel_takes_over_from_cells_whose_programs_print(tmp_path):
    stock, ours = run_both_ways(write_awkward(tmp_path, "programs"), tmp_path)
    (line,) = ours.pop("said")
    assert line.startswith("Starting a kernel: cell [2] writes to a file descriptor")
    assert_equal(stock, ours | {"said": []})
    # Before it is what papermill adds where a cell failed.
    assert "said" in str(ours["notebook"]["cells"][2]["outputs"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_projects_notebooks_give_what_a_kernel_gives(path, tmp_path):
    assert_equal(*run_both_ways(path, tmp_path))
