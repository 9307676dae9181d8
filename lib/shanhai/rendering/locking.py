"""One render at a time writes to a folder; a lock dies with its holder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from shanhai.errors import ShanhaiError, describe_refusal


class FolderHeldError(ShanhaiError):
    """Another render writes to the folder."""


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold a folder for this process; the lock is a file beside the folder.

    The system lets go of the lock when the process ends, however it ends.

    Raises
    ------
    FolderHeldError
        At once, when another process holds it.
    ShanhaiError
        When the lock's file cannot be made or opened.
    """
    path = folder.with_name(f".{folder.name}.lock")
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise FolderHeldError(
            f"{folder}: another render is writing to it. Wait for it to end, or "
            "choose another folder with --out."
        ) from error
    except OSError as error:
        raise ShanhaiError(describe_refusal(error, path)) from error
    try:
        yield
    finally:
        lock.release()
