"""The process that forks the others: what it has loaded, and what it must not have."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from IPython.core.interactiveshell import InteractiveShell

from shanhai.analysis import comparability
from shanhai.analysis.judgements import judge_pairings
from shanhai.curation import loading
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.processes import run_each
from shanhai.rendering.server import SETTINGS
from shanhai.reporting import messages

LOADING = "import shanhai.rendering.preload, gc; print(gc.get_freeze_count() > 10_000)"


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
        "alarms": signal.getitimer(signal.ITIMER_REAL)[0],
    }


def _count_judgements(corpus: Corpus) -> int:
    judged = comparability._compare.cache_info().misses
    judge_pairings(corpus)
    return comparability._compare.cache_info().misses - judged


def _count_unready(lang: str) -> int:
    bundle = messages.load_bundle(lang)
    return len({*bundle._messages} - {*bundle._compiled})


def _count_loops() -> int:
    """Count the queues of events that were open before this process was forked."""
    opened = Path("/proc/self/fd")
    links = [one.resolve() for one in opened.iterdir()] if opened.exists() else []
    return sum("eventpoll" in link.name for link in links)


def test_a_task_finds_everything_loaded_and_nothing_chosen():
    # In a Python of its own: the server of this one may have been started for
    # another folder of data.
    program = "import test_preload; test_preload.print_what_is_found()"
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
        "alarms": 0.0,
    }


def print_what_is_found() -> None:
    (finished,) = run_each(look_around, [None], processes=1)
    print(json.dumps(finished.result))


@pytest.mark.parametrize(
    "before",
    [
        "import os; os.environ['SHANHAI_ROOT'] = {root!r}",
        "import tempfile; tempfile.tempdir = '/not/there'",
    ],
    ids=["broken data", "no folder for passing files"],
)
def test_what_cannot_be_loaded_is_left_to_the_page(before, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text("{}", "utf-8")
    program = f"{before.format(root=str(tmp_path))}\n{LOADING}"
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=os.environ | SETTINGS,
    )
    assert (run.stdout, run.stderr) == ("True\n", "")


def test_a_server_whose_asker_is_gone_ends_while_it_loads(tmp_path):
    begun = tmp_path / "begun"
    slow = (
        f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(600)"
    )
    (tmp_path / "papermill.py").write_text(slow, "utf-8")
    program = "from shanhai.rendering.server import start_server; start_server()"
    run = subprocess.Popen(
        [sys.executable, "-c", f"{program}; import time; time.sleep(600)"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    deadline = time.monotonic() + 60
    while not begun.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    helpers = psutil.Process(run.pid).children()
    assert len(helpers) == 2
    run.kill()
    run.wait()
    assert psutil.wait_procs(helpers, timeout=60)[1] == []
