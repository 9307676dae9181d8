"""Pages by the workers of a dask scheduler: equal pages, lost workers, refusals."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from clusters import Cluster, list_alive_soon, start_cluster, wait_for
from conftest import PARAMETERS, make_notebook

from shanhai.cli import main
from shanhai.rendering import cluster, cluster_worker
from shanhai.rendering.cluster import ClusterError, make_on_cluster
from shanhai.rendering.fork_server import can_fork
from shanhai.rendering.plan import plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.rendering.roads import choose_road
from shanhai.rendering.tasks import SHELL, Task, make_tasks
from shanhai.rendering.workers import Death

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


def make_all(tasks: list[Task], address: str) -> dict[str, object]:
    ended = make_on_cluster(tasks, address)
    return {one.task.job.code: one.result for one in ended}


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


def test_a_page_whose_process_is_killed_costs_no_worker(running, plan, seen):
    kill = f"if pairing_id == {KILLER!r}:\n    os.kill(os.getpid(), 9)"
    results = make_all(plan(RUN.format(folder=str(seen)), kill), running.address)
    assert results.pop(KILLER) == Death("killed by SIGKILL")
    assert {page.error for page in results.values()} == {""}
    workers = {worker for _, _, worker in find_runs(seen)}
    assert all(map(psutil.pid_exists, workers))


def test_closing_early_ends_pages_and_leaves_nothing_with_the_scheduler(
    running, plan, seen
):
    first, *others = plan(
        RUN.format(folder=str(seen)),
        f"if pairing_id != {KILLER!r}:\n    time.sleep(600)",
    )
    first, *others = sorted([first, *others], key=lambda one: one.job.code != KILLER)
    ended = make_on_cluster([first, *others], running.address)
    assert next(ended).task == first
    wait_for(lambda: len(find_runs(seen)) >= 2)
    pages = [
        psutil.Process(page) for code, page, _ in find_runs(seen) if code != KILLER
    ]
    ended.close()
    assert list_alive_soon(pages) == []
    from distributed import Client

    with Client(running.address, set_as_default=False) as client:
        wait_for(lambda: not any(client.processing().values()))
    assert len(find_runs(seen)) < 1 + len(others)


def test_other_data_are_refused(running, plan):
    tasks = [replace(one, data_digest="0" * 64) for one in plan()]
    with pytest.raises(ClusterError, match=r"its data is \w{12}, .* 0{12}\.") as error:
        make_all(tasks, running.address)
    assert "same data folder" in str(error.value)


def test_another_library_is_refused(running, plan, monkeypatch):
    other = {"library": "0" * 64}
    monkeypatch.setattr(cluster, "digest_surroundings", lambda: other)
    with pytest.raises(ClusterError, match=r"its library is \w{12}, .* 0{12}\.") as e:
        make_all(plan(), running.address)
    assert "tcp://127.0.0.1" in str(e.value)
    assert "Install the same shanhai" in str(e.value)


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
    results = make_all(tasks, running.address)
    killer.join()
    assert {page.error for page in results.values()} == {""}
    (again,) = lost.values()
    runs = Counter(code for code, _, _ in find_runs(seen))
    assert runs == {code: 2 if code in again else 1 for code in results}


def test_a_page_that_ends_worker_after_worker_fails_alone(running, plan, seen):
    end = f"if pairing_id == {KILLER!r}:\n    os.kill(server.ppid(), 9)"
    tasks = plan(RUN.format(folder=str(seen)), end)
    tasks = [one for one in tasks if one.job.code == KILLER]
    (ended,) = make_on_cluster(tasks, running.address)
    assert ended.task == tasks[0]
    assert ended.result == Death("it ended 2 workers of dask")
    assert len(find_runs(seen)) == 2


def test_without_forks_a_worker_runs_cells_in_a_kernel(plan, monkeypatch, tmp_path):
    from distributed import LocalCluster

    monkeypatch.setattr(cluster_worker, "can_fork", lambda: False)
    tasks = plan("print(get_ipython().kernel is not None)")[:1]
    options = {"processes": False, "n_workers": 1, "dashboard_address": ":0"}
    with LocalCluster(**options, local_directory=str(tmp_path)) as local:
        (ended,) = make_on_cluster(tasks, local.scheduler_address)
    assert ended.result.error == ""
    assert "True" in ended.result.html


def test_no_scheduler_is_an_error_soon(plan, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"{address}: no dask scheduler answers"):
            make_all(plan(), address)
    with pytest.raises(ClusterError, match="such as tcp://host:8786"):
        make_all(plan(), "ftp://nobody")


def test_a_scheduler_without_workers_or_that_goes_is_an_error(
    plan, monkeypatch, tmp_path
):
    with start_cluster(tmp_path / "dask", threads=()) as lonely:
        monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.5)
        with pytest.raises(ClusterError, match=f"dask worker {lonely.address}"):
            make_all(plan(), lonely.address)
        wait_for_worker = cluster._wait_for_worker

        def end_scheduler_and_wait(client: object) -> None:
            lonely.kill_scheduler()
            wait_for_worker(client)

        monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 60)
        monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
        monkeypatch.setattr(cluster, "_wait_for_worker", end_scheduler_and_wait)
        with pytest.raises(ClusterError, match="the scheduler has gone"):
            make_all(plan(), lonely.address)


def test_nothing_to_make_needs_no_scheduler(real_corpus):
    road = choose_road(real_corpus, scheduler="tcp://127.0.0.1:1")
    assert list(road([])) == []


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
