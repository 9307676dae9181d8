"""The frame of a note: title, lines that say something, links to other pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from shanhai.curation.corpus import Corpus
from shanhai.curation.sources import Sentence
from shanhai.reporting.judged.shown import Shown
from shanhai.reporting.page_names import name_page
from shanhai.reporting.tables.markup import NOTHING, stack, tag
from shanhai.reporting.wording import name_code, say
from shanhai.reporting.words.figures import (
    link_note,
    link_profile,
    make_anchor,
    name_inline,
    name_note,
)

# What a line of a note is called (an attribute of `note-line`), and what it says.
Line = tuple[str, Sequence[object]]
DICTIONARY_ANCHOR = "i"


@dataclass(frozen=True)
class Page:
    """Hold what a note must know of its page.

    Parameters
    ----------
    sentences
        By document and first character of a mention; empty without the originals.
    """

    corpus: Corpus
    shown: Shown
    lang: str
    sentences: Mapping[tuple[str, int], Sentence] = field(default_factory=dict)

    def link(self, figure: object, text: str) -> Markup:
        """Link to a figure's note, or to its row in the profile if it has none here."""
        if figure.figure_id in self.shown.figure_ids:
            return link_note(figure.figure_id, text)
        return link_profile(figure, text, self.lang)


def write_note(
    note_id: str,
    *,
    title: str,
    lines: Iterable[Line],
    links: Iterable[Markup],
    lang: str,
    quote: Markup = NOTHING,
) -> Markup:
    """Write one note as an item of a list; lines that say nothing are left out."""
    anchor = name_note(note_id)
    parts = [
        stack(tag("dt", name_code(lang, "note-line", name)), *map(_write_part, said))
        for name, content in lines
        if (said := [part for part in content if part])
    ]
    inner = stack(
        tag("p", title, class_="sh-note-title", id=f"{anchor}-title"),
        quote,
        tag("dl", stack(*parts)),
        tag("p", Markup(" · ").join(links), class_="sh-note-links"),
    )
    return tag("li", inner, class_="sh-note-item", id=anchor)


def write_title(name: str, traits: Iterable[str], value: str, lang: str) -> str:
    """Write what a note is about: name, traits if any, value."""
    return say(lang, "note-title", name=name_inline(name, traits, lang), value=value)


def write_flag_lines(corpus: Corpus, flag_ids: Iterable[str], lang: str) -> list[str]:
    """Write flags with their meaning."""
    flags = [corpus.flag(code) for code in flag_ids]
    return [
        say(
            lang,
            "note-flag",
            flag=tag("b", getattr(flag, f"name_{lang}")),
            meaning=getattr(flag, f"meaning_{lang}"),
        )
        for flag in flags
    ]


def link_dictionary(indicator_id: str, lang: str) -> Markup:
    """Link to an indicator's entry in the data dictionary."""
    anchor = make_anchor(DICTIONARY_ANCHOR, indicator_id)
    text = say(lang, "note-link-dictionary")
    return tag("a", text, href=f"{name_page('dictionary', lang)}#{anchor}")


def _write_part(part: object) -> Markup:
    return tag("dd", part)
