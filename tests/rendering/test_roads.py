"""Which process makes which page, and what one that dies costs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from small_project import PAGES, make_project, write_notebook

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


def test_a_process_makes_one_page(root):
    run, out = render(root, "f'made by {os.getpid()}'")
    assert run.returncode == 0, run.stderr
    assert len({read_process(out / name) for name in PAGES}) == len(PAGES)


def test_a_process_that_dies_costs_one_page_only(root):
    run, out = render(root, "if lang == 'zh':\n    os.kill(os.getpid(), 9)")
    assert run.returncode == 1
    made = sorted(
        path.name for path in out.glob("*.??.html") if "index" not in path.name
    )
    assert made == [name for name in PAGES if ".en." in name]
    lost = re.findall(r"^(\S+)\.html: .*killed by SIGKILL$", run.stderr, re.MULTILINE)
    assert sorted(lost) == [name for name in ALL if name.endswith(".zh")]
