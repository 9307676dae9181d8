"""One rule at a time, on the tiny tables with a row or two changed."""

import pytest

from shanhai.curation.rules import mentions as rules

PLANNED = "jia-yi.labour_employed_all.planned"


def say(rule, tables):
    """Return the problems of one rule as lines."""
    return [str(problem) for problem in rule(tables)]


def test_offsets_that_do_not_fit_the_numeral_s_length_are_named(tables, change):
    tables = change(tables, "mentions", "120人", end=52)
    assert say(rules.check_places, tables) == [
        "data/mentions.csv:5: '47–52 120人': the numeral has 4 characters, not its "
        "offsets' 5. Count the offsets again; end is exclusive"
    ]


def test_offset_at_the_document_s_end_is_allowed(tables, change):
    tables = change(tables, "mentions", "约40人", start=21, end=25)
    assert say(rules.check_places, tables) == []


def test_offset_beyond_the_document_is_named(tables, change):
    tables = change(tables, "mentions", "约40人", start=22, end=26)
    assert say(rules.check_places, tables) == [
        "data/mentions.csv:8: '26': the document has only 25 characters. "
        "Count the offsets again"
    ]


def test_mention_that_begins_inside_another_is_named(tables, change):
    tables = change(tables, "mentions", "120人", start=38, end=42)
    assert say(rules.check_overlaps, tables) == [
        "data/mentions.csv:5: '38–42 120人': overlaps the mention in line 4 "
        "(34–39 500余人). Split or merge the two mentions"
    ]


def test_mentions_that_touch_are_allowed(tables, change):
    tables = change(tables, "mentions", "120人", start=39, end=43)
    assert say(rules.check_overlaps, tables) == []


def test_same_place_in_two_documents_is_no_overlap(tables, change):
    tables = change(tables, "mentions", "约40人", start=5, end=9)
    assert say(rules.check_overlaps, tables) == []


def test_small_mention_after_a_long_one_that_holds_both_is_named(tables, change):
    tables = change(tables, "mentions", "1200万元", start=20, end=60)
    lines = say(rules.check_overlaps, tables)
    assert [line.split(" ")[0] for line in lines] == [
        "data/mentions.csv:4:",
        "data/mentions.csv:5:",
    ]


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"kind": "date"}, "120人 date jia-yi.labour_employed_east"),
        ({"figure_id": ""}, "120人 figure"),
    ],
)
def test_kind_and_figure_go_together(tables, change, cells, value):
    tables = change(tables, "mentions", "120人", **cells)
    assert say(rules.check_kinds, tables) == [
        f"data/mentions.csv:5: '{value}': a mention of kind 'figure' names its figure, "
        "and no other kind does. Name the figure, or fix the kind"
    ]


def test_figure_of_another_pairing_is_named(tables, change):
    tables = change(tables, "mentions", "120人", figure_id="bing-ding.fiscal_funds")
    assert say(rules.check_kinds, tables) == [
        "data/mentions.csv:5: 'bing-ding.fiscal_funds': the document reports "
        "on 'jia-yi', "
        "the figure on 'bing-ding'. Name a figure of the document's pairing"
    ]


def test_figure_without_mention_is_named_in_the_figures_file(tables, change):
    tables = change(tables, "mentions", "120人", kind="name", figure_id="")
    assert say(rules.check_carried, tables) == [
        "data/figures.csv:6: 'jia-yi.labour_employed_east': no mention carries the "
        "figure. Add its mention, or remove the figure"
    ]


@pytest.mark.parametrize(
    ("code", "cells", "words"),
    [
        (PLANNED, {"low": 36.0}, "reads 35–45 person (approx), the figure holds 36–45"),
        (PLANNED, {"qualifier": "range"}, "the figure holds 35–45 person (range)"),
        (PLANNED, {"unit_id": "count"}, "the figure holds 35–45 count (approx)"),
        (
            "bing-ding.fiscal_funds",
            {"high": 400_000_000.0},
            "reads 350000000–∞ yuan (at_least), the figure holds 350000000–400000000",
        ),
    ],
)
def test_figure_that_differs_from_its_numeral_is_named(
    tables, change, code, cells, words
):
    tables = change(tables, "figures", code, **cells)
    (line,) = say(rules.check_readings, tables)
    assert words in line


def test_numeral_that_cannot_be_read_is_named(tables, change):
    tables = change(tables, "mentions", "约40人", as_written="约许多人")
    (problem,) = rules.check_readings(tables)
    assert (problem.line, problem.value) == (8, "约许多人")
    assert problem.rule.startswith("the numeral cannot be read: ")


def test_exception_lets_a_figure_differ(tables, change):
    tables = change(
        tables, "figures", PLANNED, low=40.0, interval_exception_en="see the table"
    )
    assert say(rules.check_readings, tables) == []
    assert rules.describe_exceptions(tables) == [f"exception: {PLANNED}: see the table"]


def test_exception_without_need_is_named(tables, change):
    tables = change(tables, "figures", PLANNED, interval_exception_en="see the table")
    assert say(rules.check_readings, tables) == [
        f"data/mentions.csv:8: '{PLANNED}': an interval exception is declared, yet the "
        "rules read the same. Remove the exception"
    ]


def test_repeats_that_disagree_are_named(tables):
    mentions = tables["mentions"].copy()
    mentions.loc[mentions["start"] == 60, "as_written"] = "600余人"
    (line,) = say(rules.check_readings, {**tables, "mentions": mentions})
    assert line.startswith("data/mentions.csv:6: '600余人': the numeral reads 600–699")


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
