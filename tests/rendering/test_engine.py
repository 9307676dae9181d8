"""The engine borrows its process: what it finds there, and what it puts back."""

import asyncio
import builtins
import logging
import os
import random
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from both_ways import ENGINE, run_notebook, write_notebook

from shanhai.rendering.processes import run_each

HERE = Path(__file__).parent
UNTIDY = """
# %%
import asyncio, builtins, logging, os, random, sys, warnings
import matplotlib.pyplot as plt
import numpy as np
# %%
os.chdir('/')
os.environ['SHANHAI_TRIED'] = 'left'
os.environ.pop('HOME', None)
sys.path.insert(0, '/left')
warnings.simplefilter('error')
random.seed(5); np.random.seed(5)
sys.excepthook = sys.displayhook = print
sys.ps1 = 'left'
builtins.display = builtins.input = None
logging.basicConfig(level=logging.DEBUG)
plt.rcParams['lines.linewidth'] = 99
plt.figure(); plt.ioff()
waiting = asyncio.create_task(asyncio.sleep(600))
"""


def do_in_fresh_process(work: Callable, task: object) -> object:
    (finished,) = run_each(work, [task], processes=1)
    if finished.failure:
        pytest.fail(finished.failure)
    return finished.result


def run_cells(cells: str, folder: Path, name: str = "cells") -> dict:
    path = write_notebook(folder / f"{name}.ipynb", cells)
    run = run_notebook(ENGINE, path, folder / "run")
    assert run["end"] == "complete"
    return run["notebook"]


def read_state() -> dict[str, object]:
    """Read all of a process's state that the notebook above changes."""
    plt = sys.modules["matplotlib.pyplot"]
    return {
        "builtins": sorted(vars(builtins)),
        "input": builtins.input,
        "environment": dict(os.environ),
        "folder": Path.cwd(),
        "hooks": (sys.excepthook, sys.displayhook),
        "handlers": (list(logging.getLogger().handlers), logging.getLogger().level),
        "main": sys.modules["__main__"],
        "path": list(sys.path),
        "prompt": hasattr(sys, "ps1"),
        "random": (random.getstate(), np.random.get_state()[1].tolist()),
        "streams": (sys.stdout, sys.stderr, os.fstat(1), os.fstat(2)),
        "warnings": list(warnings.filters),
        "settings": dict(plt.rcParams),
        "figures": plt.get_fignums(),
    }


def run_untidy(folder: Path) -> list[str]:
    """Run the untidy notebook; name what of the process is not as it was."""
    import matplotlib.pyplot as plt

    plt.switch_backend("agg")
    plt.figure()
    plt.rcParams["lines.linewidth"] = 7
    before = read_state()
    run_cells(UNTIDY, folder)
    after = read_state()
    # The time of the last access to a terminal is no state of ours.
    sure = [key for key in before if key != "streams"]
    changed = [key for key in sure if before[key] != after[key]]
    same = [a is b for a, b in zip(before["streams"], after["streams"], strict=True)]
    same[2:] = [
        os.path.samestat(a, b)
        for a, b in zip(before["streams"][2:], after["streams"][2:], strict=True)
    ]
    return changed + ([] if all(same) else ["streams"])


