"""Print what loading the corpus costs a new Python, as ratios measured in one run.

The yardstick is what any reader of the tables must pay: the same CSV files read
with pandas, and one pass of frictionless over the data package.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from shanhai import paths
from shanhai.lean_imports import import_lean

RUNS = 7
LIMIT = 0.5
HEAVY = ("papermill", "nbconvert", "seaborn")
SIDES = {
    "load": "import shanhai; shanhai.load()",
    "read": "from bench_load import read_and_validate; read_and_validate()",
}


def read_and_validate() -> None:
    """Read every table with pandas, and validate the package once."""
    # What this saves would make the yardstick twice as long, and the claim an easy one.
    import_lean("jsonschema")
    import frictionless
    import pandas as pd

    descriptor = paths.data_dir() / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        pd.read_csv(descriptor.parent / resource["path"])
    if not frictionless.validate(str(descriptor), type="package").valid:
        sys.exit("the data package is not valid; run `shanhai check`")


def run_in_new_python(program: str) -> list[str]:
    """Return the words that a program prints in a process of its own."""
    command = [sys.executable, "-c", program]
    folder = Path(__file__).parent
    run = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, check=True)
    return run.stdout.decode().split()


def measure(program: str) -> float:
    """Return the seconds of processor time that a program takes, start included."""
    (seconds,) = run_in_new_python(
        f"{program}; import time; print(time.process_time())"
    )
    return float(seconds)


def list_heavy_imports() -> list[str]:
    """Return the heavy packages that ``import shanhai`` loads in a new Python."""
    loaded = run_in_new_python("import sys, shanhai; print(*sys.modules)")
    return [name for name in HEAVY if name in loaded]


def main() -> int:
    """Print both claims; return 0 when they hold."""
    # One round to warm up.
    rounds = [
        {name: measure(program) for name, program in SIDES.items()}
        for _ in range(RUNS + 1)
    ][1:]
    load, read = (statistics.median(one[name] for one in rounds) for name in SIDES)
    heavy = list_heavy_imports()
    print(f"load: median of {RUNS} processes: {load * 1000:.0f} ms")
    print(f"pandas + one frictionless pass: {read * 1000:.0f} ms")
    print(f"ratio: {load / read:.2f} (must be at most {LIMIT:g})")
    print(f"import shanhai loads of {', '.join(HEAVY)}: {', '.join(heavy) or 'none'}")
    return int(load / read > LIMIT or bool(heavy))


if __name__ == "__main__":
    sys.exit(main())
