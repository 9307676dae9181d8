"""What a benchmark claims, judged and printed; and the machine it was judged on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from shanhai.rendering.processes import count_cores

PACKAGES = ("ipykernel", "matplotlib", "nbconvert", "numpy", "pandas", "papermill")
BYTES_PER_GIB = 2**30


@dataclass(frozen=True)
class Claim:
    """Hold a ratio and the limits that it must keep to; no limit is no claim."""

    name: str
    ratio: float
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the ratio keeps to its limits."""
        is_enough = self.least is None or self.ratio >= self.least
        return is_enough and (self.most is None or self.ratio <= self.most)

    def __str__(self) -> str:
        limits = {"at least": self.least, "at most": self.most}
        told = [f"{word} {one:.4g}" for word, one in limits.items() if one is not None]
        verdict = f" (must be {', '.join(told)})" if told else ""
        return f"{self.name}: {self.ratio:.3g}{verdict}{'' if self.holds else ' FAILS'}"


def print_claims(claims: Iterable[Claim], faults: Iterable[str] = ()) -> int:
    """Print every claim and fault; return 0 when all claims hold and no fault is."""
    claims, faults = list(claims), list(faults)
    for line in (*claims, *(f"{fault} FAILS" for fault in faults)):
        print(line, flush=True)
    return int(bool(faults) or not all(claim.holds for claim in claims))


def print_machine() -> None:
    """Print what a ratio may hang on: cores, processor, memory, load, versions."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    print(
        f"{count_cores()} cores, {_name_processor()}, "
        f"{pages * size / BYTES_PER_GIB:.0f} GiB, {platform.system()}, "
        f"load {os.getloadavg()[0]:.1f}\n"
        f"Python {platform.python_version()}, {packages}",
        flush=True,
    )


def _name_processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = (line.partition(":")[2] for line in lines if line.startswith("model name"))
    return next(names, platform.processor()).strip() or "unknown processor"
