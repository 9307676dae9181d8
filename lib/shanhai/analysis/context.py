"""Is it ordinary? Totals of the whole programme and of others, as context only."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from shanhai.analysis.comparability import Comparison, judge
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.interval_arithmetic import Bounds, divide, read_bounds, scale
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus

FUNDS = "fiscal_funds"
COUNTIES = "recipient_counties"
FUNDS_PER_COUNTY_YEAR = "fiscal_funds_per_county_year"
MONTHS_A_YEAR = 12


def list_benchmarks(corpus: Corpus) -> pd.DataFrame:
    """Return the benchmarks: context of grade C or D, never a pairing's own figure."""
    return corpus.benchmarks


def derive_funds_per_county_year(corpus: Corpus) -> Comparison:
    """Judge fiscal funds per county and year across pairings.

    A county recipient counts as one county; a prefecture by the counties that its
    document says take part. A window known in bounds gives an interval; funds whose
    window has no bounds are refused.
    """
    figures = select_figures(corpus, indicator_ids=[FUNDS])
    counted = select_figures(corpus, indicator_ids=[COUNTIES]).set_index("pairing_id")
    frame = describe_comparands(corpus, figures)
    ends = [_divide(row, counted) for row in frame.itertuples()]
    derived = frame.assign(
        numerator_id=frame["figure_id"],
        figure_id=frame["pairing_id"] + f".{FUNDS_PER_COUNTY_YEAR}",
        indicator_id=FUNDS_PER_COUNTY_YEAR,
        low=[low for low, _ in ends],
        high=[high for _, high in ends],
        period_type="rate",
        unit_id="",
        part_of="",
        not_comparable_with=[()] * len(frame),
        own_reasons=[_list_own_reasons(row, counted) for row in frame.itertuples()],
    )
    return judge(
        corpus,
        derived,
        subject_ids=(FUNDS_PER_COUNTY_YEAR,),
        pairing_ids=corpus.known("pairing"),
        basis="ratio",
    )


def _list_own_reasons(row: tuple, counted: pd.DataFrame) -> tuple[str, ...]:
    reasons = () if pd.notna(row.shortest_months) else ("no_rate",)
    is_counted = row.recipient_level == "county" or row.pairing_id in counted.index
    return reasons if is_counted else (*reasons, "no_term")


def _divide(row: tuple, counted: pd.DataFrame) -> tuple[float, float]:
    if _list_own_reasons(row, counted):
        return float("nan"), float("nan")
    money = read_bounds(row.low, row.high)
    shortest, longest = int(row.shortest_months), int(row.longest_months)
    yearly = Bounds(
        scale(money, Fraction(MONTHS_A_YEAR, longest)).low,
        scale(money, Fraction(MONTHS_A_YEAR, shortest)).high,
    )
    if row.recipient_level == "county":
        return yearly.floats
    counties = counted.loc[row.pairing_id]
    return divide(yearly, read_bounds(counties["low"], counties["high"])).floats
