"""papermill from cron: no home, hardly an environment, a folder of any name."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

ROOT = Path(__file__).parents[2]
PAPERMILL = (sys.executable, "-m", "papermill", "主题 a.ipynb", "结果 b.ipynb")
IN_PROCESS = ("--engine", "shanhai")
FILE = "参数 1.yaml"
SHOWN = "print(*figures.domain.unique(), *figures.pairing_id.unique())"
Run = Callable[..., subprocess.CompletedProcess]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a notebook that begins as one of ours and shows its frame.

    Spaces and Chinese characters are in all names.
    """
    folder = tmp_path / "定时 任务"
    folder.mkdir()
    notebook = nbformat.read(ROOT / "notebooks" / "03-theme.ipynb", as_version=4)
    tags = [cell.metadata.get("tags") for cell in notebook.cells]
    notebook.cells[tags.index(["setup"]) + 1 :] = [new_code_cell(SHOWN)]
    nbformat.write(notebook, folder / PAPERMILL[3])
    return folder


@pytest.fixture
def run(folder: Path) -> Run:
    """Return a function that runs it as cron would."""

    def run_papermill(*words: str) -> subprocess.CompletedProcess:
        # With what keeps the articles and the user's profile from every test.
        kept = {"SHANHAI_ORIGINALS": "none", "IPYTHONDIR": str(folder / "ipython")}
        return subprocess.run(
            [*PAPERMILL, *words, "--no-progress-bar"],
            cwd=folder,
            env={"PATH": os.defpath} | kept,
            capture_output=True,
            text=True,
        )

    return run_papermill


def list_outputs(folder: Path) -> Iterator[str]:
    """Yield what the last cell printed; nothing where it was not reached."""
    notebook = nbformat.read(folder / PAPERMILL[4], as_version=4)
    for output in notebook.cells[-1].outputs:
        yield output.text.strip()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        # A real kernel.
        (("-p", "domain_id", "funds", "-p", "lang", "zh"), "资金.*"),
        (
            (*IN_PROCESS, "-y", "pairing_ids: [qingxi-dejiang, humen-songtao]"),
            "Labour and jobs qingxi-dejiang humen-songtao",
        ),
        ((*IN_PROCESS, "-f", FILE), "劳务协作 humen-songtao"),
    ],
    ids=["p", "y", "f"],
)
def test_parameters_are_in_the_outputs(folder, run, words, shown):
    text = "domain_id: labour\npairing_ids: [humen-songtao]\nlang: zh\n"
    (folder / FILE).write_text(text, encoding="utf-8")
    made = run(*words)
    assert made.returncode == 0, made.stderr
    assert "WARNING" not in made.stderr
    (told,) = list_outputs(folder)
    assert re.fullmatch(shown, told)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "domian_id",
            "labour",
            "'domian_id': the notebook has no such parameter. Did you mean 'domain_id'",
        ),
        (
            "domain_id",
            "labor",
            "'labor': domain_id: unknown domain. Did you mean 'labour'",
        ),
        (
            "pairing_ids",
            "humen-songtao",
            "pairing_ids is no list. Write ['humen-songtao']; with papermill, -y ",
        ),
    ],
    ids=["name", "code", "type"],
)
def test_a_wrong_parameter_stops_it_with_what_was_meant(
    folder, run, name, value, message
):
    made = run(*IN_PROCESS, "-p", name, value)
    assert made.returncode == 1
    assert message in made.stderr
    assert [*list_outputs(folder)] == []
    *_, setup, _ = nbformat.read(folder / PAPERMILL[4], as_version=4).cells
    assert setup.outputs[0].ename == "ParameterError"
