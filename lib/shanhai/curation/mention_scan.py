"""Walk over plain text and find numeral expressions from left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shanhai.curation.intervals import Quantity
from shanhai.curation.mention_kinds import guess_kind, guess_kind_without_unit
from shanhai.curation.mention_patterns import (
    RUN_PATTERN,
    SPECIAL_PATTERN,
    START_PATTERN,
)
from shanhai.curation.mention_words import NAMED_BY_ORDINAL
from shanhai.curation.numerals import QuantityError
from shanhai.curation.quantities import read_match
from shanhai.curation.quantity_grammar import RANGE_PATTERN, SINGLE_PATTERN

_OPENING_QUOTES = "“‘「"


@dataclass(frozen=True)
class Find:
    """Hold an expression found in plain text: its place, kind and quantity."""

    start: int
    end: int
    kind: str
    quantity: Quantity | None = None


def scan(content: str, start: int, end: int) -> Iterator[Find]:
    """Yield every numeral expression between two offsets, in order."""
    position = start
    while place := START_PATTERN.search(content, position, end):
        position = place.start()
        if special := SPECIAL_PATTERN.match(content, position, end):
            position = special.end()
            if special.lastgroup != "lexical":
                yield Find(*special.span(), _name_special(special))
        elif quantity := _match_quantity(content, position, end):
            position = quantity.end()
            yield _read(quantity)
        elif run := RUN_PATTERN.match(content, position, end):
            # 万众, 百泉: numerals that count nothing, a name if a quotation opens.
            position = run.end()
            if content[run.start() - 1 : run.start()] in (*_OPENING_QUOTES,):
                yield Find(*run.span(), "name")
        else:
            position += 1


def _name_special(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    is_school = match.string.startswith(tuple(NAMED_BY_ORDINAL), match.end())
    return "name" if kind == "ordinal" and is_school else kind


def _match_quantity(content: str, position: int, end: int) -> re.Match[str] | None:
    """Match a range or a single quantity; Chinese numerals need a unit word."""
    span = RANGE_PATTERN.match(content, position, end)
    if span and (span["unit"] or span["share"]) and _read(span).quantity:
        return span
    single = SINGLE_PATTERN.match(content, position, end)
    if single is None or single["unit"] or single["share"]:
        return single
    return single if re.search("[0-9]", single["number"]) else None


def _read(match: re.Match[str]) -> Find:
    is_bare = not match["unit"] and not match["share"]
    kind = guess_kind_without_unit(match) if is_bare else guess_kind(match)
    try:
        quantity = read_match(match)
    except QuantityError:
        quantity = None
    return Find(*match.span(), kind, quantity)
