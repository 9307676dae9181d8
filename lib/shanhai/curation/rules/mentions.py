"""Rules for mentions: place, kind, script, the figure they carry, intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from shanhai.curation.plain_text import LEAST_TRADITIONAL, TRADITIONAL
from shanhai.curation.quantities import Quantity, QuantityError, parse_quantity
from shanhai.curation.rows import number_rows
from shanhai.curation.rules import (
    Finding,
    Tables,
    index_rows,
    line_of,
    look_up,
    rule_for,
)
from shanhai.curation.units import UnitWords, read_unit_words

DATE = re.compile(
    r"[年月日号號天周週季时時点點载載届屆级級紀纪]|\d[-/.]\d"
    r"|(?<!\d)(?:[1１][9９]|[2２][0０])\d\d(?!\d)|[〇零○一二三四五六七八九]{4}"
)


@rule_for("mentions")
def check_places(tables: Tables) -> Iterator[Finding]:
    """Require that offsets fit the numeral's length and the document's."""
    lengths = look_up(tables, "sources", "characters")
    for row in number_rows(tables["mentions"]):
        length, span = len(row.as_written), row.end - row.start
        if span != length:
            value = f"{row.start}–{row.end} {row.as_written}"
            rule = f"the numeral has {length} characters, not its offsets' {span}"
            yield row, value, rule, "Count the offsets again; end is exclusive"
        if row.end > lengths.get(row.source_id, row.end):
            rule = f"the document has only {lengths[row.source_id]} characters"
            yield row, str(row.end), rule, "Count the offsets again"


@rule_for("mentions")
def check_overlaps(tables: Tables) -> Iterator[Finding]:
    """Require that no two mentions of a document share a character."""
    ordered = tables["mentions"].sort_values(["source_id", "start", "end"])
    furthest = None
    for row in number_rows(ordered):
        if furthest is None or furthest.source_id != row.source_id:
            furthest = row
            continue
        if row.start < furthest.end:
            rule = f"overlaps the mention in line {line_of(furthest)} "
            rule += f"({furthest.start}–{furthest.end} {furthest.as_written})"
            value = f"{row.start}–{row.end} {row.as_written}"
            yield row, value, rule, "Split or merge the two mentions"
        furthest = max(furthest, row, key=lambda mention: mention.end)


@rule_for("mentions")
def check_kinds(tables: Tables) -> Iterator[Finding]:
    """Require a figure of the document's pairing for kind figure, else none."""
    reports = look_up(tables, "sources", "pairing_ids")
    pairings = look_up(tables, "figures", "pairing_id")
    known = set(tables["pairings"]["pairing_id"])
    for row in number_rows(tables["mentions"]):
        if (row.kind == "figure") != bool(row.figure_id):
            value = f"{row.as_written} {row.kind} {row.figure_id}".strip()
            rule = "a mention of kind 'figure' names its figure, and no other kind does"
            yield row, value, rule, "Name the figure, or fix the kind"
        elif row.kind == "date" and not DATE.search(row.as_written):
            rule = "a date has a day, a month, a year or a time of day in it"
            yield row, row.as_written, rule, "Fix the kind"
        expected = reports.get(row.source_id, ())
        found = pairings.get(row.figure_id, "")
        if expected and found in known and found not in expected:
            told = " and ".join(map(repr, expected))
            rule = f"the document reports on {told}, the figure on {found!r}"
            yield row, row.figure_id, rule, "Name a figure of the document's pairing"


@rule_for("sources")
def check_scripts(tables: Tables) -> Iterator[Finding]:
    """Require traditional characters in a traditional document's numerals only.

    Fonts of PDF leave a few in simplified text.
    """
    mentions = tables["mentions"].groupby("source_id")["as_written"].agg(tuple)
    for row in number_rows(tables["sources"]):
        own = mentions.get(row.source_id, ())
        words = [word for word in own if TRADITIONAL & set(word)]
        count = sum(sign in TRADITIONAL for word in words for sign in word)
        is_few = count < LEAST_TRADITIONAL * row.characters
        is_traditional = row.script.startswith("traditional")
        if own and (not words if is_traditional else not is_few):
            rule = f"numerals in traditional characters: {', '.join(words) or 'none'}"
            yield row, row.script, rule, "Fix the script or the numeral"


