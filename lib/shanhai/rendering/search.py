"""The data of the first page's search, as JSON that stands inside the page."""

from __future__ import annotations

import json
from collections.abc import Collection

from markupsafe import Markup

from shanhai.controls import reveal_controls
from shanhai.curation.corpus import Corpus
from shanhai.rendering.links import find_link
from shanhai.reporting.catalogue.subjects import (
    DICTIONARY,
    SearchEntry,
    Target,
    list_search_entries,
    list_search_words,
)


def write_search_data(
    corpus: Corpus, *, lang: str, existing: Collection[str]
) -> Markup:
    """Write what can be sought, with its links, and the words of the search.

    Left out: links to pages that do not exist, and what would lead nowhere.
    """
    entries = [
        _write_entry(entry, lang, existing)
        for entry in list_search_entries(corpus, lang=lang)
    ]
    found = [entry for entry in entries if entry["targets"]]
    twin = "zh" if lang == "en" else "en"
    words = list_search_words(lang)
    dictionary = _write_target(Target(DICTIONARY, "", words["all"]), lang, existing)
    own = {"lang": lang, "twin": twin, "dictionary": dictionary}
    return write_json({**own, **words, "entries": found})


def write_json(data: object) -> Markup:
    """Write JSON that no HTML parser takes for a tag; signs of all scripts stay."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _write_entry(
    entry: SearchEntry, lang: str, existing: Collection[str]
) -> dict[str, object]:
    written = [_write_target(target, lang, existing) for target in entry.targets]
    return {
        "kind": entry.kind,
        "name": reveal_controls(entry.name),
        "twin": reveal_controls(entry.twin),
        "code": entry.code,
        "targets": [target for target in written if target],
    }


def _write_target(
    target: Target, lang: str, existing: Collection[str]
) -> dict[str, str] | None:
    link = find_link(target.page, lang, existing)
    if link is None:
        return None
    anchor = f"#{target.anchor}" if target.anchor else ""
    text = reveal_controls(target.text)
    return {"text": text, "href": f"{link.file}{anchor}", "lang": link.lang}
