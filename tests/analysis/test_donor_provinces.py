"""A pairing whose donor lies in a second province: coded, named, compared, quoted."""

import pandas as pd
import pytest
from second_province import PAIRING, build_second_province

from shanhai import load, quote
from shanhai.analysis.comparability import NotComparable, compare, judge_pair
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.comparison_rules import PAIR_RULES, pick_row, read_columns
from shanhai.analysis.measures import derive_measures
from shanhai.analysis.refusals import name_differences
from shanhai.curation.checks import check_data
from shanhai.curation.dimensions import list_splits

DUSHAN, HERE = "huangpu-dushan.labour_employed_guangdong", f"{PAIRING}.there"
RULE = "different_donor_province"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return build_second_province(tmp_path_factory.mktemp("second") / "data")


@pytest.fixture(scope="module")
def mixed(folder):
    return load(folder)


def test_every_rule_takes_the_second_province_as_coded(folder):
    assert check_data(data_dir=folder).problems == ()


def test_donor_s_province_is_found_above_every_donor(mixed):
    found = mixed.pairings.set_index("pairing_id")["donor_province_id"]
    assert found.pop(PAIRING) == "donghai"
    assert set(found) == {"guangdong"}


def test_parts_of_all_destinations_make_up_the_whole_there(mixed):
    parts = mixed.figures[mixed.figures["part_of"] == f"{PAIRING}.all"]
    split = list_splits(mixed.dimension_codes)["destination=all"]
    assert sorted(pairs[0] for pairs in parts["dimensions"]) == sorted(split)
    assert parts["low"].sum() == mixed.figure(f"{PAIRING}.all").low


def test_share_of_the_donor_s_province_holds_there(mixed):
    ratios = derive_measures(mixed, measure_ids=["guangdong_share_of_jobs"])
    (row,) = ratios[ratios["pairing_id"] == PAIRING].itertuples()
    assert (row.numerator_id, row.low, row.high) == (HERE, 0.25, 0.25)


@pytest.mark.parametrize("basis", ["total", "per_resident"])
def test_work_in_two_provinces_is_refused(mixed, basis):
    for pair in ((DUSHAN, HERE), (HERE, DUSHAN)):
        verdict, reasons = judge_pair(mixed, *pair, basis=basis)
        assert verdict == "not_comparable"
        assert RULE in reasons
    assert getattr(mixed.rule(RULE), f"verdict_{basis}") == "not_comparable"


def test_ratios_in_two_provinces_are_compared_with_caution(mixed):
    there = describe_comparands(mixed, mixed.figures).set_index("figure_id", drop=False)
    ours, theirs = (read_columns(there.loc[[code]]) for code in (DUSHAN, HERE))
    assert PAIR_RULES[RULE](ours, pick_row(theirs, 0)).all()
    assert not PAIR_RULES[RULE](ours, pick_row(ours, 0)).any()
    assert mixed.rule(RULE).verdict_ratio == "caution"


def test_refusal_says_that_the_provinces_differ(mixed):
    series_id = mixed.figure(DUSHAN).series_id
    comparison = compare(mixed, series_ids=[series_id])
    with pytest.raises(
        NotComparable, match="the two donors lie in different provinces"
    ):
        comparison.require([DUSHAN, HERE])


def test_pairings_of_one_province_are_spared(real_corpus):
    for pairs in real_corpus.figures.groupby("series_id")["figure_id"]:
        first, *others = pairs[1]
        for other in others:
            assert RULE not in judge_pair(real_corpus, first, other)[1]


@pytest.mark.parametrize(
    ("figure_id", "english", "chinese"),
    [
        (f"{PAIRING}.there", "in the donor's province", "在帮扶方省份"),
        (
            f"{PAIRING}.firm",
            "in the donor's province, stable",
            "在帮扶方省份、稳定就业",
        ),
        ("huizhou-qianxinan.labour_employed_guangdong", "in Guangdong", "在广东"),
    ],
    ids=["both", "stable", "one"],
)
def test_series_name_a_province_that_all_who_report_share(
    mixed, figure_id, english, chinese
):
    series = mixed.series(mixed.figure(figure_id).series_id)
    assert english in series.name_en
    assert chinese in series.name_zh


def test_names_stay_where_one_province_reports(real_corpus):
    names = pd.concat(
        [
            table[["name_en", "name_zh"]]
            for table in (real_corpus.all_series, real_corpus.measures)
        ]
    )
    assert not names["name_en"].str.contains("donor's province", case=False).any()
    assert not names["name_zh"].str.contains("帮扶方省份").any()
    measure = real_corpus.measure("guangdong_share_of_jobs")
    assert (measure.name_en, measure.name_zh) == (
        "Guangdong's share of jobs",
        "广东就业占比",
    )


def test_measure_of_two_provinces_names_neither(mixed):
    measure = mixed.measure("guangdong_share_of_jobs")
    assert (measure.name_en, measure.name_zh) == (
        "The donor's province's share of jobs",
        "帮扶方省份就业占比",
    )


@pytest.mark.parametrize(
    ("figure_id", "lang", "said"),
    [
        (HERE, "en", "in Donghai"),
        (HERE, "zh", "在东海就业"),
        (f"{PAIRING}.sold", "en", "to Donghai"),
        (f"{PAIRING}.sold", "zh", "销往东海的"),
        (DUSHAN, "en", "in Guangdong"),
        (DUSHAN, "zh", "在广东就业"),
    ],
)
def test_quote_names_the_province_of_its_own_donor(mixed, figure_id, lang, said):
    assert said in quote(mixed, figure_id, lang)


def test_difference_names_the_province_of_each_donor(mixed):
    home = mixed.figure(f"{PAIRING}.home")
    for figure_id, name in ((HERE, "in Donghai"), (DUSHAN, "in Guangdong")):
        told = " ".join(name_differences(mixed, mixed.figure(figure_id), home))
        assert (
            f"place of work: {name} in one, in the home province in the other" in told
        )
