"""The site's first page, one in each language: values first, then all that there is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from shanhai.analysis.judgements import Verdicts, judge_pairings
from shanhai.analysis.selection import select_figures
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.closing import describe_source
from shanhai.reporting.county_years import list_county_years, write_county_years
from shanhai.reporting.downloads.files import write_citation
from shanhai.reporting.messages import join_words, name_code, say
from shanhai.reporting.page.description import describe_figures
from shanhai.reporting.page.frame import fill_template, read_script, write_json
from shanhai.reporting.page.profile_links import ProfileLinks
from shanhai.reporting.page.search import list_search_data
from shanhai.reporting.page.values import (
    write_dated,
    write_matrix,
    write_quotable,
    write_reported,
)
from shanhai.reporting.page_names import DOWNLOADS, INDEX, Link, find_link, name_page

BYTES_PER_KILOBYTE = 1000
NOTHING: Mapping[str, bytes] = MappingProxyType({})
SNIPPET = """\
import zipfile
import pandas

with zipfile.ZipFile("shanhai-data.zip") as package:
    figures = pandas.read_csv(package.open("shanhai-data/figures.csv"))"""
Card = dict[str, object]


class Planned(Protocol):
    """Know a page of the site: its language, what it is about, its words."""

    page: str
    lang: str
    code: str
    title: str
    label: str
    summary: str
    shows_code: bool


def build_indexes(
    corpus: Corpus,
    pages: Iterable[Planned],
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
    pages
        All pages of the site, in the order of the first page.
    existing
        File names of the pages in the site's folder.
    stale
        Those among them whose last render failed, so that they are earlier ones.
    downloads
        Files of the site's folder of downloads, by their names.
    """
    pages = tuple(pages)
    shared = {
        "verdicts": judge_pairings(corpus),
        "downloads": [
            {
                "path": f"{DOWNLOADS}/{name}",
                "form": Path(name).suffix.removeprefix(".").upper(),
                "kilobytes": math.ceil(len(content) / BYTES_PER_KILOBYTE),
            }
            for name, content in downloads.items()
        ],
        "stale": stale,
    }
    return {
        name_page(INDEX, lang): _build_index(
            corpus, [one for one in pages if one.lang == lang], existing, lang, **shared
        )
        for lang in LANGUAGES
    }


def _build_index(
    corpus: Corpus,
    pages: Sequence[Planned],
    existing: Collection[str],
    lang: str,
    *,
    verdicts: Verdicts,
    downloads: Sequence[Mapping[str, object]],
    stale: Collection[str],
) -> str:
    links = ProfileLinks(corpus, lang, existing)
    rates = list_county_years(corpus, lang=lang)
    single = [one for one in pages if not one.code]
    cards = {
        "pairings": list_pairings(corpus, lang),
        "domains": list_domains(corpus, verdicts, lang),
        "reports": {one.page: one for one in single if not one.shows_code},
        "tutorials": {one.page: one for one in single if one.shows_code},
    }
    dataset = describe_figures(
        corpus,
        select_figures(corpus),
        name=say(lang, "page-site-title"),
        description=say(lang, "page-site-summary"),
        digest=corpus.digest,
        lang=lang,
        downloads=[file["path"] for file in downloads],
    )
    return fill_template(
        "index.html.j2",
        script=read_script("search.js"),
        sheet="index.css",
        lang=lang,
        reported=write_reported(links),
        matrix=write_matrix(links),
        county_years=write_county_years(links, rates).html,
        quotable=write_quotable(links),
        dated=write_dated(links),
        articles=[describe_source(links, one) for one in iterate_rows(corpus.sources)],
        n_figures=len(corpus.figures),
        n_documents=len(corpus.sources),
        n_pairings=len(corpus.pairings),
        shared=len(verdicts.subjects),
        comparable=len(verdicts.pick(COMPARABLE)),
        careful=len(verdicts.pick(CAUTION)),
        refused=len(verdicts.pick(REFUSED)),
        **{name: _link_cards(held, lang, existing) for name, held in cards.items()},
        search_data=write_json(list_search_data(corpus, lang=lang, existing=existing)),
        downloads=downloads,
        dataset=write_json(dataset),
        stale=stale,
        snippet=SNIPPET,
        citation=write_citation(corpus, lang),
        version=corpus.version,
        digest=corpus.digest,
    )


def _link_cards(
    cards: Mapping[str, object], lang: str, existing: Collection[str]
) -> list[tuple[Link, object]]:
    """Pair the link to each page with its card; left out: those without a page."""
    links = ((find_link(page, lang, existing), card) for page, card in cards.items())
    return [(link, card) for link, card in links if link]


def list_pairings(corpus: Corpus, lang: str) -> dict[str, Card]:
    """Describe every pairing by its page, in the codelist's order, with counts."""
    reported = corpus.figures.groupby("pairing_id")["indicator_id"].nunique()
    return {
        f"profile-{row.pairing_id}": {
            "name": getattr(row, f"name_{lang}"),
            "levels": _name_levels(row, lang),
            "documents": _describe_documents(corpus, row.pairing_id, lang),
            "n_reported": int(reported.get(row.pairing_id, 0)),
            "n_indicators": len(corpus.indicators),
        }
        for row in iterate_rows(corpus.pairings)
    }


def list_domains(corpus: Corpus, verdicts: Verdicts, lang: str) -> dict[str, Card]:
    """Describe the domains judged by their pages, and how many subjects compare."""
    counts = Counter((one.domain_id, one.outcome) for one in verdicts.subjects)
    figures = select_figures(corpus)["domain_id"].value_counts()
    return {
        f"comparison-{code}": {
            "name": getattr(corpus.domain(code), f"name_{lang}"),
            "n_figures": int(figures.get(code, 0)),
            "n_comparable": counts[code, COMPARABLE],
            "n_careful": counts[code, CAUTION],
            "n_refused": counts[code, REFUSED],
        }
        for code in verdicts.domain_ids
    }


def _name_levels(pairing: object, lang: str) -> str:
    donor, recipient = (
        name_code(lang, "level", level)
        for level in (pairing.donor_level, pairing.recipient_level)
    )
    return say(lang, "entry-levels", donor=donor, recipient=recipient)


def _describe_documents(corpus: Corpus, pairing_id: str, lang: str) -> str:
    """Count the documents on a pairing, with their years; no year is guessed."""
    dates = corpus.sources_of([pairing_id])["published_date"]
    years = [str(year) for year in sorted(set(dates.dropna().dt.year))]
    undated = [say(lang, "entry-undated")] if dates.isna().any() else []
    years = join_words(lang, [*years, *undated])
    return say(lang, "entry-documents", documents=len(dates), years=years)
