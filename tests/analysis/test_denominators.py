from math import inf, isnan

import pandas as pd
import pytest

from shanhai.analysis.comparands import (
    CENSUS,
    describe_comparands,
    divide_by_residents,
    find_residents,
)


@pytest.fixture
def divide(build):
    def divide_all(*figures):
        corpus = build(*figures)
        frame = divide_by_residents(corpus, describe_comparands(corpus, corpus.figures))
        return frame.set_index("pairing_id")

    return divide_all


def test_residents_are_those_of_the_census_and_no_other_date(build, figure):
    residents = find_residents(build(figure("a", "jobs")))
    assert list(residents.index) == ["a", "b", "group"]
    assert set(residents["reference_date"]) == {CENSUS}


def test_area_and_registered_people_are_no_residents(real_corpus):
    residents = find_residents(real_corpus)
    assert set(residents["measure"]) == {"residents"}
    assert residents.index.is_unique
    table = real_corpus.denominators
    known = table[
        (table["measure"] == "residents")
        & (table["reference_date"] == pd.Timestamp(2020, 11, 1))
    ]
    pairings = real_corpus.pairings
    expected = pairings[pairings["recipient_place_id"].isin(known["place_id"])]
    assert set(residents.index) == set(expected["pairing_id"])


def test_tiny_corpus_knows_the_residents_of_one_recipient(corpus):
    residents = find_residents(corpus)
    assert dict(residents["denominator_id"]) == {"jia-yi": "yi.residents.2020"}


def test_figure_is_divided_per_thousand(divide, figure):
    row = divide(figure("a", "jobs", 500, high=600)).loc["a"]
    assert (row["low"], row["high"]) == (2.5, 3.0)
    assert row["denominator_id"] == "a.residents"


def test_residents_known_within_bounds_widen_the_interval(divide, figure):
    # 1,000 jobs by 99,950 to 100,050 people.
    row = divide(figure("b", "jobs", 1000)).loc["b"]
    assert row["low"] == pytest.approx(1_000_000 / 100_050, rel=1e-12)
    assert row["high"] == pytest.approx(1_000_000 / 99_950, rel=1e-12)


def test_open_figure_stays_open(divide, figure):
    assert divide(figure("a", "jobs", 500, high=inf)).loc["a", "high"] == inf


def test_figure_without_census_residents_has_no_value(divide, figure):
    row = divide(figure("c", "jobs", 500), figure("a", "jobs")).loc["c"]
    assert row["denominator_id"] == ""
    assert isnan(row["low"])
    assert isnan(row["high"])


def test_division_keeps_rows_and_other_columns(build, figure):
    corpus = build(figure("c", "jobs"), figure("a", "jobs"), figure("a", "workshops"))
    frame = describe_comparands(corpus, corpus.figures)
    divided = divide_by_residents(corpus, frame)
    others = frame.columns.difference(["low", "high"])
    assert divided[others].equals(frame[others])
    assert list(frame["low"]) == [100.0] * 3


@pytest.mark.parametrize("place_id", ["a_east", "west", "country"])
def test_what_is_not_the_recipients_is_not_divided(divide, figure, place_id):
    row = divide(figure("a", "jobs", 500, place_id=place_id)).loc["a"]
    assert isnan(row["low"]) and isnan(row["high"])
    assert row["denominator_id"] == "a.residents"
