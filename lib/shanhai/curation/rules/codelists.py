"""Rules for codelists: order, names, indicators, units and their words, measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pandas as pd

from shanhai.curation.quantities import QuantityError, parse_quantity
from shanhai.curation.rows import number_rows
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    locate,
    rule_for,
    rule_for_rows,
)
from shanhai.curation.units import Unit, UnitWords, list_units, read_unit_words
from shanhai.errors import Problem, suggest

# Pages can do without these; each of the others is what some page is about.
OPTIONAL = ("denominators", "benchmarks")
# Columns that list codes, and the codelist that holds them.
LISTS = {
    ("sources", "pairing_ids"): ("pairings", "pairing"),
    ("figures", "flags"): ("flags", "flag"),
    ("dimensions", "indicator_ids"): ("indicators", "indicator"),
}
# Names are told apart within a place, or a dimension.
GROUPS = ("parent_place_id", "dimension_id")
# A number that a word must be read behind.
NUMBER = 12


def check_lists(tables: Tables) -> Iterator[Problem]:
    """Require that codes in a list come from their codelist, each once."""
    for (table, column), (codelist, kind) in LISTS.items():
        known = list(tables[codelist][f"{kind}_id"])
        for row in number_rows(tables[table]):
            codes = getattr(row, column)
            for code in codes:
                if code not in known:
                    fault = code, f"no such {kind}", suggest(code, known)
                    yield Problem(*locate(table, row), *fault)
            if len(set(codes)) < len(codes):
                fault = f"a {kind} stands twice", f"Write each {kind} once"
                yield Problem(*locate(table, row), ";".join(codes), *fault)


@rule_for("indicators")
def check_not_comparable(tables: Tables) -> Iterator[Finding]:
    """Require that look-alike indicators are known and point at each other."""
    indicators = tables["indicators"]
    listed = dict(
        zip(indicators["indicator_id"], indicators["not_comparable_with"], strict=True)
    )
    for row in number_rows(indicators):
        for other in row.not_comparable_with:
            if other not in listed:
                yield row, other, "no such indicator", suggest(other, listed)
            elif other == row.indicator_id:
                yield row, other, "points at itself", "Remove the code"
            elif row.indicator_id not in listed[other]:
                remedy = f"Add {row.indicator_id!r} to the list of {other!r}"
                yield row, other, "not_comparable_with points one way only", remedy


def check_order(tables: Tables) -> Iterator[Problem]:
    """Require rows, and an order of display from 1 to n, by itself in a pairing."""
    for table, frame in tables.items():
        if frame.empty and table not in OPTIONAL:
            remedy = "Restore the rows"
            yield Problem(
                f"data/{table}.csv", None, "", "the table has no rows", remedy
            )
        if "sort_order" not in frame or frame.empty:
            continue
        within = frame.get("pairing_id", pd.Series("", index=frame.index))
        ranks = frame.groupby(within)["sort_order"]
        most, is_taken = ranks.transform("size"), ranks.transform(pd.Series.duplicated)
        wrong = frame[is_taken.astype(bool) | (frame["sort_order"] > most)]
        for row in number_rows(wrong):
            rule = f"sort_order runs from 1 to {most[row.Index]}, each number once"
            fault = str(row.sort_order), rule, "Number the rows again"
            yield Problem(*locate(table, row), *fault)


def check_names(tables: Tables) -> Iterator[Problem]:
    """Require that no two rows of a codelist, or of a group in it, have one name."""
    for table, frame in tables.items():
        for name in ("name_en", "name_zh"):
            lines: dict[tuple[str, ...], int | None] = {}
            for row in number_rows(frame) if name in frame else ():
                group = [getattr(row, column, "") for column in GROUPS]
                key = getattr(row, name), *group
                file, own = locate(table, row)
                line = lines.setdefault(key, own)
                if key[0] and line != own:
                    rule = f"{name} is that of line {line} too"
                    remedy = "Give each row a name of its own"
                    yield Problem(file, own, key[0], rule, remedy)


@rule_for("indicators")
def check_stocks(tables: Tables) -> Iterator[Finding]:
    """Require that stock and flow fit how figures are added and dated.

    What stands at a date cannot be added over time, nor counted over a year; what
    happened in a window is not counted at dates alone.
    """
    types = tables["figures"].groupby("indicator_id")["period_type"].agg(set)
    rules = {
        ("stock", "additive"): "a stock is not additive over time",
        ("flow", "over_places"): "what adds up over places but not time is a stock",
        ("stock", "annual"): "a figure counts it over a year, so it is no stock",
        ("flow", "point"): "all its figures count it at a date, so it is no flow",
    }
    for row in number_rows(tables["indicators"]):
        found = types.get(row.indicator_id, set())
        dated = "annual" if "annual" in found else "point" if found == {"point"} else ""
        for sign in (row.additivity, dated):
            if rule := rules.get((row.measured_over, sign)):
                yield row, row.measured_over, rule, "Fix the one that is wrong"


@rule_for("measures")
def check_measures(tables: Tables) -> Iterator[Finding]:
    """Require terms that are indicators, differ, and fit the measure's unit."""
    indicators = tables["indicators"]
    units = dict(zip(indicators["indicator_id"], indicators["unit_id"], strict=True))
    domains = dict(
        zip(indicators["indicator_id"], indicators["domain_id"], strict=True)
    )
    words = read_unit_words(tables["units"])
    for row in number_rows(tables["measures"]):
        own = {domains.get(row.numerator_id), domains.get(row.denominator_id)}
        if row.domain_id not in own:
            rule = "neither term of the measure is of this domain"
            yield row, row.domain_id, rule, "Fix the domain or a term"
        for fault in _measure_faults(row, units, words):
            yield row, *fault


