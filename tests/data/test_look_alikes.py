"""Quantities that look alike and are not: the codebook's ten rules on the data."""

from itertools import combinations

import pytest

# By rule of the codebook: within a group, each against each.
LOOK_ALIKES = {
    "1 agreed, in place, spent": "agreed_task_funds investment_in_place fiscal_funds",
    "2 whose money, and in what form": (
        "fiscal_funds investment_in_place donations_cash donations_goods "
        "donations_cash_and_goods"
    ),
    "3 ways of sale": (
        "consumption_bought_or_helped consumption_to_guangdong consumption_in_east "
        "consumption_certified consumption_channel consumption_contract_value"
    ),
    "4 where the work is": (
        "labour_employed_all labour_employed_guangdong labour_employed_home_province "
        "labour_employed_other_provinces labour_employed_all_stable "
        "labour_employed_guangdong_stable"
    ),
    "4 through whom": (
        "labour_by_firms_introduced labour_by_workshops labour_by_parks "
        "labour_by_projects labour_by_industry_cooperation labour_site"
    ),
    "5 vacancies and people": "vacancies labour_employed_all",
    "5 vacancies and people in Guangdong": "vacancies labour_employed_guangdong",
    "6 persons and person-times": (
        "labour_training_trainees labour_training_person_times labour_training_sessions"
    ),
    "6 four kinds of training": (
        "cadre_training_sessions professional_training_sessions "
        "labour_training_sessions ecommerce_training_sessions"
    ),
    "7 forms of stay of cadres": "cadres_seconded cadres_shadowing cadres_exchanged",
    "7 forms of stay of professionals": (
        "professionals_seconded professionals_shadowing professionals_exchanged"
    ),
    "7 cadres, professionals, both": (
        "cadres_seconded professionals_seconded cadres_professionals_merged"
    ),
    "7 secondment and short visits": "cadres_seconded visitors_to_recipient",
    "8 enterprises, projects, parks, workshops": (
        "firms_introduced projects_of_firms_introduced parks_co_built workshops"
    ),
    "8 stock and increase": "workshops workshops_increase",
    "9 sides of paired schools": (
        "paired_schools_east paired_schools_west paired_schools_side_unstated"
    ),
    "9 sides of paired hospitals": (
        "paired_hospitals_east paired_hospitals_west paired_hospitals_side_unstated"
    ),
    "9 sides of paired villages": (
        "paired_villages_east paired_villages_west paired_towns_villages_side_unstated"
    ),
    "9 schools and vocational schools": (
        "paired_schools_west paired_vocational_schools_west"
    ),
    "10 group, county, city": (
        "donor_units recipient_counties city_recipient_counties"
    ),
}


def flagged(figures, flag):
    """Return which figures carry a flag."""
    return figures["flags"].map(lambda flags: flag in flags)


@pytest.mark.parametrize("rule", LOOK_ALIKES)
def test_look_alikes_point_at_each_other(real_corpus, rule):
    for one, other in combinations(LOOK_ALIKES[rule].split(), 2):
        assert other in real_corpus.indicator(one).not_comparable_with
        assert one in real_corpus.indicator(other).not_comparable_with


def test_look_alikes_are_listed_once_each(real_corpus):
    for row in real_corpus.indicators.itertuples():
        assert len(set(row.not_comparable_with)) == len(row.not_comparable_with)


@pytest.mark.parametrize(
    ("indicator_id", "status"),
    [
        ("agreed_task_funds", {"planned"}),
        ("consumption_contract_value", {"contracted"}),
        ("consumption_contracts", {"contracted"}),
        ("investment_in_place", {"achieved"}),
        ("skills_training_capacity", {"planned"}),
    ],
)
def test_target_contract_and_result_keep_their_status(
    real_corpus, indicator_id, status
):
    figures = real_corpus.figures
    held = figures["status"][figures["indicator_id"] == indicator_id]
    assert set(held) == status


