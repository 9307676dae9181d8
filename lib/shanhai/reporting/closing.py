"""What closes a page: reported once, not reported, where to go on, the documents."""

from __future__ import annotations

import re

import pandas as pd
from markupsafe import Markup

from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.names import (
    describe_writing,
    list_credits,
    title_source,
)
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.html import Block, fill, fill_block
from shanhai.reporting.interval_rows import write_rows
from shanhai.reporting.messages import join_phrases, join_sentences, name_code, say
from shanhai.reporting.page_names import name_page

WEB = re.compile("https?://")


def write_alone(page: Citations, lone: pd.DataFrame) -> Block:
    """Count the figures that one pairing alone reports so; their rows are folded.

    Parameters
    ----------
    lone
        A tidy frame of such figures.
    """
    if lone.empty:
        return Block(Markup())
    count = say(page.lang, "alone-count", count=len(lone))
    rows = write_rows(page, lone, by="pairing")
    return fill_block(
        "fold.html.j2", page.lang, text=rows.text, summary=count, content=rows.html
    )


def write_unreported(
    page: Citations,
    missing: pd.DataFrame,
    *,
    of: pd.DataFrame,
    figures: pd.DataFrame | None = None,
) -> Block:
    """Count the indicators without a figure; name them, folded by domain.

    Nothing where none is missing, but how many each pairing reports.

    Parameters
    ----------
    missing, of
        Rows of ``corpus.indicators``: those without a figure, and all that were asked.
    figures
        A tidy frame, to say how many of them each pairing reports.
    """
    lang, corpus = page.lang, page.corpus
    told = _count_by_pairing(page, figures, len(of)) if figures is not None else ""
    if missing.empty:
        return Block(Markup("<p>{}</p>").format(told) if told else Markup())
    counts = {"missing": len(missing), "indicators": len(of)}
    groups = [
        (
            getattr(corpus.domain(code), f"name_{lang}"),
            join_phrases(lang, list(rows[f"name_{lang}"])),
        )
        for code, rows in missing.groupby("domain_id", sort=False)
    ]
    count = join_sentences(lang, [say(lang, "unreported-count", **counts), told])
    names = fill("names.html.j2", groups=groups)
    return fill_block("fold.html.j2", lang, summary=count, content=names)


def _count_by_pairing(page: Citations, figures: pd.DataFrame, indicators: int) -> str:
    counts = figures.groupby("pairing", observed=True)["indicator_id"].nunique()
    counted = [
        say(page.lang, "most-value", pairing=name, value=count)
        for name, count in counts.items()
    ]
    pairings = join_phrases(page.lang, counted)
    return say(page.lang, "unreported-by", indicators=indicators, pairings=pairings)


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
    return fill_block("related.html.j2", lang, groups=groups)


def write_sources(page: Citations) -> Block:
    """Count the documents whose values a page cites; their register is folded."""
    numerals = page.corpus.mentions["source_id"].value_counts()
    count = say(page.lang, "sources-count", count=len(page.source_ids))
    return fill_block(
        "sources.html.j2",
        page.lang,
        text=count,
        count=count,
        documents=[
            describe_source(page, page.corpus.source(code), int(numerals.get(code, 0)))
            for code in page.source_ids
        ],
    )


def describe_source(
    page: Citations, source: object, numerals: int = 0
) -> dict[str, object]:
    """Put a document into words: the printed date, then what bounds the writing."""
    lang, day = page.lang, format_date(source.published_date, page.lang)
    return {
        "title": title_source(source, lang),
        # A Chinese title stands in an English table, too: the article has no other.
        "twin": source.title_zh if lang == "en" else "",
        # What a browser would run is no address of a document.
        "address": source.address if WEB.match(source.address) else "",
        "credits": list_credits(source, lang) or [say(lang, "not-stated")],
        "day": day,
        "date": day or say(lang, "not-stated"),
        "bounds": [describe_writing(source, lang), getattr(source, f"evidence_{lang}")],
        "characters": source.characters,
        "numerals": numerals,
        "file": source.file_name,
        "sha256": source.sha256,
        "script": name_code(lang, "script", source.script),
        "note": getattr(source, f"note_{lang}"),
    }
