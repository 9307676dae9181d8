"""Verdicts on every pair, and values of every ratio, as read from the articles.

The tables were written by hand from the articles, without a look at the code. One
defends every comparison that the gate admits.
"""

from itertools import combinations
from math import isnan
from pathlib import Path

import pandas as pd
import pytest

from shanhai.analysis.comparability import judge_pair
from shanhai.analysis.judgements import judge_pairings
from shanhai.analysis.measures import derive_measures

HERE = Path(__file__).parent
DOMAINS = ("consumption", "funds", "labour", "donations", "exchange", "training")
UNLIKE = {"different_indicator", "different_dimension"}
DIGITS = 1e-6


def read_cases(name):
    return pd.read_csv(HERE / f"{name}.csv", dtype=str, keep_default_na=False)


PAIRS = read_cases("comparison_cases")
TOLD = set(map(frozenset, PAIRS[["first_figure_id", "second_figure_id"]].to_numpy()))
RATIOS = read_cases("ratio_cases")
DEFENDED = read_cases("admitted_comparisons")
DEFENDING = ["subject_id", "basis", "first_figure_id", "second_figure_id"]


@pytest.fixture(scope="module")
def cross_pairs(real_corpus):
    """Return the pairs of figures of one domain and different pairings."""
    figures = real_corpus.figures.merge(
        real_corpus.indicators[["indicator_id", "domain_id"]], on="indicator_id"
    )
    return [
        (first, second)
        for _, group in figures[figures["domain_id"].isin(DOMAINS)].groupby("domain_id")
        for first, second in combinations(group.itertuples(), 2)
        if first.pairing_id != second.pairing_id
    ]


@pytest.fixture(scope="module")
def derived(real_corpus):
    return derive_measures(real_corpus)


@pytest.mark.parametrize(
    "case",
    list(PAIRS.itertuples()),
    ids=PAIRS["first_figure_id"] + "|" + PAIRS["second_figure_id"],
)
def test_pair_is_judged_as_read_from_the_articles(real_corpus, case):
    verdict, reasons = judge_pair(
        real_corpus, case.first_figure_id, case.second_figure_id
    )
    assert verdict == case.verdict, (reasons, case.why)
    assert not case.reason or case.reason in reasons


def test_refused_pairs_of_the_cases_name_a_reason():
    refused = PAIRS[PAIRS["verdict"] != "comparable"]
    assert (refused["reason"] != "").all()
    assert (PAIRS["why"] != "").all()


def test_cases_are_told_once():
    assert len(TOLD) == len(PAIRS)
    assert not RATIOS.duplicated(["measure_id", "pairing_id"]).any()


def test_cases_cover_every_pair_of_one_series(cross_pairs):
    alike = {
        frozenset((first.figure_id, second.figure_id))
        for first, second in cross_pairs
        if first.series_id == second.series_id
    }
    assert len(alike) > 40
    assert alike <= TOLD


def test_pairs_of_two_series_are_refused_as_unlike(real_corpus, cross_pairs):
    unlike = [
        (first.figure_id, second.figure_id)
        for first, second in cross_pairs
        if first.series_id != second.series_id
    ]
    assert unlike
    for pair in unlike:
        verdict, reasons = judge_pair(real_corpus, *pair)
        assert verdict == "not_comparable", pair
        assert UNLIKE.intersection(reasons), pair


@pytest.mark.parametrize(
    "case",
    list(RATIOS.itertuples()),
    ids=RATIOS["measure_id"] + "|" + RATIOS["pairing_id"],
)
def test_ratio_is_as_reckoned_by_hand(derived, case):
    rows = derived[
        (derived["indicator_id"] == case.measure_id)
        & (derived["pairing_id"] == case.pairing_id)
    ]
    assert len(rows) == 1
    row = rows.iloc[0]
    assert str(row["holds"]).lower() == case.holds, (row["own_reasons"], case.why)
    assert not case.reason or case.reason in row["own_reasons"]
    if case.holds == "true":
        # Ends are written with six significant digits.
        assert row["low"] == pytest.approx(float(case.low), rel=5 * DIGITS)
        assert row["high"] == pytest.approx(float(case.high or "inf"), rel=5 * DIGITS)
    else:
        assert isnan(row["low"])


def test_ratio_cases_cover_every_ratio_that_the_data_carry(derived):
    told = set(zip(RATIOS["measure_id"], RATIOS["pairing_id"], strict=True))
    carried = set(zip(derived["indicator_id"], derived["pairing_id"], strict=True))
    assert carried == told


def test_each_admitted_pair_is_defended_and_no_other_is(real_corpus):
    admitted = {
        (one.code, one.comparison.basis, frozenset(pair))
        for one in judge_pairings(real_corpus).subjects
        for pair in combinations(one.comparison.admitted["figure_id"], 2)
    }
    defended = {
        (
            row.subject_id,
            row.basis,
            frozenset((row.first_figure_id, row.second_figure_id)),
        )
        for row in DEFENDED.itertuples()
    }
    assert len(defended) == len(DEFENDED)
    assert admitted == defended
    assert DEFENDED["why"].is_unique
