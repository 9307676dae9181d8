"""The site's first page: every report there is, in both languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.rendering.export import fill_template
from shanhai.rendering.plan import Job

INDEX = "index.html"


@dataclass(frozen=True)
class Card:
    """Hold one report page: its words and links by language, how many figures."""

    title: dict[str, str]
    summary: dict[str, str]
    links: dict[str, str]
    count: int | None


@dataclass(frozen=True)
class Group:
    """Hold the cards of one report."""

    label: dict[str, str]
    cards: tuple[Card, ...]


def build_index(
    corpus: Corpus, jobs: Iterable[Job], *, existing: Collection[str]
) -> str:
    """Return the index as HTML, with a card for every page that exists.

    Pages that are planned but not rendered yet are left out.

    Parameters
    ----------
    jobs
        All jobs of the site, in the order of the page.
    existing
        File names of the pages in the site's folder.
    """
    counts = _count_figures(corpus)
    groups = [
        _make_group(list(planned), existing, counts)
        for _, planned in groupby(jobs, key=lambda job: job.report)
    ]
    return fill_template(
        "index.html.j2",
        lang="en",
        groups=[group for group in groups if group.cards],
        version=corpus.version,
        digest=corpus.digest,
    )


def _make_group(
    jobs: list[Job], existing: Collection[str], counts: dict[str, int]
) -> Group:
    pages = [list(twins) for _, twins in groupby(jobs, key=lambda job: job.page)]
    cards = [_make_card(twins, existing, counts) for twins in pages]
    return Group(
        label={job.lang: job.label for job in jobs},
        cards=tuple(card for card in cards if card.links),
    )


def _make_card(
    twins: list[Job], existing: Collection[str], counts: dict[str, int]
) -> Card:
    code = twins[0].code
    return Card(
        title={job.lang: job.title for job in twins},
        summary={job.lang: job.summary for job in twins},
        links={job.lang: job.file_name for job in twins if job.file_name in existing},
        count=counts.get(code, 0) if code else None,
    )


def _count_figures(corpus: Corpus) -> dict[str, int]:
    """Count the figures of each pairing and each domain; their ids never meet."""
    figures = select_figures(corpus)
    return {
        code: int(count)
        for column in ("pairing_id", "domain_id")
        for code, count in figures[column].value_counts().items()
    }
