from math import inf

import pandas as pd
import pytest

from shanhai.analysis.comparability import NotComparable
from shanhai.analysis.reconciliation import list_repeats, reconcile
from shanhai.analysis.totals import total
from shanhai.errors import UnknownCodeError


@pytest.fixture
def add(build, figure):
    """Return a function that adds figures of fiscal funds, or of what is named."""

    def add_all(*changes, indicator_id="fiscal_funds"):
        rows = [
            figure(
                own.get("pairing_id", "a"),
                own.get("indicator_id", indicator_id),
                own.get("low", 10),
                slug=f"n{number}",
                **{"subject_en": f"project {number}"}
                | {
                    k: v
                    for k, v in own.items()
                    if k not in ("pairing_id", "indicator_id", "low")
                },
            )
            for number, own in enumerate(changes)
        ]
        return total(build(*rows), [row["figure_id"] for row in rows])

    return add_all


def read_outcome(corpus, **conditions):
    return reconcile(corpus, **conditions).set_index("whole_id")


def test_total_adds_ends_and_names_its_figures(add):
    summed = add(
        {"low": 10, "high": 19, "unit_id": "yuan", "flags": ("window_open",)},
        {"low": 5, "high": 5, "unit_id": "yuan", "flags": ("window_open",)},
    )
    assert (summed.low, summed.high, summed.unit_id) == (15.0, 24.0, "yuan")
    assert summed.figure_ids == ("a.fiscal_funds.n0", "a.fiscal_funds.n1")
    assert summed.flags == ("window_open",)


def test_total_of_an_open_figure_is_open(add):
    assert add({"high": inf}, {}).high == inf


def test_total_is_exact_where_floats_are_not(add):
    assert add({"low": 0.1}, {"low": 0.2}).low == 0.3


def test_total_takes_each_figure_once(build, figure):
    corpus = build(figure("a", "fiscal_funds", 10))
    assert total(corpus, ["a.fiscal_funds"] * 2).low == 10.0


def test_total_of_one_figure_is_that_figure(build, figure):
    corpus = build(figure("a", "jobs", 7, flags=("not_additive",)))
    assert total(corpus, ["a.jobs"]).low == 7.0


def test_total_of_nothing_is_refused(corpus):
    with pytest.raises(NotComparable, match="Nothing to add"):
        total(corpus, [])


def test_total_of_an_unknown_figure_is_refused(corpus):
    with pytest.raises(UnknownCodeError, match="Unknown figure"):
        total(corpus, ["jia-yi.fiscal_fund"])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"indicator_id": "projects"}, "they differ in indicator_id"),
        ({"status": "planned"}, "they differ in status"),
        ({"period_type": "to_date"}, "they differ in period_type"),
        ({"direction": "mutual"}, "they differ in direction"),
        ({"place_id": "a_park"}, "they differ in scope"),
    ],
)
def test_total_of_unlike_figures_is_refused_naming_both(add, change, rule):
    with pytest.raises(NotComparable) as caught:
        add({}, change)
    message = str(caught.value)
    assert message.endswith(f"must not be added: {rule}.")
    assert message.count("a.") == 2


def test_total_of_a_part_and_its_whole_is_refused(add):
    part = {"part_of": "a.fiscal_funds.n0", "part_basis": "likely"}
    with pytest.raises(NotComparable) as caught:
        add({"low": 50}, part)
    assert str(caught.value) == (
        "a.fiscal_funds.n1 and a.fiscal_funds.n0 must not be added: "
        "one is a part of the other."
    )


def test_total_of_a_part_of_a_part_and_the_whole_is_refused(build, figure):
    corpus = build(
        figure("a", "fiscal_funds", 50),
        figure("a", "fiscal_funds", 30, slug="half", part_of="a.fiscal_funds"),
        figure("a", "fiscal_funds", 10, slug="bit", part_of="a.fiscal_funds.half"),
    )
    with pytest.raises(NotComparable, match="one is a part of the other"):
        total(corpus, ["a.fiscal_funds", "a.fiscal_funds.bit"])


