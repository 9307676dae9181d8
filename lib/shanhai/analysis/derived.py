"""Values derived by us: ratios that hold, funds per county and year, and peers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

import pandas as pd

from shanhai.analysis.comparability import MOST_KEPT, Comparison, judge
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.interval_arithmetic import Bounds, divide, read_bounds, scale
from shanhai.analysis.measures import compare_measure, derive_measures, name_derived
from shanhai.analysis.selection import check_chosen, select_figures
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, NOT_REPORTED, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import fits
from shanhai.curation.rows import iterate_rows

FUNDS, COUNTY = "fiscal_funds", "county"
COUNTIES = "participating_units"
# Of all the funds and units, those that are of the recipient as a whole.
OF_WHOLE = ("extent=whole",)
OF_WEST = ("side=west", "extent=whole")
FUNDS_PER_COUNTY_YEAR = "fiscal_funds_per_county_year"
MONTHS_A_YEAR = 12
# A profile is about one pairing: the page of a theme has all that compare with it.
MOST_PEERS = 6


def derive_funds_per_county_year(
    corpus: Corpus, *, pairing_ids: Iterable[str] | None = None
) -> Comparison:
    """Judge fiscal funds per county and year across pairings.

    A county recipient counts as one county; a prefecture by the counties that its
    document says take part. A window known in bounds gives an interval; funds whose
    window has no bounds are refused. None means all pairings.
    """
    pairings = check_chosen(corpus, "pairing", pairing_ids)
    figures = _select(corpus, FUNDS, OF_WHOLE)
    figures = figures[figures["pairing_id"].isin(pairings)].reset_index(drop=True)
    counted = describe_comparands(corpus, _select(corpus, COUNTIES, OF_WEST))
    frame = describe_comparands(corpus, figures)
    counties = [_find_counties(row, counted) for row in frame.itertuples()]
    pairs = list(zip(frame.itertuples(), counties, strict=True))
    ends = [_divide(*pair) for pair in pairs]
    derived = frame.assign(
        numerator_id=frame["figure_id"],
        denominator_ids=[() if one is None else (one.figure_id,) for one in counties],
        indicator_id=FUNDS_PER_COUNTY_YEAR,
        series_id=FUNDS_PER_COUNTY_YEAR,
        low=[low for low, _ in ends],
        high=[high for _, high in ends],
        period_type="per_year",
        unit_id="",
        part_of="",
        not_comparable_with=[()] * len(frame),
        # What is doubtful in the count of counties is so in the rate.
        flags=[
            tuple(dict.fromkeys((*row.flags, *(units.flags if units else ()))))
            for row, units in pairs
        ],
        own_reasons=[_list_own_reasons(*pair) for pair in pairs],
    )
    derived["figure_id"] = name_derived(derived)
    return judge(
        corpus,
        derived,
        subject_ids=(FUNDS_PER_COUNTY_YEAR,),
        pairing_ids=pairings,
        basis="ratio",
    )


@lru_cache(maxsize=2)
def list_derived(corpus: Corpus) -> pd.DataFrame:
    """Return every derived value that holds, one row each, in the codelists' order.

    Columns: those of `derive_measures`. Funds per county and year come last; their
    denominator is the count of counties, none where the recipient is one county.
    """
    ratios = derive_measures(corpus)
    held = ratios[ratios["holds"].astype(bool)]
    funds = [
        rows[(rows["verdict"] != NOT_REPORTED) & rows["low"].notna()].assign(holds=True)
        for rows in (one.rows for one in judge_funds(corpus))
    ]
    return pd.concat([held, *funds], ignore_index=True)


def list_profile_values(corpus: Corpus, pairing_id: str) -> list[str]:
    """List the derived values of a profile: its own that hold, and their peers.

    A peer's value stands beside where both are admitted.
    """
    own = derive_measures(corpus, pairing_ids=[pairing_id])
    own = own[own["holds"].astype(bool)]
    told = [
        row.figure_id
        for comparison in judge_funds(corpus)
        for row in iterate_rows(comparison.rows)
        if row.pairing_id == pairing_id and row.verdict not in (REFUSED, NOT_REPORTED)
    ]
    peers = [
        code
        for one in _judge_derived(corpus)
        if pairing_id in one.admitted_pairings
        for rows in [list_near(one, pairing_id)]
        for code in rows["figure_id"][rows["pairing_id"] != pairing_id]
    ]
    return list(dict.fromkeys([*own["figure_id"], *told, *peers]))


@lru_cache(maxsize=2)
def _judge_derived(corpus: Corpus) -> list[Comparison]:
    """Judge what several pairings report of each measure, and funds."""
    derived = derive_measures(corpus)
    reporting = derived.groupby("indicator_id", sort=False)["pairing_id"].nunique()
    return [
        *(
            compare_measure(corpus, measure_id=code)
            for code in reporting[reporting > 1].index
        ),
        *judge_funds(corpus),
    ]


@lru_cache(maxsize=2)
def judge_funds(corpus: Corpus) -> list[Comparison]:
    """Judge funds per county and year; a codelist without them has none."""
    if {FUNDS, COUNTIES} <= set(corpus.known("indicator")):
        return [derive_funds_per_county_year(corpus)]
    return []


def cut_peers(rows: pd.DataFrame, pairing_id: str) -> pd.DataFrame:
    """Keep of other pairings the first that compare, then the first that report.

    Parameters
    ----------
    rows
        Of a comparison: pairing_id and verdict are read.
    """
    is_peer = (rows["pairing_id"] != pairing_id) & (rows["verdict"] != NOT_REPORTED)
    is_admitted = is_peer & rows["verdict"].isin([COMPARABLE, CAUTION])
    order = [*rows["pairing_id"][is_admitted], *rows["pairing_id"][is_peer]]
    shown = list(dict.fromkeys(order))[:MOST_PEERS]
    return rows[~is_peer | rows["pairing_id"].isin(shown)]


def list_near(comparison: Comparison, pairing_id: str) -> pd.DataFrame:
    """Return the rows admitted of one pairing's peers; nothing of it is kept.

    A render digests thousands of pages in one process, a page has its own.
    """
    rows = cut_peers(comparison.rows, pairing_id)
    return rows[rows["verdict"].isin([COMPARABLE, CAUTION])]


@lru_cache(maxsize=MOST_KEPT)
def select_near(comparison: Comparison, pairing_id: str) -> Comparison:
    """Return a comparison with one pairing's peers alone; verdicts stay as they are."""
    return replace(comparison, _rows=cut_peers(comparison.rows, pairing_id))


