"""Rules for benchmarks: unit, mean and total, and the size of what is reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from shanhai.curation.rows import number_rows
from shanhai.curation.rules import Finding, Tables, rule_for, show_date

MEAN = "per_county"
# China has fewer counties, districts and county-level cities than this.
COUNTIES = 2900
# Beyond it a number is nearer to ten times, or to a tenth, of what it is compared with.
FACTOR = 10**0.5
DAYS = 365.25


@rule_for("benchmarks")
def check_benchmarks(tables: Tables) -> Iterator[Finding]:
    """Require the year of the code, and a mean that is called one."""
    for row in number_rows(tables["benchmarks"]):
        if (row.basis == MEAN) != ("县均" in row.scope_zh):
            rule = f"basis {MEAN} goes with 县均 in scope_zh, and only with that"
            yield row, row.basis or row.scope_zh, rule, "Fix the basis or the scope"
        year = row.benchmark_id.rpartition(".")[2]
        if pd.notna(row.period_end) and year != str(row.period_end.year):
            yield row, show_date(row.period_end), f"the code has {year!r}", "Fix one"


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
    places, pairings = tables["places"], tables["pairings"].set_index("pairing_id")
    counties = places.loc[places["level"] == "county", "parent_place_id"].value_counts()
    sides = pairings["recipient_place_id"].to_dict()
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
