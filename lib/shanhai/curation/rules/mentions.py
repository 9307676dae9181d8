"""Rules for mentions: place, kind, the figure they carry, repeats, intervals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from shanhai.curation.quantities import QuantityError, parse_quantity
from shanhai.curation.rules import Tables, line_of
from shanhai.errors import Problem

FILE = "data/mentions.csv"


def check_places(tables: Tables) -> Iterator[Problem]:
    """Require that offsets fit the numeral's length and the document's."""
    lengths = tables["sources"].set_index("source_id")["characters"]
    for row in tables["mentions"].itertuples():
        if row.end - row.start != len(row.as_written):
            yield Problem(
                FILE,
                line_of(row),
                f"{row.start}–{row.end} {row.as_written}",
                f"the numeral has {len(row.as_written)} characters, not its offsets' "
                f"{row.end - row.start}",
                "Count the offsets again; end is exclusive",
            )
        if row.end > lengths.get(row.source_id, row.end):
            yield Problem(
                FILE,
                line_of(row),
                str(row.end),
                f"the document has only {lengths[row.source_id]} characters",
                "Count the offsets again",
            )


def check_overlaps(tables: Tables) -> Iterator[Problem]:
    """Require that no two mentions of a document share a character."""
    ordered = tables["mentions"].sort_values(["source_id", "start", "end"])
    furthest = None
    for row in ordered.itertuples():
        if furthest is None or furthest.source_id != row.source_id:
            furthest = row
            continue
        if row.start < furthest.end:
            yield Problem(
                FILE,
                line_of(row),
                f"{row.start}–{row.end} {row.as_written}",
                f"overlaps the mention in line {line_of(furthest)} "
                f"({furthest.start}–{furthest.end} {furthest.as_written})",
                "Split or merge the two mentions",
            )
        furthest = max(furthest, row, key=lambda mention: mention.end)


def check_kinds(tables: Tables) -> Iterator[Problem]:
    """Require a figure of the document's pairing for kind figure, else none."""
    pairing_of_source = tables["sources"].set_index("source_id")["pairing_id"]
    pairing_of_figure = (
        tables["figures"].drop_duplicates("figure_id").set_index("figure_id")
    )["pairing_id"]
    for row in tables["mentions"].itertuples():
        if (row.kind == "figure") != bool(row.figure_id):
            yield Problem(
                FILE,
                line_of(row),
                f"{row.as_written} {row.kind} {row.figure_id}".strip(),
                "a mention of kind 'figure' names its figure, and no other kind does",
                "Name the figure, or fix the kind",
            )
        expected = pairing_of_source.get(row.source_id)
        found = pairing_of_figure.get(row.figure_id, expected)
        if expected is not None and found != expected:
            yield Problem(
                FILE,
                line_of(row),
                row.figure_id,
                f"the document reports on {expected!r}, the figure on {found!r}",
                "Name a figure of the document's pairing",
            )


def check_carried(tables: Tables) -> Iterator[Problem]:
    """Require that every figure has at least one mention."""
    carried = set(tables["mentions"]["figure_id"])
    for row in tables["figures"].itertuples():
        if row.figure_id not in carried:
            yield Problem(
                "data/figures.csv",
                line_of(row),
                row.figure_id,
                "no mention carries the figure",
                "Add its mention, or remove the figure",
            )


def check_readings(tables: Tables) -> Iterator[Problem]:
    """Require that the rules read the figure's interval from the numeral.

    A figure with an interval exception may differ, and must; one flagged
    ``source_inconsistent`` may differ from some of its mentions.
    """
    figures = tables["figures"].drop_duplicates("figure_id").set_index("figure_id")
    for figure_id, group in tables["mentions"].groupby("figure_id", sort=False):
        if figure_id not in figures.index:
            continue
        figure = figures.loc[figure_id]
        faults = [(row, _reading_fault(row, figure)) for row in group.itertuples()]
        differing = [(row, fault) for row, fault in faults if fault]
        if figure["interval_exception_en"]:
            if not differing:
                yield Problem(
                    FILE,
                    line_of(faults[0][0]),
                    figure_id,
                    "an interval exception is declared, yet the rules read the same",
                    "Remove the exception",
                )
            continue
        if "source_inconsistent" in figure["flags"] and len(differing) < len(faults):
            continue
        for row, fault in differing:
            yield Problem(
                FILE,
                line_of(row),
                row.as_written,
                fault,
                "Fix the figure, or declare an interval exception with its reason; "
                "flag repeats that disagree as source_inconsistent",
            )


def describe_exceptions(tables: Tables) -> list[str]:
    """Return one line for each figure whose interval differs on purpose."""
    figures = tables["figures"]
    declared = figures[figures["interval_exception_en"] != ""]
    return [
        f"exception: {row.figure_id}: {row.interval_exception_en}"
        for row in declared.itertuples()
    ]


def _reading_fault(row: tuple, figure: pd.Series) -> str:
    try:
        quantity = parse_quantity(row.as_written)
    except QuantityError as error:
        return f"the numeral cannot be read: {error}"
    read = (quantity.low, quantity.high, quantity.unit, quantity.qualifier)
    held = (
        _exact(figure["low"]),
        _exact(figure["high"]),
        figure["unit_id"],
        figure["qualifier"],
    )
    if read == held:
        return ""
    return f"the numeral reads {_show(read)}, the figure holds {_show(held)}"


def _exact(end: float) -> Decimal | None:
    return None if end == float("inf") else Decimal(repr(float(end)))


def _show(reading: tuple) -> str:
    low, high, unit, qualifier = reading
    top = "∞" if high is None else f"{high.normalize():f}"
    return f"{low.normalize():f}–{top} {unit} ({qualifier})"


RULES = (check_places, check_overlaps, check_kinds, check_carried, check_readings)