def _select(corpus: Corpus, indicator_id: str, wanted: tuple[str, ...]) -> pd.DataFrame:
    figures = select_figures(corpus, indicator_ids=[indicator_id])
    is_wanted = figures["dimensions"].map(lambda pairs: fits(pairs, wanted))
    return figures[is_wanted.astype(bool)].reset_index(drop=True)


def _find_counties(row: tuple, counted: pd.DataFrame) -> tuple | None:
    """Return the count of a recipient's counties: of the same document, or the only."""
    if row.recipient_level == COUNTY:
        return None
    own = list(counted[counted["pairing_id"] == row.pairing_id].itertuples())
    near = [one for one in own if not row.source_ids.isdisjoint(one.source_ids)]
    found = near or own
    return found[0] if len(found) == 1 else None


def _list_own_reasons(row: tuple, counties: tuple | None) -> tuple[str, ...]:
    reasons = () if pd.notna(row.shortest_months) else ("no_rate",)
    is_counted = row.recipient_level == COUNTY or counties is not None
    return reasons if is_counted else (*reasons, "no_term")


def _divide(row: tuple, counties: tuple | None) -> tuple[float, float]:
    if _list_own_reasons(row, counties):
        return float("nan"), float("nan")
    money = read_bounds(row.low, row.high)
    shortest, longest = int(row.shortest_months), int(row.longest_months)
    yearly = Bounds(
        scale(money, Fraction(MONTHS_A_YEAR, longest)).low,
        scale(money, Fraction(MONTHS_A_YEAR, shortest)).high,
    )
    if counties is None:
        return yearly.floats
    return divide(yearly, read_bounds(counties.low, counties.high)).floats