def test_the_process_is_put_back_as_it_was(tmp_path):
    assert do_in_fresh_process(run_untidy, tmp_path) == []


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
plt.plot([1, 2]); plt.isinteractive()
"""


def run_after_another(folder: Path) -> tuple[dict, dict]:
    import matplotlib.pyplot as plt

    first = run_cells(NEXT, folder)
    run_cells(UNTIDY, folder)
    plt.figure()
    plt.rcParams["lines.linewidth"] = 7
    return first, run_cells(NEXT, folder)


def test_a_notebook_sees_nothing_of_its_process_and_the_one_before(tmp_path):
    first, second = do_in_fresh_process(run_after_another, tmp_path)
    assert second["cells"] == first["cells"]
    values = [output["data"]["text/plain"] for output in list_results(first)]
    assert values[:4] == ["(False, False, 1)", "(1.5, [])", "([], 30)", "False"]
    result, figure = first["cells"][4]["outputs"]
    assert result["data"]["text/plain"] == "True"
    assert "image/png" in figure["data"]


def list_results(notebook: dict) -> list[dict]:
    return [
        output
        for cell in notebook["cells"]
        for output in cell["outputs"]
        if output["output_type"] == "execute_result"
    ]


def run_charts_twice(folder: Path) -> tuple[dict, dict]:
    cells = (HERE / "awkward" / "charts.txt").read_text(encoding="utf-8")
    path = write_notebook(folder / "charts.ipynb", cells)
    first, second = (run_notebook(ENGINE, path, folder / "run") for _ in range(2))
    return first, second


def test_a_second_notebook_draws_as_the_first(tmp_path):
    first, second = do_in_fresh_process(run_charts_twice, tmp_path)
    assert second == first


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


def draw(folder: Path) -> list[str]:
    found = list_results(run_cells(RANDOM, folder))
    return [output["data"]["text/plain"] for output in found]


def test_tasks_draw_their_own_numbers_and_equal_ones_from_a_seed(tmp_path):
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    one, other = (run.result for run in run_each(draw, folders, processes=2))
    assert one[0] != other[0]
    assert one[1] != other[1]
    assert one[2] == other[2]


def draw_twice(folder: Path) -> tuple[list[str], list[str]]:
    return draw(folder), draw(folder)


def test_notebooks_of_one_process_draw_their_own_numbers(tmp_path):
    first, second = do_in_fresh_process(draw_twice, tmp_path)
    assert first[0] != second[0]
    assert first[1] != second[1]


# What needs a second process is left to papermill's own engine, with a word.


def run_with(task: tuple[Path, str, dict]) -> tuple[list[str], dict]:
    """Run in a process where there is an obstacle; return what was logged, the run."""
    path, obstacle, options = task
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())
    logging.getLogger("papermill").addHandler(handler)
    logging.getLogger("papermill").propagate = False
    run: list[dict] = []

    def start() -> None:
        run.append(run_notebook(ENGINE, path, path.parent / "run", **options))

    if obstacle == "shell":
        from IPython.core.interactiveshell import InteractiveShell

        InteractiveShell.instance()
    if obstacle == "thread":
        thread = threading.Thread(target=start)
        thread.start()
        thread.join()
    elif obstacle == "loop":
        asyncio.run(call(start))
    else:
        start()
    return [line for line in said if "kernel" in line], run[0]


async def call(function: Callable) -> None:
    function()


@pytest.mark.parametrize(
    ("obstacle", "options", "reason"),
    [
        ("shell", {}, "this process is an IPython shell already"),
        ("thread", {}, "this is not the process's main thread"),
        ("loop", {}, "an event loop runs in this process already"),
        ("", {"execution_timeout": 60}, "execution_timeout needs a second process"),
        ("", {"timeout": 60}, "timeout needs a second process"),
    ],
)
def test_an_obstacle_is_said_and_a_kernel_started(obstacle, options, reason, tmp_path):
    path = write_notebook(tmp_path / "n.ipynb", "# %%\nimport os\nos.getppid()\n")
    said, run = do_in_fresh_process(run_with, (path, obstacle, options))
    assert run["end"] == "complete"
    (line,) = said
    assert line.startswith(f"Starting a kernel: {reason}")


def test_a_kernel_of_another_name_is_not_taken_over(tmp_path):
    path = write_notebook(tmp_path / "n.ipynb", "# %%\n1\n")
    task = path, "", {"kernel_name": "no-such-kernel", "language": "python"}
    said, run = do_in_fresh_process(run_with, task)
    assert run["end"] == "NoSuchKernel"
    (line,) = said
    assert "asks for 'no-such-kernel'" in line


def test_cells_run_in_the_calling_process(tmp_path):
    def read(notebook: dict) -> str:
        return list_results(notebook)[0]["data"]["text/plain"]

    number, notebook = do_in_fresh_process(tell_process, tmp_path)
    assert read(notebook) == str(number)


def tell_process(folder: Path) -> tuple[int, dict]:
    return os.getpid(), run_cells("# %%\nimport os\nos.getpid()\n", folder)


@pytest.mark.parametrize("end", ["quit()", "import os\nos._exit(0)"])
def test_a_cell_that_ends_the_kernel_ends_the_notebook_only(end, tmp_path):
    cells = f"# %%\n{end}\n# %%\nprint('no')\n"
    path = write_notebook(tmp_path / "n.ipynb", cells)
    said, run = do_in_fresh_process(run_with, (path, "", {}))
    assert said == []
    assert run["end"] == "DeadKernelError"
    assert [cell["outputs"] for cell in run["notebook"]["cells"]] == [[], []]


def test_half_a_character_does_not_cost_the_rest_of_what_is_printed(tmp_path):
    cells = "# %%\nprint('a' + chr(0xD83D) + 'b')\n"
    (cell,) = do_in_fresh_process(run_task_cells, (cells, tmp_path))["cells"]
    assert [output["text"] for output in cell["outputs"]] == ["a?b\n"]


def run_task_cells(task: tuple[str, Path]) -> dict:
    return run_cells(*task)


LITTLE = """
# %%
import subprocess, sys
print('out'); print('err', file=sys.stderr)
subprocess.run(['echo', 'said'])
# %%
import matplotlib.pyplot as plt
plt.plot([1, 2])
"""


def count_what_is_left(folder: Path) -> tuple[list, list]:
    """Run a notebook twice; count open files and new threads, list temporary files."""
    tempfile.tempdir = str(folder / "temporary")
    Path(tempfile.tempdir).mkdir()
    counts, before = [], threading.active_count()
    for _ in range(2):
        run_cells(LITTLE, folder)
        files = len([*Path("/dev/fd").iterdir()])
        counts.append((files, threading.active_count() - before))
    return counts, list(Path(tempfile.tempdir).iterdir())


def test_no_open_file_no_thread_and_no_temporary_file_is_left(tmp_path):
    counts, left = do_in_fresh_process(count_what_is_left, tmp_path)
    assert counts[1] == (counts[0][0], 0)
    assert left == []


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
    written = (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    assert '"2\\n"' in written
    assert "WARNING:root:mine" in written


def test_papermills_command_fails_if_a_cell_ends_the_process(tmp_path):
    run = run_command(tmp_path, "# %%\nimport os\nos._exit(0)\n")
    # What papermill's command ends with when a kernel has died.
    assert run.returncode == 138
    assert "Kernel died" in run.stderr


def test_papermills_command_fails_with_the_cell(tmp_path):
    run = run_command(tmp_path, "# %%\nprint(1)\n1 / 0\n")
    assert run.returncode != 0
    assert "ZeroDivisionError: division by zero" in run.stderr
    written = (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    assert "papermill-error-cell" in written
