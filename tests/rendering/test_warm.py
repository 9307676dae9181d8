"""The process that forks the others: what it has loaded, and what it must not have."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil

from shanhai.curation import loading
from shanhai.rendering.fork_server import SETTINGS
from shanhai.rendering.workers import run_each


def look_around(_: object) -> dict[str, object]:
    """Tell, in a task, what it has from the process it was forked from."""
    matplotlib = sys.modules["matplotlib"]
    loaded = loading._load.cache_info().misses
    loading.load()
    return {
        "threads of the server": psutil.Process().parent().num_threads(),
        "loaded again": loading._load.cache_info().misses - loaded,
        "backend": isinstance(dict.get(matplotlib.rcParams, "backend"), str),
        "inline": "matplotlib_inline.backend_inline" in sys.modules,
        "settings": [name for name in SETTINGS if name in os.environ],
        "packages": {"papermill", "nbconvert", "seaborn"} <= set(sys.modules),
    }


def test_a_task_finds_everything_loaded_and_nothing_chosen():
    # In a Python of its own: the server of this one may have been started for
    # another folder of data.
    program = "import test_warm; test_warm.print_what_is_found()"
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        env={name: os.environ[name] for name in {*os.environ} - {*SETTINGS}},
    )
    assert run.stderr == ""
    assert json.loads(run.stdout) == {
        "threads of the server": 1,
        "loaded again": 0,
        "backend": False,
        "inline": False,
        "settings": [],
        "packages": True,
    }


def print_what_is_found() -> None:
    (finished,) = run_each(look_around, [None], processes=1)
    print(json.dumps(finished.result))


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
