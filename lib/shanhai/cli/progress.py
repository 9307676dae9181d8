"""How a render goes, on stderr: a bar at a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from shanhai.rendering.pages import Page
from shanhai.rendering.renderer import Tell

BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{rate_fmt}, {remaining} left]{postfix}"


@contextmanager
def show_progress(total: int) -> Iterator[Tell]:
    """Give what is to be told of every page: its name, time and memory.

    Nothing is shown when there is nothing to make.
    """
    made = iter(range(1, total + 1))
    is_bar = total > 0 and sys.stderr.isatty()

    def tell(page: Page) -> None:
        name, peak = page.job.file_name, page.peak_bytes
        bar.set_postfix_str(name, refresh=False)
        bar.update()
        if not is_bar:
            memory = f", {peak / 2**20:.0f} MiB" if peak else ""
            state = "failed" if page.error else f"{page.seconds:.1f} s{memory}"
            line = f"[{next(made)}/{total}] {name}: {state}"
            print(line, file=sys.stderr, flush=True)

    with tqdm(total=total, unit="page", bar_format=BAR, disable=not is_bar) as bar:
        yield tell
