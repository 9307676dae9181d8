"""Put several tables in place together: all of them, or none, whatever happens.

New files are written aside first. Then one rename of their folder to `.accepting` says
that they hold; from then on the swap can only be finished, by whoever comes next.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from shanhai.errors import ShanhaiError

HELD = ".accepting"
_ASIDE = ".accepting-"


def swap_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replace files of a folder by others.

    Raises
    ------
    OSError
        When the system refuses; every file is what it was.
    """
    for left in folder.glob(f"{_ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    try:
        for name, content in contents.items():
            with (aside / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        aside.rename(folder / HELD)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    finish_swap(folder)


def finish_swap(folder: Path) -> bool:
    """Finish a swap that was cut off, and say if there was one.

    Two that finish it at the same time each do what the other has not done yet.
    """
    held = folder / HELD
    if not held.is_dir():
        return False
    with suppress(FileNotFoundError):
        for file in sorted(held.iterdir()):
            with suppress(FileNotFoundError):
                file.replace(folder / file.name)
        held.rmdir()
    return True


def refuse_unfinished(folder: Path) -> None:
    """Refuse to read tables of which some are new and some are not yet.

    Raises
    ------
    ShanhaiError
        When a swap is under way, or was cut off.
    """
    if (folder / HELD).exists():
        raise ShanhaiError(
            f"{folder}: tables are being put in place, or that was interrupted. "
            "`shanhai check` finishes it; then do the same again."
        )
