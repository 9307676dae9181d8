"""A real cluster for tests: a scheduler and workers, started by dask's commands."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

LONGEST_WAIT = 120
# A page may end two workers, not four: a worker takes seconds to start again.
SETTINGS = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


class Cluster:
    """Know the processes of a cluster, each of which began with one of our commands."""

    def __init__(self, folder: Path, options: tuple[str, ...]) -> None:
        self._folder = folder
        self._started: list[subprocess.Popen] = []
        file = folder / "scheduler.json"
        words = ("--port", "0", "--scheduler-file", str(file), *options)
        self._start("scheduler", *words)
        wait_for(lambda: file.exists() and file.read_text("utf-8").endswith("}"))
        self.address = json.loads(file.read_text("utf-8"))["address"]

    @property
    def family(self) -> list[psutil.Process]:
        """List the commands and all that they started."""
        started = [psutil.Process(one.pid) for one in self._started]
        below = [child for one in started for child in one.children(recursive=True)]
        return [*started, *below]

    def add_worker(self, *, threads: int) -> None:
        """Start a worker; it makes as many pages at a time as it has threads."""
        self._start("worker", self.address, "--nthreads", str(threads))

    def kill_scheduler(self) -> None:
        self._started[0].kill()

    def stop(self) -> list[psutil.Process]:
        """Kill the commands; return what does not end by itself then."""
        family = self.family
        for one in self._started:
            one.kill()
            one.wait()
        return list_alive_soon(family)

    def _start(self, *words: str) -> None:
        name = f"{len(self._started)}-{words[0]}"
        own = ["--host", "127.0.0.1", "--no-dashboard"]
        if words[0] == "worker":
            own += ["--local-directory", str(self._folder / name)]
        with (self._folder / f"{name}.log").open("wb") as log:
            command = [sys.executable, "-m", "dask", *words, *own]
            env = os.environ | SETTINGS
            started = subprocess.Popen(command, stdout=log, stderr=log, env=env)
        self._started.append(started)


@contextmanager
def start_cluster(
    folder: Path, *, threads: tuple[int, ...], options: tuple[str, ...] = ()
) -> Iterator[Cluster]:
    """Give a cluster with a worker for each number of threads; leave nothing behind."""
    folder.mkdir(parents=True)
    cluster = Cluster(folder, options)
    try:
        for count in threads:
            cluster.add_worker(threads=count)
        yield cluster
    finally:
        left = cluster.stop()
        for process in left:
            process.kill()
    assert left == []


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def list_alive_soon(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Wait for processes to end; return those that do not."""
    _, alive = psutil.wait_procs(processes, timeout=10)
    return alive
