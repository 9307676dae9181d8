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

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from shanhai.curation.mention_patterns import LEXICAL_WORDS, NUMERALS
from shanhai.curation.mention_scan import Find, scan
from shanhai.curation.numerals import CHINESE, NUMERAL
from shanhai.curation.plain_text import make_plain
from shanhai.curation.quantities import Quantity, QuantityError, parse_quantity
from shanhai.curation.quantity_grammar import Grammar, join_words, make_grammar
from shanhai.curation.table_units import find_cell_units
from shanhai.curation.units import UnitWords, find_standard_words

KINDS = ("figure", "date", "ordinal", "name", "structure", "furniture", "idiom")
_ENUMERATOR = re.compile(
    rf"^[ \t　]*+[(（]?(?P<number>{CHINESE}|[0-9]{{1,2}})(?:[)）、]|\.(?![0-9]))",
    re.MULTILINE,
)
_QUOTE = re.compile(r"“[^“”。；\n]{1,30}”|‘[^‘’。；\n]{1,30}’|「[^「」。；\n]{1,30}」")
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_PART = re.compile(r"[^、，]+")
# A term begins with a numeral and is short; 双百 and 多对一 are numerals too.
_TERM = re.compile(rf"(?=.{{1,8}}\Z)[双多]?{NUMERAL}[^“”‘’「」()（）]*")
_PAIR = re.compile(rf"[{NUMERALS}](?![对])[^{NUMERALS}+]{{3}}")
_ANY_NUMERAL = re.compile(NUMERAL)
_LEXICAL = re.compile(join_words(LEXICAL_WORDS))


@dataclass(frozen=True)
class Mention:
    """Hold one numeral expression, its place and the kind it seems to be."""

    start: int
    end: int
    as_written: str
    kind: str
    quantity: Quantity | None


def find_mentions(text: str, words: UnitWords | None = None) -> list[Mention]:
    """Return every numeral expression of a text, in order, never overlapping.

    The unit words are those of a corpus (``corpus.unit_words``), or of the standard.
    A number that fills a cell of a table has the unit that the table says.

    Left out: Chinese numerals without a unit word or the form of a count, and
    the lexical words of `mention_patterns`. Every run of digits lies in exactly one
    mention; what has no unit has no quantity. No text is an error.
    """
    words = words or find_standard_words()
    plain = make_plain(text, words)
    titles = [match.span() for match in _TITLE.finditer(plain.content)]
    in_titles = {place for span in titles for place in range(*span)}
    mentions = []
    for find in _find_all(plain.content, make_grammar(words)):
        start, end = plain.locate(find.start, find.end)
        kind = "name" if find.start in in_titles else find.kind
        mentions.append(Mention(start, end, text[start:end], kind, find.quantity))
    cells = find_cell_units(text, words)
    return [_read_cell(one, cells, words) for one in mentions] if cells else mentions


def _read_cell(
    mention: Mention, cells: Mapping[tuple[int, int], str], words: UnitWords
) -> Mention:
    """Return the mention with the unit of its cell, where it fills one without."""
    unit = cells.get((mention.start, mention.end))
    if unit is None or mention.quantity:
        return mention
    try:
        quantity = parse_quantity(mention.as_written + unit, words)
    except QuantityError:
        return mention
    return replace(mention, kind="figure", quantity=quantity)


def _find_all(content: str, grammar: Grammar) -> Iterator[Find]:
    position = 0
    for known in sorted(_find_known(content, grammar), key=lambda find: find.start):
        if known.start >= position:
            yield from scan(content, position, known.start, grammar)
            yield known
            position = known.end
    yield from scan(content, position, len(content), grammar)


def _find_known(content: str, grammar: Grammar) -> Iterator[Find]:
    """Find what its surroundings give away: enumerators of lines, quoted words."""
    for match in _ENUMERATOR.finditer(content):
        yield Find(*match.span("number"), "structure")
    for quote in _QUOTE.finditer(content):
        for part in _PART.finditer(content, quote.start() + 1, quote.end() - 1):
            yield from _find_quoted(content, *part.span(), grammar)


def _find_quoted(content: str, start: int, end: int, grammar: Grammar) -> list[Find]:
    """Find the numerals of a quoted phrase: names, unless it only counts things.

    A phrase of numbers and units alone (四镇一区) counts. A short one where some
    numeral has no unit word (四小园, 2+N) is one term as a whole.
    """
    finds = list(scan(content, start, end, grammar))
    if "".join(content[find.start : find.end] for find in finds) == content[start:end]:
        return [_rename(find, "figure", "idiom", "structure") for find in finds]
    counted = {
        place
        for find in finds
        if find.kind != "name"
        for place in range(find.start, find.end)
    }
    numerals = {match.start() for match in _ANY_NUMERAL.finditer(content, start, end)}
    word = _LEXICAL.match(content, start, end)
    if _TERM.fullmatch(content, start, end) and numerals - counted and not word:
        # Four characters fall into two words: 四安|家园.
        is_pair = _PAIR.fullmatch(content, start, end) is not None
        return [Find(start, start + 2 if is_pair else end, "name")]
    return [_rename(find, "name", "figure", "idiom", "structure") for find in finds]


def _rename(find: Find, kind: str, *guesses: str) -> Find:
    return replace(find, kind=kind) if find.kind in guesses else find
