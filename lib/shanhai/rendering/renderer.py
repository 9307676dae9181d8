"""Render the site: decide what must be made, have it made, put it in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.tables import digest_tables
from shanhai.errors import ShanhaiError
from shanhai.lean_imports import hold_collector
from shanhai.rendering.executors import Executor
from shanhai.rendering.files import (
    digest_file,
    digest_notebook,
    drop_link,
    find_site,
    hold_folder,
    make_folder,
    read_notebook,
    write_whole,
)
from shanhai.rendering.manifest import Entry, Manifest, Parts
from shanhai.rendering.pages import Page, decide, digest_frame
from shanhai.rendering.plan import SHELL, Job, plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.reporting.page_names import DOWNLOADS, INDEX, name_page
from shanhai.whole_files import drop_drafts

DOWNLOADED = f"{DOWNLOADS}/"
FIRST_PAGES = tuple(name_page(INDEX, lang) for lang in LANGUAGES)


class RenderError(ShanhaiError):
    """Name every page that could not be rendered."""


# Told how many pages will be made, then of each that was.
Tell = Callable[[Page], None]
Watch = Callable[[int], AbstractContextManager[Tell]]


def watch_nothing(_: int) -> AbstractContextManager[Tell]:
    """Tell nobody."""
    return nullcontext(lambda page: None)


def render_site(
    corpus: Corpus,
    *,
    notebooks: Path,
    out: Path,
    executor: Executor,
    engine: str = SHELL,
    only: Sequence[str] = (),
    languages: Sequence[str] = LANGUAGES,
    is_forced: bool = False,
    waits: bool = False,
    watch: Watch = watch_nothing,
    inputs: str = "",
) -> tuple[Page, ...]:
    """Make every page asked for that would come out different, and the first pages.

    A page that fails leaves its earlier version as it was, marked as stale on the
    first pages; the notebook as far as it ran is kept beside the site, for `site` in
    `site.failed`. The others go on. Pages that nobody plans any more are removed.
    `inputs` is `files.digest_inputs`, taken before the corpus was loaded; with it
    the next render can tell at once that nothing changed; `waits` is for a render that
    holds the folder. Raises before anything runs, or when a file cannot be written;
    what stands there stays.
    """
    out = find_site(out)
    reports = read_reports(notebooks)
    planned = plan_jobs(corpus, reports)
    asked = plan_jobs(corpus, reports, only=only, languages=languages)
    make_folder(out)
    with hold_folder(out, waits=waits):
        for folder in (out / DOWNLOADS, _name_failed(out)):
            drop_link(folder)
        drop_drafts(out)
        drop_drafts(out / DOWNLOADS)
        with Manifest(out) as manifest:
            decided = decide(
                corpus, asked, manifest, engine=engine, is_forced=is_forced
            )
            tasks = {one.job.file_name: one for one in decided if one.reason}
            site = Site(corpus, planned, manifest, out)
            site.draft(hoped=tasks)
            made = {}
            with closing(executor(tasks.values())) as pages, watch(len(tasks)) as tell:
                for page in pages:
                    name = page.job.file_name
                    site.place(page, tasks[name].parts)
                    made[name] = replace(page, html="", executed="")
                    tell(made[name])
            site.write()
            site.drop_orphans()
            if (
                inputs
                and plan_jobs(corpus, read_reports(notebooks)) == planned
                and _is_as_read(corpus, asked, manifest)
            ):
                manifest.seal(inputs)
    return tuple(made[name] for name in tasks)


def check_made(pages: Iterable[Page]) -> None:
    """Raise RenderError with every failed page, if there is one."""
    failed = [page.error for page in pages if page.error]
    if failed:
        count = f"{len(failed)} page{'s' if len(failed) > 1 else ''}"
        raise RenderError("\n".join([f"{count} not rendered:", *failed]))


def _is_as_read(corpus: Corpus, asked: Sequence[Job], manifest: Manifest) -> bool:
    """Tell whether files still are what was read: they may have been others then."""
    tables = digest_tables(corpus.folder, corpus.descriptor)
    return tables == corpus.digest and all(
        manifest[job.file_name].parts.get("notebook")
        == digest_notebook(read_notebook(job.notebook))
        for job in asked
    )


def _name_failed(out: Path) -> Path:
    """Name the folder of what failed pages left, one for each site."""
    return out.with_name(f"{out.name}.failed")


class Site:
    """The files of a site: pages, and first pages with a link to all that exist.

    First pages and downloads are drafted before the other pages are made, in time that
    is waited for anyway, and put in place after. They mark as stale a page whose last
    render failed.
    """

    def __init__(
        self, corpus: Corpus, planned: Sequence[Job], manifest: Manifest, out: Path
    ) -> None:
        self._corpus, self._planned = corpus, planned
        self._manifest, self._out = manifest, out
        self._names = {job.file_name for job in planned}
        self._parts: Parts = {}
        self._files: Mapping[str, str | bytes] = {}

    def place(self, page: Page, parts: Parts) -> None:
        """Put a page in its place; of one that failed the notebook beside the site."""
        name = page.job.file_name
        kept = _name_failed(self._out) / f"{name}.ipynb"
        if page.error:
            if page.executed:
                make_folder(kept.parent)
                write_whole(kept, page.executed)
            digest = self._manifest[name].digest if name in self._manifest else ""
        else:
            write_whole(self._out / name, page.html)
            kept.unlink(missing_ok=True)
            digest = digest_file(self._out / name)
        cost = page.seconds, page.peak_bytes
        self._manifest[name] = Entry(parts, digest, *cost, error=page.error)

    def draft(self, hoped: Collection[str] = ()) -> None:
        """Make first pages in memory as they come out if all pages hoped for are made.

        Nothing is made where they are so already, or stand in their places.
        """
        existing = {one for one in self._names if (self._out / one).exists()} | {*hoped}
        stale = (self._manifest.stale - {*hoped}) & existing
        told = [f"{name} {'stale' * (name in stale)}" for name in sorted(existing)]
        parts = digest_frame(self._corpus, self._planned, told)
        is_drafted = self._files and parts == self._parts
        if self._would_change(parts) and not is_drafted:
            with hold_collector():
                self._files = self._make(existing, stale)
        self._parts = parts

    def write(self) -> None:
        """Put first pages in place; make them anew if not all went as it was hoped."""
        self.draft()
        if not self._would_change(self._parts):
            return
        make_folder(self._out / DOWNLOADS)
        for name, content in self._files.items():
            write_whole(self._out / name, content)
            digest = digest_file(self._out / name)
            self._manifest[name] = Entry(self._parts, digest)

    def drop_orphans(self) -> None:
        """Remove the pages that were made here once and that nobody plans any more.

        Left alone: what is not as it was made here.
        """
        for name in {*self._manifest} - {*FIRST_PAGES, *self._names}:
            if not name.startswith(DOWNLOADED):
                if digest_file(self._out / name) == self._manifest[name].digest:
                    (self._out / name).unlink(missing_ok=True)
                del self._manifest[name]

    def _would_change(self, parts: Parts) -> bool:
        downloads = [one for one in self._manifest if one.startswith(DOWNLOADED)]
        return any(
            self._manifest.find_reason(name, parts)
            for name in (*FIRST_PAGES, *downloads)
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
        return {f"{DOWNLOADED}{one}": held for one, held in downloads.items()} | indexes
