"""A whole that no document of a pairing tells, made of all its parts or not at all."""

from itertools import combinations

import pandas as pd
import pytest

from shanhai.analysis.comparability import NotComparable, compare
from shanhai.analysis.roll_ups import DERIVED_RULE

WHOLE, CASH, GOODS = (
    ("extent=whole", f"donation_form={code}")
    for code in ("cash_and_goods", "cash", "goods")
)
SUM = "b.donations.cash+donations.goods"
YEAR_2021 = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
UNDATED = {"period_start": None, "period_end": None, "period_type": "to_date"}
RUNNING = {"period_end": None, "period_type": "to_date"}


@pytest.fixture
def give(figure):
    """Return a function that makes a donation of a pairing."""

    def make(pairing_id, slug, dimensions, low, /, **changes):
        made = {"slug": slug, "dimensions": dimensions, "unit_id": "yuan", **changes}
        return figure(pairing_id, made.pop("concept", "donations"), low, **made)

    return make


@pytest.fixture
def judge(build, give, write):
    """Return a function that compares a's whole with b's parts, changed in a cell."""

    def compare_all(cash=None, goods=None, more=(), documents=None):
        parts = [
            give("b", slug, pairs, low, **{"high": low + 9, **changes})
            for slug, pairs, low, changes in (
                ("cash", CASH, 40, cash),
                ("goods", GOODS, 50, goods),
            )
            if changes is not None
        ]
        whole = give("a", "all", WHOLE, 100)
        days = dict.fromkeys(documents or (), ("2023-01-01", "2023-01-10"))
        corpus = build(whole, *parts, *more, **(write(days) if days else {}))
        return compare(corpus, series_ids=[corpus.figures["series_id"].iloc[0]])

    return compare_all


def read_sums(comparison):
    rows = comparison.rows
    return rows[rows["derived_from"].map(len) > 0]


def test_whole_stands_beside_the_sum_of_all_parts(judge):
    comparison = judge({}, {})
    (row,) = read_sums(comparison).itertuples()
    assert (row.figure_id, row.pairing_id) == (SUM, "b")
    assert row.derived_from == ("b.donations.cash", "b.donations.goods")
    assert (row.low, row.high) == (90.0, 108.0)
    assert (row.verdict, row.reasons) == ("caution", (DERIVED_RULE,))
    assert list(comparison.admitted["figure_id"]) == ["a.donations.all", SUM]
    # What a document tells is the reference, and it is marked for what it is.
    assert comparison.reference_id == "a.donations.all"
    assert comparison.corpus.rule(DERIVED_RULE).name_en == "derived by us"
    assert comparison.rank() == [(SUM, "a.donations.all")]


def test_sum_is_found_where_a_whole_concept_is_asked_for(judge):
    corpus = judge({}, {}).corpus
    rows = compare(corpus, indicator_ids=["donations"]).rows.set_index("figure_id")
    assert rows.loc[SUM, "verdict"] == "caution"
    assert rows.loc["b.donations.cash", "hard_ids"] == ("different_dimension",)
    # A reported figure is made of none.
    assert rows.loc["b.donations.cash", "derived_from"] == ()


def test_sum_per_resident_is_divided_like_a_figure(judge):
    corpus = judge({}, {}).corpus
    found = compare(corpus, indicator_ids=["donations"], basis="per_resident")
    low = found.rows.set_index("figure_id").loc[SUM, "low"]
    assert low == pytest.approx(1000 * 90 / 100_050)


@pytest.mark.parametrize(
    ("cash", "goods"),
    [
        pytest.param({}, None, id="a part is missing"),
        pytest.param({}, {"flags": ("implausible",)}, id="a part is doubtful"),
        pytest.param({}, {"flags": ("not_additive",)}, id="a part overlaps"),
        pytest.param({}, {"flags": ("scope_unclear",)}, id="a part is unclear"),
        pytest.param({}, YEAR_2021, id="windows differ"),
        pytest.param({}, {"period_start": "2022-07-01"}, id="windows overlap"),
        pytest.param({}, {"period_end": "2022-06-30"}, id="windows end apart"),
        pytest.param(UNDATED, UNDATED, id="windows are not known"),
        pytest.param(RUNNING, RUNNING, id="windows are not closed"),
        pytest.param({}, {"place_id": "b_park"}, id="places differ"),
        pytest.param({}, {"status": "planned"}, id="status differs"),
        pytest.param({}, {"direction": "mutual"}, id="direction differs"),
        pytest.param({}, {"attributed_to": "east"}, id="credit differs"),
        pytest.param({}, {"period_type": "to_date"}, id="kinds of period differ"),
        pytest.param({}, {"subject_en": "a hall"}, id="subjects differ"),
        pytest.param({}, {"part_of": "b.donations.cash"}, id="one is the other's"),
        pytest.param(
            {},
            {"dimensions": ("extent=one_project", "donation_form=goods")},
            id="another dimension differs",
        ),
    ],
)
def test_no_sum_of_parts_that_do_not_make_up_the_whole(judge, cash, goods):
    assert judge({}, {}).admitted["figure_id"].isin([SUM]).any()
    assert read_sums(judge(cash, goods)).empty


