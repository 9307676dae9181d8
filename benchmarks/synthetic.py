"""A synthetic corpus of any size, the same for the same numbers.

Codes and values are invented; the mix of periods, statuses, levels and flags is
that of curated articles: most figures are reached, many windows are not told, one
figure in six carries a flag. A concept has the dimensions of a real one, and its
figures the codes of the real one's, as often, and values of its size. Nothing is
written to disk.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from string import ascii_lowercase

import pandas as pd

from shanhai import Corpus, paths
from shanhai.curation.loading import build_corpus
from shanhai.curation.tables import read_descriptor, read_tables

Tables = Mapping[str, pd.DataFrame]

SEED = 20240101
REPORTED = 0.7
# A value is between these parts of a real one, and some are intervals so much wider.
SIZES = (0.5, 1.5)
WIDTHS = (0, 0, 0, 0.01, 0.1)
DONOR_LEVELS = ("town_group", "county", "prefecture")
RECIPIENT_LEVELS = ("county", "county", "county", "prefecture")
# Where places of a level lie. The counties' prefecture is not a real one, whose people
# they would outnumber.
EAST = {"prefecture": "guangdong", "county": "guangzhou", "town_group": "dongguan"}
WEST = {"prefecture": "guizhou", "county": "west_counties"}
STATUSES = {"achieved": 88, "planned": 5, "contracted": 3, "capacity": 2, "context": 2}
CREDITS = {"donor": 30, "joint": 25, "programme": 20, "donor_city": 15, "firm": 10}
FLAGS = {"": 84, "definition_unclear": 7, "scope_unclear": 5, "implausible": 4}
# period type, basis, first and last day
PERIODS = {
    ("annual", "stated", "2021-01-01", "2021-12-31"): 15,
    ("annual", "stated", "2022-01-01", "2022-12-31"): 20,
    ("annual", "inferred", "2023-01-01", "2023-12-31"): 10,
    ("to_date", "stated", "2020-01-01", "2023-12-31"): 10,
    ("to_date", "stated", "2023-01-01", None): 10,
    ("to_date", "unstated", None, None): 25,
    ("point", "unstated", None, None): 7,
    ("rate", "stated", None, None): 3,
}


def build_synthetic(*, n_pairings: int, n_indicators: int, seed: int = SEED) -> Corpus:
    """Return a corpus of so many pairings and indicators; units and rules are real.

    About seven figures in ten of the full grid are there. Documents and mentions
    are left out. The digest is that of the project's own tables.
    """
    folder = paths.data_dir()
    descriptor = read_descriptor(folder)
    tables = make_tables(
        read_tables(folder, descriptor),
        n_pairings=n_pairings,
        n_indicators=n_indicators,
        seed=seed,
    )
    return build_corpus(folder, descriptor, tables)


def make_tables(
    real: Tables, *, n_pairings: int, n_indicators: int, seed: int = SEED
) -> Tables:
    """Return the tables of such a corpus, those left out empty, the others real."""
    draw = random.Random(seed)
    models = _list_models(real["indicators"], n_indicators)
    indicators = _make_indicators(real["indicators"], models)
    pairings = _make_pairings(draw, n_pairings)
    members = pairings[["pairing_id", "donor_place_id"]].assign(sort_order=1)
    return {
        **real,
        **{name: real[name].iloc[:0] for name in ("sources", "mentions")},
        "indicators": indicators,
        "dimensions": _make_dimensions(real["dimensions"], models),
        "pairings": pairings,
        "pairing_members": members.rename(columns={"donor_place_id": "place_id"}),
        "places": _make_places(real["places"], pairings),
        "denominators": _make_denominators(draw, real["denominators"], pairings),
        "figures": _make_figures(draw, real["figures"], pairings, indicators, models),
    }


def _pick(draw: random.Random, weights: dict) -> object:
    return draw.choices(list(weights), list(weights.values()))[0]


def _list_models(real: pd.DataFrame, n_indicators: int) -> dict[str, str]:
    """List the invented indicators, each with the real one that it is made after."""
    ordered = list(real.sort_values("sort_order")["indicator_id"])
    return {
        f"indicator_{n:03d}": ordered[n % len(ordered)] for n in range(n_indicators)
    }


def _make_indicators(real: pd.DataFrame, models: Mapping[str, str]) -> pd.DataFrame:
    codes = list(models)
    picked = real.set_index("indicator_id").loc[list(models.values())]
    # Each look-alike has one neighbour, as in a pair of persons and person-times.
    neighbours = [
        tuple(codes[place] for place in (n ^ 1,) if place < len(codes))
        for n in range(len(codes))
    ]
    made = picked.reset_index(drop=True).assign(
        indicator_id=codes,
        sort_order=range(1, len(codes) + 1),
        not_comparable_with=pd.Series(neighbours, dtype=object),
    )
    return made[list(real.columns)]


def _make_dimensions(real: pd.DataFrame, models: Mapping[str, str]) -> pd.DataFrame:
    """Have each dimension apply to what is made after a concept that it applies to."""
    applies = [
        tuple(code for code, model in models.items() if model in concepts)
        for concepts in real["indicator_ids"]
    ]
    return real.assign(indicator_ids=pd.Series(applies, real.index, dtype=object))


def _list_samples(
    real: pd.DataFrame, models: Mapping[str, str]
) -> dict[str, list[tuple]]:
    """List, for each invented indicator, what its model's figures count and say."""
    samples: dict[str, list[tuple]] = {}
    for row in real.itertuples():
        samples.setdefault(row.indicator_id, []).append((row.dimensions, row.low))
    return {code: samples[model] for code, model in models.items()}


