"""Print what drawing the charts of a profile costs, each way next to the one taken.

All ways draw the same panels from the same figures, one after the other, in turns.
`--write` puts the table into README.md.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from chart_ways import LANG, WAYS
from claims import Claim, print_claims, print_machine

from shanhai import load
from shanhai.analysis.selection import select_figures
from shanhai.reporting.charts.panels import Panel, list_panels
from shanhai.reporting.words.figures import word_figures

ROUNDS = 9
README = Path(__file__).with_name("README.md")
TABLE = re.compile(r"(<!-- bench_charts -->\n).*?(<!-- end -->)", re.DOTALL)


def list_profile_panels() -> list[Panel]:
    """List the panels of the profile that has the most of them."""
    corpus = load()
    found = []
    for pairing_id in corpus.known("pairing"):
        figures = select_figures(corpus, pairing_ids=[pairing_id])
        parts = [part for _, part in figures.groupby("domain_id", sort=False)]
        worded = [word_figures(corpus, part, LANG) for part in parts]
        found.append([panel for one in worded for panel in list_panels(one, LANG)])
    return max(found, key=len)


def measure(panels: Sequence[Panel], rounds: int) -> dict[str, tuple[float, int]]:
    """Return the median seconds of processor of each way, and its bytes in a page."""
    seconds: dict[str, list[float]] = {way.name: [] for way in WAYS}
    sizes = {}
    # One round to warm up: fonts, outlines.
    for number in range(rounds + 1):
        for way in WAYS:
            start = time.process_time()
            drawn = way.draw(panels)
            took = time.process_time() - start
            seconds[way.name] += [took] if number else []
            sizes[way.name] = len(drawn.encode())
        print(f"round {number} of {rounds}", file=sys.stderr, flush=True)
    return {
        name: (statistics.median(one), sizes[name]) for name, one in seconds.items()
    }


def write_table(costs: dict[str, tuple[float, int]]) -> str:
    """Write what every way costs relative to the one taken, as Markdown."""
    time_taken, size_taken = costs[WAYS[0].name]
    rows = [
        f"| {way.name} | {costs[way.name][0] / time_taken:.2f} "
        f"| {costs[way.name][1] / size_taken:.2f} | {way.why} |"
        for way in WAYS
    ]
    return "\n".join(
        ["| way | time | bytes | why |", "| --- | --- | --- | --- |", *rows]
    )


def main() -> int:
    """Print the table; return 0 when no way to the same picture is cheaper."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", action="store_true", help="put it into README.md")
    arguments = parser.parse_args()
    print_machine()
    panels = list_profile_panels()
    costs = measure(panels, arguments.rounds)
    table = write_table(costs)
    print(f"{len(panels)} drawings; medians of {arguments.rounds}\n{table}")
    if arguments.write:
        content = README.read_text(encoding="utf-8")
        filled = TABLE.sub(lambda found: f"{found[1]}{table}\n{found[2]}", content)
        README.write_text(filled, encoding="utf-8")
    taken = costs[WAYS[0].name][0]
    return print_claims(
        Claim(f"{way.name}, to the way taken", costs[way.name][0] / taken, least=0.9)
        for way in WAYS
        if way.is_same
    )


if __name__ == "__main__":
    sys.exit(main())
