from math import inf, isnan
from types import SimpleNamespace

import pandas as pd
import pytest

from shanhai.analysis.comparands import (
    CENSUS,
    COLUMNS,
    describe_comparands,
    divide_by_residents,
    find_days,
    find_residents,
)


@pytest.fixture
def describe(build, figure):
    def describe_one(pairing_id="a", **changes):
        corpus = build(figure(pairing_id, "jobs", **changes))
        frame = describe_comparands(corpus, corpus.figures)
        return SimpleNamespace(**frame.iloc[0].to_dict())

    return describe_one


@pytest.mark.parametrize(
    ("pairing_id", "place_id", "scope"),
    [
        ("a", "a_west", "whole"),
        ("a", "a_east", "whole"),
        ("a", "a_park", "part"),
        ("a", "a_park_hall", "part"),
        ("a", "city", "wider"),
        ("a", "west", "wider"),
        ("a", "b_west", "wider"),
        # A group of towns is not the parent of its towns.
        ("group", "group_town", "part"),
        ("group", "group_hall", "part"),
        ("a", "group_town", "wider"),
    ],
)
def test_scope_is_read_from_the_place(describe, pairing_id, place_id, scope):
    assert describe(pairing_id, place_id=place_id).scope == scope


@pytest.mark.parametrize(
    ("attributed_to", "credit"),
    [
        ("donor", "pair"),
        ("joint", "pair"),
        ("donor_city", "wider"),
        ("donor_province", "wider"),
        ("east", "wider"),
        ("firm", "other"),
        ("recipient", "other"),
        ("programme", "other"),
        ("nobody", "other"),
    ],
)
def test_credit_is_read_from_whom_the_text_credits(describe, attributed_to, credit):
    assert describe(attributed_to=attributed_to).credit == credit


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2022-01-01", "2022-12-31", 12),
        ("2020-01-01", "2020-12-31", 12),
        ("2020-01-01", "2023-12-31", 48),
        ("2023-01-01", "2023-11-30", 11),
        ("2022-02-01", "2022-02-28", 1),
    ],
)
def test_window_is_counted_in_whole_months(describe, start, end, months):
    row = describe(period_start=start, period_end=end)
    assert row.has_window
    assert (row.shortest_months, row.longest_months) == (months, months)


@pytest.mark.parametrize(
    ("start", "end"), [(None, None), ("2022-01-01", None), (None, "2022-12-31")]
)
def test_window_without_both_ends_has_no_length(describe, start, end):
    row = describe(period_start=start, period_end=end)
    assert not row.has_window
    assert row.shortest_months != row.shortest_months


@pytest.mark.parametrize(
    ("cells", "written", "months"),
    [
        ({}, ("2022-12-31", "2022-12-31"), (12, 12)),
        ({}, ("2022-11-30", "2023-04-30"), (11, 16)),
        ({"period_start": "2020-01-01"}, ("2023-08-25", "2023-12-31"), (44, 48)),
        # Nothing says when the count began, or that it runs to the day of writing.
        ({"period_start": None}, ("2022-12-31", "2022-12-31"), (None, 24)),
        ({"not_after": "2025-12-31"}, ("2022-12-31", "2022-12-31"), (None, 48)),
        ({}, (None, "2022-12-31"), (None, 12)),
        ({}, ("2022-12-31", None), (None, None)),
        # It may have been written at once, or even before.
        ({}, ("2022-01-05", "2022-06-30"), (None, 6)),
        ({}, ("2021-06-30", "2022-06-30"), (None, 6)),
        ({"status": "planned"}, ("2022-12-31", "2022-12-31"), (None, None)),
    ],
)
def test_count_to_date_is_as_long_as_its_document_allows(
    build, figure, write, cells, written, months
):
    running = {"period_start": "2022-01-01", "period_type": "to_date"}
    made = figure("a", "jobs", **{**running, "period_end": None, **cells})
    corpus = build(made, **write({"a.jobs": written}))
    row = describe_comparands(corpus, corpus.figures).iloc[0]
    found = row["shortest_months"], row["longest_months"]
    assert not row["has_window"]
    assert tuple(None if one != one else one for one in found) == months


def test_figure_lies_between_days(build, figure, write):
    undated = {"period_start": None, "period_end": None, "period_type": "point"}
    documents = write({"a.workshops": ("2022-06-01", "2022-06-30")})
    corpus = build(figure("a", "workshops", **undated), **documents)
    days = [str(day.date()) for day in find_days(corpus, "a.workshops")]
    assert days == ["2021-01-01", "2022-06-30"]


def test_codelists_lend_their_facts(describe):
    row = describe("group")
    assert (row.donor_level, row.recipient_level) == ("town_group", "prefecture")
    assert (row.domain_id, row.definition_status) == ("labour", "official")
    assert (row.measured_over, row.not_comparable_with) == ("flow", ("jobs_east",))


def test_described_figures_keep_their_rows_values_and_order(real_corpus):
    figures = real_corpus.figures
    frame = describe_comparands(real_corpus, figures)
    assert frame[list(figures)].equals(figures)
    assert set(COLUMNS) <= set(frame)


def test_halls_of_member_towns_are_parts_of_the_donor(real_corpus):
    frame = describe_comparands(real_corpus, real_corpus.figures)
    halls = frame[frame["place_id"].isin(["humen_hall", "qingxi_hall"])]
    assert set(halls["scope"]) == {"part"}


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
