"""Series of concepts: their codes, names, splits, and in what two of them differ."""

import pandas as pd
import pytest

from shanhai.curation import dimensions as d
from shanhai.curation.loading import load

POOR = "labour_training_trainees:group=formerly_poor"


@pytest.mark.parametrize(
    ("pairs", "series_id"),
    [
        ((), "workshops"),
        (("group=all",), "workshops:group=all"),
        (("counting=new", "group=all"), "workshops:counting=new;group=all"),
    ],
)
def test_code_of_a_series_holds_concept_and_pairs(pairs, series_id):
    assert d.write_series_id("workshops", pairs) == series_id
    assert tuple(f"{k}={v}" for k, v in d.read_pairs(pairs).items()) == pairs


@pytest.mark.parametrize(
    ("pairs", "wanted", "answer"),
    [
        ((), (), True),
        (("group=all",), (), True),
        (("group=all",), ("group=all",), True),
        (("group=all",), ("group=others",), False),
        (("group=all",), ("group=others|all",), True),
        (("group=all",), ("group=others|al",), False),
        # What does not apply to a concept cannot be otherwise.
        (("group=all",), ("quality=stable",), True),
        (("group=all", "quality=any"), ("group=all", "quality=stable"), False),
        (("group=unstated",), ("group=unstated",), True),
    ],
)
def test_dimensions_fit_what_is_wanted(pairs, wanted, answer):
    assert d.fits(pairs, wanted) is answer


def test_splits_are_those_that_the_codelist_says(tables):
    assert d.list_splits(tables["dimension_codes"]) == {
        "group=all": ["group=formerly_poor", "group=others"]
    }


def test_splits_hold_codes_of_their_own_dimension_only(tables):
    codes = tables["dimension_codes"]
    twin = codes.assign(dimension_id="form", is_full_split=False)
    both = pd.concat([codes, twin], ignore_index=True)
    assert d.list_splits(both) == d.list_splits(codes)


@pytest.mark.parametrize(
    ("first", "second", "differences"),
    [
        ((), (), []),
        (("group=all",), ("group=all",), []),
        (("group=all",), ("group=others",), [("group", "all", "others")]),
        (("form=unstated",), ("form=unstated",), [("form", "unstated", "unstated")]),
        (("form=unstated",), ("form=hall",), [("form", "unstated", "hall")]),
        (("group=all", "form=hall"), ("form=line",), [("form", "hall", "line")]),
    ],
    ids=["none", "same", "other", "both unstated", "one unstated", "one has none"],
)
def test_differences_are_named_with_both_codes(first, second, differences):
    assert d.list_differences(first, second) == differences
    turned = [(name, theirs, ours) for name, ours, theirs in differences]
    assert d.list_differences(second, first) == turned


def test_series_are_those_of_figures_measures_and_benchmarks_in_order(corpus):
    series = corpus.all_series
    used = {*corpus.figures["series_id"], "labour_employed_east", "fiscal_funds"}
    assert {*series["series_id"]} == used
    rank = corpus.indicators.set_index("indicator_id")["sort_order"]
    assert series["indicator_id"].map(rank).is_monotonic_increasing


def test_code_that_goes_without_saying_is_not_in_the_name(corpus):
    named = corpus.all_series.set_index("series_id")
    silent = named.loc["labour_training_trainees:group=all"]
    assert (silent["name_en"], silent["name_zh"]) == ("Trainees", "培训人数")


def test_other_codes_are_in_the_name_in_both_languages(tiny_dir, edit):
    edit(tiny_dir / "figures.csv", ",group=all,", ",group=formerly_poor,")
    named = load(tiny_dir).all_series.set_index("series_id").loc[POOR]
    assert named["name_en"] == "Trainees (formerly poor)"
    assert named["name_zh"] == "培训人数（脱贫人口）"
    assert named["unit_id"] == "person"


def test_names_tell_every_code_that_is_not_silent(real_corpus):
    codes = real_corpus.dimension_codes
    told = {
        f"{row.dimension_id}={row.code}": (row.name_en, row.name_zh)
        for row in codes.itertuples()
        if not row.is_silent
    }
    # The donors who report lie in one province, which is then named.
    told["destination=donor_province"] = ("in Guangdong", "在广东")
    told["market=donor_province"] = ("to Guangdong", "销往广东")
    for row in real_corpus.all_series.itertuples():
        # What is open comes last.
        pairs = sorted(row.dimensions, key=lambda pair: pair.endswith("unstated"))
        parts = [told[pair] for pair in pairs if pair in told]
        if parts:
            english, chinese = zip(*parts, strict=True)
            assert row.name_en.replace(";", ",").endswith(f" ({', '.join(english)})")
            assert row.name_zh.replace("；", "、").endswith(f"（{'、'.join(chinese)}）")


@pytest.mark.parametrize("column", ["series_id", "name_en", "name_zh"])
def test_no_two_series_of_figures_have_one_name(real_corpus, column):
    series = real_corpus.all_series
    counted = series["series_id"].isin(real_corpus.figures["series_id"])
    assert series.loc[counted, column].is_unique


def test_measure_is_named_by_the_first_of_several_codes(real_corpus):
    measures = real_corpus.measures
    for term in ("numerator", "denominator"):
        assert not measures[f"{term}_series"].str.contains("|", regex=False).any()
        assert {*measures[f"{term}_series"]} <= {*real_corpus.all_series["series_id"]}
