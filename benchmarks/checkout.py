"""A copy of what a render reads beside the package, for a benchmark to change."""

from __future__ import annotations

import csv
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from shanhai import paths

# Without the first every process would compile our sources again; the second names
# documents that are not part of the project.
LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", paths.ORIGINALS_VARIABLE)
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Checkout:
    """The folder of a copy, and how commands find it."""

    root: Path

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment in which a command works with this copy."""
        kept = {key: one for key, one in os.environ.items() if key not in LEFT_OUT}
        found = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
        return {**kept, "PATH": found, paths.ROOT_VARIABLE: str(self.root)}

    def use(self) -> None:
        """Let this process work with the copy from here on."""
        os.environ |= self.environment
        for name in LEFT_OUT:
            os.environ.pop(name, None)


def copy_checkout(root: Path) -> Checkout:
    """Copy data, notebooks and licences into a new folder."""
    source = paths.project_root()
    for name in ("data", "notebooks"):
        shutil.copytree(source / name, root / name)
    for name in ("LICENSE", "LICENSE-DATA"):
        shutil.copy(source / name, root / name)
    return Checkout(root)


def list_exact(figures: pd.DataFrame) -> list[str]:
    """List the figures of one exact value each, for `change_figure`."""
    exact = (figures["qualifier"] == "exact") & (figures["low"] == figures["high"])
    return list(figures[exact]["figure_id"])


def change_figure(checkout: Checkout, figure_id: str) -> None:
    """Add a word to the notes of one figure: another value would break the rules."""
    path = checkout.root / "data" / "figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["figure_id"] == figure_id:
            row["note_en"] += " Changed."
            row["note_zh"] += "已改。"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
