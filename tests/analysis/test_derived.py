import gc
from math import isnan

import pandas as pd
import pytest

from shanhai import Comparison
from shanhai.analysis import derived
from shanhai.analysis.derived import derive_funds_per_county_year, list_profile_values
from shanhai.analysis.provenance import select_used

YEARS_4 = {
    "period_start": "2020-01-01",
    "period_end": "2023-12-31",
    "period_type": "to_date",
}


RUNNING = {"period_start": "2020-01-01", "period_end": None, "period_type": "to_date"}


@pytest.fixture
def derive(build):
    def derive_rows(*figures):
        comparison = derive_funds_per_county_year(build(*figures))
        return comparison.rows.set_index("pairing_id")

    return derive_rows


def test_benchmarks_are_context_of_a_low_grade(real_corpus, corpus):
    benchmarks = real_corpus.benchmarks
    assert set(benchmarks["grade"]) <= {"C", "D"}
    assert set(benchmarks["indicator_id"]) <= set(real_corpus.known("indicator"))
    units = real_corpus.indicators.set_index("indicator_id")["unit_id"]
    assert list(benchmarks["unit_id"]) == list(units[benchmarks["indicator_id"]])
    assert list(corpus.benchmarks["value"]) == [900_000.0]


def test_benchmarks_name_their_source_and_scope(real_corpus):
    benchmarks = real_corpus.benchmarks
    for column in ("scope_en", "scope_zh", "source_title_en", "source_title_zh"):
        assert (benchmarks[column] != "").all()
    assert benchmarks["source_address"].str.match("https?://|$").all()
    assert benchmarks["benchmark_id"].is_unique


def test_benchmarks_are_no_figures(real_corpus):
    figures = set(real_corpus.figures["figure_id"])
    assert not figures & set(real_corpus.benchmarks["benchmark_id"])


def test_funds_of_a_county_are_divided_by_its_years(derive, figure):
    rows = derive(
        figure("a", "fiscal_funds", 400, high=480, **YEARS_4),
        figure("b", "fiscal_funds", 90),
    )
    assert (rows.loc["a", "low"], rows.loc["a", "high"]) == (100.0, 120.0)
    assert rows.loc["b", "low"] == 90.0
    assert set(rows.loc[["a", "b"], "period_type"]) == {"per_year"}
    assert rows.loc["a", "figure_id"] == "a.fiscal_funds_per_county_year"
    assert rows.loc["a", "numerator_id"] == "a.fiscal_funds"


def test_yearly_funds_of_windows_of_different_length_compare_with_care(derive, figure):
    rows = derive(
        figure("a", "fiscal_funds", 400, **YEARS_4), figure("b", "fiscal_funds", 90)
    )
    assert rows.loc["b", "verdict"] == "caution"
    assert rows.loc["b", "reasons"] == ("different_window_length",)


def test_funds_of_a_prefecture_are_divided_by_its_counties(derive, figure):
    rows = derive(
        figure("group", "fiscal_funds", 900),
        figure("group", "participating_units", 8, high=9, period_end=None),
        figure("a", "fiscal_funds", 90),
    )
    assert (rows.loc["group", "low"], rows.loc["group", "high"]) == (100.0, 112.5)
    assert rows.loc["group", "verdict"] == "caution"
    assert "different_recipient_level" in rows.loc["group", "reasons"]


def test_what_is_unclear_in_the_count_of_counties_is_so_in_the_rate(derive, figure):
    funds, other = figure("group", "fiscal_funds", 900), figure("a", "fiscal_funds", 90)
    units = {"low": 8, "period_end": None}
    for flags, is_unclear in ((("scope_unclear",), True), ((), False)):
        counties = figure("group", "participating_units", **units, flags=flags)
        rows = derive(funds, counties, other)
        assert ("scope_unclear" in rows.loc["group", "reasons"]) == is_unclear


