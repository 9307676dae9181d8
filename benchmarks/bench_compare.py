"""Print how the gate's cost grows with the corpus, as ratios measured in one run.

Every indicator is compared across all pairings, one after the other, as the
reports do. The corpus is synthetic; making it is not measured.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from dataclasses import replace

from synthetic import build_synthetic

from shanhai import Corpus
from shanhai.analysis.comparability import compare

SIZES = (100, 400, 1000)
INDICATORS = 40
RUNS = 3
LIMIT = 1.5


def compare_all(corpus: Corpus) -> int:
    """Compare each indicator across all pairings; return how many were judged."""
    return sum(
        compare(corpus, indicator_ids=[code]).n_figures
        for code in corpus.known("indicator")
    )


def measure_seconds(corpus: Corpus) -> float:
    """Return the seconds of one round on a corpus whose comparisons nobody knows."""
    corpus = replace(corpus)
    start = time.perf_counter()
    compare_all(corpus)
    return time.perf_counter() - start


def measure_peak(corpus: Corpus) -> int:
    """Return the bytes held at most during such a round, above those before it."""
    corpus = replace(corpus)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    compare_all(corpus)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - before


def main() -> int:
    """Print the claims; return 0 when they hold."""
    corpora = {
        size: build_synthetic(n_pairings=size, n_indicators=INDICATORS)
        for size in SIZES
    }
    counts = {size: compare_all(corpus) for size, corpus in corpora.items()}
    seconds = dict.fromkeys(SIZES, float("inf"))
    for _ in range(RUNS):
        for size, corpus in corpora.items():
            seconds[size] = min(seconds[size], measure_seconds(corpus))
    peaks = {size: measure_peak(corpora[size]) for size in (SIZES[0], SIZES[-1])}
    small, middle, large = SIZES
    each = {size: seconds[size] / counts[size] for size in SIZES}
    further = [
        (seconds[more] - seconds[less]) / (counts[more] - counts[less])
        for less, more in ((small, middle), (middle, large))
    ]
    ratios = {
        f"time per figure, {large} pairings to {small}": each[large] / each[small],
        f"time per further figure, from {middle} to {large} against {small} to "
        f"{middle}": further[1] / further[0],
        f"peak memory per figure, {large} pairings to {small}": (
            peaks[large] / counts[large] / (peaks[small] / counts[small])
        ),
    }
    for size in SIZES:
        print(
            f"{size} pairings × {INDICATORS} indicators: {counts[size]} figures, "
            f"{each[size] * 1e6:.0f} µs a figure"
        )
    for name, ratio in ratios.items():
        print(f"{name}: {ratio:.2f} (must be at most {LIMIT:g})")
    return int(any(ratio > LIMIT for ratio in ratios.values()))


if __name__ == "__main__":
    sys.exit(main())