def test_parts_of_one_whole_may_be_added_without_it(build, figure):
    corpus = build(
        figure("a", "fiscal_funds", 50),
        figure(
            "a",
            "fiscal_funds",
            30,
            slug="one",
            part_of="a.fiscal_funds",
            subject_en="one",
        ),
        figure(
            "a",
            "fiscal_funds",
            10,
            slug="two",
            part_of="a.fiscal_funds",
            subject_en="two",
        ),
    )
    assert total(corpus, ["a.fiscal_funds.one", "a.fiscal_funds.two"]).low == 40.0


def test_total_with_a_figure_flagged_as_not_additive_is_refused(add):
    with pytest.raises(NotComparable, match="the first is flagged as not additive"):
        add({}, {"flags": ("not_additive",)})


def test_total_of_an_indicator_that_is_not_additive_is_refused(add):
    with pytest.raises(NotComparable, match="their indicator is not additive"):
        add({}, {"pairing_id": "b"}, indicator_id="jobs")


def test_stock_is_added_over_places_and_never_over_time(add):
    assert add({}, {"pairing_id": "b"}, indicator_id="workshops").low == 20.0
    with pytest.raises(NotComparable, match="a stock is not added over time"):
        add({}, {"period_end": "2023-12-31"}, indicator_id="workshops")


@pytest.mark.parametrize(
    ("whole", "parts", "outcome", "difference"),
    [
        ((100, 100), [(60, 60), (40, 40)], "fits", (0, 0)),
        ((100, 100), [(60, 69), (35, 40)], "fits", (-9, 5)),
        ((100, 100), [(60, 60)], "leaves_rest", (40, 40)),
        ((100, 100), [(60, 60), (50, 50)], "exceeds", (-10, -10)),
        ((100, 100), [(101, 110)], "exceeds", (-10, -1)),
        ((100, inf), [(600, 600)], "fits", (-500, inf)),
        ((100, 100), [(60, inf)], "fits", (-inf, 40)),
    ],
)
def test_whole_is_set_beside_the_sum_of_its_parts(
    build, figure, whole, parts, outcome, difference
):
    corpus = build(
        figure("a", "fiscal_funds", whole[0], high=whole[1]),
        *(
            figure(
                "a",
                "fiscal_funds",
                low,
                high=high,
                slug=f"n{number}",
                part_of="a.fiscal_funds",
                part_basis="stated",
            )
            for number, (low, high) in enumerate(parts)
        ),
    )
    row = read_outcome(corpus).loc["a.fiscal_funds"]
    assert row["outcome"] == outcome
    assert (row["difference_low"], row["difference_high"]) == difference
    assert (row["whole_low"], row["whole_high"]) == whole
    assert row["sum_low"] == sum(low for low, _ in parts)
    assert row["sum_high"] == sum(high for _, high in parts)
    assert len(row["part_ids"]) == len(parts)


def test_parts_of_different_indicators_may_overlap(build, figure):
    part = {"part_of": "a.jobs", "part_basis": "stated"}
    corpus = build(
        figure("a", "jobs", 100),
        figure("a", "jobs_east", 60, **part),
        figure("a", "jobs_loose", 60, **part),
    )
    assert read_outcome(corpus).loc["a.jobs", "outcome"] == "overlaps"


def test_one_part_larger_than_its_whole_exceeds_whatever_overlaps(build, figure):
    part = {"part_of": "a.jobs", "part_basis": "stated"}
    corpus = build(
        figure("a", "jobs", 100),
        figure("a", "jobs_east", 101, **part),
        figure("a", "jobs_loose", 1, **part),
    )
    assert read_outcome(corpus).loc["a.jobs", "outcome"] == "exceeds"


def test_stated_and_likely_parts_are_kept_apart(build, figure):
    corpus = build(
        figure("a", "jobs", 100),
        figure("a", "jobs_east", 60, part_of="a.jobs", part_basis="stated"),
        figure("a", "jobs_loose", 90, part_of="a.jobs", part_basis="likely"),
    )
    rows = reconcile(corpus)
    assert list(rows["part_basis"]) == ["stated", "likely"]
    assert list(rows["sum_low"]) == [60.0, 90.0]


