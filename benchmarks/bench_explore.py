"""Print how long the explorer takes to answer a choice, in seconds.

A reader waits: here seconds count, not ratios. On the project's own data and on a
synthetic corpus of 500 pairings; the table is in front, as it is at first. Pictures and
verdicts, which are made when their tab is opened, are printed beside them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from checkout import copy_checkout
from claims import Claim, print_claims, print_machine
from synthetic_folder import fill_checkout

import shanhai
from shanhai.curation.corpus import Corpus

PAIRINGS = 500
SOME = 3
LONGEST, LONGEST_SYNTHETIC = 0.5, 2.0
TABS = ("figures", "picture", "verdicts")


def list_choices(explorer: object, corpus: Corpus) -> Iterator[tuple[str, Callable]]:
    """Yield what a reader chooses, one after the other."""
    one, many = explorer._filters._one, explorer._filters._many
    some = tuple(corpus.known("pairing")[:SOME])
    yield "a domain", lambda: setattr(one["domain_id"], "value", "labour")
    indicator = "labour_employed"
    yield "an indicator", lambda: setattr(one["indicator_id"], "value", indicator)
    yield "pairings", lambda: setattr(many["pairing_id"], "value", some)
    yield "all pairings", lambda: setattr(many["pairing_id"], "value", ())
    yield "all domains", lambda: setattr(one["domain_id"], "value", "")
    yield "pairings again", lambda: setattr(many["pairing_id"], "value", some)


def measure(corpus: Corpus, limit: float) -> list[Claim]:
    """Answer all choices with the table in front; open the tabs after the last."""
    explorer = shanhai.explore(corpus)
    claims = []
    count = len(corpus.figures)
    for name, choose in list_choices(explorer, corpus):
        started = time.perf_counter()
        choose()
        seconds = time.perf_counter() - started
        told = f"seconds to answer the choice of {name}, {count} figures"
        claims.append(Claim(told, seconds, most=limit))
    explorer._filters._one["domain_id"].value = "labour"
    for tab, name in enumerate(TABS):
        started = time.perf_counter()
        explorer._tabs.selected_index = tab
        seconds = time.perf_counter() - started
        claims.append(Claim(f"seconds to open {name}, {count} figures", seconds))
    return claims


def main() -> int:
    """Print the claims; return 0 when they hold."""
    print_machine()
    claims = measure(shanhai.load(), LONGEST)
    with TemporaryDirectory(prefix="shanhai-bench-") as name:
        checkout = copy_checkout(Path(name) / "checkout")
        fill_checkout(checkout, n_pairings=PAIRINGS)
        large = shanhai.load(checkout.root / "data")
        claims += measure(large, LONGEST_SYNTHETIC)
    return print_claims(claims)


if __name__ == "__main__":
    sys.exit(main())
