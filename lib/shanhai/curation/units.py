"""The units of figures: their names, steps and words, as the table of units has them.

The library brings one such table along: the standard. A corpus has its own; what it
says of its units is kept by their codes, so that pages can write them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from shanhai import paths

if TYPE_CHECKING:
    import pandas as pd

# What every unit of a corpus that was loaded is called.
_LOADED: dict[str, Unit] = {}
_FACTOR = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,9})?")
_ONE = Decimal(1)


@dataclass(frozen=True)
class Unit:
    """Hold one row of the table of units."""

    unit_id: str
    name_en: str
    name_zh: str
    resolution: Decimal
    is_integer: bool
    name_en_one: str
    words: str

    def list_words(self) -> Iterator[tuple[str, Decimal | None]]:
        """Yield each spelling, and how much of the unit it is; None is no factor."""
        for entry in self.words.split():
            word, is_scaled, factor = entry.partition("=")
            if word:
                yield word, _read_factor(factor) if is_scaled else _ONE


def list_units(table: pd.DataFrame) -> tuple[Unit, ...]:
    """Return the rows of a corpus' table; without its words, those of the standard."""
    standard = {unit.unit_id: unit.words for unit in list_standard_units()}
    return tuple(
        Unit(
            row.unit_id,
            row.name_en,
            row.name_zh,
            _read_step(repr(float(row.resolution))),
            bool(row.is_integer),
            getattr(row, "name_en_one", ""),
            getattr(row, "words", standard.get(row.unit_id, "")),
        )
        for row in table.itertuples()
    )


@cache
def list_standard_units() -> tuple[Unit, ...]:
    """Return the units that the library brings along."""
    return read_units(paths.shipped_data_dir())


def read_units(folder: Path) -> tuple[Unit, ...]:
    """Return the units of a data folder; none where their table cannot be read."""
    path = folder / "units.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_read_row(row) for row in csv.DictReader(file))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, csv.Error):
        return ()


def keep_units(table: pd.DataFrame) -> None:
    """Keep what a corpus says of its units, for `find_unit`."""
    _LOADED.update((unit.unit_id, unit) for unit in list_units(table))


def find_unit(unit_id: str) -> Unit | None:
    """Return a unit by its code, as the corpus loaded last has it, or the standard."""
    if unit_id in _LOADED:
        return _LOADED[unit_id]
    standard = (unit for unit in list_standard_units() if unit.unit_id == unit_id)
    return next(standard, None)


def _read_row(row: dict[str, str]) -> Unit:
    is_integer = row["is_integer"].lower() == "true"
    step = _read_step(row["resolution"])
    names = (row[name] for name in ("unit_id", "name_en", "name_zh"))
    return Unit(*names, step, is_integer, row["name_en_one"], row["words"])


def _read_step(text: str) -> Decimal:
    """Read a resolution; the contract names one that is no step."""
    is_step = re.fullmatch(r"[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?", text)
    return (is_step and Decimal(text)) or _ONE


def _read_factor(text: str) -> Decimal | None:
    return (_FACTOR.fullmatch(text) and Decimal(text)) or None
