"""Print what loading the corpus costs, as ratios measured in one run.

The yardstick is what any reader of the tables must pay: the same CSV files read
with pandas, and one pass of frictionless over the data package.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import frictionless
import pandas as pd

import shanhai
from shanhai import paths

RUNS = 7
LIMIT = 2.0
HEAVY = ("papermill", "nbconvert", "seaborn")


def read_with_pandas_and_validate(data_dir: Path) -> None:
    """Read every table with pandas, and validate the package once."""
    descriptor = data_dir / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        pd.read_csv(data_dir / resource["path"])
    if not frictionless.validate(str(descriptor), type="package").valid:
        sys.exit("the data package is not valid; run `shanhai check`")


def measure(task: Callable[[], object]) -> float:
    """Return the seconds that one run of a task takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def list_heavy_imports() -> list[str]:
    """Return the heavy packages that ``import shanhai`` loads in a new Python."""
    program = "import sys, shanhai; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [name for name in HEAVY if name in run.stdout.split()]


def main() -> int:
    """Print both claims; return 0 when they hold."""
    tasks = {"load": shanhai.load, "read": read_with_pandas_and_validate}
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    with TemporaryDirectory() as folder:
        # One round to warm up. Every round has its own copy: what was loaded
        # once is known, and costs nothing again.
        for number in range(RUNS + 1):
            data_dir = Path(folder) / str(number)
            shutil.copytree(paths.data_dir(), data_dir)
            for name, task in tasks.items():
                took = measure(partial(task, data_dir))
                seconds[name] += [took] if number else []
    load, read = (statistics.median(seconds[name]) for name in tasks)
    heavy = list_heavy_imports()
    print(f"load: median of {RUNS} runs: {load * 1000:.0f} ms")
    print(f"pandas + one frictionless pass: {read * 1000:.0f} ms")
    print(f"ratio: {load / read:.2f} (must be below {LIMIT:g})")
    print(f"import shanhai loads of {', '.join(HEAVY)}: {', '.join(heavy) or 'none'}")
    return int(load / read >= LIMIT or bool(heavy))


if __name__ == "__main__":
    sys.exit(main())
