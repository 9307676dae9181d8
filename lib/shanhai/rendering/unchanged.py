"""Tell that a site stands as it would come out, by the standard library alone.

All that a render reads is one digest, byte by byte, and so is what it left in the
folder of its site. Where both are as the last render left them there is nothing to
decide; anything else is for `decisions`, page by page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from shanhai import paths
from shanhai.rendering.digests import (
    LIBRARY,
    digest_file,
    digest_lines,
    list_digests,
    list_originals,
    list_packages,
)
from shanhai.rendering.manifest import Manifest


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
        *(
            f"{kind} {line}"
            for kind, root in roots.items()
            for line in list_digests(root)
        ),
        f"licence {digest_licence()}",
        *(f"original {line}" for line in list_originals(paths.originals_dir())),
        f"python {sys.version}",
        *(f"package {name}" for name in list_packages()),
        *(f"only {name}" for name in sorted(set(only))),
        f"language {lang}",
    ]
    return digest_lines(lines)


def digest_licence() -> str:
    """Return the digest of the data's licence, which is in every download."""
    path = paths.data_licence()
    return digest_file(path) if path else "none"


def sees_all(folder: Path, files: Iterable[Path]) -> bool:
    """Tell whether the digest covers files: none is behind `..` or a linked folder."""
    real = folder.resolve()
    return all(path.parent.resolve().is_relative_to(real) for path in files)


def seal(inputs: str, site: Path) -> str:
    """Return one digest of the inputs of a site and of what lies in its folder.

    Names only: the bytes of the files made here are in the manifest, and of others
    no page shows more than that they are there. Folders of others are not entered.
    """
    found = (*site.glob("*"), *site.glob("downloads/*"))
    return digest_lines([inputs, *sorted(f"{one.relative_to(site)}" for one in found)])


def is_unchanged(site: Path, inputs: str) -> bool:
    """Tell whether a render with these inputs would leave every file as it is."""
    manifest = Manifest(site)
    return (
        manifest.state == seal(inputs, site)
        and not manifest.stale
        and all(
            digest_file(site / name) == manifest[name].digest for name in manifest.names
        )
    )
