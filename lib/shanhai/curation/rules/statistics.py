"""Rules for official statistics, denominators and benchmarks: sizes, sums, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor, inf, log10
from typing import NamedTuple

import numpy as np
import pandas as pd

from shanhai.curation.rows import number_rows
from shanhai.curation.rules import (
    Fault,
    Finding,
    Tables,
    index_rows,
    locate,
    look_up,
    rule_for,
    rule_for_rows,
    show_date,
)
from shanhai.errors import Problem

REMEDY = "Read the source again: a digit or a zero may be wrong"
MEASURE_UNITS = {"residents": "person", "registered_population": "person", "area": "m2"}
KM2 = 1_000_000.0
MEAN = "per_county"
# China has fewer counties, districts and county-level cities than this.
COUNTIES = 2900
# Beyond it a number is nearer to ten times, or to a tenth, of what it is compared with.
FACTOR = 10**0.5
DAYS = 365.25
# Two sources put an area or a day's count within 1 % of each other; a census moved the
# sums of the years before it by up to 5 %.
SLACK, YEARS_SLACK = 0.01, 0.15


class Bounds(NamedTuple):
    """Hold the least and the greatest count of persons, km², residents per km²."""

    persons: tuple[float, float]
    area: tuple[float, float]
    density: tuple[float, float]


# By the province's digits in GB/T 2260 (44 Guangdong, 52 Guizhou). Every place of the
# kind lies inside, by the census of 2020, with room to spare: among prefectures Yunfu
# has 2.4 and Guangzhou 18.7 million residents; Weining, the largest county of Guizhou,
# has 6,300 km², Yuping, the smallest, 520. Districts are a kind of their own, since
# they may be small and dense.
BOUNDS: Mapping[tuple[str, str], Bounds] = {
    ("44", "prefecture"): Bounds((2e6, 2e7), (1500, 20_000), (100, 10_000)),
    ("44", "county"): Bounds((5e4, 2.5e6), (100, 6000), (50, 1500)),
    ("44", "district"): Bounds((5e4, 5e6), (30, 4000), (100, 40_000)),
    ("44", "township"): Bounds((1e4, 1e6), (3, 500), (50, 40_000)),
    ("52", "prefecture"): Bounds((2e6, 9e6), (7000, 32_000), (80, 1000)),
    ("52", "county"): Bounds((8e4, 2e6), (400, 6500), (40, 700)),
    ("52", "district"): Bounds((8e4, 2e6), (60, 4000), (100, 20_000)),
}


@rule_for_rows("denominators")
def check_denominators(row: tuple) -> Iterator[Fault]:
    """Require a point or a rounding, in the measure's unit, under its code."""
    expected = MEASURE_UNITS.get(row.measure, row.unit_id)
    if row.unit_id != expected:
        rule = f"{row.measure} is counted in {expected}"
        yield row.unit_id, rule, "Fix the unit or the measure"
    if row.low > row.high:
        rule = "the lower end of an interval is not above the upper end"
        yield f"{row.low:.15g} > {row.high:.15g}", rule, "Swap low and high"
    elif row.low < row.high and not _is_rounding(row.low, row.high):
        rule = "the ends have more digits than the width between them allows"
        yield f"{row.low:.15g}–{row.high:.15g}", rule, REMEDY
    stem, day = f"{row.place_id}.{row.measure}", row.reference_date
    name, _, year = row.denominator_id.rpartition(".")
    if stem not in (name, row.denominator_id):
        rule = f"a code is place.measure.year, here {stem}"
        yield row.denominator_id, rule, "Fix the code or what it is made of"
    elif pd.notna(day) and year != str(day.year):
        yield show_date(day), f"the code has {year!r}", "Fix one of the two"
    elif pd.isna(day) and year.isdigit() and not row.note_en:
        rule = "a year without a day needs a note on why"
        yield row.denominator_id, rule, "Write the day, or the note"


