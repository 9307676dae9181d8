"""Tasks in processes of their own: results, deaths, and nothing left behind."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from shanhai.rendering import workers
from shanhai.rendering.fork_server import WorkerError
from shanhai.rendering.workers import Death, run_each

LONG = 600
SOON = 2.0
MEGABYTE = 1 << 20


def load_little() -> None:
    """Let a server load next to nothing where a test starts one of its own."""
    workers.PRELOAD = "json"


def square(number: int) -> int:
    return number * number


def wait_long(_: object) -> None:
    time.sleep(LONG)


def die(way: str) -> str:
    """End in the way named, or live."""
    if way == "SIGKILL":
        os.kill(os.getpid(), signal.SIGKILL)
    if way == "exit":
        os._exit(3)
    if way == "sys.exit":
        sys.exit(4)
    if way == "memory":
        bytearray(1 << 60)
    return "lived"


def make_large(size: int) -> bytes:
    return b"x" * size


def make_unpicklable(_: object) -> object:
    return threading.Lock()


class Unreadable:
    """Can be pickled, and not unpickled."""

    def __reduce__(self) -> tuple:
        return square, ("no number",)


def make_unreadable(_: object) -> Unreadable:
    return Unreadable()


def hold_memory(size: int) -> int:
    return len(bytearray(os.urandom(size)))


def read_surroundings(name: str) -> tuple[str | None, str]:
    return os.environ.get(name), str(Path.cwd())


def start_others(folder: str) -> None:
    """Start a thread, a program and a Python process, and wait for none of them."""
    threading.Thread(target=wait_long, args=(None,), daemon=True).start()
    child = subprocess.Popen(["sleep", str(LONG)])
    forked = os.fork() or wait_long(None)
    Path(folder, "pids").write_text(f"{child.pid} {forked}")


def start_others_and_wait(folder: str) -> None:
    start_others(folder)
    Path(folder, f"ready-{os.getpid()}").touch()
    wait_long(None)


def start_others_and_die(folder: str) -> None:
    start_others(folder)
    die("SIGKILL")


def draw(seed: int | None) -> tuple[float, float]:
    if seed is not None:
        random.seed(seed)
        np.random.seed(seed)
    return random.random(), np.random.random()


def list_results(work, tasks, **options):
    options = {"processes": 2} | options
    return {one.task: one.result for one in run_each(work, tasks, **options)}


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_until_gone(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Return those still alive after a short while."""
    deadline = time.monotonic() + SOON
    while any(map(is_alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return [process for process in processes if is_alive(process)]


def wait_for(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def find_others(folder: Path) -> list[psutil.Process]:
    """Find what `start_others` started, alive or just ended."""
    numbers = map(int, (folder / "pids").read_text().split())
    return [psutil.Process(number) for number in numbers if psutil.pid_exists(number)]


def test_every_task_has_its_result():
    assert list_results(square, range(5)) == {0: 0, 1: 1, 2: 4, 3: 9, 4: 16}


def test_no_tasks_no_results():
    assert list_results(square, []) == {}


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("SIGKILL", "killed by SIGKILL"),
        ("exit", "ended with code 3"),
        ("sys.exit", "ended with code 4"),
        ("memory", "MemoryError"),
    ],
)
def test_a_task_that_dies_costs_itself_only(way, reason):
    results = list_results(die, ["life", way, "another life"])
    assert results == {"life": "lived", way: Death(reason), "another life": "lived"}
    assert str(results[way]) == reason


def test_an_error_is_named_and_its_traceback_kept():
    (death,) = list_results(square, ["a"]).values()
    assert str(death) == "TypeError: can't multiply sequence by non-int of type 'str'"
    assert "return number * number" in death.traceback


def test_time_and_memory_come_with_the_result():
    (small,) = run_each(hold_memory, [1], processes=1)
    (large,) = run_each(hold_memory, [200 * MEGABYTE], processes=1)
    assert large.peak_bytes - small.peak_bytes > 150 * MEGABYTE
    assert 0 < small.seconds < LONG


def test_a_killed_task_has_a_time_but_no_memory():
    (finished,) = run_each(die, ["SIGKILL"], processes=1)
    assert finished.seconds > 0
    assert finished.peak_bytes is None


def test_a_task_over_its_time_is_killed_and_named():
    results = list_results(time.sleep, [LONG, 0], limit=1.5)
    assert results == {LONG: Death("stopped after 1.5 seconds"), 0: None}


def test_results_larger_than_a_pipe_arrive_whole():
    size = 10 * MEGABYTE
    results = list_results(make_large, [size, size + 1, size + 2])
    assert {size: len(result) for size, result in results.items()} == {
        size: size for size in results
    }
    assert len(results) == 3


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (make_unpicklable, "its result cannot go to another process: cannot pickle"),
        (make_unreadable, "its result cannot be read: TypeError("),
    ],
)
def test_a_result_that_cannot_travel_is_named(work, reason):
    (result,) = list_results(work, [1]).values()
    assert str(result).startswith(reason)


@pytest.mark.parametrize(
    ("work", "task"), [(lambda x: x, 1), (square, threading.Lock())]
)
def test_work_that_cannot_travel_is_refused(work, task):
    with pytest.raises(WorkerError, match="Give a function of a module"):
        list_results(work, [task])


