"""Files that appear whole, or not at all, in a folder that one render holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shanhai import paths
from shanhai.errors import ShanhaiError, describe_refusal
from shanhai.rendering.digests import LIBRARY
from shanhai.whole_files import replace_file

# A site's name is part of longer ones beside it; systems take 255 bytes.
LONGEST_NAME = 200


class DiskError(ShanhaiError):
    """Name the file that the system lets nobody write, and why."""


class FolderHeldError(ShanhaiError):
    """Another render writes to the folder."""


def find_site(out: Path) -> Path:
    """Return the one name of a site's folder, whatever way leads there.

    Raises
    ------
    ShanhaiError
        When the folder cannot be a site's own, or its name is too long. Of the project
        only `build` holds sites, and what is one already.
    """
    site = Path(os.path.realpath(out.expanduser()))  # resolve() fails in a loop
    if len(os.fsencode(site.name)) > LONGEST_NAME:
        raise ShanhaiError(
            f"{site}: the name is too long, as files beside it begin with it. Give "
            f"--out one of at most {LONGEST_NAME} bytes."
        )
    root, build = paths.project_root().resolve(), paths.build_dir()
    read = (paths.data_dir(), paths.notebooks_dir(), paths.seeds_dir(), LIBRARY)
    is_inside = site.is_relative_to(root) and not name_manifest(site).exists()
    if (
        root.is_relative_to(site)
        or any(site.is_relative_to(folder.resolve()) for folder in read)
        or (is_inside and not site.is_relative_to(build.resolve()))
    ):
        raise ShanhaiError(
            f"{site}: the project itself is there. Of its folders only {build} holds "
            "sites: name one in it, or one outside the project, with --out."
        )
    return site


def name_manifest(site: Path) -> Path:
    """Name the file beside a site that knows what was rendered into it."""
    return site.with_name(f"{site.name}.manifest.json")


def write_whole(path: Path, content: str | bytes) -> None:
    """Put a file of a site in its place.

    Raises
    ------
    DiskError
        When it cannot be written; the file that stood there stands there still.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        replace_file(path, data)
    except OSError as error:
        raise DiskError(
            f"{describe_refusal(error, path)} It has {len(data):,} bytes; --out names "
            "another folder. Pages rendered before stay as they were."
        ) from error


def drop_link(folder: Path) -> None:
    """Remove a link that has the place of a folder of ours: behind it nothing is."""
    if folder.is_symlink():
        folder.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raise ShanhaiError when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refusal = describe_refusal(error, folder)
        raise ShanhaiError(f"{refusal} It cannot be made a folder.") from error


@contextmanager
def hold_folder(folder: Path, *, waits: bool = False) -> Iterator[None]:
    """Hold a folder for this process; the lock is a file beside the folder.

    The system lets go of the lock when the process ends, however it ends.

    Parameters
    ----------
    waits
        As long as another process holds it.

    Raises
    ------
    FolderHeldError
        At once, when another process holds it and nobody waits.
    ShanhaiError
        When the lock's file cannot be made or opened.
    """
    # Imported here: a render that finds nothing to do must not wait for it.
    from filelock import FileLock, Timeout

    path = folder.with_name(f".{folder.name}.lock")
    try:
        held = FileLock(path, timeout=-1 if waits else 0).acquire()
    except Timeout as error:
        raise FolderHeldError(
            f"{folder}: another render is writing to it. Wait for it to end (--wait), "
            "or choose another folder with --out."
        ) from error
    except OSError as error:
        raise ShanhaiError(describe_refusal(error, path)) from error
    with held:
        yield
