"""Pages by the workers of a dask scheduler: equal pages, lost workers, refusals."""

import os
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
from shanhai.rendering import cluster
from shanhai.rendering.cluster import ClusterError, make_on_cluster
from shanhai.rendering.plan import plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.rendering.server import can_fork
from shanhai.rendering.tasks import SHELL, Task, make_tasks

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
    folder = tmp_path_factory.mktemp("cluster") / "dask"
    with start_cluster(folder, threads=(2, 1)) as started:
        yield started


@pytest.fixture
def plan(folder, real_corpus) -> Callable[..., list[Task]]:
    """Return a function that plans the profiles; their notebook runs these codes."""

    def plan_profiles(*codes: str) -> list[Task]:
        parameters = PARAMETERS.replace("alpha-beta", KILLER)
        for name in ("one", "two"):
            path = folder / f"{name}.ipynb"
            make_notebook(path, *codes, "pairing_id", parameters=parameters)
        jobs = plan_jobs(
            real_corpus, read_reports(folder), only=["profile"], languages=["en"]
        )
        return make_tasks(real_corpus, jobs, engine=SHELL)

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
    ended = make_on_cluster(tasks, address)
    return {one.task.job.code: one.failure or one.result.error for one in ended}


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


def test_every_page_comes_with_its_time_and_memory(running, plan):
    tasks = plan()
    ended = list(make_on_cluster(tasks, running.address))
    assert {one.task for one in ended} == set(tasks)
    assert all(0 < one.seconds < 600 for one in ended)
    assert all(one.peak_bytes > 50 * MEGABYTE for one in ended)


def test_a_page_that_fails_costs_no_worker(running, plan, seen):
    kill = f"if pairing_id == {KILLER!r}:\n    os.kill(os.getpid(), 9)"
    ends = make_all(plan(RUN.format(folder=str(seen)), kill), running.address)
    assert ends.pop(KILLER) == "killed by SIGKILL, twice"
    assert {*ends.values()} == {""}
    workers = {worker for _, _, worker in find_runs(seen)}
    assert all(map(psutil.pid_exists, workers))


def test_closing_early_leaves_nothing_with_the_scheduler(running, plan, seen):
    stay = f"if pairing_id != {KILLER!r}:\n    time.sleep(600)"
    tasks = plan(RUN.format(folder=str(seen)), stay)
    tasks.sort(key=lambda one: one.job.code != KILLER)
    ended = make_on_cluster(tasks, running.address, limit=5)
    assert next(ended).task == tasks[0]
    ended.close()
    from distributed import Client

    with Client(running.address, set_as_default=False) as client:
        wait_for(lambda: not any(client.processing().values()))
    assert len(find_runs(seen)) < len(tasks)


def test_other_data_are_refused(running, plan):
    tasks = [replace(one, data_digest="0" * 64) for one in plan()]
    with pytest.raises(ClusterError, match=r"tcp://\S+ has other data than") as error:
        make_all(tasks, running.address)
    assert "Give every worker the same data" in str(error.value)


def test_another_library_is_refused(running, plan, monkeypatch):
    others = {"library": "0" * 64, "originals": "0" * 64}
    monkeypatch.setattr(cluster, "digest_surroundings", lambda: others)
    with pytest.raises(ClusterError, match="has other library and originals than"):
        make_all(plan(), running.address)


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
    ends = make_all(tasks, running.address)
    killer.join()
    assert {*ends.values()} == {""}
    (again,) = lost.values()
    runs = Counter(code for code, _, _ in find_runs(seen))
    assert runs == {code: 2 if code in again else 1 for code in ends}


def test_a_page_that_ends_worker_after_worker_fails_alone(running, plan, seen):
    end = f"if pairing_id == {KILLER!r}:\n    os.kill(server.ppid(), 9)"
    tasks = plan(RUN.format(folder=str(seen)), end)
    tasks = [one for one in tasks if one.job.code == KILLER]
    failure = "it ended 2 workers of dask"
    assert make_all(tasks, running.address) == {KILLER: failure}
    assert len(find_runs(seen)) == 2


def test_without_forks_a_worker_runs_cells_in_a_kernel(plan, monkeypatch, tmp_path):
    from distributed import LocalCluster

    monkeypatch.setattr(cluster, "can_fork", lambda: False)
    tasks = plan("print(get_ipython().kernel is not None)")[:1]
    options = {"processes": False, "n_workers": 1, "dashboard_address": ":0"}
    with LocalCluster(**options, local_directory=str(tmp_path)) as local:
        (ended,) = make_on_cluster(tasks, local.scheduler_address)
    assert ended.result.error == ""
    assert "True" in ended.result.html


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


