"""Each rule by an example that it bites and one that it spares; data fit the code."""

import re

import pandas as pd
import pytest

from shanhai.analysis.comparability import judge_pair
from shanhai.analysis.comparison_rules import (
    PAIR_RULES,
    SINGLE_RULES,
)
from shanhai.analysis.roll_ups import DERIVED_RULE
from shanhai.curation.rules.codelists import LOOKS_AT

TERM_RULES = {"different_window", "different_basis", "likely_part"}
# What a derived value brings with it: ratio, rate, sum.
OWN_RULES = {"no_term", "no_rate", DERIVED_RULE}
UNDATED = {"period_start": None, "period_end": None, "period_type": "to_date"}
YEARS_4 = {
    "period_start": "2019-01-01",
    "period_end": "2022-12-31",
    "period_type": "to_date",
}
# A count since a stated day, in a document written between two days.
RUNNING = {"period_start": "2022-01-01", "period_end": None, "period_type": "to_date"}
AT_YEAR_S_END = {**RUNNING, "written": ("2022-12-31", "2023-01-10")}
WITHIN_HALF_A_YEAR = {**RUNNING, "written": ("2022-11-30", "2023-04-30")}
YEAR_2021 = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
THERE = {"dimensions": ("destination=donor_province",)}
WHOLE_JOBS = {"part_of": "b.jobs", "part_basis": "stated"}

