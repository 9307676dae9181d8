"""A small made-up world for the gate: four pairings, and figures as a test needs.

Three pairings are alike (a district helps a county); the fourth, ``group``, has a
town group of another province as donor and a prefecture as recipient. Rules, units and
flags are real.
"""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest

from shanhai import Corpus
from shanhai.curation.loading import build_corpus
from shanhai.curation.tables import read_descriptor, read_tables

DATA = Path(__file__).parents[2] / "data"
FLAT = MappingProxyType(
    {"high": float("inf"), "flags": (), "not_comparable_with": (), "dimensions": ()}
    | {"numerator_dimensions": (), "denominator_dimensions": ()}
)

# indicator, domain, definition, unit, over, additivity, look-alikes
INDICATORS = """
fiscal_funds             funds     official     yuan   flow  additive    -
projects                 funds     official     count  flow  additive    -
participating_units      funds     official     count  stock over_places -
jobs                     labour    official     person flow  none        jobs_east
jobs_east                labour    official     person flow  none        jobs
jobs_loose               labour    undocumented person flow  none        -
workshops                labour    official     count  stock over_places -
donations                donations official     yuan   flow  additive    -
"""
MEASURE_CELLS = (
    *("measure_id", "domain_id", "kind", "numerator_id", "numerator_direction"),
    *("denominator_id", "denominator_direction"),
    *("numerator_dimensions", "denominator_dimensions"),
)
CASH = ("donation_form=cash",), ("donation_form=cash_and_goods",)
WAYS = "west_to_east", "east_to_west"
MEASURES = (
    ("funds_per_project", "funds", "ratio", "fiscal_funds", "", "projects", ""),
    ("east_share_of_jobs", "labour", "share", "jobs_east", "", "jobs", ""),
    ("jobs_per_workshop", "labour", "ratio", "jobs", "", "workshops", ""),
    ("jobs_west_per_east", "labour", "ratio", "jobs", WAYS[0], "jobs", WAYS[1]),
    ("cash_share", "donations", "share", "donations", "", "donations", "", *CASH),
)
PROVINCES = ("east", "west", "shore")
# place, parent
PLACES = """
country -
east country
west country
shore country
city east
a_east city
b_east city
c_east city
group_east shore
group_town shore
a_west west
b_west west
c_west west
group_west west
a_park a_west
b_park b_west
a_park_hall a_park
group_hall group_town
"""
PAIRINGS = (
    ("a", "county", "county"),
    ("b", "county", "county"),
    ("c", "county", "county"),
    ("group", "town_group", "prefecture"),
)


def make_figure(
    pairing_id: str, indicator_id: str, low: float = 100, /, **changes: object
) -> dict:
    """Return a figure: exact, of the year 2022, stated, reached, of the county."""
    slug = f".{changes.pop('slug')}" if "slug" in changes else ""
    figure = {
        "figure_id": f"{pairing_id}.{indicator_id}{slug}",
        "pairing_id": pairing_id,
        "indicator_id": indicator_id,
        "low": float(low),
        "high": float(changes.pop("high", low)),
        "unit_id": "count",
        "qualifier": "exact",
        "period_start": "2022-01-01",
        "period_end": "2022-12-31",
        "period_type": "annual",
        "period_basis": "stated",
        "status": "achieved",
        "direction": "none",
        "place_id": f"{pairing_id}_west",
        "attributed_to": "donor",
        "flags": (),
    }
    return {**figure, **changes}


def fill(rows: list[dict], like: pd.DataFrame) -> pd.DataFrame:
    """Return rows as a table with the columns and types of another."""
    frame = pd.DataFrame(rows).reindex(columns=list(like.columns))
    for name in frame:
        if pd.api.types.is_datetime64_any_dtype(like[name]):
            frame[name] = pd.to_datetime(frame[name])
        elif isinstance(FLAT.get(name), tuple):
            frame[name] = pd.Series(
                [cell if isinstance(cell, tuple) else () for cell in frame[name]],
                dtype=object,
            )
        elif pd.api.types.is_string_dtype(like[name]):
            frame[name] = frame[name].astype(object).fillna("").astype(str)
    return frame