@rule_for("denominators")
def check_sizes(tables: Tables) -> Iterator[Finding]:
    """Require that size and density are possible in the province, by `BOUNDS`."""
    places, frame = index_rows(tables, "places"), tables["denominators"]
    areas = frame[frame["measure"] == "area"].groupby("place_id")["high"].max() / KM2
    for row in number_rows(frame):
        bounds = _find_bounds(places.get(row.place_id))
        if row.measure == "area":
            sizes = {"km²": (row.low / KM2, bounds.area)}
        else:
            density = row.low / areas.get(row.place_id, float("nan"))
            sizes = {
                "persons": (row.low, bounds.persons),
                "persons per km²": (density, bounds.density),
            }
        for unit, (size, (least, most)) in sizes.items():
            if size < least or size > most:
                rule = f"such places there have {least:,.0f} to {most:,.0f} {unit}"
                yield row, f"{size:,.0f} {unit}", rule, REMEDY


@rule_for("denominators")
def check_sums(tables: Tables) -> Iterator[Finding]:
    """Require that parts are not more than their whole, and a group its members."""
    places, parts = index_rows(tables, "places"), {}
    for row in number_rows(tables["denominators"]):
        parts.setdefault((row.measure, row.reference_date), []).append(row)
    for whole in number_rows(tables["denominators"]):
        inside, is_group = _list_inside(whole.place_id, places, tables)
        if whole.measure == "registered_population" or not inside:
            continue
        for (measure, day), rows in parts.items():
            own = [row for row in rows if row.place_id in inside]
            if measure != whole.measure or not own:
                continue
            is_same = day == whole.reference_date or measure == "area"
            slack = SLACK if is_same else YEARS_SLACK
            least, most = sum(row.low for row in own), sum(row.high for row in own)
            is_less = is_group and is_same and most < whole.low
            if least > whole.high * (1 + slack) or is_less:
                rule = f"its {len(own)} parts sum to {least:.15g}"
                yield whole, f"{whole.high:.15g}", rule, REMEDY


@rule_for_rows("benchmarks")
def check_benchmarks(row: tuple) -> Iterator[Fault]:
    """Require the year of the code, and a mean that is called one."""
    if (row.basis == MEAN) != ("县均" in row.scope_zh):
        rule = f"basis {MEAN} goes with 县均 in scope_zh, and only with that"
        yield row.basis or row.scope_zh, rule, "Fix the basis or the scope"
    year = row.benchmark_id.rpartition(".")[2]
    if pd.notna(row.period_end) and year != str(row.period_end.year):
        yield show_date(row.period_end), f"the code has {year!r}", "Fix one"


@rule_for("benchmarks")
def check_benchmark_sizes(tables: Tables) -> Iterator[Finding]:
    """Require that total and stated mean fit each other, and what pairings report.

    A total is compared by county and year with the pairings that report the indicator,
    where its counties are known or follow from a mean.
    """
    benchmarks = tables["benchmarks"]
    implied, rates = _count_counties(benchmarks), _list_rates(tables)
    for row in number_rows(benchmarks):
        known = row.counties if pd.notna(row.counties) else implied.get(row.scope_en)
        counties = 1 if row.basis == MEAN else known
        own = rates.get((row.indicator_id, row.dimensions), ())
        if counties is None:
            continue
        rate = row.value / counties / _count_years(row)
        if counties > COUNTIES:
            rule = f"with the stated mean it makes {counties:,.0f} counties"
        elif len(own) > 1 and not min(own) / FACTOR < rate < max(own) * FACTOR:
            known = f"pairings {min(own):,.0f} to {max(own):,.0f}"
            rule = f"it makes {rate:,.0f} a county and year, {known}"
        else:
            continue
        remedy = "Read the source again, or leave counties empty where it has others"
        yield row, f"{row.value:.15g}", rule, remedy


