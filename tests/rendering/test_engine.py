"""The engine borrows its process: what it finds there, and what it puts back."""

import asyncio
import builtins
import logging
import os
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from both_ways import ENGINE, run_notebook, write_notebook
from IPython.core.interactiveshell import InteractiveShell
from nbformat.v4 import new_notebook
from papermill.engines import NBClientEngine, papermill_engines

from shanhai.rendering.processes import run_each

CHARTS = Path(__file__).parent / "awkward" / "charts.txt"
UNTIDY = """
# %%
import asyncio, builtins, logging, os, sys, warnings
import matplotlib.pyplot as plt
# %%
os.chdir('/')
os.environ['SHANHAI_TRIED'] = 'left'
os.environ.pop('HOME', None)
sys.path.insert(0, '/left')
warnings.simplefilter('error')
sys.excepthook = sys.displayhook = print
sys.ps1 = 'left'
builtins.display = builtins.input = None
logging.basicConfig(level=logging.DEBUG)
plt.rcParams['lines.linewidth'] = 99
plt.figure(); plt.ioff()
waiting = asyncio.create_task(asyncio.sleep(600))
"""
NEXT = """
# %%
import asyncio, logging, os, sys, warnings
import matplotlib.pyplot as plt
'SHANHAI_TRIED' in os.environ, 'left' in sys.path, len(asyncio.all_tasks())
# %%
plt.rcParams['lines.linewidth'], plt.get_fignums()
# %%
logging.getLogger().handlers, logging.getLogger().level
# %%
'waiting' in globals()
# %%
os.getpid()
# %%
plt.plot([1, 2]); plt.isinteractive()
"""
RANDOM = """
# %%
import random
import numpy as np
random.random()
# %%
np.random.random()
# %%
random.seed(1); np.random.seed(1)
random.random(), np.random.random()
"""
HALF = "# %%\nprint('a' + chr(0xD83D) + 'b')\n"


def run_cells(cells: str, folder: Path) -> dict:
    path = write_notebook(folder / "cells.ipynb", cells)
    return run_notebook(ENGINE, path, folder / "run")["notebook"]


def read_results(notebook: dict) -> list[str]:
    return [
        output["data"]["text/plain"]
        for cell in notebook["cells"]
        for output in cell["outputs"]
        if output["output_type"] == "execute_result"
    ]


def draw(folder: Path) -> list[str]:
    return read_results(run_cells(RANDOM, folder))


def read_state() -> dict[str, object]:
    """Read all of a process's state that the notebook above changes."""
    plt = sys.modules["matplotlib.pyplot"]
    root = logging.getLogger()
    return {
        "builtins": sorted(vars(builtins)),
        "input": builtins.input,
        "environment": dict(os.environ),
        "folder": Path.cwd(),
        "hooks": (sys.excepthook, sys.displayhook),
        "handlers": (list(root.handlers), root.level),
        "main": sys.modules["__main__"],
        "path": list(sys.path),
        "prompt": hasattr(sys, "ps1"),
        "streams": (sys.stdout, sys.stderr),
        "descriptors": [os.fstat(number)[:3] for number in (1, 2)],
        "warnings": list(warnings.filters),
        "settings": dict(plt.rcParams),
        "figures": plt.get_fignums(),
    }


def count_what_is_open() -> tuple[int, int]:
    return len([*Path("/dev/fd").iterdir()]), threading.active_count()


def run_in_turn(folder: Path) -> dict[str, object]:
    """Run notebooks one after the other, in a process that draws itself."""
    import matplotlib.pyplot as plt

    tempfile.tempdir = str(folder / "temporary")
    Path(tempfile.tempdir).mkdir()
    plt.switch_backend("agg")
    plt.figure()
    plt.rcParams["lines.linewidth"] = 7
    before = read_state()
    first = run_cells(NEXT, folder)
    opened = count_what_is_open()
    run_cells(UNTIDY, folder)
    after = read_state()
    return {
        "process": os.getpid(),
        "changed": [key for key in before if before[key] != after[key]],
        "next": [first, run_cells(NEXT, folder)],
        "opened": [opened, count_what_is_open()],
        "drawn": [draw(folder), draw(folder)],
        "charts": [run_cells(CHARTS.read_text("utf-8"), folder) for _ in range(2)],
        "half": run_cells(HALF, folder)["cells"][0]["outputs"],
        "files": list(Path(tempfile.tempdir).iterdir()),
    }


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    (run,) = run_each(run_in_turn, [tmp_path_factory.mktemp("runs")], processes=1)
    assert not run.failure
    return run.result


def test_the_process_is_put_back_as_it_was(runs):
    assert runs["changed"] == []


