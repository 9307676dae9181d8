"""Files that appear whole, or not at all."""

from __future__ import annotations

import errno
import glob
import os
from pathlib import Path

from shanhai.errors import ShanhaiError

PART = ".part"


class DiskError(ShanhaiError):
    """Name the folder whose disk has no room."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file under another name first, so that no half file ever stands.

    Raises
    ------
    DiskError
        When the disk is full; the file that stood there stands there still.
    """
    data = content.encode() if isinstance(content, str) else content
    draft = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise DiskError(
            f"{path.parent}: no space left on its disk for {path.name} "
            f"({len(data):,} bytes). Make room, or choose another folder with --out; "
            "pages rendered before stay as they were."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def drop_drafts(folder: Path, *, of: str = "*") -> None:
    """Remove what a render that was killed left half written, of one file or of all."""
    name = of if of == "*" else glob.escape(of)
    for draft in folder.glob(f".{name}.*{PART}"):
        draft.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raise ShanhaiError when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ShanhaiError(f"{folder}: cannot be made a folder: {error}") from error