@rule_for("figures")
def check_carried(tables: Tables) -> Iterator[Finding]:
    """Require at least one mention, and the flag of contradictory qualifiers."""
    mentions = tables["mentions"].groupby("figure_id")["as_written"].agg(tuple)
    words = read_unit_words(tables["units"])
    for row in number_rows(tables["figures"]):
        own = mentions.get(row.figure_id, ())
        if not own:
            remedy = "Add its mention, or remove the figure"
            yield row, row.figure_id, "no mention carries the figure", remedy
        is_marked = "contradictory_qualifier" in row.flags
        if own and is_marked != any(_is_contradictory(text, words) for text in own):
            rule = "flag contradictory_qualifier goes with such a numeral (约1700多)"
            yield row, ", ".join(own), rule, "Add or remove the flag"


@rule_for("mentions")
def check_readings(tables: Tables) -> Iterator[Finding]:
    """Require that the rules read the figure's interval from the numeral.

    A figure with an interval exception may differ, and must; one flagged
    ``source_inconsistent`` may differ from some of its mentions.
    """
    figures = index_rows(tables, "figures")
    words = read_unit_words(tables["units"])
    carrying: dict[str, list[tuple]] = {}
    for row in number_rows(tables["mentions"]):
        carrying.setdefault(row.figure_id, []).append(row)
    for figure_id, group in carrying.items():
        figure = figures.get(figure_id)
        if figure is None:
            continue
        faults = [(row, _reading_fault(row, figure, words)) for row in group]
        differing = [(row, fault) for row, fault in faults if fault]
        if figure.interval_exception_en:
            if not differing:
                rule = "an interval exception is declared, yet the rules read the same"
                yield faults[0][0], figure_id, rule, "Remove the exception"
            continue
        if "source_inconsistent" in figure.flags and len(differing) < len(faults):
            continue
        for row, fault in differing:
            remedy = (
                "Fix the figure, or declare an interval exception with its reason in "
                "interval_exception_en and interval_exception_zh; flag repeats that "
                "disagree as source_inconsistent"
            )
            yield row, row.as_written, fault, remedy


def describe_exceptions(tables: Tables) -> list[str]:
    """Return one line for each figure whose interval differs on purpose."""
    figures = tables["figures"]
    declared = figures[figures["interval_exception_en"] != ""]
    return [
        f"exception: {row.figure_id}: {row.interval_exception_en}"
        for row in number_rows(declared)
    ]


def _reading_fault(row: tuple, figure: tuple, words: UnitWords) -> str:
    try:
        quantity = _parse(row.as_written, words)
    except QuantityError as error:
        return f"the numeral cannot be read: {error}"
    read = (quantity.low, quantity.high, quantity.unit, quantity.qualifier)
    ends = _exact(figure.low), _exact(figure.high)
    held = *ends, figure.unit_id, figure.qualifier
    if read == held:
        return ""
    return f"the numeral reads {_show(read)}, the figure holds {_show(held)}"


@lru_cache(maxsize=4096)
def _parse(text: str, words: UnitWords) -> Quantity:
    return parse_quantity(text, words)


def _is_contradictory(text: str, words: UnitWords) -> bool:
    try:
        return _parse(text, words).is_contradictory
    except QuantityError:
        return False


def _exact(end: float) -> Decimal | None:
    return None if end == float("inf") else Decimal(repr(float(end)))


def _show(reading: tuple) -> str:
    low, high, unit, qualifier = reading
    top = "∞" if high is None else f"{high.normalize():f}"
    return f"{low.normalize():f}–{top} {unit} ({qualifier})"
