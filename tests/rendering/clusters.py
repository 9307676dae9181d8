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
    """Know the commands of a cluster: the scheduler's, then those of its workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.commands: list[psutil.Popen] = []
        file = folder / "scheduler.json"
        self._start("scheduler", "--port", "0", "--scheduler-file", str(file))
        wait_for(lambda: file.exists() and file.read_text("utf-8").endswith("}"))
        self.address = json.loads(file.read_text("utf-8"))["address"]

    def add_worker(self, *, threads: int) -> None:
        """Start a worker; it makes as many pages at a time as it has threads."""
        folder = str(self._folder / f"worker-{len(self.commands)}")
        words = ("--nthreads", str(threads), "--local-directory", folder)
        self._start("worker", self.address, *words)

    def _start(self, *words: str) -> None:
        command = [sys.executable, "-m", "dask", *words]
        command += ["--host", "127.0.0.1", "--no-dashboard"]
        with (self._folder / f"{len(self.commands)}.log").open("wb") as log:
            streams = {"stdout": log, "stderr": subprocess.STDOUT}
            env = os.environ | SETTINGS
            self.commands.append(psutil.Popen(command, env=env, **streams))


@contextmanager
def start_cluster(folder: Path, *threads: int) -> Iterator[Cluster]:
    """Give a cluster with a worker for each number of threads; leave nothing behind."""
    cluster = Cluster(folder)
    try:
        for count in threads:
            cluster.add_worker(threads=count)
        yield cluster
    finally:
        alive = [one for one in cluster.commands if one.is_running()]
        below = [child for one in alive for child in one.children(recursive=True)]
        for one in alive:
            one.kill()
        # What a killed command has started ends by itself.
        _, left = psutil.wait_procs([*alive, *below], timeout=LONGEST_WAIT)
        for process in left:
            process.kill()
    assert left == []


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