@pytest.mark.parametrize("answer", [None, b"", b"HTTP/1.0 400 Bad Request\r\n\r\n"])
def test_an_address_without_a_scheduler_is_one_message_soon(answer):
    with listen(answer) as place:
        began = time.monotonic()
        run = render_by(f"tcp://{place}")
        assert time.monotonic() - began < 10 * max(1, os.getloadavg()[0] / 2)
    assert run.returncode == 1
    begin = f"Error: --dask tcp://{place}: no dask scheduler answers there ("
    assert (run.stderr.startswith(begin), run.stderr.count("\n")) == (True, 1)


def test_tls_without_settings_is_an_error():
    with pytest.raises(ClusterError, match=r"TLS expects .* needs dask's settings for"):
        cluster.meet_scheduler("tls://127.0.0.1:1")


def test_tls_takes_its_settings_from_dask(plan, tmp_path, monkeypatch):
    import dask

    cert, key = (str(tmp_path / name) for name in ("cert.pem", "key.pem"))
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=shanhai", "-out", cert, "-keyout", key]
    subprocess.run(command, check=True, capture_output=True)
    settings = {"ca-file": cert}
    for role in ("scheduler", "worker", "client"):
        settings |= {f"{role}.cert": cert, f"{role}.key": key}
    for name, path in settings.items():
        variable = name.upper().replace(".", "__").replace("-", "_")
        monkeypatch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{variable}", path)
    own = {f"distributed.comm.tls.{name}": path for name, path in settings.items()}
    options = ("--protocol", "tls")
    with (
        start_cluster(tmp_path / "dask", threads=(1,), options=options) as secured,
        dask.config.set(own),
    ):
        assert secured.address.startswith("tls://")
        assert {*make_all(plan()[:1], secured.address).values()} == {""}


def test_a_worker_is_no_scheduler(running, plan):
    from distributed import Client

    with Client(running.address, set_as_default=False) as client:
        client.wait_for_workers(1)
        (worker, *_) = client.scheduler_info()["workers"]
    with pytest.raises(ClusterError, match=r"answers there \(it is a worker\)"):
        make_all(plan(), worker)


def render_by(address: str, **variables: str) -> subprocess.CompletedProcess:
    words = ["render", "--only", "overview", "--lang", "zh", "--dask", address]
    command = [Path(sys.executable).with_name("shanhai"), *words, "--force"]
    return subprocess.run(
        [*command, "--out", variables.pop("out", "/not/used")],
        env=os.environ | variables,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "address",
    ["", "http://h:8786", "tcp://h", "h:8786", "tcp://h:x", "tcp://:8786", "ftp://h:1"],
)
def test_what_is_no_address_is_refused_before_anything_else(address):
    result = CliRunner().invoke(main, ["render", "--dask", address])
    assert result.exit_code == 2
    assert f"{address!r} is no address of a dask scheduler" in result.stderr


def test_a_scheduler_without_workers_or_that_goes_is_an_error(
    plan, monkeypatch, tmp_path
):
    with start_cluster(tmp_path / "dask", threads=()) as lonely:
        monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.5)
        with pytest.raises(ClusterError, match=f"dask worker {lonely.address}"):
            make_all(plan(), lonely.address)
        monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 60)
        timer = threading.Timer(1, lonely.kill_scheduler)
        timer.start()
        with pytest.raises(ClusterError, match="scheduler has gone, or has had no wor"):
            make_all(plan(), lonely.address)
        timer.join()


def test_nothing_to_make_needs_no_scheduler():
    assert list(make_on_cluster([], "tcp://127.0.0.1:1")) == []


def test_without_dask_the_extra_is_named(plan, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install -e '\.\[cluster\]'"):
        make_all(plan(), "tcp://127.0.0.1:1")


def test_dask_is_imported_when_it_is_used():
    program = "import sys, shanhai.rendering.cluster; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not {"dask", "distributed"} & set(run.stdout.split())


def test_a_number_of_processes_is_for_this_machine_only():
    words = ["render", "--jobs", "2", "--dask", "tcp://127.0.0.1:1"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "--jobs counts processes of this machine" in result.stderr
