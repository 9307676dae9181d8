"""The site's first page, one in each language: values first, then all that there is."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from shanhai.analysis.judgements import Verdicts, judge_pairings
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.county_years import list_county_years, write_county_years
from shanhai.reporting.downloads.files import write_citation
from shanhai.reporting.messages import join_words, name_code, say
from shanhai.reporting.page.description import describe_figures
from shanhai.reporting.page.frame import fill_template, read_script, write_json
from shanhai.reporting.page.search import list_search_data
from shanhai.reporting.page.values import (
    ProfileLinks,
    write_dated,
    write_matrix,
    write_quotable,
    write_reported,
)
from shanhai.reporting.page_names import DOWNLOADS, INDEX, find_link, name_page

BYTES_PER_KILOBYTE = 1000
NOTHING: Mapping[str, bytes] = MappingProxyType({})
SNIPPET = """\
import zipfile
import pandas

with zipfile.ZipFile("shanhai-data.zip") as package:
    figures = pandas.read_csv(package.open("shanhai-data/figures.csv"))"""


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
    pages, verdicts = tuple(pages), judge_pairings(corpus)
    files = [
        {
            "path": f"{DOWNLOADS}/{name}",
            "form": Path(name).suffix.removeprefix(".").upper(),
            "kilobytes": math.ceil(len(content) / BYTES_PER_KILOBYTE),
        }
        for name, content in downloads.items()
    ]
    indexes = {}
    for lang in LANGUAGES:
        single = [one for one in pages if one.lang == lang and not one.code]
        cards = {
            "pairings": _list_pairings(corpus, lang),
            "domains": _list_domains(corpus, verdicts, lang),
            "reports": {one.page: one for one in single if not one.shows_code},
            "tutorials": {one.page: one for one in single if one.shows_code},
        }
        linked = {
            name: [
                (link, card)
                for page, card in held.items()
                if (link := find_link(page, lang, existing))
            ]
            for name, held in cards.items()
        }
        told = {"stale": stale, "downloads": files, "verdicts": verdicts, **linked}
        indexes[name_page(INDEX, lang)] = _fill_index(corpus, existing, lang, **told)
    return indexes


def _fill_index(
    corpus: Corpus,
    existing: Collection[str],
    lang: str,
    *,
    downloads: Sequence[Mapping[str, object]],
    **values: object,
) -> str:
    links = ProfileLinks(corpus, lang, existing)
    rates = list_county_years(corpus, lang=lang)
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
        corpus=corpus,
        reported=write_reported(links),
        matrix=write_matrix(links),
        county_years=write_county_years(links, rates).html,
        quotable=write_quotable(links),
        dated=write_dated(links),
        articles=list(iterate_rows(corpus.sources)),
        search_data=write_json(list_search_data(corpus, lang=lang, existing=existing)),
        downloads=downloads,
        dataset=write_json(dataset),
        snippet=SNIPPET,
        citation=write_citation(corpus, lang),
        **values,
    )


def _list_pairings(corpus: Corpus, lang: str) -> dict[str, dict[str, object]]:
    """Describe every pairing by its page, in the codelist's order, with counts."""
    reported = corpus.figures.groupby("pairing_id")["indicator_id"].nunique()
    return {
        f"profile-{row.pairing_id}": {
            "name": getattr(row, f"name_{lang}"),
            "levels": say(
                lang,
                "entry-levels",
                donor=name_code(lang, "level", row.donor_level),
                recipient=name_code(lang, "level", row.recipient_level),
            ),
            "documents": _describe_documents(corpus, row.pairing_id, lang),
            "n_reported": int(reported.get(row.pairing_id, 0)),
        }
        for row in iterate_rows(corpus.pairings)
    }


def _list_domains(
    corpus: Corpus, verdicts: Verdicts, lang: str
) -> dict[str, dict[str, object]]:
    figures = select_figures(corpus)["domain_id"].value_counts()
    return {
        f"comparison-{code}": {
            "name": getattr(corpus.domain(code), f"name_{lang}"),
            "n_figures": int(figures.get(code, 0)),
            "outcomes": [
                one.outcome for one in verdicts.subjects if one.domain_id == code
            ],
        }
        for code in verdicts.domain_ids
    }


def _describe_documents(corpus: Corpus, pairing_id: str, lang: str) -> str:
    """Count the documents on a pairing, with their years; no year is guessed."""
    dates = corpus.sources_of([pairing_id])["published_date"]
    years = [str(year) for year in sorted(set(dates.dropna().dt.year))]
    undated = [say(lang, "entry-undated")] if dates.isna().any() else []
    years = join_words(lang, [*years, *undated])
    return say(lang, "entry-documents", documents=len(dates), years=years)
