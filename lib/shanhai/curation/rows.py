"""The rows of a table, as named tuples, and the codes above a code."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import pandas as pd


def iterate_rows(table: pd.DataFrame) -> Iterator[tuple]:
    """Yield each row as a named tuple of its columns, without the index.

    Like pandas' `itertuples(index=False)`, which takes several times as long for a
    table of few rows and many columns: it makes a new type at every call. Numbers
    are Python's own.
    """
    make = _make_row_type(tuple(table.columns))._make
    return map(make, zip(*_list_columns(table), strict=True))


def number_rows(table: pd.DataFrame) -> Iterator[tuple]:
    """Yield each row as `iterate_rows` does, its ``Index`` before its columns."""
    make = _make_row_type(("Index", *table.columns))._make
    columns = (table.index.tolist(), *_list_columns(table))
    return map(make, zip(*columns, strict=True))


def _list_columns(table: pd.DataFrame) -> list[list]:
    # A Series for each column, or one array for all, takes three times as long.
    arrays = table._iter_column_arrays()
    return [np.asarray(array, dtype=object).tolist() for array in arrays]


@lru_cache
def _make_row_type(names: tuple[str, ...]) -> type[tuple]:
    return namedtuple("Row", names, rename=True)


def list_above(code: str, parents: Mapping[str, str]) -> list[str]:
    """Return a code and all above it, upward; one met twice ends the list."""
    found: list[str] = []
    while code:
        is_circle = code in found
        found.append(code)
        code = "" if is_circle else parents.get(code, "")
    return found
