"""How a render goes, on stderr: a bar at a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from shanhai.rendering.renderer import Outcome, Tell

BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{rate_fmt}, {remaining} left]{postfix}"


@contextmanager
def show_progress(total: int) -> Iterator[Tell]:
    """Give what is to be told of every page: its name, time and memory.

    Nothing is shown when there is nothing to make.
    """
    if not total:
        yield lambda outcome: None
    elif sys.stderr.isatty():
        with _show_bar(total) as tell:
            yield tell
    else:
        yield _write_lines(total)


@contextmanager
def _show_bar(total: int) -> Iterator[Tell]:
    with tqdm(total=total, unit="page", bar_format=BAR, file=sys.stderr) as bar:

        def tell(outcome: Outcome) -> None:
            bar.set_postfix_str(outcome.job.file_name, refresh=False)
            bar.update()

        yield tell


def _write_lines(total: int) -> Tell:
    made = iter(range(1, total + 1))

    def tell(outcome: Outcome) -> None:
        peak = outcome.peak_bytes
        memory = f", {peak / 2**20:.0f} MiB" if peak else ""
        state = "failed" if outcome.error else f"{outcome.seconds:.1f} s{memory}"
        count = f"[{next(made)}/{total}]"
        print(f"{count} {outcome.job.file_name}: {state}", file=sys.stderr, flush=True)

    return tell
