"""Notebooks and data laid out in a folder of one's own, to work in."""

from __future__ import annotations

import shutil
from pathlib import Path

from shanhai import paths
from shanhai.errors import ShanhaiError, describe_refusal
from shanhai.whole_files import replace_folder

# What JupyterLab and systems leave behind.
LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "*.nbconvert.ipynb")


def lay_out(folder: Path) -> tuple[Path, ...]:
    """Copy notebooks, data and the data's licence into a new or empty folder.

    It is whole or not there. Files come back sorted.

    Raises ShanhaiError when the folder holds anything, which may be somebody's work, or
    cannot be written.
    """
    folder = folder.expanduser().resolve()
    try:
        held = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
        if held:
            raise ShanhaiError(
                f"{folder}: holds {', '.join(held[:3])}. Nothing was written. Name a "
                "new or empty folder."
            )
        with replace_folder(folder) as made:
            for part in (paths.notebooks_dir(), paths.data_dir()):
                shutil.copytree(part, made / part.name, ignore=LEFT_BEHIND)
            if licence := paths.data_licence():
                shutil.copy(licence, made)
            if folder.exists():
                folder.rmdir()  # which spares what was put there meanwhile
    except OSError as error:
        raise ShanhaiError(describe_refusal(error, folder)) from error
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))