# rule: (first figure, second figure), each (pairing, indicator, changes)
BITES = {
    "different_donor_province": (("a", "jobs", THERE), ("group", "jobs", THERE)),
    "different_indicator": (("a", "jobs", {}), ("b", "jobs_loose", {})),
    "different_dimension": (
        ("a", "jobs", {"dimensions": ("destination=donor_province",)}),
        ("b", "jobs", {"dimensions": ("destination=elsewhere",)}),
    ),
    "unstated_dimension": (
        ("a", "jobs", {"dimensions": ("destination=unstated",)}),
        ("b", "jobs", {"dimensions": ("destination=unstated",)}),
    ),
    "look_alike": (("a", "jobs", {}), ("b", "jobs_east", {})),
    "part_of_other": (("b", "jobs_east", WHOLE_JOBS), ("b", "jobs", {})),
    "different_status": (("a", "jobs", {"status": "planned"}), ("b", "jobs", {})),
    "different_direction": (
        ("a", "jobs", {"direction": "east_to_west"}),
        ("b", "jobs", {"direction": "west_to_east"}),
    ),
    "different_scope": (("a", "jobs", {"place_id": "west"}), ("b", "jobs", {})),
    "different_period_type": (("a", "jobs", YEARS_4), ("b", "jobs", {})),
    "different_window_length": (
        ("a", "jobs", YEARS_4),
        ("b", "jobs", {**YEARS_4, "period_start": "2021-01-01"}),
    ),
    "different_years": (("a", "jobs", YEAR_2021), ("b", "jobs", {})),
    "different_recipient_level": (("a", "jobs", {}), ("group", "jobs", {})),
    "different_donor_level": (("a", "jobs", {}), ("group", "jobs", {})),
    "different_credit": (("a", "jobs", {"attributed_to": "east"}), ("b", "jobs", {})),
    "no_window": (("a", "jobs", UNDATED), ("b", "jobs", UNDATED)),
    "no_date": (("a", "workshops", UNDATED), ("b", "workshops", {})),
    "window_bounded": (("a", "jobs", AT_YEAR_S_END), ("b", "jobs", AT_YEAR_S_END)),
    "one_site": (
        ("a", "jobs", {"place_id": "a_park"}),
        ("b", "jobs", {"place_id": "b_park"}),
    ),
    "no_result": (
        ("a", "jobs", {"status": "planned"}),
        ("b", "jobs", {"status": "planned"}),
    ),
    "background": (
        ("a", "jobs", {"status": "context"}),
        ("b", "jobs", {"status": "context"}),
    ),
    "doubtful": (("a", "jobs", {"flags": ("implausible",)}), ("b", "jobs", {})),
    "documents_disagree": (
        ("a", "jobs", {"flags": ("documents_disagree",)}),
        ("b", "jobs", {}),
    ),
    "target_as_result": (
        ("a", "jobs", {"flags": ("target_as_result",)}),
        ("b", "jobs", {}),
    ),
    "window_open": (("a", "jobs", {"flags": ("window_open",)}), ("b", "jobs", {})),
    "period_inferred": (
        ("a", "jobs", {"flags": ("period_inferred",)}),
        ("b", "jobs", {}),
    ),
    "definition_unclear": (
        ("a", "jobs", {"flags": ("definition_unclear",)}),
        ("b", "jobs", {}),
    ),
    "scope_unclear": (
        ("a", "jobs", {"flags": ("not_additive", "scope_unclear")}),
        ("b", "jobs", {}),
    ),
    "reading_unsure": (("a", "jobs", {"flags": ("damaged_text",)}), ("b", "jobs", {})),
    "credit_unclear": (("a", "jobs", {"attributed_to": "firm"}), ("b", "jobs", {})),
    "definition_undocumented": (("a", "jobs_loose", {}), ("b", "jobs_loose", {})),
    "other_side": (("a", "jobs", {"place_id": "a_east"}), ("b", "jobs", {})),
    "no_denominator": (("a", "jobs", {}), ("c", "jobs", {})),
    "old_denominator": (("a", "jobs", {}), ("b", "jobs", {})),
}
SPARES = {
    # What is at home is nothing that the donor's province says anything of.
    "different_donor_province": (
        ("a", "jobs", THERE),
        ("group", "jobs", {"dimensions": ("destination=home_province",)}),
    ),
    "different_indicator": (("a", "jobs_east", {}), ("b", "jobs_east", {})),
    "different_dimension": (
        ("a", "jobs", {"dimensions": ("destination=donor_province",)}),
        ("b", "jobs", {"dimensions": ("destination=donor_province",)}),
    ),
    "unstated_dimension": (
        ("a", "jobs", {"dimensions": ("destination=all",)}),
        ("b", "jobs", {"dimensions": ("destination=all",)}),
    ),
    "look_alike": (("a", "jobs", {}), ("b", "jobs_loose", {})),
    "part_of_other": (("b", "jobs_east", WHOLE_JOBS), ("a", "jobs", {})),
    "different_status": (
        ("a", "jobs", {"status": "planned"}),
        ("b", "jobs", {"status": "planned"}),
    ),
    "different_direction": (
        ("a", "jobs", {"direction": "mutual"}),
        ("b", "jobs", {"direction": "mutual"}),
    ),
    # The two sides of a pairing are both wholes.
    "different_scope": (("a", "jobs", {"place_id": "a_east"}), ("b", "jobs", {})),
    # A stock told "to date" and one told at a date are both what stands then.
    "different_period_type": (("a", "workshops", UNDATED), ("b", "workshops", {})),
    "different_window_length": (
        ("a", "workshops", YEARS_4),
        ("b", "workshops", {}),
    ),
    "different_years": (("a", "jobs", YEARS_4), ("b", "jobs", YEAR_2021)),
    "different_recipient_level": (("a", "jobs", {}), ("b", "jobs", {})),
    "different_donor_level": (("a", "jobs", {}), ("b", "jobs", {})),
    "different_credit": (
        ("a", "jobs", {"attributed_to": "east"}),
        ("b", "jobs", {"attributed_to": "donor_city"}),
    ),
    "no_window": (
        ("a", "jobs", {**UNDATED, "period_type": "per_year"}),
        ("b", "workshops", UNDATED),
    ),
    "no_date": (
        ("a", "jobs", UNDATED),
        ("b", "workshops", {"period_start": None}),
    ),
    # Since when is not known; a stock has no window.
    "window_bounded": (
        ("a", "jobs", {**AT_YEAR_S_END, "period_start": None}),
        ("b", "workshops", AT_YEAR_S_END),
    ),
    "one_site": (("a", "jobs", {"place_id": "west"}), ("b", "jobs", {})),
    "no_result": (("a", "jobs", {}), ("b", "jobs", {})),
    "background": (
        ("a", "jobs", {"status": "planned"}),
        ("b", "jobs", {"status": "planned"}),
    ),
    "doubtful": (("a", "jobs", {"flags": ("low_confidence",)}), ("b", "jobs", {})),
    "documents_disagree": (
        ("a", "jobs", {"flags": ("scope_unclear",)}),
        ("b", "jobs", {}),
    ),
    "target_as_result": (("a", "jobs", {"status": "planned"}), ("b", "jobs", {})),
    "window_open": (("a", "jobs", {"flags": ("period_inferred",)}), ("b", "jobs", {})),
    "period_inferred": (("a", "jobs", {"flags": ("window_open",)}), ("b", "jobs", {})),
    "definition_unclear": (
        ("a", "jobs", {"flags": ("scope_unclear",)}),
        ("b", "jobs", {}),
    ),
    "scope_unclear": (("a", "jobs", {"flags": ("wider_scope",)}), ("b", "jobs", {})),
    "reading_unsure": (("a", "jobs", {"flags": ("not_additive",)}), ("b", "jobs", {})),
    "credit_unclear": (
        ("a", "jobs", {"attributed_to": "joint"}),
        ("b", "jobs", {"attributed_to": "east"}),
    ),
    "definition_undocumented": (("a", "jobs", {}), ("b", "jobs", {})),
    # A park of the recipient is the recipient's.
    "other_side": (("a", "jobs", {"place_id": "a_park"}), ("b", "jobs", {})),
    "no_denominator": (("a", "jobs", {}), ("b", "jobs", {})),
    "old_denominator": (
        (
            "a",
            "jobs",
            {"period_start": "2020-01-01", "period_end": "2020-10-31"},
        ),
        (
            "b",
            "jobs",
            {"period_start": "2020-01-01", "period_end": "2020-10-31"},
        ),
    ),
}
OTHER_FLAGS = (
    ("doubtful", "source_inconsistent"),
    ("reading_unsure", "contradictory_qualifier"),
    ("reading_unsure", "low_confidence"),
)
PER_RESIDENT = ("other_side", "no_denominator", "old_denominator")


