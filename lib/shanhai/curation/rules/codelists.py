"""Rules for codelists: order, names, indicators, units, rules of comparing, quoting."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from shanhai.curation.quantities import QuantityError, parse_quantity
from shanhai.curation.rows import number_rows
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    locate,
    look_up,
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
# A test holds these codes and those of `analysis` together: curation may not import
# it, and a row too few or too many must be found before a page is made.
_CODES = {
    "pair": """
        different_indicator different_dimension different_donor_province look_alike
        part_of_other
        different_status
        different_direction different_scope different_period_type
        different_window_length different_recipient_level different_credit
        different_years different_donor_level different_window likely_part
        different_basis
    """,
    "single": """
        documents_disagree one_site unstated_dimension doubtful target_as_result
        no_window no_date no_result window_open
        period_inferred definition_unclear scope_unclear reading_unsure credit_unclear
        definition_undocumented other_side no_denominator old_denominator no_term
        no_rate window_bounded derived_by_us background
    """,
}
LOOKS_AT = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
BASES = ("total", "per_resident", "ratio", "within")
FLAG = "flags="
WORDS = ("words_en", "words_zh")
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
    listed = look_up(tables, "indicators", "not_comparable_with")
    for row in number_rows(tables["indicators"]):
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


@rule_for("comparison_rules")
def check_comparison_rules(tables: Tables) -> Iterator[Finding]:
    """Require a row for each rule of the gate, with a verdict, and no other row."""
    rules = tables["comparison_rules"]
    for code in sorted(LOOKS_AT.keys() - set(rules["rule_id"])):
        yield None, code, "the rule of comparison has no row", "Restore the row"
    for row in number_rows(rules):
        looks_at = LOOKS_AT.get(row.rule_id)
        if looks_at is None:
            rule = "no such rule of comparison"
            yield row, row.rule_id, rule, suggest(row.rule_id, LOOKS_AT)
        elif looks_at != row.looks_at:
            yield row, row.looks_at, f"the rule looks at a {looks_at}", "Fix looks_at"
        if {getattr(row, f"verdict_{basis}") for basis in BASES} == {"none"}:
            yield row, row.rule_id, "the rule has no verdict at all", "Give it one"


@rule_for("quoting_rules")
def check_quoting_rules(tables: Tables) -> Iterator[Finding]:
    """Require a rule for each flag, known flags only, and words unless it is a note."""
    known, holders = list(tables["flags"]["flag_id"]), {}
    for row in number_rows(tables["quoting_rules"]):
        for condition in row.conditions:
            flag = condition.removeprefix(FLAG)
            if flag == condition:
                continue
            if flag not in known:
                yield row, flag, "no such flag", suggest(flag, known)
            holder = holders.setdefault(flag, row.rule_id)
            if holder != row.rule_id:
                rule = f"the flag has its weight by rule {holder!r} already"
                yield row, flag, rule, "Name each flag in one rule"
        for column in WORDS:
            words = getattr(row, column)
            if bool(words) == (row.weight == "note"):
                rule = f"{column} is what is said with a number, or instead of it"
                yield row, words, rule, f"Write {column}, or leave it to a note"
    for flag in known:
        if flag not in holders:
            rule = "no rule of quoting gives the flag a weight"
            yield None, flag, rule, f"Add a rule with the condition '{FLAG}{flag}'"


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
