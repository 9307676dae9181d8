"""One rule at a time, on the tiny tables with a row or two changed."""

import pandas as pd
import pytest

from shanhai.curation.rules import figures as rules
from shanhai.curation.rules import mentions, periods

ALL = "jia-yi.labour_employed_all"
EAST = "jia-yi.labour_employed_east"
FUNDS = "jia-yi.fiscal_funds"
PLANNED = "jia-yi.labour_employed_all.planned"
INFERRED = "bing-ding.labour_training_trainees"


def say(rule, tables):
    """Return the problems of one rule as lines."""
    return [str(problem) for problem in rule(tables)]


def test_fraction_of_a_yuan_is_allowed(tables, change):
    tables = change(tables, "figures", FUNDS, low=0.25, high=0.25)
    assert say(rules.check_intervals, tables) == []


def test_open_upper_end_of_a_count_is_allowed(tables, change):
    tables = change(tables, "figures", ALL, high=float("inf"))
    assert say(rules.check_intervals, tables) == []


@pytest.mark.parametrize(
    "code", ["jia-yi", "bing-ding.fiscal_funds.x", "jia-yi2.fiscal_funds"]
)
def test_code_that_does_not_begin_with_its_pairing_is_named(tables, change, code):
    tables = change(tables, "figures", FUNDS, figure_id=code)
    (line,) = say(rules.check_names, tables)
    assert line.startswith(f"data/figures.csv:7: '{code}'")
    assert line.endswith("Begin the code with 'jia-yi.'")


@pytest.mark.parametrize(
    ("cells", "value", "words"),
    [
        (
            {"period_start": "2022-01-01", "period_type": "to_date"},
            "2022-01-01/2021-12-31",
            "the period ends before it starts",
        ),
        ({"period_end": "2021-11-30"}, "2021-01-01/2021-11-30", "one calendar year"),
        ({"period_end": "2022-12-31"}, "2021-01-01/2022-12-31", "one calendar year"),
        (
            {"period_type": "none"},
            "2021-01-01/2021-12-31",
            "period type 'none' has no dates",
        ),
        (
            {"period_basis": "inferred"},
            "inferred",
            "basis 'inferred' goes with flag period_inferred",
        ),
        (
            {"flags": ("period_inferred",)},
            "stated",
            "basis 'inferred' goes with flag period_inferred",
        ),
        (
            {"period_basis": "unstated"},
            "2021-01-01/2021-12-31",
            "an unstated period has dates",
        ),
    ],
)
def test_period_that_does_not_fit_is_named(tables, change, cells, value, words):
    dated = {
        name: pd.Timestamp(cell) if name in {"period_start", "period_end"} else cell
        for name, cell in cells.items()
    }
    tables = change(tables, "figures", FUNDS, **dated)
    found = [
        problem
        for rule in (periods.check_periods, periods.check_period_basis)
        for problem in rule(tables)
        if words in problem.rule
    ]
    assert [(problem.line, problem.value) for problem in found] == [(7, value)]


def test_part_as_large_as_the_whole_may_be_is_allowed(tables, change):
    tables = change(tables, "figures", EAST, low=599.0, high=599.0)
    assert say(rules.check_parts, tables) == []


def test_likely_part_may_be_larger(tables, change):
    tables = change(tables, "figures", EAST, low=600.0, high=600.0, part_basis="likely")
    assert say(rules.check_parts, tables) == []


def test_parts_in_a_circle_are_named_at_each_end(tables, change):
    tables = change(tables, "figures", ALL, part_of=EAST, part_basis="likely")
    tables = change(tables, "figures", EAST, part_basis="likely")
    assert say(rules.check_parts, tables) == [
        f"data/figures.csv:4: '{EAST}': part_of runs in a circle. "
        "Point parts at wholes only",
        f"data/figures.csv:6: '{ALL}': part_of runs in a circle. Point parts at "
        "wholes only",
    ]


@pytest.mark.parametrize(
    ("rule", "written", "start", "end"),
    [
        (mentions.check_places, "约40人", 21, 25),
        (mentions.check_overlaps, "120人", 39, 43),
        (mentions.check_overlaps, "约40人", 5, 9),
    ],
    ids=["at the end", "touching", "same place in another document"],
)
def test_place_is_allowed(tables, change, rule, written, start, end):
    tables = change(tables, "mentions", written, start=start, end=end)
    assert say(rule, tables) == []


def test_small_mention_after_a_long_one_that_holds_both_is_named(tables, change):
    tables = change(tables, "mentions", "1200万元", start=20, end=60)
    lines = say(mentions.check_overlaps, tables)
    assert [line.split(" ")[0] for line in lines] == [
        "data/mentions.csv:4:",
        "data/mentions.csv:5:",
    ]


def test_exception_lets_a_figure_differ(tables, change):
    tables = change(
        tables, "figures", PLANNED, low=40.0, interval_exception_en="see the table"
    )
    assert say(mentions.check_readings, tables) == []
    assert mentions.describe_exceptions(tables) == [
        f"exception: {PLANNED}: see the table"
    ]


def test_flagged_repeats_may_disagree(tables, change):
    repeats = tables["mentions"].copy()
    repeats.loc[repeats["start"] == 60, "as_written"] = "600余人"
    flagged = change(
        {**tables, "mentions": repeats},
        "figures",
        "jia-yi.labour_employed_all",
        flags=("source_inconsistent",),
    )
    assert say(mentions.check_readings, flagged) == []


def test_flag_does_not_excuse_a_figure_no_mention_agrees_with(tables, change):
    tables = change(
        tables, "figures", PLANNED, low=36.0, flags=("source_inconsistent",)
    )
    assert len(say(mentions.check_readings, tables)) == 1
