"""A render that is killed at any moment leaves a site, no process and no trace."""

import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from small_project import PAGES, make_project, write_reports

import shanhai
from shanhai.cli import INTERRUPTED
from shanhai.rendering.executors import use_processes
from shanhai.rendering.renderer import check_made, render_site

# The command on a slow disk, so that moments fall into the writing of files.
PROGRAM = """
import signal
import time
from pathlib import Path
from shanhai.cli import main

# Who runs the tests may ignore Ctrl-C; who renders at a terminal does not.
signal.signal(signal.SIGINT, signal.default_int_handler)

def write_slowly(path, content):
    half = len(content) // 2
    with path.open("wb") as file:
        file.write(content[:half])
        file.flush()
        time.sleep(0.05)
        return half + file.write(content[half:])

Path.write_bytes = write_slowly
main()
"""
MARKER = "SHANHAI_KILLED_RUN"
# Where all runs pass files: a short name, as the address of a socket has no room.
PASSING = Path(f"/tmp/kills-{os.getpid()}")
LONG = 300
# Soon enough for who looks whether all has ended; tests may share two cores.
TRACELESS = 10
# SHANHAI_KILLS=60 for a long look: any multiple of the number of stages.
KILLS, LANES, SEED = int(os.environ.get("SHANHAI_KILLS", "10")), 2, 5
VERSIONS = "first", "second"
SIGNS = signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP
MAIN, SERVER, PAGE = "main", "server", "page"
TARGETS = MAIN, MAIN, MAIN, SERVER, PAGE
FIRST_PAGES = ["index.html", "index.zh.html"]
DOWNLOADS = ["downloads/shanhai-data.xlsx", "downloads/shanhai-data.zip"]
REPORT = "each"
MADE = [page for page in PAGES if page.startswith(REPORT)]
FILES = sorted([*MADE, *FIRST_PAGES, *DOWNLOADS])
# When to kill: at so many new files, and a random part of a while later.
STAGES = [0, 0, 0, 0, 0, 1, 2, 3, 4, 6]
LONGEST_BEGINNING, LONGEST_STEP = 5, 0.3

Site = dict[str, bytes]


