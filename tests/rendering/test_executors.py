"""Which process makes which page, what one that fails costs, and what it is given."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from page_making import make_job
from small_project import PAGES, make_project, write_notebook

from shanhai.rendering import execute
from shanhai.rendering.pages import make_page
from shanhai.rendering.tasks import SHELL, Task

ALL = [name.removesuffix(".html") for name in PAGES]
PID = re.compile(r"made by (\d+)")


def render(root: Path, code: str, *words: str, **variables: str):
    """Render by one process at a time, in every notebook this cell."""
    for name in ("one", "each"):
        write_notebook(root / "notebooks" / f"{name}.ipynb", f"import os\n{code}")
    out = root / "build" / "site"
    run = subprocess.run(
        [
            *(Path(sys.executable).with_name("shanhai"), "render", "--jobs", "1"),
            *("--out", str(out), *words),
        ],
        env=os.environ | {"SHANHAI_ROOT": str(root)} | variables,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return run, out


def read_process(page: Path) -> str:
    (found,) = set(PID.findall(page.read_text(encoding="utf-8")))
    return found


@pytest.fixture
def root(tmp_path):
    return make_project(tmp_path / "project")


def test_a_process_makes_one_page_and_leaves_no_file(root, tmp_path):
    (passing := tmp_path / "passing").mkdir()
    run, out = render(root, "f'made by {os.getpid()}'", TMPDIR=str(passing))
    assert run.returncode == 0, run.stderr
    assert len({read_process(out / name) for name in PAGES}) == len(PAGES)
    assert list(passing.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("os.kill(os.getpid(), 9)", "gave no page: killed by SIGKILL, twice"),
        ("import time; time.sleep(600)", r"stopped after 4 seconds; --timeout gives.*"),
    ],
)
def test_a_page_that_fails_costs_itself_only(root, code, reason):
    run, out = render(root, f"if lang == 'zh':\n    {code}", "--timeout", "4")
    assert run.returncode == 1
    made = sorted(
        path.name for path in out.glob("*.??.html") if "index" not in path.name
    )
    assert made == [name for name in PAGES if ".en." in name]
    lost = re.findall(rf"^(\S+)\.html: .*{reason}$", run.stderr, re.MULTILINE)
    assert sorted(lost) == [name for name in ALL if name.endswith(".zh")]


def test_a_full_disk_for_passing_files_is_named(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(execute, "execute_notebook", fail)
    page = make_page(Task(make_job(), "", "", SHELL), corpus=object())
    assert re.search(r"no space left in /\S+\. Make room, or set TMPDIR", page.error)
