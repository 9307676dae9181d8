import json
import os
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import matplotlib as mpl
import nbformat
import pytest
from jupyter_client.localinterfaces import localhost
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from shanhai.rendering.execute import (
    ExecutionError,
    OwnKernelManager,
    execute_notebook,
    list_warnings,
)
from shanhai.rendering.plan import KERNEL, SHELL, Job


def make_job(notebook: Path, **values: object) -> Job:
    return Job(
        report="tiny",
        page="tiny-page",
        lang="en",
        code="",
        notebook=notebook,
        values=(("lang", "en"), *values.items()),
        label="",
        title="",
        summary="",
    )


def execute_job(job: Job, engine: str = KERNEL) -> NotebookNode:
    text = job.notebook.read_text(encoding="utf-8")
    return execute_notebook(text, job=job, engine=engine)


def read_output(executed, number: int = -1) -> str:
    return executed.cells[number].outputs[0]["data"]["text/plain"]


SEEN = """
import json, os, sys
import matplotlib
'a value of a cell that shows its last one only'
json.dumps({
    "parameters": [lang, pairing_id, domain_ids_unused],
    "folder": os.listdir(),
    "started": "mine" in globals(),
    "originals": os.environ["SHANHAI_ORIGINALS"],
    "usetex": matplotlib.rcParams["text.usetex"],
    "python": sys.executable,
})
"""
HOSTILE = "a\"'\\\n{lang}"


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Have a user with settings of IPython, Jupyter, matplotlib and Python."""
    profile = tmp_path / ".ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "first.py").write_text("mine = 'left'", "utf-8")
    setting = "get_config().InteractiveShell.ast_node_interactivity = 'all'"
    (profile / "ipython_config.py").write_text(setting, "utf-8")
    (tmp_path / "start.py").write_text("mine = 'left'", "utf-8")
    other = tmp_path / "jupyter" / "kernels" / "python3"
    other.mkdir(parents=True)
    spec = {"argv": ["no-such-python"], "display_name": "x", "language": "python"}
    (other / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "start.py"))
    monkeypatch.delenv("IPYTHONDIR", raising=False)
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path / "matplotlibrc"))
    monkeypatch.setitem(mpl.rcParamsOrig, "text.usetex", True)
    monkeypatch.setenv("SHANHAI_ORIGINALS", "articles")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("engine", [SHELL, KERNEL])
def test_cells_see_their_parameters_and_nothing_of_a_user(
    write_notebook, tmp_path, settings, engine
):
    notebook = write_notebook(SEEN)
    job = make_job(notebook, pairing_id=HOSTILE, domain_ids_unused=("x", "y"))
    (output,) = execute_job(job, engine).cells[-1].outputs
    assert json.loads(literal_eval(output["data"]["text/plain"])) == {
        "parameters": ["en", HOSTILE, ["x", "y"]],
        "folder": [],
        "started": False,
        "originals": str(tmp_path / "articles"),
        "usetex": False,
        "python": sys.executable,
    }


def test_two_kernels_never_share_an_address():
    managers = [OwnKernelManager() for _ in range(2)]
    assert len({(one.transport, one.ip) for one in managers}) == 2
    assert {one.transport for one in managers} == {"ipc"}


def test_a_name_too_long_for_a_file_of_messages_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / ("x" * 100)))
    manager = OwnKernelManager()
    assert (manager.transport, manager.ip) == ("tcp", localhost())


def test_a_failure_names_report_cell_and_exception(write_notebook, capfd):
    notebook = write_notebook("1 + 1", "value = 0\n1 / value", "1")
    with pytest.raises(ExecutionError) as error:
        execute_job(make_job(notebook))
    # Title, parameters, setup, heading, 1 + 1: this is the sixth.
    assert str(error.value) == (
        "tiny-page.en.html: one.ipynb, cell 6 (value = 0): "
        "ZeroDivisionError: division by zero"
    )
    assert capfd.readouterr().err == ""  # nothing of the kernel's own chatter


def test_a_failure_before_the_parameters_is_numbered_right(write_notebook):
    path = write_notebook("1")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(1, new_code_cell("raise OSError('early')"))
    nbformat.write(notebook, path)
    with pytest.raises(ExecutionError, match=r"cell 2 .*OSError: early"):
        execute_job(make_job(path), SHELL)


@pytest.mark.parametrize("engine", [SHELL, KERNEL])
def test_a_kernel_that_dies_is_named(write_notebook, engine):
    notebook = write_notebook("import os\nos._exit(0)")
    with pytest.raises(ExecutionError, match=r"tiny-page\.en\.html.*kernel died"):
        execute_job(make_job(notebook), engine)


# In a process of its own: matplotlib looks for its folder once, and puts it into the
# environment, which a page's process has from who asked for the page instead.
ELSEWHERE = """
import matplotlib, os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_execute import execute_job, list_warnings, make_job, read_output
matplotlib.get_cachedir()
os.environ.pop("MPLCONFIGDIR", None)
for engine in ("shanhai", "nbclient"):
    executed = execute_job(make_job(Path(sys.argv[2])), engine)
    print(read_output(executed), list_warnings(executed))
"""


@pytest.mark.parametrize("home", ["/dev/null", "missing", "long" * 50])
def test_cells_run_whatever_the_home(write_notebook, tmp_path, home):
    notebook = write_notebook("import matplotlib.font_manager\n1 + 1")
    unset = "HOME", "IPYTHONDIR", "MPLCONFIGDIR", "XDG_", "JUPYTER_"
    settings = {n: value for n, value in os.environ.items() if not n.startswith(unset)}
    command = [sys.executable, "-c", ELSEWHERE, str(Path(__file__).parent)]
    run = subprocess.run(
        [*command, str(notebook)],
        env=settings | {"HOME": str(tmp_path / home), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (run.stdout, run.returncode) == ("2 ()\n2 ()\n", 0), run.stderr
    assert [path.name for path in tmp_path.glob("shanhai-*")] == []


def test_the_stored_notebook_and_the_callers_folder_stay_as_they_are(
    write_notebook, tmp_path, monkeypatch
):
    notebook = write_notebook("open('left-over.txt', 'w').close()")
    before = notebook.read_bytes()
    monkeypatch.chdir(tmp_path)
    execute_job(make_job(notebook))
    assert notebook.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["one.ipynb"]


def test_what_cells_write_to_stderr_is_listed(write_notebook):
    notebook = write_notebook(
        "import warnings\nwarnings.warn('Glyph 1 missing', stacklevel=1)", "print(1)"
    )
    (warning,) = list_warnings(execute_job(make_job(notebook)))
    assert "Glyph 1 missing" in warning
