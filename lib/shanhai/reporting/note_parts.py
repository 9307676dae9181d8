"""What a note is made of: title, lines that say something, how its number was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from os.path import commonprefix
from typing import NamedTuple

from markupsafe import Markup, escape

from shanhai.controls import reveal_controls
from shanhai.curation.intervals import IntervalRule
from shanhai.curation.numerals import QuantityError
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.quantities import find_rule
from shanhai.curation.sources import Sentence
from shanhai.curation.unit_words import UnitWords
from shanhai.reporting.citations import Citations, link_page
from shanhai.reporting.formatting.figures import PROFILE_ANCHOR, make_anchor, name_note
from shanhai.reporting.formatting.names import name_inline
from shanhai.reporting.formatting.numbers import format_interval
from shanhai.reporting.messages import (
    SEMICOLONS,
    join_sentences,
    join_words,
    name_code,
    say,
)

DICTIONARY_ANCHOR = "i"
JOINT = {lang: f"(?={sign})" for lang, sign in SEMICOLONS.items()}
CHINESE = "zh"


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


def write_title(name: str, traits: Iterable[str], value: str, lang: str) -> str:
    """Write what a note is about: name, traits if any, value."""
    return say(lang, "note-title", name=name_inline(name, traits, lang), value=value)


def name_flags(page: Citations, flag_ids: Iterable[str]) -> list[str]:
    """Name flags; their meaning is said once, below all notes."""
    flags = map(page.corpus.flag, flag_ids)
    return [getattr(flag, f"name_{page.lang}") for flag in flags]


def link_row(page: Citations, figure: object, prefix: str = PROFILE_ANCHOR) -> Markup:
    """Link to a value's row in the profile of its pairing."""
    text = say(page.lang, "note-link-profile")
    anchor = make_anchor(prefix, figure.figure_id)
    return link_page(page, f"profile-{figure.pairing_id}", anchor, text)


def list_begins(notes: Sequence[Note]) -> dict[str, str]:
    """Return the words, by language, with which all sentences to publish begin."""
    begins = {}
    for lang in LANGUAGES:
        told = [one.sentences[lang] for one in notes if one.sentences]
        # Of texts, not of paths.
        words = commonprefix(told) if len(told) > 1 else ""  # noqa: RUF071
        if words := words[: 1 + max(words.rfind(sign) for sign in " ，）")]:
            begins[lang] = words
    return begins


def list_ends(notes: Sequence[Note], lang: str) -> list[str]:
    """List the reservations that sentences of a language repeat."""
    told = [one.sentences[lang] for one in notes if one.sentences]
    if any({"#", "|"} & {*sentence} for sentence in told):
        return []
    counts = Counter(end for one in told for end in re.split(JOINT[lang], one)[1:])
    return [end for end, count in counts.items() if count > 1]


def shorten_ends(sentence: str, ends: Sequence[str], lang: str) -> str:
    """Write repeated reservations as their places: the page's script has the words."""
    places = {end: f"#{place}" for place, end in enumerate(ends)}
    parts = re.split(JOINT[lang], sentence)
    return "".join(places.get(one, one) for one in parts)


def list_flags(page: Citations, notes: Sequence[Note]) -> list[tuple[str, str]]:
    """List the flags that notes name, with what they mean."""
    lines = [line for one in notes for line in one.lines if line[0] == "flags"]
    named = {name for _, names in lines for name in names}
    told = page.corpus.flags[[f"name_{page.lang}", f"meaning_{page.lang}"]]
    return [row for row in told.itertuples(index=False) if row[0] in named]


def write_definition(page: Citations, indicator_id: str) -> str:
    """Say what is counted; how well that is known leads to the data dictionary."""
    indicator, lang = page.corpus.indicator(indicator_id), page.lang
    status = name_code(lang, "definition-status", indicator.definition_status)
    anchor = make_anchor(DICTIONARY_ANCHOR, indicator_id)
    status = link_page(page, "dictionary", anchor, status) or status
    definition = getattr(indicator, f"definition_{lang}").rstrip("。.")
    return say(lang, "note-definition", definition=definition, status=status)


def explain_reading(
    as_written: str, exception: str, lang: str, words: UnitWords | None = None
) -> str:
    """Say how an expression was read: by which rule, or by hand and why.

    Parameters
    ----------
    exception
        Why the interval differs from what the rules read; empty where it does not.
    words
        The unit words of the corpus; those of the standard when left out.
    """
    if exception:
        return say(lang, "rule-exception", reason=exception)
    try:
        rule = find_rule(as_written, words)
    except QuantityError:
        return say(lang, "rule-none")
    return explain_rule(rule, lang)


def explain_rule(rule: IntervalRule, lang: str) -> str:
    """Say which words of the text widen a number, if any, and by how much."""
    words = [write_chinese(word, lang) for word, _ in rule.marks]
    if len(rule.numerals) > 1:
        message = "rule-range-marked" if words else "rule-range"
        return say(lang, message, words=join_words(lang, words))
    if not rule.marks:
        return ""
    told = [
        _explain_mark(rule, mark.name.lower(), word, lang)
        for (_, mark), word in zip(rule.marks, words, strict=True)
    ]
    if len(told) > 1:
        told.append(say(lang, "rule-hull"))
    return join_sentences(lang, told)


def write_chinese(text: str, lang: str) -> Markup:
    """Write words of a document, told to be Chinese where the page is not."""
    if lang == CHINESE:
        return escape(reveal_controls(text))
    return Markup('<span lang="zh">{}</span>').format(reveal_controls(text))


def _explain_mark(rule: IntervalRule, code: str, word: Markup, lang: str) -> str:
    (numeral,), unit = rule.numerals, rule.quantity.unit
    return name_code(
        lang,
        "rule-mark",
        code,
        word=word,
        number=_print(numeral.value, unit, lang),
        place=_print(numeral.place, unit, lang),
    )


def _print(value: Decimal, unit: str, lang: str) -> str:
    return format_interval(float(value), float(value), unit, lang)
