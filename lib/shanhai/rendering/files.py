"""Files by what they hold, and files that appear whole, or not at all, in a site.

By the standard library alone.
"""

from __future__ import annotations

import json
import os
import platform
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from shanhai import paths
from shanhai.errors import ShanhaiError, describe_refusal
from shanhai.whole_files import replace_file

LIBRARY = Path(__file__).parents[1]
# What the interpreter writes beside the sources.
BYPRODUCTS = "__pycache__"
# A site's name is part of longer ones beside it; systems take 255 bytes.
LONGEST_NAME = 200


class DiskError(ShanhaiError):
    """Name the file that the system lets nobody write, and why."""


class FolderHeldError(ShanhaiError):
    """Another render writes to the folder."""


def digest_lines(lines: Iterable[str]) -> str:
    """Return the SHA-256 of lines, in their order."""
    return sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()


def digest_file(path: Path) -> str:
    """Return the SHA-256 of a file, empty when there is none.

    One that cannot be read is an error for who needs what it holds.
    """
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return "unreadable"


def read_notebook(path: Path) -> str:
    """Return the text of a notebook, byte by byte."""
    return path.read_bytes().decode("utf-8")


def digest_notebook(text: str) -> str:
    """Return the digest of what a notebook does and says.

    Left out: outputs, counts, how it was last shown. Saving a run changes no page.
    """
    try:
        told = [
            [cell.get("cell_type"), "".join(cell["source"]), cell.get("attachments")]
            + [cell["metadata"].get(name) for name in ("tags", "translations")]
            for cell in json.loads(text)["cells"]
        ]
    except (AttributeError, KeyError, TypeError, ValueError):
        return digest_lines([text])
    return digest_lines([json.dumps(told, sort_keys=True)])


def list_digests(root: Path) -> list[str]:
    """List every file of a folder with its digest, in the order of their places."""
    lines = []
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name != BYPRODUCTS)
        for path in (Path(folder, name) for name in sorted(names)):
            lines.append(f"{path.relative_to(root).as_posix()} {digest_file(path)}")
    return lines


def list_surroundings() -> dict[str, list[str]]:
    """List what all pages of a process share: library, packages, originals at hand.

    Packages are listed by the names of their folders, which hold their versions. With
    originals a page shows sentences; no folder of them is not an empty one.
    """
    packages = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    folder = paths.originals_dir()
    return {
        "library": list_digests(LIBRARY),
        "packages": [
            platform.python_version(),
            *sorted(path.name for path in packages),
        ],
        "originals": [
            f"{path.name} {digest_file(path)}" for path in sorted(folder.glob("*.txt"))
        ]
        if folder
        else ["none"],
    }


def digest_licence() -> str:
    """Return the digest of the data's licence, which is in every download."""
    path = paths.data_licence()
    return digest_file(path) if path else "none"


def digest_inputs(
    *, notebooks: Path, only: Sequence[str] = (), languages: Sequence[str] = ()
) -> str:
    """Return the digest of all that a render reads, and of what it is asked for.

    It covers data, notebooks, library, licence, originals, Python and the names of
    all packages. Left out: the clock, the machine, the folder. It must be taken
    before anything is read: what changes later is then another digest.
    """
    # A list of one's own may name notebooks of the project, and those beside it.
    is_own = not notebooks.is_dir()
    own = [notebooks, *sorted(notebooks.parent.glob("*.ipynb"))] if is_own else []
    inputs = {
        "data": list_digests(paths.data_dir()),
        "notebooks": list_digests(paths.notebooks_dir()),
        "licence": [digest_licence()],
        **list_surroundings(),
        "only": sorted(set(only)),
        "languages": list(languages),
        "reports": [f"{path.name} {digest_file(path)}" for path in own],
    }
    return digest_lines(
        f"{kind} {one}" for kind, held in inputs.items() for one in held
    )


def find_site(out: Path) -> Path:
    """Return the one name of a site's folder, whatever way leads there.

    Raises ShanhaiError when the folder cannot be a site's own, or its name is too long.
    Of the project only `build` holds sites, and what is one already.
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

    Raises DiskError when it cannot be written; the file that stood there stands there
    still.
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

    The system lets go of the lock when the process ends, however it ends; until then
    a process that `waits` has patience.
    Raises FolderHeldError at once, when another process holds it and nobody waits;
    ShanhaiError when the lock's file cannot be made or opened.
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
