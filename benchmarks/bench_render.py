"""Print how fast the site is rendered, as ratios to other roads, measured in one run.

All sides work on one copy of data and notebooks, take turns, and are compared by
their medians. A round takes minutes: a line begins with each side, a dot is a page or
another line that it printed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from checkout import Checkout, copy_checkout, list_exact
from claims import print_claims, print_machine
from own_sides import Renders, has_cluster
from render_rounds import Bench
from rival_sides import Rivals

from shanhai import load, paths
from shanhai.rendering.plan import plan_jobs
from shanhai.rendering.registry import read_reports

ROUNDS = 3
STEP = 5


def list_figures(checkout: Checkout, count: int, only: list[str]) -> list[str]:
    """List figures of one exact value each, spread over the table."""
    figures = load().figures
    pairings = {name.removeprefix("profile-") for name in only}
    of_them = figures["pairing_id"].isin(pairings)
    shown = figures[of_them] if of_them.any() else figures
    codes = list_exact(shown)
    return [codes[len(codes) * n // count] for n in range(count)]


def read_arguments() -> argparse.Namespace:
    """Read how many rounds of which pages are wanted."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="a report or page, for a quick look; the claims are about the whole site",
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="run the command line for every page, not for one in five",
    )
    return parser.parse_args()


def main() -> int:
    """Print the claims; return 0 when they hold."""
    arguments = read_arguments()
    print_machine()
    with TemporaryDirectory(prefix="shanhai-bench-") as name:
        folder = Path(name)
        checkout = copy_checkout(folder / "checkout")
        checkout.use()
        reports = read_reports(paths.notebooks_dir())
        jobs = plan_jobs(load(), reports, only=arguments.only)
        step = 1 if arguments.whole else STEP
        rivals = Rivals(checkout, jobs, arguments.only, step)
        figures = list_figures(checkout, arguments.rounds, arguments.only)
        bench = Bench(Renders(checkout, arguments.only), rivals, folder, figures)
        told = f"{len(jobs)} pages; medians of {arguments.rounds}"
        if step > 1:
            told += f"; the command line makes one page in {step} of each report"
        print(told, flush=True)
        bench.renders.render(folder / "warm", "--jobs", 2)
        print(" warm", flush=True)
        for number in range(arguments.rounds):
            bench.run_round(number)
        bench.find_needless()
        bench.compare_bytes()
        if has_cluster(checkout):
            bench.run_cluster()
        else:
            print("dask is not installed: two workers are not measured")
        return print_claims(bench.judge(), bench.faults)


if __name__ == "__main__":
    sys.exit(main())
