"""The site's first pages and its downloads, made again only when they would change."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.files import write_whole
from shanhai.rendering.fingerprint import digest_frame
from shanhai.rendering.manifest import Entry, Manifest, digest_file
from shanhai.rendering.plan import DOWNLOADS, INDEX, Job, name_file
from shanhai.rendering.unchanged import digest_licence

FIRST_PAGES = tuple(name_file(INDEX, lang) for lang in LANGUAGES)


def write_first_pages(
    corpus: Corpus, planned: Sequence[Job], manifest: Manifest, out: Path
) -> None:
    """Write downloads and first pages, with a link to every page that exists.

    A page whose last render failed is marked as stale.
    """
    existing = {job.file_name for job in planned if (out / job.file_name).exists()}
    stale = manifest.stale & existing
    pages = [f"{name} {'stale' if name in stale else ''}" for name in sorted(existing)]
    frame = digest_frame(corpus, planned, pages)
    parts = {**frame, "licence": digest_licence()}
    files = {*FIRST_PAGES, *(one for one in manifest.names if is_download(one))}
    if not any(manifest.find_reason(name, parts, out / name) for name in files):
        return
    # Imported here: a render that finds nothing to do must not wait for it.
    from shanhai.releases.package import write_downloads
    from shanhai.rendering.site import build_indexes

    downloads = write_downloads(corpus, out / DOWNLOADS)
    made = build_indexes(
        corpus, planned, existing=existing, stale=stale, downloads=downloads
    )
    for name, page in made.items():
        write_whole(out / name, page)
    for path in (*downloads, *(out / name for name in made)):
        name = path.relative_to(out).as_posix()
        manifest.record(name, Entry(parts, digest_file(path)))


def drop_half_downloads(out: Path) -> None:
    """Remove the folders in which a render that was killed was writing downloads."""
    for folder in (out / DOWNLOADS).glob(".*/"):
        shutil.rmtree(folder, ignore_errors=True)


def is_download(name: str) -> bool:
    """Tell whether a file of the site, by its place, is one of its downloads."""
    return name.startswith(f"{DOWNLOADS}/")
