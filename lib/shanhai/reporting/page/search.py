"""What the first page's search finds, with its values and links."""

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
from shanhai.reporting.catalogue.values import MARKS, Line
from shanhai.reporting.page_names import INDEX, find_link, name_page


def list_search_data(
    corpus: Corpus, *, lang: str, existing: Collection[str]
) -> dict[str, object]:
    """List what can be sought, with values and links, and the words of the search.

    Left out: links to pages that do not exist, and what would lead nowhere.
    """
    existing = {*existing, name_page(INDEX, lang)}
    (twin,) = (one for one in LANGUAGES if one != lang)
    pairings = [
        {
            "code": row.pairing_id,
            "name": getattr(row, f"name_{lang}"),
            "twin": getattr(row, f"name_{twin}"),
            "page": _describe_target(
                Target(f"profile-{row.pairing_id}", "", ""), lang, existing
            ),
        }
        for row in corpus.pairings.itertuples()
    ]
    places = {one["code"]: n for n, one in enumerate(pairings) if one["page"]}
    entries = list_search_entries(corpus, lang=lang)
    described = [_describe_entry(one, lang, existing, places) for one in entries]
    words = list_search_words(lang)
    dictionary = Target(DICTIONARY, "", words["all"])
    return {
        "lang": lang,
        "twin": twin,
        "dictionary": _describe_target(dictionary, lang, existing),
        **words,
        "pairings": pairings,
        "entries": [one for one in described if {"targets", "lines"} & {*one}],
    }


def _describe_entry(
    entry: SearchEntry, lang: str, existing: Collection[str], places: dict[str, int]
) -> dict[str, object]:
    targets = [_describe_target(target, lang, existing) for target in entry.targets]
    held = {
        "kind": entry.kind,
        "name": entry.name,
        "twin": entry.twin,
        "code": entry.code,
        "words": list(entry.words),
        "domain": entry.domain_id,
        "targets": [target for target in targets if target],
        "lines": [
            _describe_line(line, places)
            for line in entry.lines
            if not line.pairing_id or line.pairing_id in places
        ],
    }
    return {name: value for name, value in held.items() if value}


def _describe_line(line: Line, places: dict[str, int]) -> list[object]:
    """Write a line without what can be told from its place: most of the page's data."""
    return [
        places.get(line.pairing_id, -1),
        *(line.label, line.label_twin, line.value, line.value_twin, line.period),
        MARKS.index(line.mark),
        line.figure_id.removeprefix(f"{line.pairing_id}."),
        *line.words,
    ]


def _describe_target(
    target: Target, lang: str, existing: Collection[str]
) -> dict[str, str] | None:
    link = find_link(target.page, lang, existing)
    if link is None:
        return None
    anchor = f"#{target.anchor}" if target.anchor else ""
    told = {"text": target.text, "href": f"{link.file}{anchor}"}
    return told if link.lang == lang else {**told, "lang": link.lang}
