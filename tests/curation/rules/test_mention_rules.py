"""One rule at a time, on the tiny tables with a row or two changed."""

import pytest

from shanhai.curation.rules import mentions as rules

PLANNED = "jia-yi.labour_employed_all.planned"


def say(rule, tables):
    """Return the problems of one rule as lines."""
    return [str(problem) for problem in rule(tables)]


@pytest.mark.parametrize(
    ("rule", "written", "start", "end"),
    [
        (rules.check_places, "约40人", 21, 25),
        (rules.check_overlaps, "120人", 39, 43),
        (rules.check_overlaps, "约40人", 5, 9),
    ],
    ids=["at the end", "touching", "same place in another document"],
)
def test_place_is_allowed(tables, change, rule, written, start, end):
    tables = change(tables, "mentions", written, start=start, end=end)
    assert say(rule, tables) == []


def test_small_mention_after_a_long_one_that_holds_both_is_named(tables, change):
    tables = change(tables, "mentions", "1200万元", start=20, end=60)
    lines = say(rules.check_overlaps, tables)
    assert [line.split(" ")[0] for line in lines] == [
        "data/mentions.csv:4:",
        "data/mentions.csv:5:",
    ]


def test_exception_lets_a_figure_differ(tables, change):
    tables = change(
        tables, "figures", PLANNED, low=40.0, interval_exception_en="see the table"
    )
    assert say(rules.check_readings, tables) == []
    assert rules.describe_exceptions(tables) == [f"exception: {PLANNED}: see the table"]


def test_flagged_repeats_may_disagree(tables, change):
    mentions = tables["mentions"].copy()
    mentions.loc[mentions["start"] == 60, "as_written"] = "600余人"
    flagged = change(
        {**tables, "mentions": mentions},
        "figures",
        "jia-yi.labour_employed_all",
        flags=("source_inconsistent",),
    )
    assert say(rules.check_readings, flagged) == []


def test_flag_does_not_excuse_a_figure_no_mention_agrees_with(tables, change):
    tables = change(
        tables, "figures", PLANNED, low=36.0, flags=("source_inconsistent",)
    )
    assert len(say(rules.check_readings, tables)) == 1
