"""The process that forks the others: what it has loaded, and what it must not have."""

import gc
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
from IPython.core.interactiveshell import InteractiveShell

from shanhai.analysis import comparability
from shanhai.curation import loading
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.fork_server import SETTINGS
from shanhai.rendering.workers import run_each
from shanhai.reporting import wording
from shanhai.reporting.judged.subjects import judge_pairings


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
        "left out": sorted({"debugpy", "rfc3987_syntax"} & set(sys.modules)),
        "judged again": _count_judgements(loading.load()),
        "messages not ready": sum(map(_count_unready, LANGUAGES)),
        "garbage is collected": gc.isenabled(),
        "loops open": _count_loops(),
        "shell open": InteractiveShell.initialized(),
    }


def _count_judgements(corpus: Corpus) -> int:
    judged = comparability._compare.cache_info().misses
    judge_pairings(corpus)
    return comparability._compare.cache_info().misses - judged


def _count_unready(lang: str) -> int:
    messages = wording.load_bundle(lang)
    return len({*messages._messages} - {*messages._compiled})


def _count_loops() -> int:
    """Count the queues of events that were open before this process was forked."""
    opened = Path("/proc/self/fd")
    links = [one.resolve() for one in opened.iterdir()] if opened.exists() else []
    return sum("eventpoll" in link.name for link in links)


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
        "left out": [],
        "judged again": 0,
        "messages not ready": 0,
        "garbage is collected": True,
        "loops open": 0,
        "shell open": False,
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
    waiting = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
    run = warm_in_new_python(f"import threading\n{waiting}")
    assert run.returncode == 1
    assert "must have one thread, not [<Thread(" in run.stderr


def test_data_that_break_the_contract_are_left_to_who_asks(tmp_path):
    shutil.copytree(Path(__file__).parents[1] / "tiny", tmp_path / "data")
    (tmp_path / "data" / "datapackage.json").write_text("{}", "utf-8")
    root = f"os.environ['SHANHAI_ROOT'] = {str(tmp_path)!r}"
    run = warm_in_new_python(f"import os; {root}")
    assert (run.stdout, run.stderr) == ("True\n", "")


def test_a_folder_for_passing_files_that_is_lost_is_left_to_the_page():
    run = warm_in_new_python("import tempfile; tempfile.tempdir = '/not/there'")
    assert (run.stdout, run.stderr) == ("True\n", "")


def test_who_warms_in_vain_is_ended_at_once():
    program = """
import os
from multiprocessing import forkserver
from shanhai.rendering.fork_server import begin_to_warm
try:
    with begin_to_warm():
        server = forkserver._forkserver._forkserver_pid
        raise ValueError
except ValueError:
    print(os.WTERMSIG(os.waitpid(server, 0)[1]))
with begin_to_warm(is_needed=False):
    print(forkserver._forkserver._forkserver_pid == server)
"""
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert (run.stdout, run.stderr) == ("9\nTrue\n", "")
