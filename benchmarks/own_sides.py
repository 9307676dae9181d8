"""`shanhai render` as it is measured: cold, with nothing and with little to do."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from checkout import BIN, Checkout, change_figure
from commands import measure, run, shanhai

PARALLEL = 2
HEAVY = ("seaborn", "matplotlib", "papermill", "nbclient", "ipykernel", "nbconvert")
# Prints which heavy packages and how many processes a command has got it to.
PROBE = f"""
import json, sys
from shanhai.cli import main
try:
    main(sys.argv[1:])
finally:
    heavy = sorted({{*{HEAVY!r}}} & {{*sys.modules}})
    import psutil
    started = len(psutil.Process().children(recursive=True))
    print(json.dumps([heavy, started]))
"""


@dataclass(frozen=True)
class Renders:
    """The renders of a site, or of some of its pages, in one checkout."""

    checkout: Checkout
    only: Sequence[str]

    def render(self, site: Path, *options: object) -> float:
        """Return the seconds of the whole command, start and all."""
        words = [word for name in self.only for word in ("--only", name)]
        command = shanhai("render", "--out", site, *words, *options)
        return measure(command, self.checkout.environment)

    def render_cold(self, site: Path) -> float:
        """Return the seconds of every page made anew, by two processes."""
        return self.render(site, "--force", "--jobs", PARALLEL)

    def render_changed(self, site: Path, figure_id: str) -> tuple[float, set[str]]:
        """Change a figure and render: the seconds, and the pages made again."""
        before = _list_times(site)
        change_figure(self.checkout, figure_id)
        seconds = self.render(site, "--jobs", PARALLEL)
        after = _list_times(site)
        return seconds, {name for name in after if after[name] != before.get(name)}

    def list_needless(self, site: Path) -> list[str]:
        """List what a render with nothing to do imports or starts all the same."""
        words = [word for name in self.only for word in ("--only", name)]
        command = [sys.executable, "-c", PROBE, "render", "--out", site, *words]
        said = run(command, self.checkout.environment).splitlines()[-1]
        heavy, started = json.loads(said)
        return [*heavy, *([f"{started} processes"] if started else [])]


def has_cluster(checkout: Checkout) -> bool:
    """Tell whether this `shanhai render` can send pages to a dask cluster."""
    has_option = "--dask" in run(shanhai("render", "--help"), checkout.environment)
    return has_option and (BIN / "dask").is_file()


@contextmanager
def start_cluster(checkout: Checkout, folder: Path) -> Iterator[str]:
    """Start a scheduler and two workers of one thread; give the address; end them."""
    with ExitStack() as stack:
        address = f"tcp://127.0.0.1:{_find_port()}"
        scheduler = ["scheduler", "--port", address.rpartition(":")[2]]
        worker = ["worker", address, "--nthreads", "1", "--nworkers", "1"]
        extra = ["--no-dashboard"]
        with (folder / "cluster.log").open("wb") as log:
            for words in ([*scheduler, "--host", "127.0.0.1"], worker, worker):
                process = subprocess.Popen(
                    [str(BIN / "dask"), *words, *extra],
                    env=checkout.environment,
                    cwd=folder,
                    stdout=log,
                    stderr=log,
                )
                stack.callback(process.wait)
                stack.callback(process.terminate)
        yield address


def compare_sites(one: Path, other: Path) -> list[str]:
    """List the files of one site that the other has not, or not with these bytes."""
    files = (path.relative_to(one) for path in one.rglob("*") if path.is_file())
    return sorted(
        name.as_posix()
        for name in files
        if not (other / name).is_file()
        or (other / name).read_bytes() != (one / name).read_bytes()
    )


def drop_site(site: Path) -> None:
    """Remove a site with the manifest beside it."""
    shutil.rmtree(site, ignore_errors=True)
    site.with_name(f"{site.name}.manifest.json").unlink(missing_ok=True)


def _list_times(site: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in site.glob("*.html")}


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
