"""Pages by the workers of a dask scheduler: equal pages, lost workers, refusals."""

import gc
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from clusters import Cluster, start_cluster, wait_for
from page_making import PARAMETERS, make_notebook

from shanhai.cli import main
from shanhai.rendering import executors
from shanhai.rendering.executors import ClusterError, make_on_cluster
from shanhai.rendering.pages import Task, make_tasks
from shanhai.rendering.plan import SHELL, plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.rendering.server import can_fork

MEGABYTE = 1 << 20
KILLER = "humen-songtao"
# Leaves a file that names page, process and worker, then waits for another file.
RUN = """
import os, time
from pathlib import Path
import psutil
server = psutil.Process().parent()
Path({folder!r}, f"{{pairing_id}} {{os.getpid()}} {{server.ppid()}}").touch()
"""
WAIT = """
while not Path({folder!r}, "go").exists():
    time.sleep(0.02)
"""

pytestmark = pytest.mark.skipif(not can_fork(), reason="pages are made without forks")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with start_cluster(tmp_path_factory.mktemp("dask"), 2, 1) as started:
        yield started


@pytest.fixture
def plan(folder, whole_corpus) -> Callable[..., list[Task]]:
    """Return a function that plans the profiles; their notebook runs these codes."""

    def plan_profiles(*codes: str) -> list[Task]:
        parameters = PARAMETERS.replace("alpha-beta", KILLER)
        for name in ("one", "two"):
            path = folder / f"{name}.ipynb"
            make_notebook(path, *codes, "pairing_id", parameters=parameters)
        jobs = plan_jobs(
            whole_corpus, read_reports(folder), only=["profile"], languages=["en"]
        )
        return make_tasks(whole_corpus, jobs, engine=SHELL)

    return plan_profiles


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    folder = tmp_path / "seen"
    folder.mkdir()
    return folder


def find_runs(seen: Path) -> list[tuple[str, int, int]]:
    """List page, process and worker of every run so far."""
    names = [path.name.split() for path in seen.glob("* *")]
    return [(code, int(process), int(worker)) for code, process, worker in names]


def make_all(tasks: list[Task], address: str) -> dict[str, str]:
    """Return what went wrong with each page, by the pairing it is about."""
    made = make_on_cluster(tasks, address)
    return {page.job.code: page.error for page in made}


