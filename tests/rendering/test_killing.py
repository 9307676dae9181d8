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
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from small_project import PAGES, make_project, write_reports

import shanhai
from shanhai.cli import INTERRUPTED
from shanhai.rendering.executors import use_processes
from shanhai.rendering.renderer import check_outcomes, render_site

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
KILLS, LANES, SEED = int(os.environ.get("SHANHAI_KILLS", "20")), 2, 5
VERSIONS = "first", "second"
SIGNS = signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP
MAIN, SERVER, PAGE = "main", "server", "page"
TARGETS = MAIN, MAIN, MAIN, SERVER, PAGE
FIRST_PAGES = ["index.html", "index.zh.html"]
DOWNLOADS = ["downloads/shanhai-data.xlsx", "downloads/shanhai-data.zip"]
REPORT = "each"
MADE = [page for page in PAGES if page.startswith(REPORT)]
FILES = sorted([*MADE, *FIRST_PAGES, *DOWNLOADS])
# When to kill: at so many new files; 0 is when the process that forks starts, and
# BEGUN when the command does.
BEGUN, FORKS = -1, 0
STAGES = [BEGUN, BEGUN, BEGUN, FORKS, FORKS, 1, 2, 3, 4, 6]

Site = dict[str, bytes]


@dataclass(frozen=True)
class Bench:
    """The two versions of the site, made without a disturbance, and a stage's time."""

    sites: dict[str, Site]
    seconds: dict[int, float]


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
    """Return when each file of the site, but drafts, was put in its place."""
    return {name: find_stamp(site / name) for name in FILES}


def find_stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def has_reached(run: subprocess.Popen, stage: int, site: Path, before: dict) -> bool:
    if run.poll() is not None or stage == BEGUN:
        return True
    if stage == FORKS:
        return bool(psutil.Process(run.pid).children())
    after = stamp(site)
    return sum(before[name] != after[name] for name in FILES) >= stage


def measure_stages(root: Path) -> dict[int, float]:
    """Let a run come to its end; return how long it stays in each stage."""
    site = root / "build" / "site"
    before, moments = stamp(site), {}
    run = start(root, "undisturbed")
    for stage in STAGES:
        wait_for(lambda stage=stage: has_reached(run, stage, site, before))
        moments[stage] = time.monotonic()
    assert run.wait(LONG) == 0, (root / "said").read_text()
    ends = [*list(moments.values())[1:], time.monotonic()]
    return {
        stage: end - begin
        for (stage, begin), end in zip(moments.items(), ends, strict=True)
    }


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the checkout whose data this process and its workers read."""
    PASSING.mkdir()
    root = make_project(tmp_path_factory.mktemp("undisturbed"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHANHAI_ROOT", str(root))
        yield root
    shutil.rmtree(PASSING)


@pytest.fixture(scope="module")
def bench(tried: Path) -> Bench:
    sites, site = {}, tried / "build" / "site"
    seconds = measure_stages(tried)
    for version in VERSIONS:
        write_reports(tried, version)
        finish(tried)
        sites[version] = read_site(site)
    assert sorted(sites["first"]) == FILES
    for name in MADE:
        assert sites["first"][name] != sites["second"][name]
    return Bench(sites, seconds)


def finish_by_command(root: Path, marker: str) -> None:
    assert start(root, marker).wait(LONG) == 0, (root / "said").read_text()


def finish(root: Path) -> None:
    """Render what is missing, as the command does, by processes started before."""
    outcomes = render_site(
        shanhai.load(),
        notebooks=root / "notebooks",
        out=root / "build" / "site",
        executor=use_processes(2),
        only=[REPORT],
    )
    check_outcomes(outcomes)


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
    root: Path,
    stage: int,
    fraction: float,
    sign: signal.Signals,
    target: str,
    bench: Bench,
) -> tuple[int, int]:
    """Kill a run and judge what it leaves; return its exit code and new pages."""
    site, marker = root / "build" / "site", f"{root}-{random.random()}"
    before = stamp(site)
    run = start(root, marker)
    wait_for(lambda: has_reached(run, stage, site, before))
    time.sleep(fraction * bench.seconds[stage])
    code = kill(run, sign, target)
    wait_for(lambda: not list(find_marked(marker)), seconds=TRACELESS)
    left = read_site(site) if site.exists() else {}
    new = judge_pages(left, bench)
    judge_manifest(root / "build" / "site.manifest.json")
    if target != MAIN:
        # It costs a second try, not the render.
        assert code == 0, (root / "said").read_text()
    elif sign == signal.SIGINT and stage >= FORKS:
        judge_interruption(code, (root / "said").read_text())
    if before[MADE[0]]:
        finish(root)
    else:
        finish_by_command(root, marker)
    return code, new


def judge_pages(left: Site, bench: Bench) -> int:
    """Check that each page is whole, of one version or the other; count the new."""
    pages = {name: page for name, page in left.items() if name.endswith(".html")}
    versions = [{site[name] for site in bench.sites.values()} for name in pages]
    assert set(pages) <= set(FILES)
    for page, known in zip(pages.values(), versions, strict=True):
        assert page.rstrip().endswith(b"</html>")
        assert page in known
    for name in set(DOWNLOADS) & set(left):
        assert left[name] == bench.sites["first"][name]
    return sum(page == bench.sites["second"][name] for name, page in pages.items())


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


def leave_drafts(site: Path) -> None:
    """Leave what runs may leave that are killed while they write."""
    (site / "downloads").mkdir(parents=True)
    (site / "downloads" / ".shanhai-data.zip.1.part").write_text("half", "utf-8")
    (site / ".each-jia-yi.en.html.1.part").write_text("half", "utf-8")
    (site.parent / ".site.manifest.json.1.part").write_text("half", "utf-8")


def run_lane(root: Path, moments: list[tuple], bench: Bench) -> list[tuple[int, int]]:
    """Kill one run after the other; each next run finishes the rest."""
    site, found = root / "build" / "site", []
    leave_drafts(site)
    for moment, version in zip(moments, itertools.cycle(VERSIONS), strict=False):
        write_reports(root, version)
        found.append(disturb(root, *moment, bench))
        assert read_site(site) == bench.sites[version]
        beside = {path.name for path in site.parent.iterdir()}
        assert beside == {"site", "site.manifest.json", ".site.lock"}
    return found


def test_a_render_killed_at_any_moment_leaves_a_site_that_the_next_one_finishes(
    tmp_path, bench
):
    chance = random.Random(SEED)
    stages = STAGES * (KILLS // len(STAGES))
    chance.shuffle(stages)
    signs, targets = itertools.cycle(SIGNS), itertools.cycle(TARGETS)
    moments = [(one, chance.random(), next(signs), next(targets)) for one in stages]
    roots = [make_project(tmp_path / str(lane)) for lane in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        lanes = [
            pool.submit(run_lane, root, moments[lane::LANES], bench)
            for lane, root in enumerate(roots)
        ]
        found = [one for lane in lanes for one in lane.result()]
    assert len(found) == KILLS
    finish_by_command(roots[0], "last")
    assert list(PASSING.iterdir()) == []
    # The moments fell inside the runs: most were still going, some pages were new.
    assert sum(code != 0 for code, _ in found) > KILLS / 3
    assert len({new for _, new in found}) > 2


def test_time_and_memory_of_each_page_are_in_the_manifest(tried, bench):
    manifest = json.loads((tried / "build" / "site.manifest.json").read_text("utf-8"))
    for page in MADE:
        assert manifest["files"][page]["seconds"] > 0
        assert manifest["files"][page]["peak_bytes"] > 50 << 20
