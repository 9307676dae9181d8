"""Tell that a site stands as it would come out, by the standard library alone.

All that a render reads is one digest, byte by byte, and so is what it left in the
folder of its site. Where both are as the last render left them there is nothing to
decide; anything else is for `decisions`, page by page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shanhai import paths
from shanhai.rendering.digests import (
    digest_file,
    digest_licence,
    digest_lines,
    list_digests,
    list_surroundings,
)
from shanhai.rendering.manifest import Manifest


def digest_inputs(*, only: Sequence[str] = (), lang: str | None = None) -> str:
    """Return the digest of all that a render reads, and of what it is asked for.

    It covers data, notebooks, library, licence, originals, Python and the names of
    all packages. Left out: the clock, the machine, the folder. It must be taken
    before anything is read: what changes later is then another digest.
    """
    inputs = {
        "data": list_digests(paths.data_dir()),
        "notebooks": list_digests(paths.notebooks_dir()),
        "licence": [digest_licence()],
        **list_surroundings(),
        "only": sorted(set(only)),
        "language": [str(lang)],
    }
    return digest_lines(
        f"{kind} {one}" for kind, held in inputs.items() for one in held
    )


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
