"""The documents behind a page: who wrote what and when, and which file it is."""

from __future__ import annotations

import re

import pandas as pd

from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.formatting.sources import (
    describe_writing,
    list_credits,
    title_source,
)
from shanhai.reporting.html import Block, fill
from shanhai.reporting.messages import name_code, say

WEB = re.compile("https?://")


def write_sources(page: Citations) -> Block:
    """Count the documents whose values a page cites; their register is folded."""
    numerals = page.corpus.mentions["source_id"].value_counts()
    count = say(page.lang, "sources-count", count=len(page.source_ids))
    html = fill(
        "sources.html.j2",
        lang=page.lang,
        count=count,
        documents=[
            describe_source(page, page.corpus.source(code), int(numerals.get(code, 0)))
            for code in page.source_ids
        ],
    )
    return Block(html, count)


def describe_source(
    page: Citations, source: object, numerals: int = 0
) -> dict[str, object]:
    """Put a document into words: the printed date, then what bounds the writing."""
    lang, date = page.lang, source.published_date
    day = "" if pd.isna(date) else format_date(date, lang)
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
