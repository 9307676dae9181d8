"""The site's first pages and its downloads, made again only when they would change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.lean_imports import hold_collector
from shanhai.rendering.decisions import digest_frame
from shanhai.rendering.digests import digest_file
from shanhai.rendering.files import make_folder, write_whole
from shanhai.rendering.manifest import Entry, Manifest, Parts
from shanhai.rendering.plan import Job
from shanhai.reporting.page_names import DOWNLOADS, INDEX, name_page

FIRST_PAGES = tuple(name_page(INDEX, lang) for lang in LANGUAGES)


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
        self._parts: Parts = {}
        self._files: Mapping[str, str | bytes] = {}

    def draft(self, hoped: Collection[str] = ()) -> None:
        """Make them in memory as they come out if all pages hoped for are made.

        Nothing is made where they are so already, or stand in their places.
        """
        planned = {job.file_name for job in self._planned}
        existing = {name for name in planned if (self._out / name).exists()} | {*hoped}
        stale = (self._manifest.stale - {*hoped}) & existing
        told = [f"{name} {'stale' * (name in stale)}" for name in sorted(existing)]
        parts = digest_frame(self._corpus, self._planned, told)
        is_drafted = self._files and parts == self._parts
        if self._would_change(parts) and not is_drafted:
            with hold_collector():
                self._files = self._make(existing, stale)
        self._parts = parts

    def write(self) -> None:
        """Put them in place; make them anew if not all went as it was hoped."""
        self.draft()
        if not self._would_change(self._parts):
            return
        make_folder(self._out / DOWNLOADS)
        for name, content in self._files.items():
            write_whole(self._out / name, content)
            digest = digest_file(self._out / name)
            self._manifest.record(name, Entry(self._parts, digest))

    def _would_change(self, parts: Parts) -> bool:
        downloads = (name for name in self._manifest.names if is_download(name))
        return any(
            self._manifest.find_reason(name, parts)
            for name in {*FIRST_PAGES, *downloads}
        )

    def _make(
        self, existing: Collection[str], stale: Collection[str]
    ) -> dict[str, str | bytes]:
        # Imported here: a render that finds nothing to do must not wait for it.
        from shanhai.releases.package import list_downloads
        from shanhai.reporting.page.home import build_indexes

        downloads = list_downloads(self._corpus)
        indexes = build_indexes(
            self._corpus,
            self._planned,
            existing=existing,
            stale=stale,
            downloads=downloads,
        )
        placed = {f"{DOWNLOADS}/{name}": held for name, held in downloads.items()}
        return {**placed, **indexes}


def is_download(name: str) -> bool:
    """Tell whether a file of the site, by its place, is one of its downloads."""
    return name.startswith(f"{DOWNLOADS}/")
