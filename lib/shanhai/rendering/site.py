"""The site's first page, one in each language: what there is, and where it stands."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.links import Link, find_link
from shanhai.rendering.page_metadata import describe_package, write_dataset
from shanhai.rendering.page_templates import fill_template, read_script
from shanhai.rendering.plan import Job, name_file
from shanhai.rendering.registry import DOWNLOADS, INDEX
from shanhai.rendering.search import write_search_data
from shanhai.reporting.catalogue.domains import DomainEntry, list_domains
from shanhai.reporting.catalogue.pairings import PairingEntry, list_pairings
from shanhai.reporting.judged.subjects import Verdicts, judge_pairings
from shanhai.reporting.wording import say

SHORT_DIGEST = 12
BYTES_PER_KILOBYTE = 1000
NOTHING: Mapping[str, bytes] = MappingProxyType({})
SNIPPET = """\
import zipfile
import pandas

with zipfile.ZipFile("shanhai-data.zip") as package:
    figures = pandas.read_csv(package.open("shanhai-data/figures.csv"))"""


@dataclass(frozen=True)
class Card:
    """Hold one page of the site and what the first page says of it."""

    entry: PairingEntry | DomainEntry | Job
    link: Link


@dataclass(frozen=True)
class Download:
    """Hold one file to take away: its place in the site, its form, its size."""

    path: str
    form: str
    kilobytes: int


def build_indexes(
    corpus: Corpus,
    jobs: Iterable[Job],
    *,
    existing: Collection[str],
    stale: Collection[str] = (),
    downloads: Mapping[str, bytes] = NOTHING,
) -> dict[str, str]:
    """Return the first pages as HTML by file name, with every page that exists.

    Left out: what is planned but not rendered. A page that exists in the other
    language alone is linked, and said to be in that language.

    Parameters
    ----------
    jobs
        All jobs of the site, in the order of the page.
    existing
        File names of the pages in the site's folder.
    stale
        Those among them whose last render failed, so that they are earlier ones.
    downloads
        Files of the site's folder of downloads, by their names.
    """
    jobs = tuple(jobs)
    verdicts = judge_pairings(corpus)
    files = tuple(_describe_file(*one) for one in downloads.items())
    return {
        name_file(INDEX, lang): _build_index(
            corpus, jobs, verdicts, existing, files, lang, stale=frozenset(stale)
        )
        for lang in LANGUAGES
    }


def _build_index(
    corpus: Corpus,
    jobs: tuple[Job, ...],
    verdicts: Verdicts,
    existing: Collection[str],
    downloads: tuple[Download, ...],
    lang: str,
    *,
    stale: frozenset[str],
) -> str:
    own = [job for job in jobs if job.lang == lang]
    pairings = list_pairings(corpus, lang=lang)
    domains = list_domains(corpus, verdicts=verdicts, lang=lang)
    of_pairings = [(f"profile-{entry.pairing_id}", entry) for entry in pairings]
    of_domains = [(f"comparison-{entry.domain_id}", entry) for entry in domains]
    of_reports = [(job.page, job) for job in own if not job.code]
    return fill_template(
        "index.html.j2",
        script=read_script("search.js"),
        sheet="index.css",
        lang=lang,
        n_figures=len(corpus.figures),
        n_documents=len(corpus.sources),
        n_pairings=len(pairings),
        **_count_outcomes(verdicts),
        pairings=list(_make_cards(of_pairings, lang, existing)),
        domains=list(_make_cards(of_domains, lang, existing)),
        reports=list(_make_cards(of_reports, lang, existing)),
        search_data=write_search_data(corpus, lang=lang, existing=existing),
        downloads=downloads,
        dataset=_describe_data(corpus, downloads, lang),
        stale=stale,
        snippet=SNIPPET,
        version=corpus.version,
        digest=corpus.digest,
        short_digest=corpus.digest[:SHORT_DIGEST],
    )


def _describe_data(
    corpus: Corpus, downloads: tuple[Download, ...], lang: str
) -> Markup:
    described = describe_package(
        corpus,
        downloads=[file.path for file in downloads],
        name=say(lang, "page-site-title"),
        summary=say(lang, "page-site-summary"),
        lang=lang,
    )
    return write_dataset(described)


def _count_outcomes(verdicts: Verdicts) -> dict[str, int]:
    return {
        "shared": len(verdicts.subjects),
        "comparable": len(verdicts.pick(COMPARABLE)),
        "careful": len(verdicts.pick(CAUTION)),
        "refused": len(verdicts.pick(REFUSED)),
    }


def _make_cards(
    entries: Iterable[tuple[str, PairingEntry | DomainEntry | Job]],
    lang: str,
    existing: Collection[str],
) -> Iterator[Card]:
    for page, entry in entries:
        if link := find_link(page, lang, existing):
            yield Card(entry, link)


def _describe_file(name: str, content: bytes) -> Download:
    size = math.ceil(len(content) / BYTES_PER_KILOBYTE)
    form = Path(name).suffix.removeprefix(".").upper()
    return Download(f"{DOWNLOADS}/{name}", form, size)
