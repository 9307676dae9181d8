"""A folder for files that pass: it goes with its process, or with the next run."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from shanhai.errors import ShanhaiError

PREFIX = "shanhai-run-"
# What the address of a socket may be at most on macOS, without the names below.
LONGEST = 103 - len(f"/{PREFIX}12345678/listener-12345678")


@cache
def find_scratch() -> Path:
    """Return this process's folder below TMPDIR; below /tmp where a socket needs that.

    It is removed when the process ends; if that is killed, by the next that has one.

    Raises
    ------
    ShanhaiError
        When it cannot be made.
    """
    try:
        return _make(_find_parent())
    except OSError as error:
        raise ShanhaiError(
            f"TMPDIR: no folder for temporary files can be made ({error}). Make room, "
            f"or set TMPDIR to a folder whose name has at most {LONGEST} letters."
        ) from error


def drop_abandoned() -> None:
    """Remove the folders whose process has ended: nobody holds their locks."""
    for folder in _find_parent().glob(f"{PREFIX}*"):
        with suppress(OSError):
            handle = _lock(folder)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(handle)


def _find_parent() -> Path:
    parent = Path(tempfile.gettempdir())
    return parent if len(os.fsencode(parent)) <= LONGEST else Path("/tmp")


def _make(parent: Path) -> Path:
    """Make a folder that nobody removes as long as this process lives."""
    drop_abandoned()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    # Another run may find it before it is locked.
    with suppress(BlockingIOError, FileNotFoundError):
        handle = _lock(folder)
        if folder.exists():
            # Imported here: a render that finds nothing to do must not wait for it.
            # Unlike atexit, it is heard in processes of multiprocessing, too.
            from multiprocessing.util import Finalize

            Finalize(None, _leave, args=[handle], exitpriority=0)
            return folder
    return _make(parent)


def _leave(handle: int) -> None:
    os.close(handle)
    drop_abandoned()


def _lock(folder: Path) -> int:
    """Open and lock a folder of this user's; OSError if another's, a link or held."""
    import fcntl  # Windows has none, and nothing that forks

    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(handle).st_uid != os.geteuid():
            raise PermissionError(folder)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
