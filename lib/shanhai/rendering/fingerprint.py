"""What a page is made of, digested part by part: equal parts make an equal page."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from shanhai import paths
from shanhai.analysis.data_digest import digest_used
from shanhai.analysis.provenance import list_pairings_of
from shanhai.curation.corpus import Corpus
from shanhai.rendering.digests import (
    LIBRARY,
    digest_file,
    digest_lines,
    list_digests,
    list_originals,
    list_packages,
)
from shanhai.rendering.plan import Job

Parts = Mapping[str, str]


def digest_parts(corpus: Corpus, job: Job) -> Parts:
    """Return the digest of each part of a page, in the order of their weight.

    `data` covers the rows that the job's parameters select, so that a figure of one
    pairing leaves the pages of the others as they are. Left out: the clock, the
    machine, the folder.
    """
    return {
        "data": digest_data(corpus, job),
        "notebook": digest_file(job.notebook),
        "parameters": _digest_words(job),
        **digest_surroundings(),
    }


def digest_surroundings() -> Parts:
    """Return the digest of each part that every page of a process shares.

    They are taken once a process, as what it has imported stays as it is, too.
    """
    return {
        "library": _digest_library(),
        "packages": _digest_packages(),
        "originals": _digest_originals(paths.originals_dir()),
    }


def digest_frame(corpus: Corpus, jobs: Iterable[Job], pages: Iterable[str]) -> Parts:
    """Return the digest of each part of the first pages: all data, all pages."""
    return {
        "data": corpus.digest,
        "parameters": digest_lines(_digest_words(job) for job in jobs),
        "pages": digest_lines(pages),
        "library": _digest_library(),
        "packages": _digest_packages(),
    }


def digest_data(corpus: Corpus, job: Job) -> str:
    """Return the digest of the data that a job's notebook uses with its parameters."""
    chosen = choose_data(corpus, job)
    return digest_used(corpus, **chosen, has_values=job.shows_values)


def choose_data(corpus: Corpus, job: Job) -> dict[str, object]:
    """Return what a job is about, as the arguments of `select_used`."""
    parameters = job.parameters
    pairing_id = parameters.get("pairing_id")
    return {
        "pairing_ids": [pairing_id]
        if pairing_id
        else _pick_pairings(corpus, parameters),
        "domain_ids": _pick(parameters, "domain_id", "domain_ids"),
        "has_peers": bool(pairing_id),
    }


def _pick_pairings(
    corpus: Corpus, parameters: Mapping[str, object]
) -> list[str] | None:
    if codes := parameters.get("source_ids"):
        return list_pairings_of(corpus, codes)
    return parameters.get("pairing_ids") or None


def _pick(parameters: Mapping[str, object], one: str, several: str) -> list[str] | None:
    code = parameters.get(one)
    return [code] if code else parameters.get(several) or None


def _digest_words(job: Job) -> str:
    words = [job.report, job.page, job.label, job.title, job.summary]
    return digest_lines([*words, json.dumps(job.parameters, sort_keys=True)])


@cache
def _digest_library() -> str:
    return digest_lines(list_digests(LIBRARY))


@cache
def _digest_packages() -> str:
    """Digest Python's version and those of all packages."""
    return digest_lines([platform.python_version(), *list_packages()])


@cache
def _digest_originals(folder: Path | None) -> str:
    """Digest the documents at hand: with them a page shows sentences."""
    return digest_lines(list_originals(folder))
