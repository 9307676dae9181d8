"""Rules for whom a figure is about: place, credit and direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from shanhai.curation.dimensions import write_series_id
from shanhai.curation.rows import list_above
from shanhai.curation.rules import Fault, Finding, Tables, rule_for
from shanhai.curation.rules.places import index_parents

# The first word after the last point of a code, as in cadres.east or cadres.west_east.
FROM = {"east": "east_to_west", "west": "west_to_east", "both": "mutual"}
WIDER = ("donor_city", "donor_province", "east")


@rule_for("figures")
def check_scopes(tables: Tables) -> Iterator[Finding]:
    """Require a place and a credit of the figure's pairing, and the place of its code.

    What is above a side, or credited to more than a side, has flag wider_scope.
    """
    parents = index_parents(tables)
    above = {code: list_above(code, parents) for code in parents}
    sides = {
        row.pairing_id: {row.donor_place_id, row.recipient_place_id}
        for row in tables["pairings"].itertuples()
    }
    for row in tables["pairing_members"].itertuples():
        sides.setdefault(row.pairing_id, set()).add(row.place_id)
    everywhere = set().union(*sides.values())
    for row in tables["figures"].itertuples():
        own = sides.get(row.pairing_id, set())
        for fault in _scope_faults(row, own, everywhere - own, above):
            yield row, *fault


@rule_for("figures")
def check_directions(tables: Tables) -> Iterator[Finding]:
    """Require the direction in the code, else one of a series, or both reported."""
    moving = [row for row in tables["figures"].itertuples() if row.direction != "none"]
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
