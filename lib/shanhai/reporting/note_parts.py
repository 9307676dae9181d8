"""What a note is made of: title, lines that say something, links to other pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from shanhai.controls import reveal_controls
from shanhai.curation.sources import Sentence
from shanhai.reporting.citations import Citations
from shanhai.reporting.formatting.figures import (
    PROFILE_ANCHOR,
    make_anchor,
    name_inline,
    name_note,
)
from shanhai.reporting.messages import say
from shanhai.reporting.page_names import name_page

DICTIONARY_ANCHOR = "i"


class Part(NamedTuple):
    """Hold one thing that a line says, with small print or a sentence under it."""

    text: str
    small: str = ""
    sentence: Sentence | None = None
    by: str = ""


# What a line of a note is called (an attribute of `note-line`), and what it says.
Line = tuple[str, Sequence[str | Part]]


@dataclass(frozen=True)
class Note:
    """Hold a value's note in words, by the document under which it is listed."""

    code: str
    source_id: str
    title: str
    lines: Sequence[Line]
    links: Sequence[Markup]
    refusal: str = ""
    sentences: Mapping[str, str] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """Return the note's place on a page."""
        return name_note(self.code)

    def list_lines(self) -> list[tuple[str, list[Part]]]:
        """List the lines that say something."""
        told = [
            (
                name,
                [
                    part if isinstance(part, Part) else Part(part)
                    for part in parts
                    if part
                ],
            )
            for name, parts in self.lines
        ]
        return [line for line in told if line[1]]


def word_title(name: str, traits: Iterable[str], value: str, lang: str) -> str:
    """Write what a note is about: name, traits if any, value."""
    return say(lang, "note-title", name=name_inline(name, traits, lang), value=value)


def word_flags(page: Citations, flag_ids: Iterable[str]) -> list[str]:
    """Write flags with their meaning."""
    return [
        say(
            page.lang,
            "note-flag",
            flag=getattr(flag, f"name_{page.lang}"),
            meaning=getattr(flag, f"meaning_{page.lang}"),
        )
        for flag in map(page.corpus.flag, flag_ids)
    ]


def link_page(page: Citations, name: str, anchor: str, text: str) -> Markup:
    """Link a text to a place on another page; this one needs no link to itself."""
    if page.name == name:
        return Markup()
    link = Markup('<a href="{}#{}">{}</a>')
    return link.format(name_page(name, page.lang), anchor, reveal_controls(text))


def link_row(page: Citations, figure: object, prefix: str = PROFILE_ANCHOR) -> Markup:
    """Link to a value's row in the profile of its pairing."""
    text = say(page.lang, "note-link-profile")
    anchor = make_anchor(prefix, figure.figure_id)
    return link_page(page, f"profile-{figure.pairing_id}", anchor, text)


def link_dictionary(page: Citations, indicator_id: str) -> Markup:
    """Link to an indicator's entry in the data dictionary."""
    anchor = make_anchor(DICTIONARY_ANCHOR, indicator_id)
    return link_page(page, "dictionary", anchor, say(page.lang, "note-link-dictionary"))