def test_tasks_see_the_environment_and_folder_of_the_moment(tmp_path, monkeypatch):
    list_results(square, [1])  # the server runs
    monkeypatch.setenv("SHANHAI_TRIED", "late")
    monkeypatch.chdir(tmp_path)
    seen = list_results(read_surroundings, ["SHANHAI_TRIED", "OPENBLAS_NUM_THREADS"])
    assert seen["SHANHAI_TRIED"] == ("late", str(tmp_path))
    monkeypatch.delenv("SHANHAI_TRIED")
    gone = list_results(read_surroundings, ["SHANHAI_TRIED"])
    assert gone["SHANHAI_TRIED"][0] is None
    own = os.environ.get("OPENBLAS_NUM_THREADS")
    assert seen["OPENBLAS_NUM_THREADS"][0] == own


def test_tasks_may_use_several_processes_themselves(tmp_path):
    assert list_results(square_elsewhere, [3]) == {3: 9}


def import_preloaded(_: object) -> bool:
    return workers.PRELOAD in sys.modules


def test_a_server_that_somebody_else_started_will_do(tmp_path):
    """A task of another preload stands for a program that began its own server."""
    assert list_results(import_elsewhere, [1]) == {1: {True}}


def import_elsewhere(number: int) -> set[bool]:
    load_little()
    list_results(square, [number])
    workers.PRELOAD = "shanhai.rendering.warm"
    return set(list_results(import_preloaded, [number]).values())


def square_elsewhere(number: int) -> int:
    load_little()
    (finished,) = run_each(square, [number], processes=1)
    return finished.result


@pytest.mark.parametrize("work", [start_others, start_others_and_die])
def test_what_a_task_started_ends_with_it(work, tmp_path):
    list_results(work, [str(tmp_path)])
    assert wait_until_gone(find_others(tmp_path)) == []


def test_closing_early_kills_what_runs(tmp_path):
    results = run_each(wait_or_square, [2, str(tmp_path)], processes=2)
    assert next(results).result == 4
    wait_for(lambda: list(tmp_path.glob("ready-*")))
    (ready,) = tmp_path.glob("ready-*")
    others = [*find_others(tmp_path), psutil.Process(int(ready.name[6:]))]
    results.close()
    assert wait_until_gone(others) == []


def test_what_nobody_wants_any_more_is_killed(tmp_path):
    found = []

    def is_wanted() -> bool:
        found[:] = tmp_path.glob("ready-*")
        return not found

    tasks = [str(tmp_path)]
    options = {"processes": 1, "is_wanted": is_wanted}
    assert list(run_each(start_others_and_wait, tasks, **options)) == []
    others = find_others(tmp_path)
    assert wait_until_gone(others) == []


def test_threads_may_start_tasks_at_the_same_time():
    """The settings of the server are in the environment of nobody else."""
    ended: list[object] = []

    def look() -> None:
        seen = list_results(read_surroundings, ["OPENBLAS_NUM_THREADS"], processes=1)
        ended.append(seen["OPENBLAS_NUM_THREADS"][0])

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    own = os.environ.get("OPENBLAS_NUM_THREADS")
    assert ended == [own] * len(threads)


def wait_or_square(task: int | str) -> int | None:
    return square(task) if isinstance(task, int) else start_others_and_wait(task)


# A program of its own, which is to be killed.
PROGRAM = """
import signal
import sys
# Who runs the tests may ignore Ctrl-C; who runs a program at a terminal does not.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {tests!r})
from test_workers import load_little, start_others_and_wait
from shanhai.rendering.workers import run_each

load_little()

if __name__ == "__main__":
    for _ in run_each(start_others_and_wait, [sys.argv[1]] * 2, processes=2):
        pass
"""


@pytest.mark.parametrize("sign", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_nothing_outlives_a_program_that_is_killed(sign, tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM.format(tests=str(Path(__file__).parent)), "utf-8")
    # A group of its own, as a shell gives it: Ctrl-C goes to the whole group.
    program = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        start_new_session=True,
        stderr=subprocess.PIPE,
    )
    wait_for(lambda: len(list(tmp_path.glob("ready-*"))) == 2)
    family = psutil.Process(program.pid).children(recursive=True)
    assert len(family) >= 2 + 2 * 3
    if sign == "SIGINT":
        os.killpg(program.pid, signal.SIGINT)
    else:
        program.send_signal(signal.Signals[sign])
    assert wait_until_gone([psutil.Process(program.pid), *family]) == []
    program.communicate()


UNGUARDED = """
from shanhai.rendering import workers
workers.PRELOAD = "json"
print([str(one.result) for one in workers.run_each(abs, [-1], processes=1)])
"""


def test_a_script_without_a_guard_ends_with_an_explanation(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=LONG
    )
    assert run.stdout == "['ended with code 1']\n"
    assert "if __name__ == '__main__':" in run.stderr


BROKEN = """
from shanhai.rendering import workers
workers.PRELOAD = {preload!r}
if __name__ == "__main__":
    print([str(one.result) for one in workers.run_each(abs, [-1], processes=1)])
"""


@pytest.mark.parametrize(
    ("content", "expected", "place"),
    [
        ("import no_such_module", "No module named 'no_such_module'", "stdout"),
        ("raise OSError('no fonts')", "OSError: no fonts", "stderr"),
        ("raise OSError('no fonts')", "forks the others did not start", "stderr"),
    ],
)
def test_a_server_that_cannot_load_everything_says_so(
    content, expected, place, tmp_path
):
    (tmp_path / "preloaded.py").write_text(content, encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(BROKEN.format(preload="preloaded"), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=LONG,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    assert expected in getattr(run, place)
