"""The site's first pages and its downloads, made again only when they would change."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.loading import accept
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.files import write_whole
from shanhai.rendering.fingerprint import digest_frame
from shanhai.rendering.manifest import Entry, Manifest, digest_file
from shanhai.rendering.plan import DOWNLOADS, INDEX, Job, name_file
from shanhai.rendering.roads import Road
from shanhai.rendering.unchanged import digest_licence

FIRST_PAGES = tuple(name_file(INDEX, lang) for lang in LANGUAGES)


@dataclass(frozen=True)
class FirstPages:
    """Hold what the first pages are made from, beside the package and the data.

    `existing` and `stale` are file names, `data_digest` is that of the whole corpus.
    """

    planned: tuple[Job, ...]
    existing: frozenset[str]
    stale: frozenset[str]
    out: Path
    data_digest: str


def write_first_pages(
    corpus: Corpus, planned: Sequence[Job], manifest: Manifest, out: Path, road: Road
) -> None:
    """Write downloads and first pages, with a link to every page that exists.

    A page whose last render failed is marked as stale.

    Raises
    ------
    WorkerError
        When the process that makes them gives none.
    """
    existing = {job.file_name for job in planned if (out / job.file_name).exists()}
    stale = manifest.stale & existing
    pages = [f"{name} {'stale' if name in stale else ''}" for name in sorted(existing)]
    frame = digest_frame(corpus, planned, pages)
    parts = {**frame, "licence": digest_licence()}
    files = {*FIRST_PAGES, *(one for one in manifest.names if is_download(one))}
    if not any(manifest.find_reason(name, parts, out / name) for name in files):
        return
    wanted = FirstPages(tuple(planned), frozenset(existing), stale, out, corpus.digest)
    for path in road.call(make_first_pages, wanted):
        name = path.relative_to(out).as_posix()
        manifest.record(name, Entry(parts, digest_file(path)))


def make_first_pages(
    wanted: FirstPages, corpus: Corpus | None = None
) -> tuple[Path, ...]:
    """Write downloads and first pages into the site; return their files.

    Without a corpus this process loads its own, which must be the same data.
    """
    # Imported here: a render that finds nothing to do must not wait for it.
    from shanhai.releases.package import write_downloads
    from shanhai.rendering.site import build_indexes

    corpus = corpus or accept(wanted.data_digest)
    downloads = write_downloads(corpus, wanted.out / DOWNLOADS)
    made = build_indexes(
        corpus,
        wanted.planned,
        existing=wanted.existing,
        stale=wanted.stale,
        downloads=downloads,
    )
    for name, page in made.items():
        write_whole(wanted.out / name, page)
    return (*downloads, *(wanted.out / name for name in made))


def drop_half_downloads(out: Path) -> None:
    """Remove the folders in which a render that was killed was writing downloads."""
    for folder in (out / DOWNLOADS).glob(".*/"):
        shutil.rmtree(folder, ignore_errors=True)


def is_download(name: str) -> bool:
    """Tell whether a file of the site, by its place, is one of its downloads."""
    return name.startswith(f"{DOWNLOADS}/")
