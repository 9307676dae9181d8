"""What files and folders hold, digested, by the standard library alone."""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

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


def list_digests(root: Path) -> list[str]:
    """List every file of a folder with its digest, in the order of their places."""
    lines = []
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name != BYPRODUCTS)
        for path in (Path(folder, name) for name in sorted(names)):
            lines.append(f"{path.relative_to(root).as_posix()} {digest_file(path)}")
    return lines


def list_originals(folder: Path | None) -> list[str]:
    """List the documents at hand with their digests; `none` without a folder."""
    if folder is None:
        return ["none"]
    found = sorted(folder.glob("*.txt"))
    return ["some", *(f"{path.name} {digest_file(path)}" for path in found)]


def list_packages() -> list[str]:
    """List the installed packages with their versions, by their folders' names."""
    packages = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    return sorted(path.name for path in packages)
