"""Render the site: decide what must be made, have it made, put it in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.tables import digest_tables
from shanhai.errors import ShanhaiError
from shanhai.rendering.decisions import Decision, decide_jobs
from shanhai.rendering.digests import digest_file, digest_notebook, read_notebook
from shanhai.rendering.executors import Executor
from shanhai.rendering.files import (
    drop_link,
    find_site,
    hold_folder,
    make_folder,
    write_whole,
)
from shanhai.rendering.first_pages import FIRST_PAGES, FirstPages, is_download
from shanhai.rendering.manifest import Entry, Manifest, Parts
from shanhai.rendering.pages import Page, Task, make_tasks
from shanhai.rendering.plan import SHELL, Job, plan_jobs
from shanhai.rendering.processes import Finished
from shanhai.rendering.registry import read_reports
from shanhai.reporting.page_names import DOWNLOADS
from shanhai.whole_files import drop_drafts


class RenderError(ShanhaiError):
    """Name every page that could not be rendered."""


@dataclass(frozen=True)
class Outcome:
    """Hold what became of one page that was made: what went wrong, what it cost."""

    job: Job
    error: str = ""
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    peak_bytes: int | None = None


# Told how many pages will be made, then of each that was.
Tell = Callable[[Outcome], None]
Watch = Callable[[int], AbstractContextManager[Tell]]


def watch_nothing(_: int) -> AbstractContextManager[Tell]:
    """Tell nobody."""
    return nullcontext(lambda outcome: None)


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
) -> tuple[Outcome, ...]:
    """Make every page asked for that would come out different, and the first pages.

    A page that fails leaves its earlier version as it was, marked as stale on the
    first pages; the notebook as far as it ran is kept beside the site, for `site` in
    `site.failed`. The others go on. Pages that nobody plans any more are removed.
    `inputs` is `digests.digest_inputs`, taken before the corpus was loaded; with it
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
        for folder in (out / DOWNLOADS, _find_failed(out)):
            drop_link(folder)
        drop_drafts(out)
        drop_drafts(out / DOWNLOADS)
        with Manifest(out) as manifest:
            decisions = decide_jobs(corpus, asked, manifest, is_forced=is_forced)
            chosen = {one.job.file_name: one for one in decisions if one.reason}
            jobs = [one.job for one in chosen.values()]
            tasks = make_tasks(corpus, jobs, engine=engine)
            first_pages = FirstPages(corpus, planned, manifest, out)
            first_pages.draft(hoped=chosen)
            outcomes = _make_pages(executor(tasks), chosen, manifest, out, watch)
            first_pages.write()
            _drop_orphans(planned, manifest, out)
            if (
                inputs
                and plan_jobs(corpus, read_reports(notebooks)) == planned
                and _is_as_read(corpus, asked, manifest)
            ):
                manifest.seal(inputs)
    return outcomes


def check_outcomes(outcomes: Iterable[Outcome]) -> None:
    """Raise RenderError with every failed page, if there is one."""
    failed = [outcome.error for outcome in outcomes if outcome.error]
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


def _make_pages(
    finished: Iterator[Finished[Task, Page]],
    chosen: Mapping[str, Decision],
    manifest: Manifest,
    out: Path,
    watch: Watch,
) -> tuple[Outcome, ...]:
    """Put each page in its place as it comes; return the outcomes as planned."""
    outcomes = {}
    with closing(finished), watch(len(chosen)) as tell:
        for one in finished:
            name = one.task.job.file_name
            outcomes[name] = _place(one, chosen[name].parts, manifest, out)
            tell(outcomes[name])
    return tuple(outcomes[name] for name in chosen)


def _place(
    finished: Finished[Task, Page], parts: Parts, manifest: Manifest, out: Path
) -> Outcome:
    """Put a page in its place, or its notebook, as far as it ran, beside the site."""
    job, failure = finished.task.job, finished.failure
    page = finished.result or Page(
        error=f"{job.file_name}: its process gave no page: {failure}"
    )
    name, cost = job.file_name, (finished.seconds, finished.peak_bytes)
    parts = {**parts, "notebook": digest_notebook(finished.task.notebook)}
    kept = _find_failed(out) / f"{name}.ipynb"
    if page.error:
        if page.executed:
            make_folder(kept.parent)
            write_whole(kept, page.executed)
        earlier = manifest[name].digest if name in manifest.names else ""
        manifest.record(name, Entry(parts, earlier, *cost, error=page.error))
    else:
        write_whole(out / name, page.html)
        kept.unlink(missing_ok=True)
        manifest.record(name, Entry(parts, digest_file(out / name), *cost))
    return Outcome(job, page.error, page.warnings, *cost)


def _find_failed(out: Path) -> Path:
    """Name the folder of what failed pages left, one for each site."""
    return out.with_name(f"{out.name}.failed")


def _drop_orphans(planned: Sequence[Job], manifest: Manifest, out: Path) -> None:
    """Remove the pages that were made here once and that nobody plans any more.

    Left alone: what is not as it was made here.
    """
    wanted = {*FIRST_PAGES, *(job.file_name for job in planned)}
    for name in manifest.names:
        if name not in wanted and not is_download(name):
            if digest_file(out / name) == manifest[name].digest:
                (out / name).unlink(missing_ok=True)
            manifest.forget(name)
