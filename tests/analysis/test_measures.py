from math import inf, isnan

import pytest

from shanhai.analysis.comparability import NotComparable
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.errors import UnknownCodeError

PART = {"part_of": "a.jobs", "part_basis": "stated"}


@pytest.fixture
def derive(build):
    """Return a function that derives one measure and gives its only row."""

    def derive_one(measure_id, *figures):
        rows = derive_measures(build(*figures), measure_ids=[measure_id])
        assert len(rows) == 1
        return rows.iloc[0]

    return derive_one


def test_ratio_of_intervals_takes_opposite_ends(derive, figure):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds", 1000, high=1990),
        figure("a", "projects", 4, high=5),
    )
    assert (row["low"], row["high"]) == (200.0, 497.5)
    assert row["holds"]
    assert row["own_reasons"] == ()


def test_ratio_with_open_numerator_is_open(derive, figure):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds", 1000, high=inf),
        figure("a", "projects", 4),
    )
    assert (row["low"], row["high"]) == (250.0, inf)


def test_ratio_names_its_terms_and_is_a_comparand(derive, figure):
    row = derive(
        "funds_per_project", figure("a", "fiscal_funds"), figure("a", "projects", 4)
    )
    assert row["figure_id"] == "a.funds_per_project"
    assert (row["indicator_id"], row["domain_id"]) == ("funds_per_project", "funds")
    assert row["numerator_id"] == "a.fiscal_funds"
    assert row["denominator_ids"] == ("a.projects",)
    assert (row["not_comparable_with"], row["part_of"], row["direction"]) == (
        (),
        "",
        "none",
    )


def test_flags_of_both_terms_are_united_once(derive, figure):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds", flags=("window_open", "scope_unclear")),
        figure("a", "projects", 4, flags=("window_open", "definition_unclear")),
    )
    assert row["flags"] == ("window_open", "scope_unclear", "definition_unclear")
    assert row["own_reasons"] == ("definition_unclear", "scope_unclear")
    assert row["holds"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "credit"),
    [("donor", "joint", "pair"), ("donor", "firm", "other"), ("east", "east", "wider")],
)
def test_credit_is_that_of_both_terms(derive, figure, numerator, denominator, credit):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds", attributed_to=numerator),
        figure("a", "projects", 4, attributed_to=denominator),
    )
    assert row["credit"] == credit


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "planned"}, "different_status"),
        ({"period_start": "2021-01-01"}, "different_window"),
        ({"period_end": None}, "different_window"),
        ({"period_type": "to_date"}, "different_period_type"),
        ({"place_id": "a_park"}, "different_scope"),
        ({"flags": ("implausible",)}, "doubtful"),
        ({"flags": ("source_inconsistent",)}, "doubtful"),
        ({"flags": ("target_as_result",)}, "target_as_result"),
    ],
)
def test_ratio_of_terms_that_differ_is_refused_with_the_reason(
    derive, figure, changes, reason
):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds"),
        figure("a", "projects", 4, **changes),
    )
    assert not row["holds"]
    assert isnan(row["low"])
    assert isnan(row["high"])
    assert row["own_reasons"][0] == reason
    assert set(row["own_reasons"]) <= {reason, "no_result"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"period_basis": "inferred"}, "different_basis"),
        ({"attributed_to": "east"}, "different_credit"),
        ({"flags": ("scope_unclear",)}, "scope_unclear"),
        ({"flags": ("damaged_text",)}, "reading_unsure"),
    ],
)
def test_ratio_holds_with_care_where_terms_differ_a_little(
    derive, figure, changes, reason
):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds"),
        figure("a", "projects", 4, **changes),
    )
    assert row["holds"]
    assert row["low"] == 25.0
    assert row["own_reasons"] == (reason,)


def test_ratio_of_two_planned_terms_is_told_to_be_no_result(derive, figure):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds", status="planned"),
        figure("a", "projects", 4, status="planned"),
    )
    assert row["holds"]
    assert row["own_reasons"] == ("no_result",)


def test_ratio_over_a_denominator_that_may_be_zero_is_refused(derive, figure):
    row = derive(
        "funds_per_project",
        figure("a", "fiscal_funds"),
        figure("a", "projects", 0, high=3),
    )
    assert row["own_reasons"][0] == "no_term"
    assert not row["holds"]


