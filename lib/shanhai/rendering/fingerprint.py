"""What a page is made of, digested part by part: equal parts make an equal page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from shanhai import paths
from shanhai.analysis.data_digest import digest_used
from shanhai.analysis.provenance import list_pairings_of
from shanhai.curation.corpus import Corpus
from shanhai.rendering.digests import (
    digest_file,
    digest_licence,
    digest_lines,
    list_surroundings,
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
    return digest_lines([*words, json.dumps(job.parameters, sort_keys=True)])


@cache
def _digest_surroundings(_: Path | None) -> Parts:
    return {name: digest_lines(held) for name, held in list_surroundings().items()}
