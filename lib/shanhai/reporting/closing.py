"""Short lists that close a page: reported once, not reported, where to go on."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from shanhai.reporting.citations import Citations
from shanhai.reporting.html import Block, fill
from shanhai.reporting.interval_rows import write_rows
from shanhai.reporting.messages import join_words, say
from shanhai.reporting.page_names import name_page


def write_alone(page: Citations, lone: pd.DataFrame) -> Block:
    """Count the series that one pairing alone reports; their rows are folded.

    Parameters
    ----------
    lone
        A tidy frame of such series.
    """
    count = say(page.lang, "alone-count", count=lone["series_id"].nunique())
    rows = write_rows(page, lone, by="pairing") if len(lone) else Block(Markup())
    html = fill("fold.html.j2", lang=page.lang, summary=count, content=rows.html)
    return Block(html, rows.text)


def write_unreported(
    page: Citations, missing: pd.DataFrame, *, of: pd.DataFrame
) -> Block:
    """Count the indicators without a figure; name them, folded by domain.

    Parameters
    ----------
    missing, of
        Rows of ``corpus.indicators``: those without a figure, and all that were asked.
    """
    lang, corpus = page.lang, page.corpus
    counts = {"missing": len(missing), "indicators": len(of)}
    groups = [
        (
            getattr(corpus.domain(code), f"name_{lang}"),
            join_words(lang, list(rows[f"name_{lang}"])),
        )
        for code, rows in missing.groupby("domain_id", sort=False)
    ]
    count = say(lang, "unreported-count", **counts)
    names = fill("names.html.j2", groups=groups)
    html = fill("fold.html.j2", lang=lang, summary=count, content=names)
    return Block(html)


def write_related(page: Citations, *, domain_id: str = "") -> Block:
    """Write links to the pages of other themes and of the pairings."""
    corpus, lang = page.corpus, page.lang
    pages = {
        "related-themes": [
            (getattr(corpus.domain(code), f"name_{lang}"), f"comparison-{code}")
            for code in corpus.known("domain")
            if code != domain_id
        ],
        "related-pairings": [
            (getattr(corpus.pairing(code), f"name_{lang}"), f"profile-{code}")
            for code in corpus.known("pairing")
        ],
    }
    groups = [
        (say(lang, message), [(name, name_page(code, lang)) for name, code in links])
        for message, links in pages.items()
    ]
    return Block(fill("related.html.j2", lang=lang, groups=groups))