@pytest.fixture
def list_reasons(build, figure, write):
    def judge_two(first, second, basis):
        figures, days = [], {}
        for pairing_id, indicator_id, changes in (first, second):
            cells = {name: cell for name, cell in changes.items() if name != "written"}
            figures.append(figure(pairing_id, indicator_id, **cells))
            if "written" in changes:
                days[figures[-1]["figure_id"]] = changes["written"]
        corpus = build(*figures, **write(days)) if days else build(*figures)
        verdict, reasons = judge_pair(
            corpus, *(row["figure_id"] for row in figures), basis=basis
        )
        return verdict, reasons

    return judge_two


def name_basis(rule_id):
    return "per_resident" if rule_id in PER_RESIDENT else "total"


def test_rules_in_data_are_those_of_the_code(real_corpus):
    coded = {*PAIR_RULES, *SINGLE_RULES}
    elsewhere = TERM_RULES | OWN_RULES
    assert not coded & elsewhere
    assert set(real_corpus.known("rule")) == coded | elsewhere
    pair, single = {*PAIR_RULES, *TERM_RULES}, {*SINGLE_RULES, *elsewhere} - TERM_RULES
    looks_at = dict.fromkeys(pair, "pair") | dict.fromkeys(single, "single")
    assert looks_at == LOOKS_AT


def test_every_rule_of_figures_has_an_example_of_either_kind():
    assert set(BITES) == set(SPARES) == {*PAIR_RULES, *SINGLE_RULES}


def test_rules_of_ratio_terms_bite_within_and_nowhere_else(real_corpus):
    rules = real_corpus.comparison_rules.set_index("rule_id")
    own = rules.loc[[*TERM_RULES, *OWN_RULES]]
    assert set(own["verdict_within"]) <= {"caution", "not_comparable"}
    for basis in ("total", "per_resident", "ratio"):
        assert set(own[f"verdict_{basis}"]) == {"none"}


def test_rules_speak_both_languages(real_corpus):
    rules = real_corpus.comparison_rules
    assert rules["sentence_en"].str.fullmatch(r"[A-Z].+\.").all()
    assert rules["sentence_zh"].str.fullmatch(r".*[\u4e00-\u9fff].*。").all()
    for column in ("name_en", "name_zh", "sentence_en", "sentence_zh"):
        assert rules[column].is_unique
        assert (rules[column].str.strip() != "").all()
    assert not rules["name_en"].str.contains(re.compile("[\u4e00-\u9fff]")).any()


def test_tiny_corpus_has_the_rules_of_the_data(corpus, real_corpus):
    pd.testing.assert_frame_equal(corpus.comparison_rules, real_corpus.comparison_rules)


