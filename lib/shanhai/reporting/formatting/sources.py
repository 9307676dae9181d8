"""Documents in words: title, credits, citation, and when they were written."""

import re

import pandas as pd

from shanhai.reporting.formatting.figures import name_inline
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.messages import join_clauses, name_code, say

# What the register has in place of a title, with what the document is about.
UNTITLED = re.compile(r"^[\[［](?:untitled|无标题)[:：] ?(.+)[\]］]$")


def cite_source(source: object, lang: str) -> str:
    """Name a document briefly: publisher, else author, else title, and the year."""
    name = next(iter(list_credits(source, lang)), title_source(source, lang))
    if pd.isna(source.published_date):
        return name
    year = say(lang, "year", year=str(source.published_date.year))
    return name_inline(name, [year], lang)


def credit_source(source: object, lang: str) -> str:
    """Name who gives a document, else its title, and when it was printed, if ever."""
    named = [
        say(lang, "credit-article", name=one) for one in list_credits(source, lang)
    ]
    name = next(iter(named), title_source(source, lang))
    return name_inline(name, [say_printed(source, lang)], lang)


def list_credits(source: object, lang: str) -> list[str]:
    """List who published a document and who wrote it, as far as it says."""
    named = (getattr(source, f"{role}_{lang}") for role in ("publisher", "author"))
    return [name for name in named if name]


def describe_writing(source: object, lang: str) -> str:
    """Say between which days a document was written; empty if its date says so."""
    first, last = source.earliest_date, source.latest_date
    days = {"first": format_date(first, lang), "last": format_date(last, lang)}
    if not any(days.values()):
        return ""
    ends = "both" if all(days.values()) else "first" if days["first"] else "last"
    return say(lang, "written-between", ends=ends, **days)


def title_source(source: object, lang: str) -> str:
    """Return a document's title in the language, or else as it stands."""
    return getattr(source, f"title_{lang}") or source.title_zh


def introduce_source(source: object, lang: str) -> str:
    """Name a document as a sentence begins: title, author, publisher and date."""
    title, author = title_source(source, lang), getattr(source, f"author_{lang}")
    untitled = UNTITLED.match(title)
    facts = [getattr(source, f"publisher_{lang}"), say_printed(source, lang)]
    return name_code(
        lang,
        "quote-source",
        "untitled" if untitled else "titled",
        title=untitled[1] if untitled else title,
        author=author,
        has_author="yes" if author else "no",
        facts=join_clauses(lang, facts),
    )


def say_printed(source: object, lang: str) -> str:
    """Say when a document was published, or reposted: then its last day is known."""
    date = source.published_date
    code = "reposted" if pd.notna(source.latest_date) else "published"
    code = "undated" if pd.isna(date) else code
    return name_code(lang, "quote-printed", code, date=format_date(date, lang))
