"""Files and folders that appear whole or not at all, whatever ends the writer."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

_PART = ".part"
_DRAFT = re.compile(r"\.(.+)\.[0-9]+\.part")


def replace_file(path: Path, content: str | bytes) -> Path:
    """Write a file under another name beside its own, then give it its own.

    A link in its place is replaced; what it leads to stays as it is. Left out: what a
    power failure does to a file that the system has not written yet.

    Raises OSError when the system refuses; what stood there stands there still.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    try:
        draft.unlink(missing_ok=True)
        draft.write_bytes(content.encode() if isinstance(content, str) else content)
        return draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def drop_drafts(folder: Path, *, of: str = "") -> None:
    """Remove what a process that was killed left half written, of one file or all."""
    for path in folder.glob(f".*{_PART}"):
        draft = _DRAFT.fullmatch(path.name)
        if draft and of in ("", draft[1]):
            path.unlink(missing_ok=True)


@contextmanager
def replace_folder(folder: Path) -> Iterator[Path]:
    """Give a new folder beside a place, and put it there when it has been filled.

    What stood there is kept until the new one stands, and then gone.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as near:
        made, kept = Path(near) / "new", Path(near) / "old"
        made.mkdir()
        yield made
        try:
            if folder.exists():
                folder.rename(kept)
            made.rename(folder)
        except BaseException:  # Ctrl-C, too, must not leave the place empty
            if kept.exists() and not folder.exists():
                kept.rename(folder)
            raise
