"""A folder for files that pass: it goes with its process, or with the next run."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from shanhai.errors import ShanhaiError

if TYPE_CHECKING:
    from filelock import FileLock

PREFIX = "shanhai-pass-"
# What the address of a socket may be at most on macOS, without the names below.
LONGEST = 103 - len(f"/{PREFIX}12345678/listener-12345678")


@cache
def find_scratch() -> Path:
    """Return this process's folder below TMPDIR; below /tmp where a socket needs that.

    It is removed when the process ends; if that is killed, by the next that has one.

    Raises ShanhaiError when it cannot be made.
    """
    # Imported here: a render that finds nothing to do must not wait for it.
    from multiprocessing.util import Finalize

    from filelock import FileLock

    drop_abandoned()
    try:
        handle, name = tempfile.mkstemp(".lock", PREFIX, _find_parent())
        os.close(handle)
        lock = FileLock(name, thread_local=False)
        lock.acquire()
        # Only now: what has no lock nobody removes.
        folder = Path(name).with_suffix("")
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise ShanhaiError(
            f"TMPDIR: no folder for temporary files can be made ({error}). Make room, "
            f"or set TMPDIR to a folder whose name has at most {LONGEST} letters."
        ) from error
    # Unlike atexit, it is heard in processes of multiprocessing, too.
    Finalize(None, _leave, args=[lock], exitpriority=0)
    return folder


def drop_abandoned() -> None:
    """Remove this user's folders whose process has ended: nobody holds their locks."""
    for path in _find_parent().glob(f"{PREFIX}*.lock"):
        from filelock import FileLock

        # Whoever holds it, and whoever has just removed it, is no error here.
        with suppress(OSError):
            if path.lstat().st_uid != os.geteuid():
                continue
            with FileLock(path, timeout=0):
                folder = path.with_suffix("")
                shutil.rmtree(folder, ignore_errors=True)
                if not folder.exists():
                    path.unlink()


def _leave(lock: FileLock) -> None:
    lock.release()
    drop_abandoned()


def _find_parent() -> Path:
    parent = Path(tempfile.gettempdir())
    return parent if len(os.fsencode(parent)) <= LONGEST else Path("/tmp")
