"""The site's first pages and its downloads, made again only when they would change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.lean_imports import hold_collector
from shanhai.rendering.digests import digest_file
from shanhai.rendering.files import make_folder, write_whole
from shanhai.rendering.fingerprint import Parts, digest_frame
from shanhai.rendering.manifest import Entry, Manifest
from shanhai.rendering.plan import Job, name_file
from shanhai.rendering.registry import DOWNLOADS, INDEX
from shanhai.rendering.unchanged import digest_licence

FIRST_PAGES = tuple(name_file(INDEX, lang) for lang in LANGUAGES)


@dataclass(frozen=True)
class _Pages:
    """What first pages tell of the others: which are there, which are earlier ones."""

    existing: frozenset[str]
    stale: frozenset[str]


@dataclass(frozen=True)
class _Draft:
    """What the first pages are made of, and they and the downloads by their places."""

    parts: Parts
    files: Mapping[str, str | bytes]


class FirstPages:
    """Downloads and first pages, with a link to every page that exists.

    A page whose last render failed is marked as stale. They are drafted before the
    other pages are made, in time that is waited for anyway, and put in place after.
    """

    def __init__(
        self, corpus: Corpus, planned: Sequence[Job], manifest: Manifest, out: Path
    ) -> None:
        self._corpus, self._planned = corpus, planned
        self._manifest, self._out = manifest, out
        self._draft: _Draft | None = None

    def draft(self, hoped: Collection[str]) -> None:
        """Make them in memory as they come out if all pages hoped for are made."""
        pages = self._look_around(frozenset(hoped))
        if self._would_change(self._digest(pages)):
            with hold_collector():
                self._draft = self._make(pages)

    def write(self) -> None:
        """Put them in place; make them anew if not all went as it was hoped.

        Raises
        ------
        DiskError
            When the disk is full; what stands there stays.
        """
        pages = self._look_around()
        parts = self._digest(pages)
        if not self._would_change(parts):
            return
        is_as_hoped = self._draft is not None and self._draft.parts == parts
        draft = self._draft if is_as_hoped else self._make(pages)
        make_folder(self._out / DOWNLOADS)
        for name, content in draft.files.items():
            write_whole(self._out / name, content)
            self._manifest.record(name, Entry(parts, digest_file(self._out / name)))

    def _look_around(self, hoped: frozenset[str] = frozenset()) -> _Pages:
        planned = frozenset(job.file_name for job in self._planned)
        existing = {name for name in planned if (self._out / name).exists()} | hoped
        stale = (self._manifest.stale - hoped) & existing
        return _Pages(frozenset(existing), frozenset(stale))

    def _digest(self, pages: _Pages) -> Parts:
        told = [
            f"{name} {'stale' if name in pages.stale else ''}"
            for name in sorted(pages.existing)
        ]
        frame = digest_frame(self._corpus, self._planned, told)
        return {**frame, "licence": digest_licence()}

    def _would_change(self, parts: Parts) -> bool:
        downloads = (name for name in self._manifest.names if is_download(name))
        return any(
            self._manifest.find_reason(name, parts, self._out / name)
            for name in {*FIRST_PAGES, *downloads}
        )

    def _make(self, pages: _Pages) -> _Draft:
        # Imported here: a render that finds nothing to do must not wait for it.
        from shanhai.releases.package import list_downloads
        from shanhai.rendering.site import build_indexes

        downloads = list_downloads(self._corpus)
        indexes = build_indexes(
            self._corpus,
            self._planned,
            existing=pages.existing,
            stale=pages.stale,
            downloads=downloads,
        )
        placed = {f"{DOWNLOADS}/{name}": held for name, held in downloads.items()}
        return _Draft(self._digest(pages), {**placed, **indexes})


def is_download(name: str) -> bool:
    """Tell whether a file of the site, by its place, is one of its downloads."""
    return name.startswith(f"{DOWNLOADS}/")
