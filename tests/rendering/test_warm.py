"""The process that forks the others: what it has loaded, and what it must not have."""

import os
import subprocess
import sys

import psutil

from shanhai.curation import corpus
from shanhai.rendering.fork_server import SETTINGS
from shanhai.rendering.workers import run_each


def look_around(_: object) -> dict[str, object]:
    """Tell, in a task, what it has from the process it was forked from."""
    matplotlib = sys.modules["matplotlib"]
    loaded = corpus._load.cache_info().misses
    corpus.load()
    return {
        "threads of the server": psutil.Process().parent().num_threads(),
        "loaded again": corpus._load.cache_info().misses - loaded,
        "backend": isinstance(dict.get(matplotlib.rcParams, "backend"), str),
        "inline": "matplotlib_inline.backend_inline" in sys.modules,
        "settings": [name for name in SETTINGS if name in os.environ],
        "packages": {"papermill", "nbconvert", "seaborn"} <= set(sys.modules),
    }


def test_a_task_finds_everything_loaded_and_nothing_chosen(monkeypatch):
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    (finished,) = run_each(look_around, [None], processes=1)
    assert finished.result == {
        "threads of the server": 1,
        "loaded again": 0,
        "backend": False,
        "inline": False,
        "settings": [],
        "packages": True,
    }


def warm_in_new_python(before: str) -> subprocess.CompletedProcess:
    program = f"{before}\nimport shanhai.rendering.warm\nimport gc\n"
    return subprocess.run(
        [sys.executable, "-c", program + "print(gc.get_freeze_count() > 10_000)"],
        capture_output=True,
        text=True,
        env=os.environ | SETTINGS,
    )


def test_what_is_loaded_is_left_alone_by_the_garbage_collector():
    run = warm_in_new_python("")
    assert (run.stdout, run.stderr) == ("True\n", "")


def test_a_thread_in_a_process_that_forks_is_refused():
    run = warm_in_new_python("import threading\nthreading.Timer(9, int).start()")
    assert run.returncode == 1
    assert "must have one thread, not [<Timer(" in run.stderr
