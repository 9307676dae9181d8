"""Tasks in processes of their own: results, failures, and nothing left behind."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.connection import wait
from pathlib import Path

import psutil
import pytest

from shanhai.errors import ShanhaiError
from shanhai.rendering import scratch, server
from shanhai.rendering.processes import run_each

LONG = 600
SOON = 2.0
MEGABYTE = 1 << 20
SHADOWS = ["random", "calendar", "queue", "numbers", "types", "statistics", "pandas"]


def load_little() -> None:
    """Let a server load next to nothing where a test starts one of its own."""
    server.PRELOAD = "json"


def square(number: int) -> int:
    return number * number


def die(way: str) -> str:
    """End in the way named, or live."""
    if way.startswith("SIG"):
        os.kill(os.getpid(), signal.Signals[way])
    if way == "exit":
        os._exit(3)
    if way == "sys.exit":
        sys.exit(4)
    if way == "memory":
        bytearray(1 << 60)
    return "lived"


def die_once(folder: str) -> int:
    tries = len(list(Path(folder).iterdir()))
    Path(folder, str(tries)).touch()
    if not tries:
        die("SIGKILL")
    return tries


def hold_memory(size: int) -> int:
    return len(bytearray(os.urandom(size)))


def read_surroundings(name: str) -> tuple[str | None, str, str]:
    return os.environ.get(name), str(Path.cwd()), tempfile.gettempdir()


def start_others(folder: str) -> None:
    """Start a thread, a program and a Python process, and wait for none of them."""
    threading.Thread(target=time.sleep, args=[LONG], daemon=True).start()
    child = subprocess.Popen(["sleep", str(LONG)])
    forked = os.fork() or time.sleep(LONG)
    with Path(folder, "pids").open("a") as pids:
        pids.write(f"{child.pid} {forked} ")


def start_others_and_wait(folder: str) -> None:
    start_others(folder)
    Path(folder, f"ready-{os.getpid()}").touch()
    time.sleep(LONG)


def start_others_and_die(folder: str) -> None:
    start_others(folder)
    die("SIGKILL")


def wait_or_square(task: int | str) -> int | None:
    return square(task) if isinstance(task, int) else start_others_and_wait(task)


def square_elsewhere(number: int) -> int:
    load_little()
    (finished,) = run_each(square, [number], processes=1)
    return finished.result


def list_ends(work, tasks, **options) -> dict:
    """Return the result of each task, or its failure."""
    options = {"processes": 2} | options
    ended = run_each(work, tasks, **options)
    return {one.task: one.failure or one.result for one in ended}


def is_alive(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return process.status() != psutil.STATUS_ZOMBIE
    return False


def list_alive_soon(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Return those still alive after a short while."""
    deadline = time.monotonic() + SOON
    while (alive := [*filter(is_alive, processes)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    return alive


def wait_for(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def find_others(folder: Path) -> list[psutil.Process]:
    """Find what `start_others` started, alive or just ended."""
    numbers = map(int, (folder / "pids").read_text().split())
    return [psutil.Process(number) for number in numbers if psutil.pid_exists(number)]


def test_a_task_that_dies_costs_itself_only():
    """Ctrl-C does not reach it."""
    ends = {
        "life": "lived",
        "SIGINT": "lived",
        "SIGKILL": "killed by SIGKILL, twice",
        "SIGTERM": "killed by SIGTERM, twice",
        "exit": "ended with code 3, twice",
        "sys.exit": "SystemExit: 4",
        "memory": "MemoryError: ",
        "another life": "lived",
    }
    assert list_ends(die, ends) == ends


def test_all_threads_that_ask_how_a_process_ended_hear_the_same(monkeypatch):
    read = forkserver.read_signed

    def read_slowly(descriptor: int) -> int:
        number = read(descriptor)
        time.sleep(0.1)
        return number

    monkeypatch.setattr(forkserver, "read_signed", read_slowly)
    process = server.get_context().Process(target=os._exit, args=[3])
    process.start()
    wait([process.sentinel])
    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(lambda _: process.exitcode, range(8))} == {3}


def test_a_task_whose_process_is_killed_once_is_tried_again(tmp_path):
    assert list_ends(die_once, [str(tmp_path)]) == {str(tmp_path): 1}


def test_a_task_over_its_time_is_killed_and_the_option_named():
    ends = list_ends(time.sleep, [LONG, 0], limit=1.5)
    failure = "stopped after 1.5 seconds; --timeout gives a page more"
    assert ends == {LONG: failure, 0: None}


def test_time_and_memory_come_with_the_result():
    (small,) = run_each(hold_memory, [1], processes=1)
    (large,) = run_each(hold_memory, [200 * MEGABYTE], processes=1)
    assert large.peak_bytes - small.peak_bytes > 150 * MEGABYTE
    assert 0 < small.seconds < LONG


def test_tasks_see_the_environment_and_folder_of_the_moment(tmp_path, monkeypatch):
    list_ends(square, [1])  # the server runs
    monkeypatch.setenv("SHANHAI_TRIED", "late")
    monkeypatch.chdir(tmp_path)
    names = ["SHANHAI_TRIED", *server.SETTINGS]
    seen = list_ends(read_surroundings, names)
    files = str(scratch.find_scratch())
    given = dict.fromkeys(names) | {**os.environ}
    assert seen == {name: (given[name], str(tmp_path), files) for name in names}


def test_threads_may_start_tasks_at_the_same_time():
    """The settings of the server are in the environment of nobody else."""

    def look(_: int) -> dict:
        return list_ends(read_surroundings, ["PYTHONSAFEPATH"], processes=1)

    with ThreadPoolExecutor(8) as pool:
        seen = {one["PYTHONSAFEPATH"][0] for one in pool.map(look, range(8))}
    assert seen == {os.environ.get("PYTHONSAFEPATH")}


def test_tasks_may_use_several_processes_themselves():
    assert list_ends(square_elsewhere, [3]) == {3: 9}


@pytest.mark.parametrize("work", [start_others, start_others_and_die])
def test_what_a_task_started_ends_with_it(work, tmp_path):
    list_ends(work, [str(tmp_path)])
    assert list_alive_soon(find_others(tmp_path)) == []


def test_closing_early_kills_what_runs(tmp_path):
    ended = run_each(wait_or_square, [2, str(tmp_path)], processes=2)
    assert next(ended).result == 4
    wait_for(lambda: list(tmp_path.glob("ready-*")))
    (ready,) = tmp_path.glob("ready-*")
    others = [*find_others(tmp_path), psutil.Process(int(ready.name[6:]))]
    ended.close()
    assert list_alive_soon(others) == []


# A program of its own, which is to be killed.
PROGRAM = """
import signal
import sys
# Who runs the tests may ignore Ctrl-C; who runs a program at a terminal does not.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.append({tests!r})
from test_processes import {work}, load_little
from shanhai.rendering.processes import run_each

load_little()

if __name__ == "__main__":
    for one in run_each({work}, sys.argv[1:], processes=2):
        print(one.failure or one.result)
"""


def start_program(folder: Path, work: str, *tasks: object, **options: object):
    script = folder / "program.py"
    tests = str(Path(__file__).parent)
    script.write_text(PROGRAM.format(tests=tests, work=work), "utf-8")
    # A group of its own, as a shell gives it: Ctrl-C goes to the whole group.
    return subprocess.Popen(
        [sys.executable, str(script), *map(str, tasks)],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


@pytest.fixture
def passing() -> Iterator[Path]:
    """Return a folder for passing files with a short name."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


def test_nothing_outlives_a_program_that_is_killed(passing, tmp_path):
    """Neither processes nor, once the next has ended, files."""
    seen = []
    env = os.environ | {"TMPDIR": str(passing)}
    for sign in ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"):
        folder = tmp_path / sign
        folder.mkdir()
        work = "start_others_and_wait"
        program = start_program(folder, work, folder, folder, env=env)
        wait_for(lambda folder=folder: len(list(folder.glob("ready-*"))) == 2)
        family = psutil.Process(program.pid).children(recursive=True)
        assert len(family) >= 2 + 2 * 3
        seen += [one.name for one in passing.iterdir()]
        (os.killpg if sign == "SIGINT" else os.kill)(program.pid, signal.Signals[sign])
        assert list_alive_soon([psutil.Process(program.pid), *family]) == []
        program.communicate()
    assert len({*seen}) == 2 * 4
    assert list(passing.iterdir()) == []


def test_a_module_in_the_working_folder_is_nobodys(tmp_path):
    shadowing, own = tmp_path / "shadowing", tmp_path / "own"
    shadowing.mkdir()
    own.mkdir()
    for name in SHADOWS:
        trace = f"open({str(own)!r} + '/{name}', 'w')"
        (shadowing / f"{name}.py").write_text(trace, "utf-8")
    program = start_program(own, "die", "life", cwd=shadowing)
    assert program.communicate() == ("lived\n", "")
    assert [one.name for one in own.iterdir()] == ["program.py"]


@pytest.mark.parametrize("length", [scratch.LONGEST, scratch.LONGEST + 1])
def test_a_folder_for_passing_files_may_have_a_long_name(length, passing, tmp_path):
    folder = passing / ("x" * (length - len(f"{passing}/")))
    folder.mkdir()
    env = os.environ | {"TMPDIR": str(folder)}
    program = start_program(tmp_path, "read_surroundings", "PATH", env=env)
    said, complaint = program.communicate()
    expected = folder if length == scratch.LONGEST else "/tmp"
    assert (f"'{expected}/shanhai-pass-" in said, complaint) == (True, "")
    assert list(folder.iterdir()) == []


def test_a_folder_for_passing_files_that_cannot_be_is_named(monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/not/there")
    with pytest.raises(ShanhaiError, match=r"^TMPDIR: .*/not/there/.* Make room"):
        scratch.find_scratch.__wrapped__()


def test_only_abandoned_folders_of_ours_are_removed(passing, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    held = scratch.find_scratch.__wrapped__()
    for name in ("left", "notes"):
        (passing / f"{scratch.PREFIX}{name}").mkdir()
    (passing / f"{scratch.PREFIX}left.lock").touch()
    for name, target in (("link", passing / "notes"), ("link.lock", "/etc/hosts")):
        (passing / f"{scratch.PREFIX}{name}").symlink_to(target)
    scratch.drop_abandoned()
    left = {one.name.removeprefix(scratch.PREFIX) for one in passing.iterdir()}
    own = held.name.removeprefix(scratch.PREFIX)
    assert left == {own, f"{own}.lock", "link", "link.lock", "notes"}


def test_a_server_that_cannot_be_started_is_an_error_in_words(tmp_path):
    (tmp_path / "broken.py").write_text("raise OSError('no fonts')", "utf-8")
    script = """
from shanhai.errors import ShanhaiError
from shanhai.rendering import processes, server
server.PRELOAD = "broken"
try:
    list(processes.run_each(abs, [-1], processes=1))
except ShanhaiError as error:
    print(error)
"""
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, capture_output=True, text=True, env=env, timeout=60)
    assert run.stdout.startswith("The process that forks the others has ended (")
    assert "OSError: no fonts" in run.stderr
