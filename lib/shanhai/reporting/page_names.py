"""What the files of the site and its data are called, and links to what exists."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shanhai.curation.parameters import LANGUAGES

# What the site has beside the pages of reports.
INDEX, DOWNLOADS = "index", "downloads"
FIRST = (INDEX, "en")
# So much of the data's digest is shown.
SHORT_DIGEST = 12


@dataclass(frozen=True)
class Link:
    """Lead to a page that exists, in the page's own language or the other."""

    file: str
    lang: str


def name_page(page: str, lang: str) -> str:
    """Name the file of a page in one language; the site begins at `index.html`."""
    return "index.html" if (page, lang) == FIRST else f"{page}.{lang}.html"


def find_link(page: str, lang: str, existing: Collection[str]) -> Link | None:
    """Return the link to a page, rather in the language than in another."""
    for one in sorted(LANGUAGES, key=lambda other: other != lang):
        if (file := name_page(page, one)) in existing:
            return Link(file, one)
    return None