def test_funds_of_a_prefecture_without_counties_are_refused(derive, figure):
    rows = derive(
        figure("group", "fiscal_funds", 900),
        figure("a", "fiscal_funds", 90),
        figure("b", "fiscal_funds", 80),
    )
    assert rows.loc["group", "verdict"] == "not_comparable"
    assert rows.loc["group", "reasons"][0] == "no_term"
    assert isnan(rows.loc["group", "low"])


@pytest.mark.parametrize(
    "window", [{"period_start": None}, {"period_end": None, "period_type": "to_date"}]
)
def test_funds_without_both_ends_of_the_window_are_refused(derive, figure, window):
    rows = derive(
        figure("a", "fiscal_funds", 400, **window),
        figure("b", "fiscal_funds", 90),
        figure("c", "fiscal_funds", 80),
    )
    assert rows.loc["a", "verdict"] == "not_comparable"
    assert rows.loc["a", "reasons"][0] == "no_rate"
    assert isnan(rows.loc["a", "low"])
    assert not rows.loc["a", "is_reference"]


def test_funds_of_a_window_known_in_bounds_are_an_interval(build, figure, write):
    corpus = build(
        figure("a", "fiscal_funds", 396, high=480, **RUNNING),
        figure("b", "fiscal_funds", 90),
        **write({"a.fiscal_funds": ("2023-08-25", "2023-12-31")}),
    )
    rows = derive_funds_per_county_year(corpus).rows.set_index("pairing_id")
    # 396 over 48 months at the least, 480 over 44 at the most.
    assert rows.loc["a", "low"] == 99.0
    assert rows.loc["a", "high"] == pytest.approx(480 / 44 * 12)
    assert rows.loc["a", "verdict"] == "caution"
    assert "window_bounded" in rows.loc["a", "reasons"]


def test_pairings_without_funds_are_unreported(derive, figure):
    rows = derive(figure("a", "fiscal_funds", 90))
    assert rows.loc["b", "verdict"] == "not_reported"


def test_real_funds_per_county_and_year_are_as_reckoned_by_hand(real_corpus):
    rows = derive_funds_per_county_year(real_corpus).rows.set_index("pairing_id")
    figures = real_corpus.figures.set_index("figure_id")
    dated = figures[
        (figures["indicator_id"] == "fiscal_funds") & figures["period_start"].notna()
    ]
    admitted = rows[rows["low"].notna()]
    assert set(admitted.index) == set(dated["pairing_id"])
    # 196 million from 2020 on, to some day from late August to December 2023: 44 to
    # 48 months, one county.
    assert rows.loc["huangpu-dushan", "low"] == 49_000_000
    assert rows.loc["huangpu-dushan", "high"] == pytest.approx(53_454_545.45)
    assert "window_bounded" in rows.loc["huangpu-dushan", "reasons"]
    # 357 million of 2023 by the counties that the document counts.
    counties = figures.loc["huizhou-qianxinan.recipient_counties", "low"]
    assert rows.loc["huizhou-qianxinan", "low"] == pytest.approx(357_000_000 / counties)
    assert pd.isna(rows.loc["qingxi-dejiang", "low"])


def test_peers_that_compare_are_kept_before_those_that_do_not(monkeypatch):
    monkeypatch.setattr(derived, "MOST_PEERS", 1)
    verdicts = ["caution", "not_comparable", "not_reported", "caution"]
    rows = pd.DataFrame({"pairing_id": list("abcd"), "verdict": verdicts})
    assert list(derived.cut_peers(rows, "a")["pairing_id"]) == ["a", "c", "d"]


KINDS = (Comparison, pd.DataFrame)


def count_alive():
    gc.collect()
    alive = gc.get_objects()
    return {kind: sum(isinstance(one, kind) for one in alive) for kind in KINDS}


def test_a_digest_leaves_no_frame_behind(real_corpus):
    first, *others = real_corpus.pairings["pairing_id"]

    def ask(pairing):
        list_profile_values(real_corpus, pairing)
        select_used(real_corpus, pairing_ids=[pairing], has_peers=True)

    ask(first)
    before = count_alive()
    for pairing in others:
        ask(pairing)
    assert count_alive() == before
