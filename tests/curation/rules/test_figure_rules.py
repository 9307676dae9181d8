"""One rule at a time, on the tiny tables with a row or two changed."""

import pandas as pd
import pytest

from shanhai.curation.rules import codelists, periods
from shanhai.curation.rules import figures as rules

ALL = "jia-yi.labour_employed_all"
EAST = "jia-yi.labour_employed_east"
FUNDS = "jia-yi.fiscal_funds"
INFERRED = "bing-ding.labour_training_trainees"


def say(rule, tables):
    """Return the problems of one rule as lines."""
    return [str(problem) for problem in rule(tables)]


def test_interval_upside_down_is_named(tables, change):
    tables = change(tables, "figures", ALL, low=600.0)
    assert say(rules.check_intervals, tables) == [
        "data/figures.csv:4: '600 > 599': the lower end of an interval is not "
        "above the "
        "upper end. Swap low and high, or read the numeral again"
    ]


def test_fraction_of_a_person_is_named(tables, change):
    tables = change(tables, "figures", ALL, high=599.5)
    assert say(rules.check_intervals, tables) == [
        "data/figures.csv:4: '500–599.5': unit 'person' counts whole things. "
        "Write whole ends, or use the right unit"
    ]


def test_fraction_of_a_yuan_is_allowed(tables, change):
    tables = change(tables, "figures", FUNDS, low=0.25, high=0.25)
    assert say(rules.check_intervals, tables) == []


def test_open_upper_end_of_a_count_is_allowed(tables, change):
    tables = change(tables, "figures", ALL, high=float("inf"))
    assert say(rules.check_intervals, tables) == []


@pytest.mark.parametrize(
    ("figure_id", "qualifier", "line"), [(ALL, "exact", 4), (EAST, "approx", 6)]
)
def test_exact_goes_with_equal_ends_only(tables, change, figure_id, qualifier, line):
    tables = change(tables, "figures", figure_id, qualifier=qualifier)
    assert say(rules.check_intervals, tables) == [
        f"data/figures.csv:{line}: '{qualifier}': qualifier 'exact' goes with "
        "low = high, "
        "and only with that. Fix the qualifier or the interval"
    ]


def test_unit_other_than_the_indicator_s_is_named(tables, change):
    tables = change(tables, "figures", FUNDS, unit_id="person")
    assert say(rules.check_units, tables) == [
        "data/figures.csv:7: 'person': not the unit of 'fiscal_funds' (yuan). "
        "Use an indicator counted in person, or fix the unit"
    ]


@pytest.mark.parametrize(
    "code", ["jia-yi", "bing-ding.fiscal_funds.x", "jia-yi2.fiscal_funds"]
)
def test_code_that_does_not_begin_with_its_pairing_is_named(tables, change, code):
    tables = change(tables, "figures", FUNDS, figure_id=code)
    (line,) = say(rules.check_names, tables)
    assert line.startswith(f"data/figures.csv:7: '{code}'")
    assert line.endswith("Begin the code with 'jia-yi.'")


def test_unknown_flag_suggests_a_known_one(tables, change):
    tables = change(tables, "figures", FUNDS, flags=("wide_scope",))
    (line,) = say(codelists.check_lists, tables)
    assert "no such flag. Did you mean 'wider_scope'?" in line


def test_flag_that_stands_twice_is_named(tables, change):
    tables = change(tables, "figures", FUNDS, flags=("wider_scope", "wider_scope"))
    assert say(codelists.check_lists, tables) == [
        "data/figures.csv:7: 'wider_scope;wider_scope': a flag stands twice. "
        "Write each flag once"
    ]


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


def test_inferred_period_needs_its_reason(tables, change):
    tables = change(tables, "figures", INFERRED, note_en="", note_zh="")
    assert say(periods.check_period_basis, tables) == [
        f"data/figures.csv:2: '{INFERRED}': an inferred period has no reason. "
        "Give it in the note"
    ]


@pytest.mark.parametrize(
    ("cells", "value"),
    [({"part_of": ALL}, ALL), ({"part_basis": "likely"}, "likely")],
)
def test_whole_and_basis_go_together(tables, change, cells, value):
    tables = change(tables, "figures", "jia-yi.labour_employed_all.planned", **cells)
    assert say(rules.check_parts, tables) == [
        f"data/figures.csv:5: '{value}': part_of and part_basis go together. "
        "Name the whole and the basis, or neither"
    ]


def test_part_larger_than_its_whole_is_named(tables, change):
    tables = change(tables, "figures", EAST, low=600.0, high=600.0)
    assert say(rules.check_parts, tables) == [
        "data/figures.csv:6: '600 > 599': the part is larger than the whole it "
        "is stated "
        "to lie in. Read both again; if the text says so, use part_basis likely and "
        "a flag"
    ]


def test_part_as_large_as_the_whole_may_be_is_allowed(tables, change):
    tables = change(tables, "figures", EAST, low=599.0, high=599.0)
    assert say(rules.check_parts, tables) == []


def test_likely_part_may_be_larger(tables, change):
    tables = change(tables, "figures", EAST, low=600.0, high=600.0, part_basis="likely")
    assert say(rules.check_parts, tables) == []


def test_part_of_another_pairing_is_named(tables, change):
    tables = change(tables, "figures", EAST, part_of=INFERRED, part_basis="likely")
    assert say(rules.check_parts, tables) == [
        f"data/figures.csv:6: '{INFERRED}': the whole belongs to another pairing. "
        "Name a whole of the same pairing"
    ]


def test_part_in_another_unit_is_named(tables, change):
    tables = change(tables, "figures", EAST, part_of=FUNDS)
    assert say(rules.check_parts, tables) == [
        "data/figures.csv:6: 'person in yuan': part and whole are counted in different "
        "units. Name a whole in the same unit"
    ]


@pytest.mark.parametrize(
    ("column", "date", "value"),
    [
        ("period_start", "2020-12-31", "2020-12-31/2021-12-31"),
        ("period_end", "2022-01-01", "2021-01-01/2022-01-01"),
    ],
)
def test_part_outside_its_whole_s_period_is_named(tables, change, column, date, value):
    tables = change(tables, "figures", EAST, **{column: pd.Timestamp(date)})
    assert say(rules.check_parts, tables) == [
        f"data/figures.csv:6: '{value}': the part's period reaches outside that of "
        f"'{ALL}'. Fix the dates, or use part_basis likely"
    ]


def test_parts_in_a_circle_are_named_at_each_end(tables, change):
    tables = change(tables, "figures", ALL, part_of=EAST, part_basis="likely")
    tables = change(tables, "figures", EAST, part_basis="likely")
    assert say(rules.check_parts, tables) == [
        f"data/figures.csv:4: '{EAST}': part_of runs in a circle. "
        "Point parts at wholes only",
        f"data/figures.csv:6: '{ALL}': part_of runs in a circle. Point parts at "
        "wholes only",
    ]


def test_figure_that_is_part_of_itself_is_named(tables, change):
    tables = change(tables, "figures", EAST, part_of=EAST)
    (line,) = say(rules.check_parts, tables)
    assert "part_of runs in a circle" in line