def test_a_notebook_sees_nothing_of_its_process_and_the_one_before(runs):
    first, second = runs["next"]
    assert second == first
    assert read_results(first)[:4] == [
        "(False, False, 1)",
        "(1.5, [])",
        "([], 30)",
        "False",
    ]
    result, figure = first["cells"][5]["outputs"]
    assert result["data"]["text/plain"] == "True"
    assert "image/png" in figure["data"]


def test_cells_run_in_the_calling_process(runs):
    assert read_results(runs["next"][0])[4] == str(runs["process"])


def test_a_second_notebook_draws_as_the_first(runs):
    first, second = runs["charts"]
    assert second == first


def test_half_a_character_does_not_cost_the_rest_of_what_is_printed(runs):
    assert [output["text"] for output in runs["half"]] == ["a?b\n"]


def test_no_open_file_no_thread_and_no_temporary_file_is_left(runs):
    first, second = runs["opened"]
    assert second == first
    assert runs["files"] == []


def test_notebooks_draw_their_own_numbers_and_equal_ones_from_a_seed(runs, tmp_path):
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    forked = [run.result for run in run_each(draw, folders, processes=2)]
    for kind in range(2):
        assert len({drawn[kind] for drawn in [*runs["drawn"], *forked]}) == 4
    assert len({drawn[2] for drawn in [*runs["drawn"], *forked]}) == 1


def run_quitting(folder: Path) -> dict:
    path = write_notebook(folder / "n.ipynb", "# %%\nquit()\n# %%\nprint('no')\n")
    return run_notebook(ENGINE, path, folder / "run")


def test_a_cell_that_quits_ends_the_notebook_only(tmp_path):
    (run,) = (one.result for one in run_each(run_quitting, [tmp_path], processes=1))
    assert (run["end"], run["said"]) == ("DeadKernelError", [])
    assert [cell["outputs"] for cell in run["notebook"]["cells"]] == [[], []]


# What needs a second process is left to papermill's own engine, with a word.


def call_in_loop(function: Callable) -> None:
    async def call() -> None:
        function()

    asyncio.run(call())


def call_in_thread(function: Callable) -> None:
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


def call_beside_a_shell(function: Callable) -> None:
    with patch.object(InteractiveShell, "initialized", lambda: True):
        function()


def call(function: Callable) -> None:
    function()


@pytest.mark.parametrize(
    ("way", "options", "reason"),
    [
        (call_beside_a_shell, {}, "this process is an IPython shell already"),
        (call_in_thread, {}, "this is not the process's main thread"),
        (call_in_loop, {}, "an event loop runs in this process already"),
        (call, {"execution_timeout": 60}, "execution_timeout needs a second process"),
        (call, {"timeout": 60}, "timeout needs a second process"),
        (call, {"kernel_name": "other"}, "the notebook asks for 'other'"),
    ],
)
def test_an_obstacle_is_said_and_a_kernel_started(way, options, reason, caplog):
    notebook = new_notebook(metadata={"papermill": {}})
    given = {"kernel_name": "python3", "progress_bar": False, **options}
    engine = papermill_engines.get_engine(ENGINE)
    with patch.object(NBClientEngine, "execute_managed_notebook") as stock:
        way(lambda: engine.execute_notebook(notebook, **given))
    (started,) = stock.call_args_list
    assert "km" not in started.kwargs
    (line,) = caplog.messages
    assert line.startswith(f"Starting a kernel: {reason}")


# papermill's command, as an operator gives it.


def run_command(folder: Path, cells: str, *options: str) -> subprocess.CompletedProcess:
    write_notebook(folder / "in.ipynb", cells)
    arguments = ["in.ipynb", "out.ipynb", "--engine", "shanhai", *options]
    return subprocess.run(
        [sys.executable, "-m", "papermill", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_papermills_command_runs_and_writes_beside_the_caller(tmp_path):
    (tmp_path / "below").mkdir()
    cells = (
        "# %% parameters\nnumber = 1\n"
        "# %%\nimport logging, os\nlogging.warning('mine'); print(number)\n"
        "# %%\nos.chdir('/')\n"
    )
    run = run_command(tmp_path, cells, "-p", "number", "2", "--cwd", "below")
    assert run.returncode == 0
    assert "mine" not in run.stderr
    assert "Executing notebook with kernel: python3" in run.stderr
    assert "Starting a kernel" not in run.stderr
    written = (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    assert '"2\\n"' in written
    assert "WARNING:root:mine" in written


def test_papermills_command_says_who_takes_over_and_fails_with_the_cell(tmp_path):
    run = run_command(tmp_path, "# %%\nimport os\nos.system('echo said')\n1 / 0\n")
    assert run.returncode != 0
    assert "Starting a kernel: cell [1] writes to a file descriptor" in run.stderr
    assert "ZeroDivisionError: division by zero" in run.stderr
    written = (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    assert "papermill-error-cell" in written
    assert "said" in written
