"""A comparison in words and sentences: values, verdicts, order, peer classes."""

import pytest

from shanhai.analysis.comparability import compare
from shanhai.analysis.measures import compare_measure
from shanhai.reporting.formatting.comparisons import (
    describe_order,
    describe_rows,
    explain_gap,
    find_peer_class,
    group_peers,
    name_unit,
)

JIA, BING = "Jia group → Yi County", "Bing → Ding"
PEERS = (
    "recipient: county or district, not a national key county; donor: group of towns"
)


def compare_funds(corpus, **kwargs):
    return compare(corpus, indicator_ids=["fiscal_funds"], **kwargs)


def test_comparable_figures_of_one_class_are_put_in_order(make_peers):
    corpus = make_peers()
    told = describe_order(corpus, comparison=compare_funds(corpus), lang="en")
    assert told == [f"Among like pairings ({PEERS}), from low to high: {JIA}; {BING}."]


def test_overlapping_intervals_are_a_tie(make_peers):
    corpus = make_peers(low="11000000", high="13000000")
    told = describe_order(corpus, comparison=compare_funds(corpus), lang="en")
    assert told == [
        f"Among like pairings ({PEERS}) the intervals overlap, which is a tie: "
        f"{JIA}, {BING}."
    ]


def test_no_order_is_told_across_peer_classes(real_corpus, lang):
    comparison = compare_measure(real_corpus, measure_id="investment_per_project")
    assert len(comparison.admitted) > 1
    assert describe_order(real_corpus, comparison=comparison, lang=lang) == []


def test_refused_row_names_its_rule_in_the_gap(corpus):
    words = describe_rows(corpus, comparison=compare_funds(corpus), lang="en")
    first, second = words.itertuples(index=False)
    assert explain_gap(corpus, first, "en") == "no other figure fits it"
    assert second.hard_ids == ("different_recipient_level",)
    assert explain_gap(corpus, second, "zh") == "不予比较：受援方层级不同"


def test_caution_of_a_ratio_is_no_refusal(real_corpus):
    # A kind of period refuses two terms of one ratio, not two ratios.
    comparison = compare_measure(real_corpus, measure_id="fiscal_funds_per_project")
    words = describe_rows(real_corpus, comparison=comparison, lang="en")
    assert "different_period_type" in {c for own in words["reasons"] for c in own}
    assert all(own == () for own in words["hard_ids"])


def test_ratio_is_printed_with_three_digits_and_its_unit(real_corpus):
    comparison = compare_measure(real_corpus, measure_id="fiscal_funds_per_project")
    words = describe_rows(real_corpus, comparison=comparison, lang="en")
    values = dict(zip(words["pairing_id"], words["value"], strict=True))
    # 357 million yuan over 209 projects: 1,708,133.97 yuan.
    assert values["huizhou-qianxinan"] == "1.71 million yuan per project"
    assert values["humen-songtao"] == ""
    assert name_unit(real_corpus, comparison, "zh") == "元/项目"


def test_share_is_printed_in_per_cent(corpus):
    comparison = compare_measure(corpus, measure_id="east_share_of_jobs")
    words = describe_rows(corpus, comparison=comparison, lang="en")
    # 120 of 500 to 599 persons: 20.03 to 24 per cent, rounded outwards.
    assert words["value"].iloc[0] == "20–24%"
    assert words["low"].iloc[0] == pytest.approx(100 * 120 / 599)


def test_per_head_says_per_how_many(real_corpus):
    chosen = {"indicator_ids": ["labour_employed"], "basis": "per_resident"}
    comparison = compare(real_corpus, **chosen)
    words = describe_rows(real_corpus, comparison=comparison, lang="en")
    values = dict(zip(words["figure_id"], words["value"], strict=True))
    # 3,991 persons over 487,650 to 487,750 residents: 8.1825 to 8.1842 per 1,000.
    assert values["humen-songtao.labour_employed_all"] == (
        "8.18–8.19 persons per 1,000 residents"
    )
    assert values["huangpu-dushan.labour_employed_all"] == "not derived"


def test_peer_class_is_level_key_county_and_donor(real_corpus):
    assert find_peer_class(real_corpus, "humen-songtao") == (
        "county",
        "yes",
        "town_group",
    )
    assert find_peer_class(real_corpus, "huizhou-qianxinan")[1] == "none"
    groups = group_peers(real_corpus, real_corpus.known("pairing"))
    assert [len(codes) for codes in groups.values()] == [2, 1, 1, 1]