def check_sources(tables: Tables) -> Iterator[Problem]:
    """Require that one source has one title, address and grade, one day in a year."""
    known: dict[tuple[str, ...], tuple[tuple[str, ...], int | None]] = {}
    for table, column in (
        ("denominators", "reference_date"),
        ("benchmarks", "period_end"),
    ):
        for row in number_rows(tables[table]):
            titles = row.source_title_en, row.source_title_zh
            day, year = show_date(getattr(row, column)), row[1].rpartition(".")[2]
            about = *titles, row.source_address, row.grade, day
            keys = [(table, title, year) for title in titles]
            place = locate(table, row)
            first = {known.setdefault(key, (about, place[1])) for key in keys}
            for other, line in first:
                if other != about:
                    value = ", ".join(part for part in about if part not in other)
                    rule = f"line {line} describes the same source otherwise"
                    yield Problem(*place, value, rule, "Fix one of the two")


def _is_rounding(low: float, high: float) -> bool:
    """Say whether both ends are multiples of half the power of ten of their width."""
    if high == inf or high - low > low:
        return False
    step = 10.0 ** floor(log10(high - low)) / 2
    return low % step == 0 == high % step


def _find_bounds(place: tuple | None) -> Bounds:
    kind = ("", "")
    if place is not None:
        is_district = place.level == "county" and place.name_zh.endswith("区")
        kind = place.admin_code[:2], "district" if is_district else place.level
    return BOUNDS.get(kind, Bounds((0, inf), (0, inf), (0, inf)))


def _list_inside(
    whole: str, places: Mapping[str, tuple], tables: Tables
) -> tuple[set[str], bool]:
    """Return what a place is made of, and whether a group: its members, all known."""
    if whole in places and places[whole].level == "town_group":
        pairings = tables["pairings"]
        own = set(pairings.loc[pairings["donor_place_id"] == whole, "pairing_id"])
        members = tables["pairing_members"]
        inside = set(members.loc[members["pairing_id"].isin(own), "place_id"])
        return inside, inside <= places.keys()
    below = (row for row in places.values() if row.parent_place_id == whole)
    return {row.place_id for row in below if row.level != "town_group"}, False


def _count_counties(benchmarks: pd.DataFrame) -> dict[str, float]:
    """Return how many counties follow from a scope's total and its stated mean."""
    keys = ["indicator_id", "dimensions", "period_start", "period_end"]
    is_mean = benchmarks["basis"] == MEAN
    both = benchmarks[~is_mean].merge(benchmarks[is_mean], on=keys)
    # A mean's scope begins with that of its total.
    is_own = [
        mean.startswith(total)
        for total, mean in zip(both["scope_en_x"], both["scope_en_y"], strict=True)
    ]
    both = both[np.array(is_own, dtype=bool)]
    return dict(zip(both["scope_en_x"], both["value_x"] / both["value_y"], strict=True))


def _list_rates(tables: Tables) -> Mapping[tuple, list[float]]:
    places, sides = tables["places"], look_up(tables, "pairings", "recipient_place_id")
    counties = places.loc[places["level"] == "county", "parent_place_id"].value_counts()
    largest: dict[tuple, float] = {}
    for row in number_rows(tables["figures"]):
        side = sides.get(row.pairing_id)
        is_whole = row.place_id == side and not row.part_of and row.high < float("inf")
        if is_whole and row.status == "achieved":
            key = (row.indicator_id, row.dimensions), row.pairing_id
            rate = row.high / counties.get(side, 1) / _count_years(row)
            largest[key] = max(rate, largest.get(key, 0))
    rates: dict[tuple, list[float]] = {}
    for (series, _), rate in largest.items():
        rates.setdefault(series, []).append(rate)
    return rates


def _count_years(row: tuple) -> float:
    """Return the length of a window in years; 1 where it is not known."""
    if pd.isna(row.period_start) or pd.isna(row.period_end):
        return 1
    return max((row.period_end - row.period_start).days + 1, 1) / DAYS
