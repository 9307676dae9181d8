import pytest

from shanhai import load
from shanhai.analysis.coverage import (
    count_mentions,
    list_coverage,
    list_windows,
)
from shanhai.errors import UnknownCodeError


def test_coverage_has_a_row_for_each_pairing_and_indicator(corpus):
    coverage = list_coverage(corpus)
    assert list(coverage) == [
        "pairing_id",
        "domain_id",
        "indicator_id",
        "n_figures",
        "kinds",
        "figure_ids",
    ]
    assert list(coverage["pairing_id"]) == ["jia-yi"] * 6 + ["bing-ding"] * 6
    assert list(coverage["indicator_id"][:6]) == corpus.known("indicator")


@pytest.mark.parametrize(
    ("pairing_id", "indicator_id", "n_figures", "kinds"),
    [
        ("jia-yi", "fiscal_funds", 1, ("annual",)),
        ("jia-yi", "labour_employed_all", 2, ("annual", "planned")),
        ("jia-yi", "labour_training_person_times", 1, ("to_date",)),
        ("jia-yi", "workshops", 0, ("not_reported",)),
        ("bing-ding", "fiscal_funds", 1, ("annual",)),
        ("bing-ding", "labour_employed_all", 0, ("not_reported",)),
    ],
)
def test_coverage_tells_how_an_indicator_is_reported(
    corpus, pairing_id, indicator_id, n_figures, kinds
):
    coverage = list_coverage(corpus).set_index(["pairing_id", "indicator_id"])
    row = coverage.loc[(pairing_id, indicator_id)]
    assert (row["n_figures"], row["kinds"]) == (n_figures, kinds)


def test_coverage_names_the_figures_of_each_kind(corpus):
    coverage = list_coverage(corpus).set_index(["pairing_id", "indicator_id"])
    found = coverage["figure_ids"]
    assert found[("jia-yi", "labour_employed_all")] == (
        ("jia-yi.labour_employed_all",),
        ("jia-yi.labour_employed_all.planned",),
    )
    assert found[("jia-yi", "workshops")] == ()


def test_coverage_puts_figures_of_one_kind_together(tiny_dir, edit):
    edit(tiny_dir / "figures.csv", ",none,unstated,planned,", ",none,unstated,context,")
    path = tiny_dir / "figures.csv"
    text = path.read_text(encoding="utf-8").replace(
        "jia-yi.labour_employed_east,jia-yi,labour_employed_east",
        "jia-yi.labour_employed_east,jia-yi,labour_employed_all",
    )
    path.write_text(text, encoding="utf-8")
    coverage = list_coverage(load(tiny_dir)).set_index(["pairing_id", "indicator_id"])
    row = coverage.loc[("jia-yi", "labour_employed_all")]
    assert (row["n_figures"], row["kinds"]) == (3, ("annual", "context"))
    assert row["figure_ids"] == (
        ("jia-yi.labour_employed_all", "jia-yi.labour_employed_east"),
        ("jia-yi.labour_employed_all.planned",),
    )


def test_windows_are_distinct_and_end_with_the_undated(corpus):
    windows = list_windows(corpus)
    assert list(windows["pairing_id"]) == ["jia-yi", "jia-yi", "bing-ding"]
    assert list(windows["period_start"].dt.year.fillna(0)) == [2021, 0, 2023]
    assert list(windows["period_end"].dt.year.fillna(0)) == [2021, 0, 2023]
    assert list(windows["n_figures"]) == [3, 2, 2]
    assert list(windows["n_inferred"]) == [0, 0, 1]


def test_windows_of_one_pairing_are_its_own(corpus):
    windows = list_windows(corpus, pairing_ids=["bing-ding"])
    assert list(windows["pairing_id"]) == ["bing-ding"]


def test_windows_hold_every_figure_once(real_corpus):
    assert list_windows(real_corpus)["n_figures"].sum() == len(real_corpus.figures)


def test_coverage_calls_a_figure_without_period_undated(tiny_dir, edit):
    edit(tiny_dir / "figures.csv", ",to_date,unstated,", ",none,unstated,")
    coverage = list_coverage(load(tiny_dir), pairing_ids=["jia-yi"])
    kinds = coverage.set_index("indicator_id")["kinds"]
    assert kinds["labour_training_person_times"] == ("undated",)


def test_coverage_of_some_domains_lists_their_indicators_only(corpus):
    coverage = list_coverage(corpus, pairing_ids=["jia-yi"], domain_ids=["training"])
    assert list(coverage["indicator_id"]) == [
        "labour_training_trainees",
        "labour_training_person_times",
    ]


def test_coverage_counts_are_whole_numbers_in_sum_all_figures(corpus):
    counts = list_coverage(corpus)["n_figures"]
    assert counts.dtype == "int64"
    assert counts.sum() == 7


def test_coverage_of_no_pairing_is_empty(corpus):
    assert len(list_coverage(corpus, pairing_ids=[])) == 0


def test_coverage_of_an_unknown_domain_is_refused(corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'funds'"):
        list_coverage(corpus, domain_ids=["fund"])


def test_mentions_are_counted_by_document_and_kind(corpus):
    counts = count_mentions(corpus)
    assert list(counts.index) == corpus.known("source")
    assert counts.loc["jia-yi-1"].to_dict() == {
        "date": 1,
        "figure": 4,
        "furniture": 0,
        "name": 0,
    }
    assert counts.to_numpy().sum() == 12


def test_mentions_of_one_document_are_counted_alone(corpus):
    counts = count_mentions(corpus, source_ids=["bing-ding-1"])
    assert list(counts.index) == ["bing-ding-1"]
    assert counts.to_numpy().sum() == 5
