"""Links to pages that exist, and what the first page's search finds, with its links."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.plan import name_file
from shanhai.reporting.catalogue.subjects import (
    DICTIONARY,
    SearchEntry,
    Target,
    list_search_entries,
    list_search_words,
)


@dataclass(frozen=True)
class Link:
    """Lead to a page that exists, in the page's own language or the other."""

    file: str
    lang: str


def find_link(page: str, lang: str, existing: Collection[str]) -> Link | None:
    """Return the link to a page, rather in the language than in another."""
    for one in sorted(LANGUAGES, key=lambda other: other != lang):
        if name_file(page, one) in existing:
            return Link(name_file(page, one), one)
    return None


def list_search_data(
    corpus: Corpus, *, lang: str, existing: Collection[str]
) -> dict[str, object]:
    """List what can be sought, with its links, and the words of the search.

    Left out: links to pages that do not exist, and what would lead nowhere.
    """
    entries = [
        _describe_entry(entry, lang, existing)
        for entry in list_search_entries(corpus, lang=lang)
    ]
    words = list_search_words(lang)
    (twin,) = (one for one in LANGUAGES if one != lang)
    dictionary = Target(DICTIONARY, "", words["all"])
    return {
        "lang": lang,
        "twin": twin,
        "dictionary": _describe_target(dictionary, lang, existing),
        **words,
        "entries": [entry for entry in entries if entry["targets"]],
    }


def _describe_entry(
    entry: SearchEntry, lang: str, existing: Collection[str]
) -> dict[str, object]:
    targets = [_describe_target(target, lang, existing) for target in entry.targets]
    return {
        "kind": entry.kind,
        "name": entry.name,
        "twin": entry.twin,
        "code": entry.code,
        "targets": [target for target in targets if target],
    }


def _describe_target(
    target: Target, lang: str, existing: Collection[str]
) -> dict[str, str] | None:
    link = find_link(target.page, lang, existing)
    if link is None:
        return None
    anchor = f"#{target.anchor}" if target.anchor else ""
    return {"text": target.text, "href": f"{link.file}{anchor}", "lang": link.lang}
