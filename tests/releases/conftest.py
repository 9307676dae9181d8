"""Data folders that differ from the tiny one."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest


@pytest.fixture
def copy(tiny_dir: Path, tmp_path: Path) -> Path:
    """Return a copy of the tiny data folder that the test may change."""
    return Path(shutil.copytree(tiny_dir, tmp_path / "changed"))


@pytest.fixture
def rewrite() -> Callable[..., None]:
    """Return a function that reads a table, lets a test change it, writes it."""

    def rewrite_table(
        path: Path, change: Callable[[pd.DataFrame], pd.DataFrame]
    ) -> None:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        change(table).to_csv(
            path, index=False, lineterminator="\n", quoting=csv.QUOTE_ALL
        )

    return rewrite_table
