"""Tell that a site stands as it would come out, by the standard library alone.

All that a render reads is one digest, byte by byte, and so is what it left in the
folder of its site. Where both are as the last render left them there is nothing to
decide; anything else is for `decisions`, page by page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from shanhai import paths
from shanhai.rendering.digests import digest_lines, list_packages
from shanhai.rendering.manifest import Manifest, digest_file

LIBRARY = Path(__file__).parents[1]
# What the interpreter writes beside the sources.
BYPRODUCTS = "__pycache__"


def digest_inputs(*, only: Sequence[str] = (), lang: str | None = None) -> str:
    """Return the digest of all that a render reads, and of what it is asked for.

    It covers data, notebooks, library, licence, originals, Python and the names of
    all packages. Left out: the clock, the machine, the folder. It must be taken
    before anything is read: what changes later is then another digest.
    """
    roots = {
        "data": paths.data_dir(),
        "library": LIBRARY,
        "notebooks": paths.notebooks_dir(),
    }
    lines = [
        *(f"{kind} {line}" for kind, root in roots.items() for line in _digest(root)),
        f"licence {digest_licence()}",
        *(f"original {line}" for line in _digest_originals()),
        f"python {sys.version}",
        *(f"package {name}" for name in list_packages()),
        *(f"only {name}" for name in sorted(set(only))),
        f"language {lang}",
    ]
    return digest_lines(lines)


def digest_licence() -> str:
    """Return the digest of the data's licence, which is in every download."""
    path = paths.data_licence()
    return _digest_file(path) if path else "none"


def sees_all(folder: Path, files: Iterable[Path]) -> bool:
    """Tell whether the digest covers files: none is behind `..` or a linked folder."""
    real = folder.resolve()
    return all(path.parent.resolve().is_relative_to(real) for path in files)


def seal(inputs: str, site: Path) -> str:
    """Return one digest of the inputs of a site and of what lies in its folder.

    Names only: the bytes of the files made here are in the manifest, and of others
    no page shows more than that they are there.
    """
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*"))
    return digest_lines([inputs, *found])


def is_unchanged(site: Path, inputs: str) -> bool:
    """Tell whether a render with these inputs would leave every file as it is."""
    manifest = Manifest(site)
    return (
        manifest.state == seal(inputs, site)
        and not manifest.stale
        and all(
            _digest_file(site / name) == manifest[name].digest
            for name in manifest.names
        )
    )


def _digest(root: Path) -> Iterator[str]:
    """Yield every file of a folder with its digest, in the order of their places."""
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name != BYPRODUCTS)
        for path in (Path(folder, name) for name in sorted(names)):
            yield f"{path.relative_to(root).as_posix()} {_digest_file(path)}"


def _digest_originals() -> list[str]:
    folder = paths.originals_dir()
    if folder is None:
        return ["none"]
    found = sorted(folder.glob("*.txt"))
    return ["some", *(f"{path.name} {_digest_file(path)}" for path in found)]


def _digest_file(path: Path) -> str:
    """Digest a file; one that cannot be read is an error for who needs it."""
    try:
        return digest_file(path)
    except OSError:
        return "unreadable"