def test_no_sum_where_one_part_is_told_twice(judge, give):
    assert read_sums(judge({}, {}, [give("b", "again", CASH, 41)])).empty


def test_no_sum_where_the_whole_is_told_too(judge, give):
    for window in ({}, YEAR_2021):
        whole = give("b", "all", WHOLE, 95, **window)
        assert read_sums(judge({}, {}, [whole])).empty
    # That of a plan is no whole of what was given.
    planned = give("b", "all", WHOLE, 95, status="planned")
    assert list(read_sums(judge({}, {}, [planned]))["figure_id"]) == [SUM]


def test_no_sum_over_two_documents(judge):
    codes = ["b.donations.cash", "b.donations.goods"]
    assert read_sums(judge({}, {}, documents=codes)).empty


def test_sum_of_one_document_that_another_repeats_is_one(judge, give, build, write):
    comparison = judge({}, {})
    corpus, codes = comparison.corpus, comparison.corpus.figures["figure_id"]
    tables = write(dict.fromkeys(codes, ("2023-01-01", "2023-01-10")))
    mentions = tables["mentions"]
    tables["mentions"] = pd.concat(
        [mentions.assign(source_id=document) for document in ("first", "second")],
        ignore_index=True,
    )
    parts = [give("b", "cash", CASH, 40), give("b", "goods", GOODS, 50)]
    corpus = build(give("a", "all", WHOLE, 100), *parts, **tables)
    rows = read_sums(compare(corpus, indicator_ids=["donations"]))
    assert list(rows["figure_id"]) == [SUM]
    assert list(rows["source_ids"]) == [frozenset({"first", "second"})]


def test_no_sum_without_a_whole_of_another_pairing(build, give):
    parts = [give("b", "cash", CASH, 40), give("b", "goods", GOODS, 50)]
    other = [
        give("a", "cash", CASH, 60),
        give("b", "hall", WHOLE, 9, place_id="b_park"),
    ]
    assert read_sums(compare(build(*parts, *other), indicator_ids=["donations"])).empty


def test_no_sum_of_what_the_codelist_does_not_add(build, give):
    jobs = {
        code: give("b", code, (f"destination={code}",), 10, concept="jobs")
        for code in ("donor_province", "home_province", "elsewhere")
    }
    whole = give("a", "all", ("destination=all",), 30, concept="jobs")
    comparison = compare(build(whole, *jobs.values()), indicator_ids=["jobs"])
    assert read_sums(comparison).empty


@pytest.mark.parametrize(
    ("changes", "rule"),
    [(YEAR_2021, "different_years"), ({"attributed_to": "east"}, "different_credit")],
)
def test_sum_goes_through_the_gate(judge, changes, rule):
    (row,) = read_sums(judge(changes, changes)).itertuples()
    assert rule in row.reasons


def test_refusal_beside_a_sum_names_what_compares(judge):
    refused = {"status": "planned"}
    comparison = judge(refused, refused)
    with pytest.raises(NotComparable) as caught:
        comparison.require([SUM])
    assert f"- {SUM}: The two differ in status" in str(caught.value)
    assert "Besides: " in str(caught.value) and "derived by us" in str(caught.value)


def test_part_alone_beside_a_whole_is_refused_with_both_codes(judge):
    corpus = judge({}, None).corpus
    comparison = compare(corpus, indicator_ids=["donations"])
    with pytest.raises(
        NotComparable,
        match="form of donation: in cash in one, cash and goods together in the other",
    ):
        comparison.require(["b.donations.cash"])


def test_no_sum_stands_in_for_a_whole_in_the_real_data(real_corpus):
    comparisons = [
        compare(real_corpus, indicator_ids=[code], basis=basis)
        for code in real_corpus.known("indicator")
        for basis in ("total", "per_resident")
    ]
    assert all(read_sums(one).empty for one in comparisons)


def test_sums_are_named_apart(build, give):
    parts = [
        give("b", f"{slug}{year}", pairs, 40, **window)
        for year, window in (("_then", YEAR_2021), ("", {}))
        for slug, pairs in (("cash", CASH), ("goods", GOODS))
    ]
    comparison = compare(
        build(give("a", "all", WHOLE, 100), *parts), indicator_ids=["donations"]
    )
    sums = read_sums(comparison)
    assert len(set(sums["figure_id"])) == 2
    assert set(comparison.admitted["figure_id"]) == {
        "a.donations.all",
        *sums["figure_id"],
    }
    for one, other in combinations(sums["derived_from"], 2):
        assert set(one).isdisjoint(other)
