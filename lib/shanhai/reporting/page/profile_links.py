"""Values as links to their rows in the profiles, where a page has no notes."""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup, escape

from shanhai.curation.corpus import Corpus
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import (
    NOTE_ANCHOR,
    PROFILE_ANCHOR,
    find_in_words,
    make_anchor,
)
from shanhai.reporting.messages import reveal
from shanhai.reporting.page_names import find_link

# More columns and sentences than these nobody reads.
MOST_PAIRINGS = 12


class ProfileLinks(Citations):
    """Write values as links to their rows in the profiles that exist."""

    def __init__(self, corpus: Corpus, lang: str, existing: Collection[str]) -> None:
        super().__init__(corpus, lang)
        self._existing = existing
        # All at once: one by one each takes as long as all.
        find_in_words(corpus, corpus.figures["figure_id"], lang)

    def list_first(self) -> list[str]:
        """List the pairings that the first page tells of, value by value."""
        return self.corpus.known("pairing")[:MOST_PAIRINGS]

    def link(self, figure_id: str, text: str, *, is_rounded: bool = False) -> Markup:
        """Lead to a figure's row; without the profile, write the words alone."""
        del is_rounded
        anchor = make_anchor(PROFILE_ANCHOR, figure_id)
        pairing_id = self.corpus.figure(figure_id).pairing_id
        return self._lead(f"profile-{pairing_id}", anchor, text)

    def link_derived(self, row: object, text: str) -> Markup:
        """Lead to the note of a derived value."""
        anchor = make_anchor(NOTE_ANCHOR, row.figure_id)
        return self._lead(f"profile-{row.pairing_id}", anchor, text)

    def link_theme(self, domain_id: str, text: str) -> Markup:
        """Lead to the page of a theme."""
        return self._lead(f"comparison-{domain_id}", "", text)

    def link_pairing(self, pairing_id: str) -> Markup:
        """Lead to a profile by the pairing's name."""
        name = getattr(self.corpus.pairing(pairing_id), f"name_{self.lang}")
        return self._lead(f"profile-{pairing_id}", "", name)

    def _lead(self, page: str, anchor: str, text: str) -> Markup:
        link = find_link(page, self.lang, self._existing)
        if link is None:
            return escape(reveal(text))
        href = f"{link.file}#{anchor}" if anchor else link.file
        return Markup('<a href="{}">{}</a>').format(href, reveal(text))
