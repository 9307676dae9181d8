"""Rules for codelists: indicators, pairings, places, denominators."""

from __future__ import annotations

from collections.abc import Iterator

from shanhai.curation.rules import Tables, line_of
from shanhai.errors import Problem, suggest

MEASURE_UNITS = {"residents": "person", "registered_population": "person", "area": "m2"}


def check_not_comparable(tables: Tables) -> Iterator[Problem]:
    """Require that look-alike indicators are known and point at each other."""
    indicators = tables["indicators"]
    listed = dict(
        zip(indicators["indicator_id"], indicators["not_comparable_with"], strict=True)
    )
    for row in indicators.itertuples():
        for other in row.not_comparable_with:
            if other not in listed:
                rule, remedy = "no such indicator", suggest(other, listed)
            elif other == row.indicator_id:
                rule, remedy = "points at itself", "Remove the code"
            elif row.indicator_id not in listed[other]:
                rule = "not_comparable_with points one way only"
                remedy = f"Add {row.indicator_id!r} to the list of {other!r}"
            else:
                continue
            yield Problem("data/indicators.csv", line_of(row), other, rule, remedy)


def check_levels(tables: Tables) -> Iterator[Problem]:
    """Require that a pairing's levels are those of its two places."""
    levels = tables["places"].drop_duplicates("place_id").set_index("place_id")["level"]
    for row in tables["pairings"].itertuples():
        for side in ("donor", "recipient"):
            place, level = (
                getattr(row, f"{side}_place_id"),
                getattr(row, f"{side}_level"),
            )
            if levels.get(place, level) != level:
                yield Problem(
                    "data/pairings.csv",
                    line_of(row),
                    level,
                    f"{side}_level differs from the level of {place!r} "
                    f"({levels[place]})",
                    "Fix one of the two",
                )


def check_members(tables: Tables) -> Iterator[Problem]:
    """Require that every pairing names the members of its donor side."""
    named = set(tables["pairing_members"]["pairing_id"])
    for row in tables["pairings"].itertuples():
        if row.pairing_id not in named:
            yield Problem(
                "data/pairings.csv",
                line_of(row),
                row.pairing_id,
                "the pairing has no members in pairing_members.csv",
                "Add the units of the donor; a single donor is its own member",
            )


def check_hierarchy(tables: Tables) -> Iterator[Problem]:
    """Require that every place leads upward without a circle."""
    places = tables["places"].drop_duplicates("place_id")
    parents = dict(zip(places["place_id"], places["parent_place_id"], strict=True))
    for row in tables["places"].itertuples():
        seen, place = set(), row.place_id
        while place and place not in seen:
            seen.add(place)
            place = parents.get(place, "")
        if place:
            yield Problem(
                "data/places.csv",
                line_of(row),
                row.place_id,
                "the place lies in itself",
                "Name the place it lies in, one level up",
            )


def check_denominators(tables: Tables) -> Iterator[Problem]:
    """Require that a denominator's unit fits its measure, its ends their order."""
    for row in tables["denominators"].itertuples():
        expected = MEASURE_UNITS.get(row.measure, row.unit_id)
        if row.unit_id != expected:
            yield Problem(
                "data/denominators.csv",
                line_of(row),
                row.unit_id,
                f"{row.measure} is counted in {expected}",
                "Fix the unit or the measure",
            )
        if row.low > row.high:
            yield Problem(
                "data/denominators.csv",
                line_of(row),
                f"{row.low:.15g} > {row.high:.15g}",
                "the lower end of an interval is not above the upper end",
                "Swap low and high",
            )


def check_measures(tables: Tables) -> Iterator[Problem]:
    """Require that a measure's parts are indicators, the numerator among them."""
    known = list(tables["indicators"]["indicator_id"])
    for row in tables["measures"].itertuples():
        for code in row.sum_of:
            if code not in known:
                yield Problem(
                    "data/measures.csv",
                    line_of(row),
                    code,
                    "sum_of names no indicator",
                    suggest(code, known),
                )
        if row.sum_of and row.numerator_id not in row.sum_of:
            yield Problem(
                "data/measures.csv",
                line_of(row),
                row.numerator_id,
                "the numerator is none of the parts that make up its denominator",
                "Add it to sum_of, or leave sum_of empty",
            )


RULES = (
    check_not_comparable,
    check_levels,
    check_members,
    check_hierarchy,
    check_denominators,
    check_measures,
)
