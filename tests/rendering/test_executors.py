"""Which process makes which page, what one that fails costs, and what it is given."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

from page_making import make_job
from small_project import PAGES, make_project, write_notebook

from shanhai.rendering import execute
from shanhai.rendering.pages import Task, make_page
from shanhai.rendering.plan import SHELL

PID = re.compile(r"made by (\d+)")
CODE = """
import os
import time
if (pairing_id, lang) == ("jia-yi", "zh"):
    os.kill(os.getpid(), 9)
if (pairing_id, lang) == ("bing-ding", "zh"):
    time.sleep(600)
f"made by {os.getpid()}"
"""
LOST = {
    "each-bing-ding.zh.html": "stopped after 6 seconds; --timeout gives a page more",
    "each-jia-yi.zh.html": "killed by SIGKILL, twice",
}


def test_a_process_makes_one_page_and_fails_alone(tmp_path):
    root = make_project(tmp_path / "project")
    write_notebook(root / "notebooks" / "each.ipynb", CODE)
    (passing := tmp_path / "passing").mkdir()
    command = Path(sys.executable).with_name("shanhai")
    words = ["render", "--jobs", "1", "--only", "each", "--timeout", "6"]
    run = subprocess.run(
        [command, *words, "--out", str(tmp_path / "site")],
        env=os.environ | {"SHANHAI_ROOT": str(root), "TMPDIR": str(passing)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 1
    failed = re.findall(r"^(\S+): its process gave no page: (.*)$", run.stderr, re.M)
    assert dict(failed) == LOST
    pages = [one.read_text("utf-8") for one in (tmp_path / "site").glob("each-*.html")]
    made_by = {number for page in pages for number in PID.findall(page)}
    assert len(made_by) == len(pages) == len(PAGES) - 2 - len(LOST)
    assert list(passing.iterdir()) == []


def test_a_full_disk_for_passing_files_is_named(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(execute, "execute_notebook", fail)
    page = make_page(Task(make_job(), "", "", SHELL), corpus=object())
    assert re.search(r"no space left in /\S+\. Make room, or set TMPDIR", page.error)
