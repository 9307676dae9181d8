"""Run commands and time them, with a dot for every line of what they say."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from checkout import BIN

KEPT_LINES = 30


def shanhai(*words: object) -> list[str]:
    """Return the words of a `shanhai` command."""
    return [str(BIN / "shanhai"), *map(str, words)]


def run(command: Sequence[object], environment: Mapping[str, str]) -> str:
    """Run a command and return what it said; stop the benchmark when it fails."""
    process = subprocess.Popen(
        list(map(str, command)),
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    lines = []
    for line in process.stdout:
        lines.append(line)
        print(".", end="", flush=True)
    if code := process.wait():
        last = "".join(lines[-KEPT_LINES:])
        sys.exit(f"\n{' '.join(process.args)} ended with code {code}:\n{last}")
    return "".join(lines)


def measure(command: Sequence[object], environment: Mapping[str, str]) -> float:
    """Return the seconds from a command's start to its end."""
    start = time.perf_counter()
    run(command, environment)
    return time.perf_counter() - start