def test_corpus_without_parts_reconciles_to_nothing(build, figure):
    rows = reconcile(build(figure("a", "jobs")))
    assert len(rows) == 0
    assert "outcome" in rows


def test_reconciliation_can_be_asked_for_by_pairing_and_source(corpus):
    assert list(reconcile(corpus)["whole_id"]) == ["jia-yi.labour_employed_all"]
    assert len(reconcile(corpus, pairing_ids=["bing-ding"])) == 0
    assert len(reconcile(corpus, source_ids=["jia-yi-1"])) == 1
    assert len(reconcile(corpus, source_ids=["jia-yi-2"])) == 0
    row = reconcile(corpus).iloc[0]
    assert row["outcome"] == "leaves_rest"
    assert (row["difference_low"], row["difference_high"]) == (380.0, 479.0)


def test_every_whole_of_the_data_is_reconciled(real_corpus):
    figures = real_corpus.figures
    parts = figures[figures["part_of"] != ""]
    rows = reconcile(real_corpus)
    assert sorted(code for ids in rows["part_ids"] for code in ids) == sorted(
        parts["figure_id"]
    )
    assert set(rows["whole_id"]) == set(parts["part_of"])
    assert set(rows["outcome"]) <= {"fits", "leaves_rest", "exceeds", "overlaps"}


def test_repeats_are_figures_told_more_than_once_in_one_document(corpus):
    repeats = list_repeats(corpus)
    assert repeats.to_dict("records") == [
        {
            "figure_id": "jia-yi.labour_employed_all",
            "source_id": "jia-yi-1",
            "n_mentions": 2,
            "agrees": True,
        }
    ]
    assert len(list_repeats(corpus, source_ids=["bing-ding-1"])) == 0
    with pytest.raises(UnknownCodeError, match="Unknown source"):
        list_repeats(corpus, source_ids=["jia"])


def test_repeats_that_read_otherwise_are_told(build, figure):
    mentions = pd.DataFrame(
        [
            ("s-1", 1, "120人", "a.jobs"),
            ("s-1", 9, "130人", "a.jobs"),
            ("s-1", 20, "1.2万元", "a.fiscal_funds"),
            ("s-1", 30, "12000元", "a.fiscal_funds"),
            ("s-2", 1, "120人", "a.jobs"),
            ("s-2", 5, "2021年", ""),
            ("s-2", 8, "2021年", ""),
        ],
        columns=["source_id", "start", "as_written", "figure_id"],
    )
    corpus = build(figure("a", "jobs"), figure("a", "fiscal_funds"), mentions=mentions)
    repeats = list_repeats(corpus).set_index("figure_id")
    assert set(repeats["n_mentions"]) == {2}
    assert dict(repeats["agrees"]) == {"a.jobs": False, "a.fiscal_funds": True}


def test_total_of_one_place_and_window_twice_is_refused(add):
    with pytest.raises(NotComparable, match="their windows overlap"):
        add({"subject_en": ""}, {"subject_en": ""})


def test_total_of_a_stock_without_a_date_is_refused(add):
    with pytest.raises(NotComparable, match="a date is not known"):
        add({}, {"pairing_id": "b", "period_end": None}, indicator_id="workshops")
    undated = {"period_end": None}
    assert add(undated, indicator_id="workshops").low == 10.0


def test_total_over_other_windows_of_another_pairing_is_refused(add):
    later = {"period_start": "2030-01-01", "period_end": "2030-12-31"}
    dates = {name: pd.Timestamp(day) for name, day in later.items()}
    with pytest.raises(NotComparable, match="their windows differ"):
        add({}, {"pairing_id": "b", **dates})


def test_total_of_a_figure_without_a_window_is_refused(add):
    with pytest.raises(NotComparable, match="a window is not known"):
        add({}, {"period_end": pd.NaT})