def read_folder(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_site_is_the_same_byte_for_byte(running, tmp_path):
    for road in (["--jobs", "1"], ["--dask", running.address]):
        words = ["render", "--only", "overview", "--lang", "zh", *road]
        result = CliRunner().invoke(main, [*words, "--out", str(tmp_path / road[0])])
        assert result.exit_code == 0, result.output
    here, there = read_folder(tmp_path / "--jobs"), read_folder(tmp_path / "--dask")
    assert "overview.zh.html" in here
    assert there == here


@pytest.mark.parametrize(
    ("ended", "failure", "tries"),
    [
        ("os.getpid()", "killed by SIGKILL, twice", 2),
        ("server.ppid()", "it ended 2 workers of dask", 2),
    ],
)
def test_a_page_that_ends_its_process_or_workers_fails_alone(
    running, plan, seen, ended, failure, tries
):
    kill = f"if pairing_id == {KILLER!r}:\n    os.kill({ended}, 9)"
    tasks = plan(RUN.format(folder=str(seen)), kill)
    tasks = [one for one in tasks if one.job.code == KILLER] + tasks[-1:]
    ends = make_all(tasks, running.address)
    assert ends.pop(KILLER).endswith(f".en.html: its process gave no page: {failure}")
    assert {*ends.values()} == {""}
    runs = Counter(code for code, _, _ in find_runs(seen))
    assert runs[KILLER] == tries


@pytest.mark.parametrize(
    ("data", "others", "named"),
    [
        ("0" * 64, {}, "data"),
        ("", {"library": "0", "originals": "0"}, "library and originals"),
    ],
)
def test_a_worker_that_differs_is_refused(
    running, plan, monkeypatch, data, others, named
):
    monkeypatch.setattr(executors, "digest_surroundings", lambda: others)
    tasks = [replace(one, data_digest=data or one.data_digest) for one in plan()]
    with pytest.raises(ClusterError, match=rf"tcp://\S+ has other {named} than"):
        make_all(tasks, running.address)


def test_a_lost_worker_costs_the_time_of_its_pages_only(running, plan, seen):
    tasks = plan((RUN + WAIT).format(folder=str(seen)))
    lost = {}

    def lose_worker() -> None:
        """Kill a worker once all have as many pages as they make at a time."""
        wait_for(lambda: len(find_runs(seen)) == 3)
        _, _, worker = find_runs(seen)[0]
        lost[worker] = {code for code, _, of in find_runs(seen) if of == worker}
        os.kill(worker, signal.SIGKILL)
        pages = [process for _, process, of in find_runs(seen) if of == worker]
        wait_for(lambda: not any(map(psutil.pid_exists, pages)))
        (seen / "go").touch()

    killer = threading.Thread(target=lose_worker)
    killer.start()
    ended = list(make_on_cluster(tasks, running.address))
    killer.join()
    assert {page.error for page in ended} == {""}
    assert all(0 < one.seconds < 600 for one in ended)
    assert all(one.peak_bytes > 50 * MEGABYTE for one in ended)
    (again,) = lost.values()
    runs = Counter(code for code, _, _ in find_runs(seen))
    assert runs == {one.job.code: 1 + (one.job.code in again) for one in tasks}


@contextmanager
def listen(answer: bytes | None) -> Iterator[str]:
    """Give the address of one that refuses, of one that is silent, or of a babbler."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        if answer is not None:
            held.listen()
        if answer:
            babbler = lambda: held.accept()[0].sendall(answer)  # noqa: E731
            threading.Thread(target=babbler, daemon=True).start()
        yield f"127.0.0.1:{held.getsockname()[1]}"


@pytest.fixture
def render_by(capfd, caplog, monkeypatch) -> Callable[[str], str]:
    """Return a function that renders by an address; it is to say one line, soon."""
    monkeypatch.setattr(executors, "SECONDS", 1)

    def render(address: str) -> str:
        words = ["render", "--force", "--out", "/not/used", "--dask", address]
        result = CliRunner().invoke(main, words)
        gc.collect()  # what is left open would be said as Python ends
        assert (capfd.readouterr(), caplog.records) == (("", ""), [])
        return result.stderr

    return render


@pytest.mark.parametrize(
    ("scheme", "answer", "reason"),
    [
        ("tcp", None, "in time"),
        ("tcp", b"", "in time"),
        ("tcp", b"HTTP/1.0 400 Bad Request\r\n\r\n", "in dask's language"),
        ("tls", b"", "TLS expects .*"),
    ],
)
def test_an_address_without_a_scheduler_is_one_message_soon(
    render_by, scheme, answer, reason
):
    with listen(answer) as place:
        began = time.monotonic()
        told = render_by(f"{scheme}://{place}")
        assert time.monotonic() - began < 5 * max(1, os.getloadavg()[0] / 2)
    said = f"Error: --dask {scheme}://{place}: no dask scheduler answers there"
    assert re.fullmatch(rf"{said} \({reason}\)\. .*for TLS\.\n", told)


def test_without_dask_the_extra_is_named(render_by, monkeypatch):
    for name in ("dask", "distributed"):
        monkeypatch.setitem(sys.modules, name, None)
    told = render_by("tcp://127.0.0.1:1")
    assert told.endswith("Install the extra: pip install -e '.[cluster]'\n")
    assert told.startswith("Error: --dask tcp://127.0.0.1:1 needs")


def test_tls_takes_its_settings_from_dask(plan, tmp_path, monkeypatch):
    import dask
    import distributed  # noqa: F401 (its defaults first, or they would go with ours)

    cert, key = str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=shanhai", "-out", cert, "-keyout", key]
    subprocess.run(command, check=True, capture_output=True)
    own = {"default-scheme": "tls", "tls.ca-file": cert}
    for role in ("scheduler", "worker", "client"):
        own |= {f"tls.{role}.cert": cert, f"tls.{role}.key": key}
    for name, value in own.items():
        variable = name.upper().replace(".", "__").replace("-", "_")
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__{variable}", value)
    own = {f"distributed.comm.{name}": value for name, value in own.items()}
    with start_cluster(tmp_path, 1) as secured, dask.config.set(own):
        assert secured.address.startswith("tls://")
        assert {*make_all(plan()[:1], secured.address).values()} == {""}


def test_a_worker_is_no_scheduler(running, plan):
    from distributed import Client

    with Client(running.address, set_as_default=False) as client:
        client.wait_for_workers(1)
        (worker, *_) = client.scheduler_info()["workers"]
    with pytest.raises(ClusterError, match=r"answers there \(it is a worker\)"):
        make_all(plan(), worker)


@pytest.mark.parametrize("address", ["", "http://h:8786", "tcp://h", "h:1", "tcp://:1"])
def test_what_is_no_address_is_refused_before_anything_else(address):
    result = CliRunner().invoke(main, ["render", "--dask", address])
    assert result.exit_code == 2
    assert f"{address!r} is no address of a dask scheduler" in result.stderr


def test_a_scheduler_without_workers_or_that_goes_is_an_error(
    plan, monkeypatch, tmp_path, seen
):
    tasks = plan((RUN + WAIT).format(folder=str(seen)))
    with start_cluster(tmp_path) as lonely:
        monkeypatch.setattr(executors, "PATIENCE_SECONDS", 0.5)
        with pytest.raises(ClusterError, match=f"dask worker {lonely.address}"):
            make_all(tasks, lonely.address)
        monkeypatch.undo()
        lonely.add_worker(threads=1)

        def lose_scheduler() -> None:
            wait_for(lambda: find_runs(seen))
            lonely.commands[0].kill()

        threading.Thread(target=lose_scheduler).start()
        with pytest.raises(ClusterError, match="the scheduler has gone"):
            make_all(tasks, lonely.address)


def test_a_number_of_processes_is_for_this_machine_only():
    words = ["render", "--jobs", "2", "--dask", "tcp://127.0.0.1:1"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "--jobs counts processes of this machine" in result.stderr