def make_places(real: pd.DataFrame) -> pd.DataFrame:
    cells = [line.split() for line in PLACES.split("\n") if line]
    rows = [
        {
            "place_id": place,
            "parent_place_id": parent.strip("-"),
            "level": "province" if place in PROVINCES else "county",
        }
        for place, parent in cells
    ]
    return fill(rows, real)


def make_indicators(real: pd.DataFrame) -> pd.DataFrame:
    names = (
        *("indicator_id", "domain_id", "definition_status", "unit_id"),
        *("measured_over", "additivity"),
    )
    rows = []
    for order, line in enumerate(filter(None, INDICATORS.split("\n"))):
        *cells, alike = line.split()
        look_alikes = () if alike == "-" else (alike,)
        rows.append(
            dict(zip(names, cells, strict=True))
            | {"sort_order": order, "not_comparable_with": look_alikes}
        )
    return fill(rows, real)


def make_measures(real: pd.DataFrame) -> pd.DataFrame:
    rows = [
        dict(zip(MEASURE_CELLS, cells, strict=False)) | {"sort_order": order}
        for order, cells in enumerate(MEASURES)
    ]
    return fill(rows, real)


@pytest.fixture(scope="session")
def build() -> Callable[..., Corpus]:
    """Return a function that builds a corpus of the made-up world from figures."""
    descriptor = read_descriptor(DATA)
    real = read_tables(DATA, descriptor)
    world = dict(real)
    world["places"] = make_places(real["places"])
    world["indicators"] = make_indicators(real["indicators"])
    world["measures"] = make_measures(real["measures"])
    world["domains"] = fill(
        [
            {"domain_id": code, "sort_order": order}
            for order, code in enumerate(["funds", "labour", "donations"])
        ],
        real["domains"],
    )
    world["pairings"] = fill(
        [
            {
                "pairing_id": code,
                "donor_place_id": f"{code}_east",
                "recipient_place_id": f"{code}_west",
                "donor_level": donor,
                "recipient_level": recipient,
            }
            for code, donor, recipient in PAIRINGS
        ],
        real["pairings"],
    )
    world["pairing_members"] = fill(
        [{"pairing_id": "group", "place_id": "group_town", "sort_order": 1}],
        real["pairing_members"],
    )
    # b's people are known within 100; c's for another date or by register only.
    world["denominators"] = fill(
        [
            {
                "denominator_id": f"{code}.residents",
                "place_id": f"{code}_west",
                "measure": "residents",
                "low": low,
                "high": high,
                "reference_date": date,
                "unit_id": "person",
            }
            for code, low, high, date in (
                ("a", 200_000.0, 200_000.0, "2020-11-01"),
                ("b", 99_950.0, 100_050.0, "2020-11-01"),
                ("c", 300_000.0, 300_000.0, "2018-12-31"),
                ("group", 3_000_000.0, 3_000_000.0, "2020-11-01"),
            )
        ]
        + [
            {
                "denominator_id": "c.registered",
                "place_id": "c_west",
                "measure": "registered_population",
                "low": 500_000.0,
                "high": 500_000.0,
                "reference_date": "2020-11-01",
                "unit_id": "person",
            }
        ],
        real["denominators"],
    )
    for name in ("sources", "mentions", "benchmarks"):
        world[name] = real[name].iloc[:0]

    def build_world(*figures: dict, **tables: pd.DataFrame) -> Corpus:
        made = fill(list(figures), real["figures"])
        return build_corpus(DATA, descriptor, {**world, **tables, "figures": made})

    return build_world


@pytest.fixture(scope="session")
def write() -> Callable[..., dict[str, pd.DataFrame]]:
    """Return a function that makes tables of documents, one for each figure named.

    Each was written between two days, which are given by figure_id.
    """
    real = read_tables(DATA, read_descriptor(DATA))

    def make_documents(days: dict[str, tuple[str, str]]) -> dict[str, pd.DataFrame]:
        sources = [
            {"source_id": f"of.{code}", "earliest_date": first, "latest_date": last}
            for code, (first, last) in days.items()
        ]
        mentions = [{"source_id": f"of.{code}", "figure_id": code} for code in days]
        return {
            "sources": fill(sources, real["sources"]),
            "mentions": fill(mentions, real["mentions"]),
        }

    return make_documents


@pytest.fixture(scope="session")
def figure() -> Callable[..., dict]:
    """Return the function that makes one figure of the made-up world."""
    return make_figure