def test_ratio_without_denominator_is_refused(derive, figure):
    row = derive(
        "funds_per_project", figure("a", "fiscal_funds"), figure("b", "projects")
    )
    assert row["own_reasons"] == ("no_term",)
    assert row["denominator_ids"] == ()
    assert not row["holds"]


def test_measure_without_numerator_has_no_row(build, figure):
    rows = derive_measures(build(figure("a", "projects")))
    assert len(rows) == 0
    assert {"numerator_id", "denominator_ids", "own_reasons", "holds"} <= set(rows)


def test_share_of_a_stated_part_is_capped_at_one(derive, figure):
    row = derive(
        "east_share_of_jobs",
        figure("a", "jobs_east", 30, high=39, **PART),
        figure("a", "jobs", 35, high=60),
    )
    assert (row["low"], row["high"]) == (0.5, 1.0)


@pytest.mark.parametrize(
    "part", [{}, {**PART, "part_basis": "likely"}, {**PART, "part_of": "a.else"}]
)
def test_share_of_a_part_that_is_not_stated_is_refused(derive, figure, part):
    row = derive(
        "east_share_of_jobs", figure("a", "jobs_east", 30, **part), figure("a", "jobs")
    )
    assert row["own_reasons"] == ("likely_part",)
    assert not row["holds"]


def test_terms_undated_alike_give_no_reason(derive, figure):
    undated = {"period_start": None, "period_end": None, "period_type": "to_date"}
    row = derive(
        "jobs_per_workshop",
        figure("a", "jobs", **undated, place_id="a_park"),
        figure("a", "workshops", 5, **undated, place_id="a_park"),
    )
    assert row["holds"]
    assert not {"different_window", "different_scope"} & {*row["own_reasons"]}


def test_ratio_needs_no_stated_part(derive, figure):
    row = derive("jobs_per_workshop", figure("a", "jobs"), figure("a", "workshops", 5))
    assert row["low"] == 20.0


def test_directions_tell_numerator_from_denominator(derive, figure):
    row = derive(
        "jobs_west_per_east",
        figure("a", "jobs", 4, slug="east", direction="east_to_west"),
        figure("a", "jobs", 10, slug="west", direction="west_to_east"),
    )
    assert row["numerator_id"] == "a.jobs.west"
    assert row["denominator_ids"] == ("a.jobs.east",)
    assert row["low"] == 2.5
    assert row["figure_id"] == "a.jobs_west_per_east.west"


@pytest.fixture
def give(figure):
    """Return a function that makes a figure of donations in one form."""

    def make(form, low, **changes):
        dimensions = (f"donation_form={form}",)
        named = {"slug": form, "dimensions": dimensions, **changes}
        return figure("a", "donations", low, **named)

    return make


def test_sum_of_parts_stands_in_for_a_whole_that_is_not_told(derive, give):
    row = derive(
        "cash_share",
        give("cash", 10, high=30),
        give("goods", 30, high=70),
    )
    assert (row["low"], row["high"]) == (0.125, 0.5)
    assert set(row["denominator_ids"]) == {"a.donations.cash", "a.donations.goods"}
    assert row["own_reasons"] == ()


def test_sum_of_parts_needs_every_part(derive, give):
    row = derive(
        "cash_share",
        give("cash", 10),
    )
    assert row["own_reasons"] == ("no_term",)


def test_one_part_told_twice_is_not_all_parts(build, give):
    corpus = build(give("cash", 10, slug="one"), give("cash", 30, slug="two"))
    rows = derive_measures(corpus, measure_ids=["cash_share"])
    assert list(rows["own_reasons"]) == [("no_term",), ("no_term",)]


def test_sum_of_parts_of_different_windows_is_refused(derive, give):
    row = derive(
        "cash_share",
        give("cash", 10),
        give("goods", 30, period_end=None),
    )
    assert row["own_reasons"] == ("different_window",)


def test_stated_whole_goes_before_the_sum_of_parts(derive, give):
    whole = give("cash_and_goods", 50)
    part = {"part_of": whole["figure_id"], "part_basis": "stated"}
    row = derive(
        "cash_share",
        give("cash", 10, **part),
        give("goods", 30, **part),
        whole,
    )
    assert row["denominator_ids"] == ("a.donations.cash_and_goods",)
    assert row["low"] == 0.2


def test_of_several_denominators_that_of_the_same_place_is_taken(build, figure):
    corpus = build(
        figure("a", "jobs", slug="park", place_id="a_park"),
        figure("a", "workshops", 5),
        figure("a", "workshops", 4, slug="park", place_id="a_park"),
    )
    row = derive_measures(corpus, measure_ids=["jobs_per_workshop"]).iloc[0]
    assert row["denominator_ids"] == ("a.workshops.park",)
    assert row["low"] == 25.0


