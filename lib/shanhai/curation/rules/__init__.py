"""The codebook's rules beyond the table contract, one module a table."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

Tables = Mapping[str, pd.DataFrame]

HEADER_LINES = 2


def line_of(row: pd.Series | tuple) -> int:
    """Return the line in its CSV file of a row as it was read."""
    return int(getattr(row, "Index", getattr(row, "name", 0))) + HEADER_LINES