def read_site(site: Path) -> Site:
    """Read every file by its place, also hidden ones."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def start(root: Path, marker: str) -> subprocess.Popen:
    """Start the command in a group of its own, as a shell does."""
    with (root / "said").open("w") as said:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "render", "--only", REPORT, "--jobs", "2"],
            env=os.environ
            | {"SHANHAI_ROOT": str(root), "TMPDIR": str(PASSING), MARKER: marker},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )


def find_marked(marker: str) -> Iterator[psutil.Process]:
    """Find the processes of a run, whoever is their parent by now."""
    for process in psutil.process_iter():
        try:
            is_marked = process.environ().get(MARKER) == marker
            if is_marked and process.status() != psutil.STATUS_ZOMBIE:
                yield process
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue


def wait_for(condition: Callable[[], bool], *, seconds: float = LONG) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def stamp(site: Path) -> dict[str, int]:
    """Return when each file of the site that is there was put in its place."""
    places = {name: site / name for name in FILES}
    return {
        name: path.stat().st_mtime_ns for name, path in places.items() if path.exists()
    }


def count_new(site: Path, before: dict[str, int]) -> int:
    return len(stamp(site).items() - before.items())


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """Return both versions of the site, made without a disturbance.

    It is their checkout whose data this process and its workers read.
    """
    PASSING.mkdir()
    root = make_project(tmp_path_factory.mktemp("undisturbed"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHANHAI_ROOT", str(root))
        sites = {}
        for version in VERSIONS:
            write_reports(root, version)
            finish(root)
            sites[version] = read_site(root / "build" / "site")
        assert sorted(sites["first"]) == FILES
        assert all(sites["first"][name] != sites["second"][name] for name in MADE)
        yield sites
    shutil.rmtree(PASSING)


def finish(root: Path) -> None:
    """Render what is missing, as the command does, by processes started before."""
    outcomes = render_site(
        shanhai.load(),
        notebooks=root / "notebooks",
        out=root / "build" / "site",
        executor=use_processes(2),
        only=[REPORT],
    )
    check_made(outcomes)


def kill(run: subprocess.Popen, sign: signal.Signals, target: str) -> int:
    """Send a signal; Ctrl-C at a terminal reaches the whole group of the command."""
    if target != MAIN:
        for one in find_helpers(run.pid, target)[:1]:
            one.send_signal(sign)
    elif run.poll() is None:
        send = os.killpg if sign == signal.SIGINT else os.kill
        send(run.pid, sign)
    return run.wait(LONG)


def find_helpers(pid: int, target: str) -> list[psutil.Process]:
    """Find the process that forks the others, or those of the pages."""
    try:
        helpers = psutil.Process(pid).children()
        servers = [one for one in helpers if "forkserver" in " ".join(one.cmdline())]
        pages = [page for one in servers for page in one.children()]
    except psutil.NoSuchProcess:
        return []
    return servers if target == SERVER else pages


def disturb(
    root: Path, stage: int, fraction: float, sign: signal.Signals, target: str
) -> tuple[int, Site]:
    """Kill a run; return its exit code and what it leaves."""
    site, marker = root / "build" / "site", f"{root}-{random.random()}"
    before = stamp(site)
    run = start(root, marker)
    wait_for(lambda: run.poll() is not None or count_new(site, before) >= stage)
    time.sleep(fraction * (LONGEST_STEP if stage else LONGEST_BEGINNING))
    code = kill(run, sign, target)
    wait_for(lambda: not list(find_marked(marker)), seconds=TRACELESS)
    said = (root / "said").read_text()
    if target != MAIN:
        # It costs a second try, not the render.
        assert code == 0, said
    elif sign == signal.SIGINT and stage:
        judge_interruption(code, said)
    judge_manifest(root / "build" / "site.manifest.json")
    return code, read_site(site)


def judge_pages(left: Site, sites: dict[str, Site]) -> int:
    """Check that each file is whole, of one version or the other; count the new."""
    files = {name: left[name] for name in {*left} & {*FILES}}
    assert {name for name in left if name.endswith("html")} <= {*files}
    for name, content in files.items():
        assert content in {site[name] for site in sites.values()}
    return sum(content == sites["second"][name] for name, content in files.items())


def judge_interruption(code: int, said: str) -> None:
    """Check what Ctrl-C gives while pages are made: one plain line beside theirs.

    Once all is done and Python itself is ending, that is ended without a word.
    """
    notes = [line for line in said.splitlines() if not line.startswith("[")]
    assert (code, notes) in [(130, [INTERRUPTED]), (0, []), (-signal.SIGINT, [])]


def judge_manifest(path: Path) -> None:
    """Check that the manifest, if there is one, is whole."""
    if path.exists():
        assert set(json.loads(path.read_text("utf-8"))) == {"state", "files"}


def run_lane(
    root: Path, moments: list[tuple], sites: dict[str, Site]
) -> list[tuple[int, int]]:
    """Kill one run after the other; each next run finishes the rest."""
    site, found = root / "build" / "site", []
    for moment, version in zip(moments, itertools.cycle(VERSIONS), strict=False):
        write_reports(root, version)
        code, left = disturb(root, *moment)
        found.append((code, judge_pages(left, sites)))
        finish(root)
        assert read_site(site) == sites[version]
        beside = {path.name for path in site.parent.iterdir()}
        assert beside == {"site", "site.manifest.json", ".site.lock"}
    return found


def test_a_render_killed_at_any_moment_leaves_a_site_that_the_next_one_finishes(
    tmp_path, sites
):
    chance = random.Random(SEED)
    stages = STAGES * (KILLS // len(STAGES))
    chance.shuffle(stages)
    signs, targets = itertools.cycle(SIGNS), itertools.cycle(TARGETS)
    moments = [(one, chance.random(), next(signs), next(targets)) for one in stages]
    roots = [make_project(tmp_path / str(lane)) for lane in range(LANES)]
    lanes = [moments[lane::LANES] for lane in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        made = pool.map(run_lane, roots, lanes, [sites] * LANES)
        found = [one for lane in made for one in lane]
    assert len(found) == KILLS
    last = start(roots[0], "last")
    assert last.wait(LONG) == 0, (roots[0] / "said").read_text()
    assert list(PASSING.iterdir()) == []
    # The moments fell inside the runs: most were still going, some pages were new.
    assert sum(code != 0 for code, _ in found) > KILLS / 3
    assert len({new for _, new in found}) > 2
    files = json.loads((roots[0] / "build" / "site.manifest.json").read_text())["files"]
    assert all(files[page]["seconds"] > 0 for page in MADE)
    assert all(files[page]["peak_bytes"] > 50 << 20 for page in MADE)