def test_measures_can_be_asked_for_by_pairing(build, figure):
    figures = [
        figure(code, name) for code in "ab" for name in ("fiscal_funds", "projects")
    ]
    rows = derive_measures(build(*figures), pairing_ids=["b"])
    assert list(rows["figure_id"]) == ["b.funds_per_project"]


def test_unknown_measure_is_refused(corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'east_share_of_jobs'"):
        derive_measures(corpus, measure_ids=["east_share_of_job"])
    with pytest.raises(UnknownCodeError, match="Unknown pairing 'jia'"):
        compare_measure(corpus, measure_id="east_share_of_jobs", pairing_ids=["jia"])


def test_ratios_travel_where_their_terms_do_not(build, figure):
    year = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
    corpus = build(
        figure("a", "fiscal_funds", 1000, **year),
        figure("a", "projects", 4, **year),
        figure("group", "fiscal_funds", 9000, period_end=None),
        figure("group", "projects", 3, period_end=None),
    )
    comparison = compare_measure(corpus, measure_id="funds_per_project")
    assert list(comparison.admitted["low"]) == [250.0, 3000.0]
    reasons = comparison.admitted["reasons"].iloc[1]
    assert {"no_window", "different_recipient_level"} <= set(reasons)
    assert comparison.basis == "ratio"
    assert comparison.subject_ids == ("funds_per_project",)


def test_ratio_refused_in_itself_stays_refused(build, figure):
    corpus = build(
        figure("a", "fiscal_funds", flags=("window_open",)),
        figure("a", "projects", 4, status="planned"),
        *(figure(code, "fiscal_funds", 1000) for code in "bc"),
        *(figure(code, "projects", 5) for code in "bc"),
    )
    comparison = compare_measure(corpus, measure_id="funds_per_project")
    assert list(comparison.rows["verdict"]) == [
        "not_comparable",
        "comparable",
        "comparable",
        "not_reported",
    ]
    assert comparison.reference_id == "b.funds_per_project"
    # The rule that refuses comes before the cautions.
    reasons = comparison.rows["reasons"].iloc[0]
    assert reasons == ("different_status", "no_result", "window_open")
    with pytest.raises(NotComparable, match="The two differ in status"):
        comparison.require(["a.funds_per_project", "b.funds_per_project"])


def test_rule_that_refuses_beside_others_comes_before_own_cautions(build, figure):
    planned = [
        figure("a", "fiscal_funds", status="planned"),
        figure("a", "projects", 4, status="planned", period_basis="inferred"),
    ]
    others = [
        figure(code, name, 5) for code in "bc" for name in ("fiscal_funds", "projects")
    ]
    comparison = compare_measure(
        build(*planned, *others), measure_id="funds_per_project"
    )
    reasons = comparison.rows["reasons"].iloc[0]
    assert reasons == ("different_status", "no_result", "different_basis")


def test_caution_of_a_term_is_a_caution_of_the_ratio(build, figure):
    corpus = build(
        figure("a", "fiscal_funds", 900),
        figure("a", "projects", 3, period_basis="inferred"),
        figure("b", "fiscal_funds", 1000),
        figure("b", "projects", 5),
    )
    rows = compare_measure(corpus, measure_id="funds_per_project").rows
    assert list(rows["verdict"][:2]) == ["caution", "comparable"]
    assert rows["reasons"].iloc[0] == ("different_basis",)


def test_measure_of_nothing_is_unreported_everywhere(build, figure):
    comparison = compare_measure(
        build(figure("a", "jobs")), measure_id="funds_per_project"
    )
    assert set(comparison.rows["verdict"]) == {"not_reported"}
    assert comparison.reference_id == ""


def test_real_measures_take_terms_of_one_pairing_and_known_codes(real_corpus):
    pairing = real_corpus.figures.set_index("figure_id")["pairing_id"]
    rows = derive_measures(real_corpus)
    for row in rows.itertuples():
        terms = [row.numerator_id, *row.denominator_ids]
        assert set(pairing[terms]) == {row.pairing_id}
    assert rows["figure_id"].is_unique


def test_every_measure_of_the_data_is_derived_somewhere(real_corpus):
    derived = set(derive_measures(real_corpus)["indicator_id"])
    assert derived == set(real_corpus.known("measure"))
