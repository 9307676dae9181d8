"""Which process makes which page, and what one that dies costs."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from page_making import make_job
from small_project import PAGES, make_project, write_notebook

from shanhai.rendering import roads
from shanhai.rendering.tasks import SHELL, Task

ALL = [name.removesuffix(".html") for name in PAGES]
PID = re.compile(r"made by (\d+)")


def render(root: Path, code: str) -> tuple[subprocess.CompletedProcess, Path]:
    """Render by one process at a time, in every notebook this cell."""
    for name in ("one", "each"):
        write_notebook(root / "notebooks" / f"{name}.ipynb", f"import os\n{code}")
    out = root / "site"
    words = ["render", "--jobs", "1", "--out", str(out)]
    run = subprocess.run(
        [Path(sys.executable).with_name("shanhai"), *words],
        env=os.environ | {"SHANHAI_ROOT": str(root)},
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


def test_a_process_makes_a_report_and_the_last_pages_one_each(root):
    run, out = render(root, "f'made by {os.getpid()}'")
    assert run.returncode == 0, run.stderr
    makers = {name: read_process(out / name) for name in PAGES}
    assert makers["one.en.html"] == makers["one.zh.html"]
    assert sorted(Counter(makers.values()).values()) == [1, 1, 1, 1, 2]


def test_a_process_that_dies_costs_one_language_only(root):
    run, out = render(root, "if lang == 'zh':\n    os.kill(os.getpid(), 9)")
    assert run.returncode == 1
    made = sorted(
        path.name for path in out.glob("*.??.html") if "index" not in path.name
    )
    assert made == [name for name in PAGES if ".en." in name]
    lost = re.findall(r"^(\S+)\.html: .*killed by SIGKILL$", run.stderr, re.MULTILINE)
    assert sorted(lost) == [name for name in ALL if name.endswith(".zh")]


def make_tasks(names: Sequence[str]) -> list[Task]:
    jobs = [
        make_job(page=page, lang=lang) for page, lang in (n.split(".") for n in names)
    ]
    return [Task(job, "", "", SHELL) for job in jobs]


@pytest.mark.parametrize("last", [6, 7, 100])
def test_few_pages_are_made_apart(last):
    assert [len(one) for one in roads._bundle(make_tasks(ALL), last)] == [1] * 6


@pytest.mark.parametrize(
    ("last", "sizes"), [(0, [2, 2, 2]), (2, [2, 2, 1, 1]), (3, [2, 1, 1, 1, 1])]
)
def test_many_pages_are_made_by_report(last, sizes):
    tasks = make_tasks(ALL)
    bundles = roads._bundle(tasks, last)
    assert [len(one) for one in bundles] == sizes
    assert [task for one in bundles for task in one] == tasks


def test_no_page_is_no_bundle():
    assert roads._bundle([], 4) == []
