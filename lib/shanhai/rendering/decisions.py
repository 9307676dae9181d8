"""Which pages must be made, and why: those that would come out different."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.fingerprint import Parts, digest_parts
from shanhai.rendering.manifest import FAILED, FORCED, LOST, NEVER, Manifest
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
    """Decide for every page asked for whether it must be made, and why.

    Raises
    ------
    ParameterError
        With every unknown report, language, parameter and code.
    """
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
