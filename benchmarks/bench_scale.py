"""Print what a report costs in runs of 20, 200 and 1,000 reports, as ratios of one run.

Profiles of a synthetic corpus of 500 pairings in two languages. The corpus, and with it
the work of each page, is the same for every size. Time per report is that from the
first page to the last; what comes before and after is done once, whatever the size:
it is printed apart. Last, one figure of one of many pairings changes.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from checkout import Checkout, copy_checkout, list_exact
from claims import Claim, print_claims, print_machine
from commands import shanhai
from own_sides import PARALLEL, Renders, drop_site
from process_memory import watch_tree
from synthetic_folder import fill_checkout

from shanhai import load
from shanhai.rendering.manifest import Manifest

PAIRINGS = 500
SIZES = (20, 200, 1000)
ROUNDS = 3
LANGUAGES = 2
WITHIN = 1.1
DOT_EACH = 10
BYTES_PER_MIB = 2**20


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds a page, seconds apart from pages, bytes at most."""

    each: float
    apart: float
    peak: int


def render(checkout: Checkout, site: Path, pairings: Sequence[str]) -> Cost:
    """Render the profiles of some pairings into an empty folder; measure it."""
    drop_site(site)
    words = chain.from_iterable(("--only", f"profile-{code}") for code in pairings)
    command = shanhai("render", "--out", site, "--jobs", PARALLEL, *words)
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        env=checkout.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    ends: dict[str, float] = {}
    said = []
    with watch_tree(process.pid) as peak:
        for line in process.stdout:
            said.append(line)
            if line.startswith("["):
                ends[line.split()[1].removesuffix(":")] = time.monotonic()
                print("." * (len(ends) % DOT_EACH == 0), end="", flush=True)
        code = process.wait()
    if code or len(ends) != len(pairings) * LANGUAGES:
        sys.exit(f"\nthe render ended with code {code}:\n{''.join(said[-DOT_EACH:])}")
    among = max(ends.values()) - _find_begin(site, ends)
    return Cost(
        each=among / len(ends),
        apart=time.monotonic() - start - among,
        peak=peak.held,
    )


def _find_begin(site: Path, ends: dict[str, float]) -> float:
    """Return when the page began that ended first."""
    first, end = next(iter(ends.items()))
    return end - Manifest(site)[first].seconds


def measure(
    checkout: Checkout, pairings: Sequence[str], sizes: Sequence[int], rounds: int
) -> dict[int, list[Cost]]:
    """Measure all sizes in turns; the largest once, as it is a mean of many pages."""
    costs: dict[int, list[Cost]] = {size: [] for size in sizes}
    for number in range(rounds):
        for size in sizes if number == 0 else sizes[:-1]:
            told = f"{time.strftime('%H:%M:%S')} {size} reports, a dot for {DOT_EACH} "
            print(told, end="", flush=True)
            count = size // LANGUAGES
            chosen = pairings[:: len(pairings) // count][:count]
            cost = render(checkout, checkout.root / "build" / "site", chosen)
            costs[size].append(cost)
            print(
                f" {cost.each:.2f} s a report, {cost.apart:.0f} s apart from them, "
                f"{cost.peak / BYTES_PER_MIB:.0f} MiB",
                flush=True,
            )
    return costs


def measure_change(
    checkout: Checkout, pairings: Sequence[str]
) -> tuple[Claim, list[str]]:
    """Change a figure between two renders; claim their ratio, list needless pages."""
    code = pairings[len(pairings) // 2]
    figures = load(checkout.root / "data").figures
    figure_id = list_exact(figures[figures["pairing_id"] == code])[0]
    count = len(pairings) * LANGUAGES
    print(f"{time.strftime('%H:%M:%S')} {count} reports ", end="", flush=True)
    site = checkout.root / "build" / "site"
    drop_site(site)
    renders = Renders(checkout, [f"profile-{one}" for one in pairings])
    cold = renders.render_cold(site)
    seconds, made = renders.render_changed(site, figure_id)
    print(f" {cold:.0f} s; {figure_id} changed: {seconds:.1f} s", flush=True)
    needless = [
        f"{figure_id} changed, and {name} was made"
        for name in sorted(made)
        if name.startswith("profile-") and not name.startswith(f"profile-{code}.")
    ]
    name = f"one figure of {count} reports changed, to cold"
    return Claim(name, seconds / cold, most=1 / 4), needless


def judge(costs: dict[int, list[Cost]]) -> list[Claim]:
    """Give the claims: neither time a report nor memory grows with their number."""
    each = {
        size: statistics.median(one.each for one in runs)
        for size, runs in costs.items()
    }
    peaks = {
        size: statistics.median(one.peak for one in runs)
        for size, runs in costs.items()
    }
    some, *_, most = costs
    many = list(costs)[-2]
    spread = max(each.values()) / min(each.values())
    return [
        Claim(f"time per report, {most} to {some}", each[most] / each[some]),
        Claim(f"time per report, {most} to {many}", each[most] / each[many]),
        Claim("time per report, slowest size to fastest", spread, most=WITHIN),
        Claim(
            f"peak memory of all processes, {most} to {many}",
            peaks[most] / peaks[many],
            most=WITHIN,
        ),
    ]


def main() -> int:
    """Print the claims; return 0 when they hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=SIZES,
        help="reports in each run, even numbers, rising; fewer for a quick look",
    )
    parser.add_argument("--pairings", type=int, default=PAIRINGS)
    arguments = parser.parse_args()
    print_machine()
    with TemporaryDirectory(prefix="shanhai-bench-") as name:
        checkout = copy_checkout(Path(name) / "checkout")
        pairings = fill_checkout(checkout, n_pairings=arguments.pairings)
        costs = measure(checkout, pairings, arguments.sizes, arguments.rounds)
        some = arguments.sizes[-2] // LANGUAGES
        change, needless = measure_change(checkout, pairings[:some])
    return print_claims([*judge(costs), change], needless)


if __name__ == "__main__":
    sys.exit(main())