@pytest.mark.parametrize(
    ("ending", "unit"),
    [
        ("_person_times", "person_time"),
        ("_trainees", "person"),
        ("_sessions", "session"),
    ],
)
def test_persons_person_times_and_sessions_keep_their_unit(real_corpus, ending, unit):
    figures = real_corpus.figures
    held = figures["unit_id"][figures["indicator_id"].str.endswith(ending)]
    assert set(held) == {unit}


def test_person_times_are_never_written_as_persons(real_corpus):
    merged = real_corpus.mentions.merge(real_corpus.figures, on="figure_id")
    times = merged["as_written"].str.contains("人次")
    assert times.sum() > 5
    assert set(merged["unit_id"][times]) == {"person_time"}
    assert "person_time" not in set(merged["unit_id"][~times])


def test_seconded_and_shadowing_people_move_one_way(real_corpus):
    figures = real_corpus.figures
    moves = figures["indicator_id"].str.contains("_(?:seconded|shadowing)$")
    moves |= figures["indicator_id"].isin(
        ["cadres_exchanged", "professionals_exchanged"]
    )
    assert set(figures["direction"][moves]) == {"east_to_west", "west_to_east"}


def test_both_directions_together_are_counted_apart(real_corpus):
    figures = real_corpus.figures
    mutual = figures[
        (figures["direction"] == "mutual")
        & figures["indicator_id"].str.contains("cadre|professional|teacher|doctor")
    ]
    assert set(mutual["indicator_id"]) == {"professionals_exchanged_mutual"}


def test_one_pairing_s_two_directions_are_two_figures(real_corpus):
    figures = real_corpus.figures
    huizhou = figures[
        (figures["pairing_id"] == "huizhou-qianxinan")
        & (figures["indicator_id"] == "cadres_exchanged")
    ]
    ends = dict(zip(huizhou["direction"], huizhou["low"], strict=True))
    assert ends == {"east_to_west": 20.0, "west_to_east": 9.0}


def test_workers_never_lie_in_a_count_of_vacancies(real_corpus):
    assert real_corpus.indicator("vacancies").unit_id == "count"
    wholes = set(real_corpus.figures["part_of"])
    assert not [code for code in wholes if ".vacancies" in code]


def test_work_of_a_whole_city_is_not_told_as_a_town_group_s(real_corpus):
    figures = real_corpus.figures.merge(real_corpus.pairings, on="pairing_id")
    lifted = figures[
        (figures["donor_level"] == "town_group")
        & (figures["attributed_to"] == "donor_city")
        & ~flagged(figures, "wider_scope")
    ]
    assert list(lifted["figure_id"]) == []


def test_figures_of_one_site_are_not_lifted_to_the_county(real_corpus):
    figures = real_corpus.figures.merge(
        real_corpus.places[["place_id", "level"]], on="place_id"
    )
    site = figures["indicator_id"].str.contains("(?:^|_)site(?:_|$)")
    lifted = site & ~figures["level"].isin(["park", "site", "village"])
    assert list(figures["figure_id"][lifted & ~flagged(figures, "scope_unclear")]) == []


def test_likely_parts_are_never_of_another_pairing_or_unit(real_corpus):
    figures = real_corpus.figures
    parts = figures[figures["part_of"] != ""].merge(
        figures, left_on="part_of", right_on="figure_id", suffixes=("", "_whole")
    )
    assert len(parts) > 10
    assert (parts["pairing_id"] == parts["pairing_id_whole"]).all()
    assert (parts["unit_id"] == parts["unit_id_whole"]).all()


def test_year_of_publication_is_not_taken_for_the_period(real_corpus):
    figures = real_corpus.figures
    dejiang = figures[figures["pairing_id"] == "qingxi-dejiang"]
    assert "annual" not in set(dejiang["period_type"])
    assert set(dejiang["period_start"].dropna().dt.year) <= {2021}
