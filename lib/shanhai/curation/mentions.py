"""Find every numeral expression of a text and guess what kind of thing it is.

The finder proposes; a curator decides. The extent is the protocol's (qualifier,
number, unit word, no verb); the kind is a guess by rules:

- name: in quotation marks or a title, or on the closed list of terms;
- date, ordinal, furniture: by their form (`mention_patterns`);
- idiom: 一 + measure word, unless it stands behind a verb of making or ends its
  clause, as counted things do (设招商处一个);
- structure: enumerators of lines, and 三大, 四项 in a line without a full stop;
- figure: everything else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shanhai.curation.intervals import Quantity
from shanhai.curation.mention_patterns import (
    ENUMERATOR_PATTERN,
    LEXICAL_PATTERN,
    NUMERAL_PATTERN,
    PAIR_PATTERN,
    PART_PATTERN,
    QUOTE_PATTERN,
    TERM_PATTERN,
    TITLE_PATTERN,
)
from shanhai.curation.mention_scan import Find, scan
from shanhai.curation.plain_text import make_plain

KINDS = ("figure", "date", "ordinal", "name", "structure", "furniture", "idiom")


@dataclass(frozen=True)
class Mention:
    """Hold one numeral expression, its place and the kind it seems to be."""

    start: int
    end: int
    as_written: str
    kind: str
    quantity: Quantity | None


def find_mentions(text: str) -> list[Mention]:
    """Return every numeral expression of a text, in order, never overlapping.

    Left out: Chinese numerals without a unit word or the form of a count, and
    the lexical words of `mention_words`. Every run of digits lies in exactly one
    mention; what has no unit word has no quantity. No text is an error.
    """
    plain = make_plain(text)
    titles = [match.span() for match in TITLE_PATTERN.finditer(plain.content)]
    in_titles = {place for span in titles for place in range(*span)}
    mentions = []
    for find in _find_all(plain.content):
        start, end = plain.locate(find.start, find.end)
        kind = "name" if find.start in in_titles else find.kind
        mentions.append(Mention(start, end, text[start:end], kind, find.quantity))
    return mentions


def _find_all(content: str) -> Iterator[Find]:
    position = 0
    for known in sorted(_find_known(content), key=lambda find: find.start):
        if known.start >= position:
            yield from scan(content, position, known.start)
            yield known
            position = known.end
    yield from scan(content, position, len(content))


def _find_known(content: str) -> Iterator[Find]:
    """Find what its surroundings give away: enumerators of lines, quoted words."""
    for match in ENUMERATOR_PATTERN.finditer(content):
        yield Find(*match.span("number"), "structure")
    for quote in QUOTE_PATTERN.finditer(content):
        for part in PART_PATTERN.finditer(content, quote.start() + 1, quote.end() - 1):
            yield from _find_quoted(content, *part.span())


def _find_quoted(content: str, start: int, end: int) -> list[Find]:
    """Find the numerals of a quoted phrase: names, unless it only counts things.

    A phrase of numbers and units alone (四镇一区) counts. A short one where some
    numeral has no unit word (四小园, 2+N) is one term as a whole.
    """
    finds = list(scan(content, start, end))
    if "".join(content[find.start : find.end] for find in finds) == content[start:end]:
        return [_rename(find, "figure", "idiom", "structure") for find in finds]
    counted = {
        place
        for find in finds
        if find.kind != "name"
        for place in range(find.start, find.end)
    }
    numerals = {
        match.start() for match in NUMERAL_PATTERN.finditer(content, start, end)
    }
    word = LEXICAL_PATTERN.match(content, start, end)
    if TERM_PATTERN.fullmatch(content, start, end) and numerals - counted and not word:
        # Four characters fall into two words: 四安|家园.
        is_pair = PAIR_PATTERN.fullmatch(content, start, end) is not None
        return [Find(start, start + 2 if is_pair else end, "name")]
    return [_rename(find, "name", "figure", "idiom", "structure") for find in finds]


def _rename(find: Find, kind: str, *guesses: str) -> Find:
    return replace(find, kind=kind) if find.kind in guesses else find
