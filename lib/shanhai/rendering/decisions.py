"""Which pages must be made, and why: those that would come out different.

What a page is made of is digested part by part: equal parts make an equal page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shanhai import paths
from shanhai.analysis.provenance import digest_used, list_pairings_of
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.digests import (
    digest_licence,
    digest_lines,
    digest_notebook,
    list_surroundings,
    read_notebook,
)
from shanhai.rendering.manifest import FAILED, FORCED, LOST, NEVER, Manifest, Parts
from shanhai.rendering.plan import Job, plan_jobs
from shanhai.rendering.registry import read_reports

REASONS = {
    NEVER: "not made here before",
    FAILED: "failed last time",
    LOST: "missing, or not as it was made",
    FORCED: "asked for",
    "data": "data that it uses changed",
    "notebook": "its notebook changed",
    "parameters": "its parameters or words changed",
    "library": "the library or a template changed",
    "packages": "Python or a package changed",
    "originals": "the originals at hand changed",
}


@dataclass(frozen=True)
class Decision:
    """Hold a job, what its page is made of, and why it must be made: or no reason."""

    job: Job
    parts: Parts
    reason: str


def decide(
    corpus: Corpus,
    *,
    notebooks: Path,
    out: Path,
    only: Sequence[str] = (),
    languages: Sequence[str] = LANGUAGES,
    is_forced: bool = False,
) -> tuple[Decision, ...]:
    """Decide for every page asked for whether it must be made, and why."""
    jobs = plan_jobs(corpus, read_reports(notebooks), only=only, languages=languages)
    return decide_jobs(corpus, jobs, Manifest(out), is_forced=is_forced)


def decide_jobs(
    corpus: Corpus, jobs: Iterable[Job], manifest: Manifest, *, is_forced: bool
) -> tuple[Decision, ...]:
    """Decide for every job, in their order, as `decide` does."""
    digested = [(job, digest_parts(corpus, job)) for job in jobs]
    return tuple(
        Decision(
            job,
            parts,
            FORCED if is_forced else manifest.find_reason(job.file_name, parts),
        )
        for job, parts in digested
    )


def explain_decisions(decisions: Iterable[Decision]) -> list[str]:
    """Say of every page whether it would be made, and why."""
    return [
        f"{one.job.file_name}: "
        + (f"make ({REASONS[one.reason]})" if one.reason else "keep")
        for one in decisions
    ]


def digest_parts(corpus: Corpus, job: Job) -> Parts:
    """Return the digest of each part of a page, in the order of their weight.

    `data` covers the rows that the job's parameters select, so that a figure of one
    pairing leaves the pages of the others as they are. Left out: the clock, the
    machine, the folder.
    """
    return {
        "data": digest_data(corpus, job),
        "notebook": digest_notebook(read_notebook(job.notebook)),
        "parameters": _digest_words(job),
        **digest_surroundings(),
    }


def digest_surroundings() -> Parts:
    """Return the digest of each part that every page of a process shares.

    They are taken once a process, as what it has imported stays as it is, too.
    """
    return _digest_surroundings(paths.originals_dir())


def digest_frame(corpus: Corpus, jobs: Iterable[Job], pages: Iterable[str]) -> Parts:
    """Return the digest of each part of the first pages: all data, all pages."""
    return {
        **digest_surroundings(),
        "data": corpus.digest,
        "parameters": digest_lines(_digest_words(job) for job in jobs),
        "pages": digest_lines(pages),
        "licence": digest_licence(),
    }


def digest_data(corpus: Corpus, job: Job) -> str:
    """Return the digest of the data that a job's notebook uses with its parameters."""
    chosen = choose_data(corpus, job)
    return digest_used(corpus, **chosen, has_values=job.shows_values)


def choose_data(corpus: Corpus, job: Job) -> dict[str, object]:
    """Return what a job is about, as the arguments of `select_used`."""
    codes, is_of_one = job.codes, bool(job.parameters.get("pairing_id"))
    pairings = codes.get("pairing_ids")
    if not is_of_one and "source_ids" in codes:
        pairings = list_pairings_of(corpus, codes["source_ids"])
    return {
        "pairing_ids": pairings,
        "domain_ids": codes.get("domain_ids"),
        "has_peers": is_of_one,
    }


def _digest_words(job: Job) -> str:
    words = [job.report, job.page, job.label, job.title, job.summary]
    told = [job.parameters, job.shows_code]
    return digest_lines([*words, json.dumps(told, sort_keys=True)])


@cache
def _digest_surroundings(_: Path | None) -> Parts:
    return {name: digest_lines(held) for name, held in list_surroundings().items()}
