"""What files and folders hold, digested, by the standard library alone."""

from __future__ import annotations

import json
import os
import platform
import sysconfig
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from shanhai import paths

LIBRARY = Path(__file__).parents[1]
# What the interpreter writes beside the sources.
BYPRODUCTS = "__pycache__"


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
