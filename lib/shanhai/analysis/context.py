"""Is it ordinary? Totals of the whole programme and of others, as context only."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pandas as pd

from shanhai.analysis.comparability import Comparison, judge
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.interval_arithmetic import Bounds, divide, read_bounds, scale
from shanhai.analysis.measures import name_derived
from shanhai.analysis.selection import check_chosen, select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import fits

FUNDS, COUNTY = "fiscal_funds", "county"
COUNTIES = "participating_units"
# Of all the funds and units, those that are of the recipient as a whole.
OF_WHOLE = ("extent=whole",)
OF_WEST = ("side=west", "extent=whole")
FUNDS_PER_COUNTY_YEAR = "fiscal_funds_per_county_year"
MONTHS_A_YEAR = 12


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
