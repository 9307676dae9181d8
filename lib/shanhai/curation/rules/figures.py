"""Rules for figures: interval, unit, code, flags, subset."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pandas as pd

from shanhai.curation.bounds import RATES
from shanhai.curation.rows import list_above
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    locate,
    rule_for,
    show_date,
)
from shanhai.errors import Problem

# Figures that are alike in these count one thing at one place, at different times.
ONE_SERIES = (
    *("pairing_id", "indicator_id", "dimensions", "place_id", "direction", "status"),
    "subject_en",
)


@rule_for("figures")
def check_intervals(tables: Tables) -> Iterator[Finding]:
    """Require ordered ends, whole where the unit counts things."""
    whole = tables["units"].set_index("unit_id")["is_integer"]
    for row in tables["figures"].itertuples():
        if row.low > row.high:
            rule = "the lower end of an interval is not above the upper end"
            remedy = "Swap low and high, or read the numeral again"
            yield row, f"{row.low:.15g} > {row.high:.15g}", rule, remedy
        ends = [end for end in (row.low, row.high) if end != float("inf")]
        if whole.get(row.unit_id, False) and any(end % 1 for end in ends):
            value = f"{row.low:.15g}–{row.high:.15g}"
            rule = f"unit {row.unit_id!r} counts whole things"
            yield row, value, rule, "Write whole ends, or use the right unit"
        if (row.qualifier == "exact") != (row.low == row.high):
            rule = "qualifier 'exact' goes with low = high, and only with that"
            yield row, row.qualifier, rule, "Fix the qualifier or the interval"


def check_units(tables: Tables) -> Iterator[Problem]:
    """Require that the unit of a figure, or a benchmark, is its indicator's unit."""
    units = tables["indicators"].set_index("indicator_id")["unit_id"].to_dict()
    for table in ("figures", "benchmarks"):
        for row in tables[table].itertuples():
            expected = units.get(row.indicator_id, row.unit_id)
            if row.unit_id != expected:
                rule = f"not the unit of {row.indicator_id!r} ({expected})"
                remedy = f"Use an indicator counted in {row.unit_id}, or fix the unit"
                yield Problem(*locate(table, row), row.unit_id, rule, remedy)


@rule_for("figures")
def check_names(tables: Tables) -> Iterator[Finding]:
    """Require that a figure's code begins with its pairing; what follows may be any.

    A code stays when the codelist changes, so that nobody loses a figure.
    """
    rule = "a figure's code begins with its pairing"
    for row in tables["figures"].itertuples():
        if not row.figure_id.startswith(f"{row.pairing_id}."):
            remedy = f"Begin the code with '{row.pairing_id}.'"
            yield row, row.figure_id, rule, remedy


@rule_for("figures")
def check_parts(tables: Tables) -> Iterator[Finding]:
    """Require that a part lies in its whole: pairing, unit, period, size."""
    figures = tables["figures"].drop_duplicates("figure_id").set_index("figure_id")
    alike = tables["indicators"].set_index("indicator_id")["not_comparable_with"]
    alike, wholes = alike.to_dict(), figures["part_of"].to_dict()
    for row in tables["figures"].itertuples():
        if bool(row.part_of) != bool(row.part_basis):
            value = row.part_of or row.part_basis
            remedy = "Name the whole and the basis, or neither"
            yield row, value, "part_of and part_basis go together", remedy
        if row.part_of not in figures.index:
            continue
        whole = figures.loc[row.part_of]
        above = list_above(row.figure_id, wholes)
        if above[-1] in above[:-1]:
            remedy = "Point parts at wholes only"
            yield row, row.part_of, "part_of runs in a circle", remedy
        own = alike.get(row.indicator_id, ())
        for fault in (*_kind_faults(row, whole, own), *_stated_faults(row, whole)):
            yield row, *fault


def _kind_faults(
    row: tuple, whole: pd.Series, alike: tuple[str, ...]
) -> Iterator[Fault]:
    if row.pairing_id != whole["pairing_id"]:
        rule = "the whole belongs to another pairing"
        yield row.part_of, rule, "Name a whole of the same pairing"
    elif row.unit_id != whole["unit_id"]:
        value = f"{row.unit_id} in {whole['unit_id']}"
        rule = "part and whole are counted in different units"
        yield value, rule, "Name a whole in the same unit"
    elif whole["indicator_id"] not in (row.indicator_id, *alike):
        value = f"{row.indicator_id} in {whole['indicator_id']}"
        rule = "the indicators of part and whole are no look-alikes"
        yield value, rule, "Name another whole, or list both in not_comparable_with"


def _stated_faults(row: tuple, whole: pd.Series) -> Iterator[Fault]:
    if row.part_basis != "stated":
        return
    if "not_additive" not in row.flags:
        rule = "a stated part overlaps with its whole, so it has flag not_additive"
        yield row.part_of, rule, "Add the flag"
    if row.low > whole["high"]:
        value = f"{row.low:.15g} > {whole['high']:.15g}"
        remedy = (
            "Read both again; if the text says so, use part_basis likely and a flag"
        )
        rule = "the part is larger than the whole it is stated to lie in"
        yield value, rule, remedy
    starts_before = row.period_start < whole["period_start"]
    if starts_before or row.period_end > whole["period_end"]:
        value = f"{show_date(row.period_start)}/{show_date(row.period_end)}"
        rule = f"the part's period reaches outside that of {row.part_of!r}"
        yield value, rule, "Fix the dates, or use part_basis likely"


@rule_for("figures")
def check_nested_windows(tables: Tables) -> Iterator[Finding]:
    """Require that what happened in a window is no more than in one around it.

    Held to it are flows of one series, place, direction, status and subject, over
    windows with both ends; documents that disagree are flagged instead.
    """
    over = tables["indicators"].set_index("indicator_id")["measured_over"]
    figures = tables["figures"]
    is_flow = figures["indicator_id"].map(over) == "flow"
    is_dated = figures["period_start"].notna() & figures["period_end"].notna()
    dated = figures[is_flow & is_dated & ~figures["period_type"].isin(RATES)]
    for _, rows in dated.groupby(list(ONE_SERIES), sort=False):
        for inner, outer in permutations(rows.itertuples(), 2):
            if _is_within(inner, outer) and inner.low > outer.high:
                value = f"{inner.low:.15g} > {outer.high:.15g}"
                rule = f"it is more than {outer.figure_id!r} counts in a window around"
                remedy = "Read both again, or flag both as source_inconsistent"
                yield inner, value, rule, remedy


def _is_within(inner: tuple, outer: tuple) -> bool:
    own, around = ((row.period_start, row.period_end) for row in (inner, outer))
    is_excused = {"source_inconsistent", "documents_disagree"} & {*inner.flags}
    is_inside = around[0] <= own[0] and own[1] <= around[1]
    return own != around and is_inside and not is_excused
