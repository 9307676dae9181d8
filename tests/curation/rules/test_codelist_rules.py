"""One rule at a time, on the tiny tables with a row or two changed."""

import pytest

from shanhai.curation.rules import codelists as rules
from shanhai.curation.rules import denominators, places


def say(rule, tables):
    """Return the problems of one rule as lines."""
    return [str(problem) for problem in rule(tables)]


@pytest.mark.parametrize(
    ("others", "words"),
    [
        (
            ("labour_employed_east", "labour_training_trainees", "workshops"),
            "data/indicators.csv:2: 'workshops': not_comparable_with points one "
            "way only. "
            "Add 'labour_employed_all' to the list of 'workshops'",
        ),
        (
            ("labour_employed_east", "labour_training_trainees", "workshop"),
            "data/indicators.csv:2: 'workshop': no such indicator. Did you mean "
            "'workshops'? Known: ",
        ),
        (
            (
                "labour_employed_all",
                "labour_employed_east",
                "labour_training_trainees",
            ),
            "data/indicators.csv:2: 'labour_employed_all': points at itself. "
            "Remove the code",
        ),
    ],
    ids=["one_way", "unknown", "itself"],
)
def test_look_alike_that_does_not_point_back_is_named(tables, change, others, words):
    tables = change(
        tables, "indicators", "labour_employed_all", not_comparable_with=others
    )
    (line,) = say(rules.check_not_comparable, tables)
    assert line.startswith(words)


@pytest.mark.parametrize(
    ("column", "level", "words"),
    [
        (
            "donor_level",
            "county",
            "donor_level differs from the level of 'jia_group' (town_group)",
        ),
        (
            "recipient_level",
            "prefecture",
            "recipient_level differs from the level of 'yi' (county)",
        ),
    ],
)
def test_level_other_than_the_place_s_is_named(tables, change, column, level, words):
    tables = change(tables, "pairings", "jia-yi", **{column: level})
    assert say(places.check_pairings, tables) == [
        f"data/pairings.csv:2: '{level}': {words}. Fix one of the two"
    ]


def test_pairing_without_members_is_named(tables):
    members = tables["pairing_members"]
    kept = members[members["pairing_id"] != "bing-ding"]
    assert say(places.check_pairings, {**tables, "pairing_members": kept}) == [
        "data/pairings.csv:3: 'bing-ding': the pairing has no members in "
        "pairing_members.csv. Add the units of the donor; a single donor is its own "
        "member"
    ]


def test_place_that_lies_in_itself_is_named_with_all_it_holds(tables, change):
    tables = change(tables, "places", "ding", parent_place_id="yi")
    assert say(places.check_places, tables) == [
        f"data/places.csv:{line}: '{place}': the place lies in itself. "
        "Name the place it lies in, one level up"
        for line, place in [(6, "ding"), (10, "yi"), (11, "yi_park")]
    ]


def test_denominator_in_the_wrong_unit_is_named(tables, change):
    tables = change(tables, "denominators", "yi.residents.2020", unit_id="m2")
    assert say(denominators.check_denominators, tables) == [
        "data/denominators.csv:2: 'm2': residents is counted in person. "
        "Fix the unit or the measure"
    ]


def test_denominator_upside_down_is_named(tables, change):
    tables = change(tables, "denominators", "yi.area", high=1.0)
    assert say(denominators.check_denominators, tables) == [
        "data/denominators.csv:3: '2100000000 > 1': the lower end of an "
        "interval is not "
        "above the upper end. Swap low and high"
    ]
