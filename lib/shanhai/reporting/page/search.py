"""What the first page's search finds, with its links."""

from __future__ import annotations

from collections.abc import Collection

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import LANGUAGES
from shanhai.reporting.catalogue.subjects import (
    DICTIONARY,
    SearchEntry,
    Target,
    list_search_entries,
    list_search_words,
)
from shanhai.reporting.page_names import find_link


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