def _measure_faults(
    row: tuple, units: Mapping[str, str], words: UnitWords
) -> Iterator[Fault]:
    above, below = (
        [getattr(row, f"{term}_{part}") for part in ("id", "dimensions", "direction")]
        for term in ("numerator", "denominator")
    )
    if above == below:
        yield row.numerator_id, "both terms are the same", "Name two terms"
    sides = row.unit_zh.split("/")
    is_share = row.kind == "share"
    if is_share != (len(sides) == 1) or is_share == ("per" in row.unit_en.split()):
        rule = "a ratio is counted in 'a/b' and 'a per b', a share is not"
        yield f"{row.kind}, {row.unit_en}, {row.unit_zh}", rule, "Fix kind or unit"
    terms = [units.get(code, "") for code in (row.numerator_id, row.denominator_id)]
    if is_share and terms[0] != terms[1]:
        rule = "a share has both terms in one unit"
        yield " and ".join(terms), rule, "Fix the kind or a term"
    for side, unit in zip(sides, () if is_share else terms, strict=False):
        word = next((word for word in words.words if side.startswith(word)), None)
        if word and unit and words.words[word].unit != unit:
            rule = f"{side!r} does not begin with a word for {unit!r}"
            yield row.unit_zh, rule, "Fix the unit or the term"


@rule_for_rows("units")
def check_steps(row: tuple) -> Iterator[Fault]:
    """Require that whole things, and they alone, come in steps of one."""
    if row.is_integer != (row.resolution % 1 == 0):
        rule = "a unit counts whole things where its smallest step is whole"
        yield row.unit_id, rule, "Fix is_integer or the resolution"
    elif row.is_integer and row.resolution != 1:
        rule = "whole things come in steps of 1"
        yield f"{row.resolution:.15g}", rule, "Fix the resolution"


@rule_for("units")
def check_unit_words(tables: Tables) -> Iterator[Finding]:
    """Require words of its own for each unit, which the reader of numerals reads."""
    words, owners = read_unit_words(tables["units"]), {}
    units = list_units(tables["units"])
    for row, unit in zip(number_rows(tables["units"]), units, strict=True):
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
