"""Links inside the site: only to pages that exist, rather in one's own language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.plan import name_file


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