def _make_pairings(draw: random.Random, n_pairings: int) -> pd.DataFrame:
    numbers = list(map(_spell, range(n_pairings)))
    codes = [f"east{number}-west{number}" for number in numbers]
    return pd.DataFrame(
        {
            "pairing_id": codes,
            "donor_place_id": [f"east{number}" for number in numbers],
            "recipient_place_id": [f"west{number}" for number in numbers],
            "name_en": codes,
            "name_zh": codes,
            "donor_level": [draw.choice(DONOR_LEVELS) for _ in codes],
            "recipient_level": [draw.choice(RECIPIENT_LEVELS) for _ in codes],
            "since": pd.array([2021] * n_pairings, dtype="Int64"),
            "since_note_en": "",
            "since_note_zh": "",
        }
    )


def _spell(number: int) -> str:
    """Write a number in letters: digits of a name must stand in both languages."""
    return "".join(ascii_lowercase[int(digit)] for digit in f"{number:05d}")


def _make_places(real: pd.DataFrame, pairings: pd.DataFrame) -> pd.DataFrame:
    rows = [(WEST["county"], WEST["prefecture"], "prefecture")]
    for pairing in pairings.itertuples():
        west = pairing.recipient_place_id
        rows += [
            (pairing.donor_place_id, EAST[pairing.donor_level], pairing.donor_level),
            (west, WEST[pairing.recipient_level], pairing.recipient_level),
            (f"{west}_park", west, "park"),
        ]
    made = pd.DataFrame(rows, columns=["place_id", "parent_place_id", "level"])
    blank = dict.fromkeys(real.columns.difference(made.columns), "")
    made = made.assign(**blank)[list(real.columns)]
    kept = real[
        real["place_id"].isin(["china", "east", *EAST.values(), *WEST.values()])
    ]
    return pd.concat([kept.astype(object), made.astype(object)], ignore_index=True)


def _make_denominators(
    draw: random.Random, real: pd.DataFrame, pairings: pd.DataFrame
) -> pd.DataFrame:
    known = [code for code in pairings["recipient_place_id"] if draw.random() < 0.8]
    people = [float(draw.randrange(200_000, 3_000_000)) for _ in known]
    made = pd.DataFrame(
        {
            "denominator_id": [f"{code}.residents.2020" for code in known],
            "place_id": known,
            "measure": "residents",
            "low": people,
            "high": people,
            "unit_id": "person",
            "reference_date": pd.Timestamp(2020, 11, 1),
            "grade": "A",
        }
    )
    return made.reindex(columns=list(real.columns), fill_value="")


def _make_figures(
    draw: random.Random,
    real: pd.DataFrame,
    pairings: pd.DataFrame,
    indicators: pd.DataFrame,
    models: Mapping[str, str],
) -> pd.DataFrame:
    samples = _list_samples(real, models)
    units = dict(zip(indicators["indicator_id"], indicators["unit_id"], strict=True))
    rows = [
        row
        for pairing in pairings.itertuples()
        for row in _draw_pairing(draw, pairing, units, samples)
    ]
    made = pd.DataFrame(rows)
    for end in ("period_start", "period_end"):
        made[end] = pd.to_datetime(made[end])
    for column in ("dimensions", "flags"):
        made[column] = made[column].astype(object)
    made = made.assign(not_before=pd.NaT, not_after=pd.NaT)
    return made.reindex(columns=list(real.columns), fill_value="")


def _draw_pairing(
    draw: random.Random,
    pairing: tuple,
    units: Mapping[str, str],
    samples: Mapping[str, list[tuple]],
) -> Iterator[dict[str, object]]:
    for indicator_id, unit_id in units.items():
        if draw.random() > REPORTED:
            continue
        dimensions, value = draw.choice(samples[indicator_id])
        low = float(max(1, round(value * draw.uniform(*SIZES))))
        kind, basis, start, end = _pick(draw, PERIODS)
        flag = _pick(draw, FLAGS)
        is_site = draw.random() < 0.1
        yield {
            "figure_id": f"{pairing.pairing_id}.{indicator_id}",
            "pairing_id": pairing.pairing_id,
            "indicator_id": indicator_id,
            "dimensions": dimensions,
            "low": low,
            "high": low + round(low * draw.choice(WIDTHS)),
            "unit_id": unit_id,
            "qualifier": "exact",
            "period_start": start,
            "period_end": end,
            "period_type": kind,
            "period_basis": basis,
            "status": _pick(draw, STATUSES),
            "direction": "none",
            "place_id": pairing.recipient_place_id + ("_park" if is_site else ""),
            "attributed_to": _pick(draw, CREDITS),
            "flags": (flag,) if flag else (),
        }
