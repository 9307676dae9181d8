"""The rounds of `bench_render.py`: every side in its turn, and what they claim."""

from __future__ import annotations

import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from claims import Claim
from own_sides import Renders, compare_sites, drop_site, start_cluster
from rival_sides import Rivals

from shanhai.rendering.manifest import Manifest
from shanhai.reporting.formatting.figures import make_anchor

COLD, UNCHANGED, CHANGED = "cold", "nothing changed", "one figure changed"
START = "start, with a page in each language"
COMMANDS, INTERFACES, LIMIT = "command line", "Python interfaces", "limit"
CODE = re.compile(r'\n<details class="code">.*?</details>', re.DOTALL)
CLUSTER, BESIDE = "two dask workers", "cold, beside the workers"


@dataclass(frozen=True)
class Bench:
    """The sides, their folder, and the seconds measured so far."""

    renders: Renders
    rivals: Rivals
    folder: Path
    figures: list[str]
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    shares: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def rounds(self) -> int:
        """Return how often each side is measured."""
        return len(self.figures)

    @property
    def site(self) -> Path:
        """Return the folder of the site that is measured."""
        return self.folder / "site"

    def take(self, side: str, task: Callable[[], float]) -> None:
        """Measure one side once, and say so."""
        print(f"{time.strftime('%H:%M:%S')} {side} ", end="", flush=True)
        seconds = task()
        self.seconds[side].append(seconds)
        print(f" {seconds:.1f} s", flush=True)

    def run_round(self, number: int) -> None:
        """Measure every side once, ours into an empty folder."""
        drop_site(self.site)
        self.take(COLD, lambda: self.renders.render_cold(self.site))
        self.take(UNCHANGED, lambda: self.renders.render(self.site))
        least = Renders(self.renders.checkout, [self.rivals.jobs[-1].page])
        self.take(START, lambda: least.render_cold(self.folder / "least"))
        for side, road in (
            (LIMIT, self.rivals.draw_barely),
            (INTERFACES, self.rivals.run_interfaces),
            (COMMANDS, self.rivals.loop_commands),
        ):
            with TemporaryDirectory(dir=self.folder) as folder:
                self.take(side, lambda road=road, out=folder: road(Path(out)))
        self.take(CHANGED, lambda: self._change(self.figures[number]))

    def run_cluster(self) -> None:
        """Measure two workers as often, in turns with two processes; compare sites."""
        checkout, site = self.renders.checkout, self.folder / "cluster"
        print("starting a scheduler and two workers ", end="", flush=True)
        with start_cluster(checkout, self.folder) as address:
            options = "--force", "--dask", address
            # Once to warm the workers up.
            self.renders.render(site, *options)
            print()
            for _ in range(self.rounds):
                for folder in (site, self.site):
                    drop_site(folder)
                self.take(CLUSTER, lambda: self.renders.render(site, *options))
                self.take(BESIDE, lambda: self.renders.render_cold(self.site))
        self._hold_against(CLUSTER, site)

    def compare_bytes(self) -> None:
        """Hold every other way to make the pages against the site, byte by byte.

        The site has been made by two processes, a figure at a time the last.
        """
        barely, lone = self.folder / "barely", self.folder / "lone"
        kernel = self.folder / "kernel"
        barely.mkdir()
        self.take("limit, for its bytes", lambda: self.rivals.draw_barely(barely))
        self.take("--jobs 1", lambda: self.renders.render(lone, "--jobs", 1))
        pages = list({job.report: job.page for job in self.rivals.jobs}.values())
        some = Renders(self.renders.checkout, pages)
        self.take(
            "--engine kernel, a page of each report",
            lambda: some.render(kernel, "--engine", "kernel", "--jobs", 2),
        )
        for way, site in (("--jobs 1", lone), ("kernel", kernel)):
            self._hold_against(way, site)
        self._hold_limit(barely)

    def find_needless(self) -> None:
        """Note what a render with nothing to do imports or starts."""
        if needless := self.renders.list_needless(self.site):
            self.faults.append(f"nothing changed, but there is {', '.join(needless)}")

    def judge(self) -> Iterator[Claim]:
        """Give every claim, by the medians."""
        median = {side: statistics.median(one) for side, one in self.seconds.items()}
        cold = median[COLD]
        yield Claim(f"{COMMANDS} to ours", median[COMMANDS] / cold, least=20)
        yield Claim(f"{INTERFACES} to ours", median[INTERFACES] / cold, least=1.6)
        yield Claim(f"ours to the {LIMIT}", cold / median[LIMIT], most=1.5)
        yield Claim(f"{UNCHANGED} to {COLD}", median[UNCHANGED] / cold, most=1 / 100)
        share = statistics.median(self.shares)
        yield Claim("share of all work that the pages are which show it", share)
        bound = median[START] + share * cold
        name = f"{CHANGED} to their share of {COLD} and the {START}"
        yield Claim(name, median[CHANGED] / bound, most=1)
        if CLUSTER in median:
            beside = median[BESIDE]
            yield Claim(f"{CLUSTER} to --jobs 2", median[CLUSTER] / beside, most=1.25)

    def _change(self, figure_id: str) -> float:
        seconds, made = self.renders.render_changed(self.site, figure_id)
        pages = {job.file_name for job in self.rivals.jobs}
        showing = {name for name in pages if self._shows(name, figure_id)}
        print(f" {figure_id}: {len(made & pages)} pages", end="")
        manifest = Manifest(self.site)
        work = {name: manifest[name].seconds for name in pages}
        self.shares.append(
            sum(work[name] for name in made & pages) / sum(work.values())
        )
        # Of these some read all figures, as the tutorials do: a digest may be coarse.
        print(f", {len(made & pages - showing)} of them do not show it", end="")
        if missed := sorted(showing - made):
            self.faults.append(f"{figure_id} changed, but not {', '.join(missed)}")
        return seconds

    def _shows(self, name: str, figure_id: str) -> bool:
        return f'id="{make_anchor("n", figure_id)}"' in self._read(self.site, name)

    def _read(self, site: Path, name: str) -> str:
        return (site / name).read_text(encoding="utf-8")

    def _hold_limit(self, barely: Path) -> None:
        """Hold the limit's pages, which are without code, against the site's."""
        differing = [
            job.file_name
            for job in self.rivals.jobs
            if not job.shows_code
            and self._read(barely, job.file_name)
            != CODE.sub("", self._read(self.site, job.file_name))
        ]
        print(f"{LIMIT}: {len(differing)} pages differ from those of --jobs 2")
        if differing:
            self.faults.append(f"{LIMIT}: {', '.join(sorted(differing))} differ")

    def _hold_against(self, way: str, site: Path) -> None:
        names = {job.file_name for job in self.rivals.jobs}
        differing = names & {*compare_sites(site, self.site)}
        print(f"{way}: {len(differing)} pages differ from those of --jobs 2")
        if differing:
            self.faults.append(f"{way}: {', '.join(sorted(differing))} differ")
