"""Rules for figures: interval, unit, code, whole, place, credit and direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import permutations

from shanhai.curation.bounds import RATES
from shanhai.curation.dimensions import write_series_id
from shanhai.curation.rows import list_above, number_rows
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    index_rows,
    locate,
    look_up,
    rule_for,
    rule_for_rows,
    show_dates,
)
from shanhai.errors import Problem

# Figures that are alike in these count one thing at one place, at different times.
ONE_SERIES = (
    *("pairing_id", "indicator_id", "dimensions", "place_id", "direction", "status"),
    "subject_en",
)
# The first word after the last point of a code, as in cadres.east or cadres.west_east.
FROM = {"east": "east_to_west", "west": "west_to_east", "both": "mutual"}
WIDER = ("donor_city", "donor_province", "east")


@rule_for("figures")
def check_intervals(tables: Tables) -> Iterator[Finding]:
    """Require ordered ends, whole where the unit counts things."""
    whole = look_up(tables, "units", "is_integer")
    for row in number_rows(tables["figures"]):
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
    units = look_up(tables, "indicators", "unit_id")
    for table in ("figures", "benchmarks"):
        for row in number_rows(tables[table]):
            expected = units.get(row.indicator_id, row.unit_id)
            if row.unit_id != expected:
                rule = f"not the unit of {row.indicator_id!r} ({expected})"
                remedy = f"Use an indicator counted in {row.unit_id}, or fix the unit"
                yield Problem(*locate(table, row), row.unit_id, rule, remedy)


@rule_for_rows("figures")
def check_names(row: tuple) -> Iterator[Fault]:
    """Require that a figure's code begins with its pairing; what follows may be any.

    A code stays when the codelist changes, so that nobody loses a figure.
    """
    if not row.figure_id.startswith(start := f"{row.pairing_id}."):
        rule = "a figure's code begins with its pairing"
        yield row.figure_id, rule, f"Begin the code with {start!r}"


@rule_for("figures")
def check_parts(tables: Tables) -> Iterator[Finding]:
    """Require that a part lies in its whole: pairing, unit, period, size."""
    figures = index_rows(tables, "figures")
    wholes = {code: row.part_of for code, row in figures.items()}
    alike = look_up(tables, "indicators", "not_comparable_with")
    for row in figures.values():
        if bool(row.part_of) != bool(row.part_basis):
            value = row.part_of or row.part_basis
            remedy = "Name the whole and the basis, or neither"
            yield row, value, "part_of and part_basis go together", remedy
        if (whole := figures.get(row.part_of)) is None:
            continue
        above = list_above(row.figure_id, wholes)
        if above[-1] in above[:-1]:
            remedy = "Point parts at wholes only"
            yield row, row.part_of, "part_of runs in a circle", remedy
        own = alike.get(row.indicator_id, ())
        for fault in (*_kind_faults(row, whole, own), *_stated_faults(row, whole)):
            yield row, *fault


def _kind_faults(row: tuple, whole: tuple, alike: tuple[str, ...]) -> Iterator[Fault]:
    if row.pairing_id != whole.pairing_id:
        rule = "the whole belongs to another pairing"
        yield row.part_of, rule, "Name a whole of the same pairing"
    elif row.unit_id != whole.unit_id:
        value = f"{row.unit_id} in {whole.unit_id}"
        rule = "part and whole are counted in different units"
        yield value, rule, "Name a whole in the same unit"
    elif whole.indicator_id not in (row.indicator_id, *alike):
        value = f"{row.indicator_id} in {whole.indicator_id}"
        rule = "the indicators of part and whole are no look-alikes"
        yield value, rule, "Name another whole, or list both in not_comparable_with"


def _stated_faults(row: tuple, whole: tuple) -> Iterator[Fault]:
    if row.part_basis != "stated":
        return
    if "not_additive" not in row.flags:
        rule = "a stated part overlaps with its whole, so it has flag not_additive"
        yield row.part_of, rule, "Add the flag"
    if row.low > whole.high:
        value = f"{row.low:.15g} > {whole.high:.15g}"
        rule = "the part is larger than the whole it is stated to lie in"
        remedy = (
            "Read both again; if the text says so, use part_basis likely and a flag"
        )
        yield value, rule, remedy
    starts_before = row.period_start < whole.period_start
    if starts_before or row.period_end > whole.period_end:
        value = show_dates(row.period_start, row.period_end)
        rule = f"the part's period reaches outside that of {row.part_of!r}"
        yield value, rule, "Fix the dates, or use part_basis likely"


@rule_for("figures")
def check_nested_windows(tables: Tables) -> Iterator[Finding]:
    """Require that what happened in a window is no more than in one around it.

    Held to it are flows of one series, place, direction, status and subject, over
    windows with both ends; documents that disagree are flagged instead.
    """
    over = look_up(tables, "indicators", "measured_over")
    figures = tables["figures"]
    is_flow = figures["indicator_id"].map(over) == "flow"
    is_dated = figures["period_start"].notna() & figures["period_end"].notna()
    dated = figures[is_flow & is_dated & ~figures["period_type"].isin(RATES)]
    for _, rows in dated.groupby(list(ONE_SERIES), sort=False):
        for inner, outer in permutations(number_rows(rows), 2):
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


@rule_for("figures")
def check_scopes(tables: Tables) -> Iterator[Finding]:
    """Require a place and a credit of the figure's pairing, and the place of its code.

    What is above a side, or credited to more than a side, has flag wider_scope.
    """
    parents = look_up(tables, "places", "parent_place_id")
    above = {code: list_above(code, parents) for code in parents}
    sides = {
        row.pairing_id: {row.donor_place_id, row.recipient_place_id}
        for row in number_rows(tables["pairings"])
    }
    for row in number_rows(tables["pairing_members"]):
        sides.setdefault(row.pairing_id, set()).add(row.place_id)
    everywhere = set().union(*sides.values())
    for row in number_rows(tables["figures"]):
        own = sides.get(row.pairing_id, set())
        for fault in _scope_faults(row, own, everywhere - own, above):
            yield row, *fault


@rule_for("figures")
def check_directions(tables: Tables) -> Iterator[Finding]:
    """Require the direction in the code, else one of a series, or both reported."""
    moving = [row for row in number_rows(tables["figures"]) if row.direction != "none"]
    ways = Counter((_name_series(row), row.direction) for row in moving)
    found: dict[tuple[str, str], set[str]] = {}
    for row in moving:
        key = _name_series(row), row.pairing_id
        found.setdefault(key, set()).add(row.direction)
    free = {series for (series, _), both in found.items() if len(both) > 1}
    for row in moving:
        series = _name_series(row)
        own = {way: n for (code, way), n in ways.items() if code == series}
        usual = row.direction if series in free else max(own, key=own.get)
        origin = row.figure_id.rpartition(".")[2].split("_")[0]
        if row.direction != (way := FROM.get(origin, usual)):
            rule = f"the code, or else other figures of {series!r}, say {way}"
            remedy = "Fix the direction, or end the code in .east, .west or .both"
            yield row, row.direction, rule, remedy


def _name_series(row: tuple) -> str:
    return write_series_id(row.indicator_id, row.dimensions)


def _scope_faults(
    row: tuple, own: set[str], others: set[str], above: Mapping[str, list[str]]
) -> Iterator[Fault]:
    around = set(above.get(row.place_id, ()))
    is_above = any(row.place_id in above.get(side, ())[1:] for side in own)
    if not is_above and others & around and not own & around:
        remedy = "Name a place of the figure's own pairing"
        yield row.place_id, "the place is of another pairing", remedy
    if (is_above or row.attributed_to in WIDER) and "wider_scope" not in row.flags:
        value = row.place_id if is_above else row.attributed_to
        rule = "it is wider than the pairing, so the figure has flag wider_scope"
        yield value, rule, "Fix the place or the credit, or add the flag"
    slug = row.figure_id.rpartition(".")[2]
    if slug != row.place_id and own & set(above.get(slug, ())):
        yield row.place_id, f"the code ends in {slug!r}, a place", "Fix one of the two"
    if "target_as_result" in row.flags and row.status in ("achieved", "context"):
        rule = "flag target_as_result is for what is planned, contracted or a capacity"
        yield row.status, rule, "Fix the status, or remove the flag"
    if row.status in ("capacity", "planned") and row.period_type == "to_date":
        rule = "what is counted to date has happened"
        yield row.status, rule, "Fix the status or the period type"