@pytest.mark.parametrize("rule_id", BITES)
def test_rule_bites_where_it_should(list_reasons, rule_id):
    _, reasons = list_reasons(*BITES[rule_id], name_basis(rule_id))
    assert rule_id in reasons


@pytest.mark.parametrize("rule_id", SPARES)
def test_rule_spares_where_it_should(list_reasons, rule_id):
    _, reasons = list_reasons(*SPARES[rule_id], name_basis(rule_id))
    assert rule_id not in reasons


@pytest.mark.parametrize(("rule_id", "flag"), OTHER_FLAGS)
def test_rule_of_flags_knows_each_of_its_flags(list_reasons, rule_id, flag):
    pair = ("a", "jobs", {"flags": (flag,)}), ("b", "jobs", {})
    assert rule_id in list_reasons(*pair, "total")[1]


@pytest.mark.parametrize("rule_id", sorted({*BITES} - {*PER_RESIDENT}))
def test_verdict_of_an_example_is_no_softer_than_its_rule(
    list_reasons, real_corpus, rule_id
):
    verdict, _ = list_reasons(*BITES[rule_id], "total")
    order = ["none", "caution", "not_comparable"]
    own = real_corpus.rule(rule_id).verdict_total
    assert order.index(verdict) >= order.index(own) > 0


def test_rate_without_a_window_is_no_like_of_one_with_a_window(list_reasons):
    rate = {**UNDATED, "period_type": "per_year"}
    dated = {**YEAR_2021, "period_type": "per_year"}
    length = "different_window_length"
    pair = ("a", "jobs", rate), ("b", "jobs", dated)
    assert length in list_reasons(*pair, "total")[1]
    pair = ("a", "jobs", rate), ("b", "jobs", rate)
    assert length not in list_reasons(*pair, "total")[1]


def test_rate_of_a_year_is_no_like_of_one_of_a_month(list_reasons):
    yearly, monthly = (
        {**UNDATED, "period_type": kind} for kind in ("per_year", "per_month")
    )
    other = "different_period_type"
    pair = ("a", "jobs", yearly), ("b", "jobs", monthly)
    assert other in list_reasons(*pair, "total")[1]
    pair = ("a", "jobs", monthly), ("b", "jobs", monthly)
    assert other not in list_reasons(*pair, "total")[1]


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        (AT_YEAR_S_END, AT_YEAR_S_END, False),
        # Eleven to sixteen months: one may be far longer than the other.
        (WITHIN_HALF_A_YEAR, WITHIN_HALF_A_YEAR, True),
        (AT_YEAR_S_END, WITHIN_HALF_A_YEAR, True),
        (AT_YEAR_S_END, {"period_type": "to_date"}, False),
        (WITHIN_HALF_A_YEAR, {"period_type": "to_date"}, True),
        # A document that may be of the start of its count gives no least length.
        ({**RUNNING, "written": ("2022-01-02", "2022-01-10")}, AT_YEAR_S_END, True),
    ],
)
def test_windows_compare_if_alike_whichever_their_lengths(
    list_reasons, first, second, is_refused
):
    for pair in ((first, second), (second, first)):
        figures = [
            (code, "jobs", cells) for code, cells in zip("ab", pair, strict=True)
        ]
        verdict, reasons = list_reasons(*figures, "total")
        assert (verdict == "not_comparable") == is_refused, reasons
        assert "window_bounded" in reasons
        assert ("different_window_length" in reasons) != ("no_window" in reasons) or (
            not is_refused
        )


@pytest.mark.parametrize(
    ("written", "is_apart"),
    [(("2021-06-01", "2021-12-31"), True), (("2021-06-01", "2022-01-01"), False)],
)
def test_undated_count_lies_between_the_round_and_its_document(
    list_reasons, written, is_apart
):
    earlier = ("a", "jobs", {**UNDATED, "written": written})
    for year, expected in (("2020", True), ("2022", is_apart)):
        dated = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
        _, reasons = list_reasons(earlier, ("b", "jobs", dated), "total")
        assert ("different_years" in reasons) == expected


def test_population_is_older_than_what_was_written_down_later(list_reasons):
    pair = ("a", "jobs", AT_YEAR_S_END), ("b", "jobs", AT_YEAR_S_END)
    assert "old_denominator" in list_reasons(*pair, "per_resident")[1]
