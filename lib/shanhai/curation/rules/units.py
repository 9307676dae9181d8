"""Rules for units: their steps, and the words that texts state them with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shanhai.curation.quantities import QuantityError, parse_quantity
from shanhai.curation.rules import Fault, Finding, Tables, rule_for
from shanhai.curation.unit_words import UnitWords, read_unit_words
from shanhai.curation.units import Unit, list_units

# A number that a word must be read behind.
NUMBER = 12


@rule_for("units")
def check_steps(tables: Tables) -> Iterator[Finding]:
    """Require that whole things, and they alone, come in steps of one."""
    for row in tables["units"].itertuples():
        if row.is_integer != (row.resolution % 1 == 0):
            rule = "a unit counts whole things where its smallest step is whole"
            yield row, row.unit_id, rule, "Fix is_integer or the resolution"
        elif row.is_integer and row.resolution != 1:
            rule = "whole things come in steps of 1"
            yield row, f"{row.resolution:.15g}", rule, "Fix the resolution"


@rule_for("units")
def check_unit_words(tables: Tables) -> Iterator[Finding]:
    """Require words of its own for each unit, which the reader of numerals reads."""
    words, owners = read_unit_words(tables["units"]), {}
    units = list_units(tables["units"])
    for row, unit in zip(tables["units"].itertuples(), units, strict=True):
        listed = list(unit.list_words())
        if not any(factor == 1 for _, factor in listed):
            rule = "no word stands for one of the unit, so no text can state it"
            remedy = "Write its spellings in words, such as '公斤 千克 斤=0.5'"
            yield row, unit.unit_id, rule, remedy
        for word, factor in listed:
            owner = owners.setdefault(word, unit.unit_id)
            for fault in _list_faults(word, factor, unit, owner, words):
                yield row, *fault
        found = words.words.get(unit.name_zh)
        if found and found.unit not in (None, unit.unit_id):
            rule = f"the word is read as {found.unit!r}"
            yield row, unit.name_zh, rule, "Fix the name"


def _list_faults(
    word: str, factor: Decimal | None, unit: Unit, owner: str, words: UnitWords
) -> Iterator[Fault]:
    if owner != unit.unit_id:
        yield word, f"the word is one of {owner!r} too", "Leave it to one of the units"
    elif factor is None:
        rule = "the factor is no number above zero"
        yield word, rule, "Write how much of the unit one is, such as 斤=0.5"
    elif reason := _explain_unread(word, factor, unit, words):
        remedy = "Write it simplified, beginning with no sign of a number"
        yield word, f"the reader of numerals does not read it: {reason}", remedy


def _explain_unread(word: str, factor: Decimal, unit: Unit, words: UnitWords) -> str:
    try:
        quantity = parse_quantity(f"{NUMBER}{word}", words)
    except QuantityError as error:
        return str(error)
    if (quantity.unit, quantity.low) == (unit.unit_id, NUMBER * factor):
        return ""
    return f"{NUMBER}{word} is {quantity.low:f} {quantity.unit}"
