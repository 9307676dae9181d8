"""Files and folders that appear whole or not at all, whatever ends the writer.

Several files of a folder are put in place together: new ones are written aside first.
Then one rename of their folder to `.accepting` says that they hold; from then on the
swap can only be finished, by whoever comes next.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from shanhai.errors import ShanhaiError

HELD = ".accepting"
_ASIDE = ".accepting-"
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


def swap_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replace files of a folder by others.

    Raises
    ------
    OSError
        When the system refuses; every file is what it was.
    """
    for left in folder.glob(f"{_ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(mkdtemp(prefix=_ASIDE, dir=folder))
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
