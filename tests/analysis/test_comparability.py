from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanhai.analysis.comparability import (
    FIGURE_BASES,
    NotComparable,
    compare,
    judge_pair,
    rank_rows,
)
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.comparison_rules import PAIR_RULES, pick_row, read_columns
from shanhai.analysis.verdicts import read_severities
from shanhai.errors import ShanhaiError, UnknownCodeError

OLD = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
UNDATED = {"period_start": None, "period_end": None, "period_type": "to_date"}
PLANNED = {"status": "planned"}
VERDICTS = ("comparable", "caution", "not_comparable")


def read_verdicts(comparison):
    rows = comparison.rows
    return dict(zip(rows["pairing_id"], rows["verdict"], strict=True))


def make_rows(**ends):
    return pd.DataFrame(
        [(name, low, high) for name, (low, high) in ends.items()],
        columns=["figure_id", "low", "high"],
    )


WINDOWS = (
    (None, None, "to_date"),
    (None, None, "per_year"),
    (None, None, "point"),
    ("2022-01-01", None, "to_date"),
    ("2021-01-01", "2021-12-31", "annual"),
    ("2022-01-01", "2022-12-31", "annual"),
    ("2020-01-01", "2022-12-31", "to_date"),
    ("2022-01-01", "2022-12-31", "per_year"),
    ("2020-01-01", "2022-12-31", "per_year"),
)

ALIKE = (
    *("indicator_id", "period_start", "period_end", "period_type"),
    *("status", "direction", "attributed_to", "flags"),
)


@st.composite
def draw_figures(draw, figure, indicators, most=7):
    """Draw some figures; some are like the one before, or a part of it."""
    rows = []
    for number in range(draw(st.integers(2, most))):
        pairing = draw(st.sampled_from(["a", "b", "c", "group"]))
        start, end, kind = draw(st.sampled_from(WINDOWS))
        row = figure(
            pairing,
            draw(st.sampled_from(indicators)),
            draw(st.integers(1, 50)),
            slug=f"n{number}",
            period_start=start,
            period_end=end,
            period_type=kind,
            status=draw(st.sampled_from(["achieved", "achieved", "planned"])),
            direction=draw(st.sampled_from(["none", "none", "east_to_west"])),
            place_id=draw(st.sampled_from([f"{pairing}_west"] * 3 + ["west"])),
            attributed_to=draw(st.sampled_from(["donor", "donor", "east", "firm"])),
            flags=draw(
                st.sampled_from([(), (), (), ("window_open",), ("implausible",)])
            ),
        )
        if rows and draw(st.booleans()):
            row |= {name: rows[-1][name] for name in ALIKE}
            if rows[-1]["pairing_id"] == pairing:
                row |= {"part_of": rows[-1]["figure_id"], "part_basis": "stated"}
        rows.append(row)
    return rows


def test_figures_alike_in_all_are_comparable(build, figure):
    corpus = build(*(figure(code, "jobs") for code in "abc"))
    comparison = compare(corpus, indicator_ids=["jobs"], pairing_ids=["a", "b", "c"])
    assert set(comparison.rows["verdict"]) == {"comparable"}
    assert list(comparison.rows["reasons"]) == [()] * 3
    assert comparison.subject_ids == ("jobs",)
    assert comparison.basis == "total"


def test_reference_is_of_the_set_with_most_pairings(build, figure):
    corpus = build(
        figure("a", "jobs", **PLANNED), figure("b", "jobs"), figure("c", "jobs")
    )
    comparison = compare(corpus, indicator_ids=["jobs"])
    assert comparison.reference_id == "b.jobs"
    rows = comparison.rows
    assert list(rows[rows["is_reference"]]["figure_id"]) == ["b.jobs"]
    assert read_verdicts(comparison) == {
        "a": "not_comparable",
        "b": "comparable",
        "c": "comparable",
        "group": "not_reported",
    }


def test_reference_of_equal_sets_is_the_first_in_the_codelist(build, figure):
    corpus = build(figure("b", "jobs", **PLANNED), figure("a", "jobs"))
    assert compare(corpus, indicator_ids=["jobs"]).reference_id == "a.jobs"


def test_reference_stays_when_a_later_set_is_only_as_large(build, figure):
    corpus = build(
        figure("a", "jobs"),
        figure("a", "jobs", slug="plan", **PLANNED),
        figure("b", "jobs"),
        figure("c", "jobs", **PLANNED),
        figure("group", "jobs", status="contracted"),
    )
    assert compare(corpus, indicator_ids=["jobs"]).reference_id == "a.jobs"


@pytest.mark.parametrize("dated", ["a", "b"])
def test_reference_is_dated_where_one_of_its_set_is(build, figure, write, dated):
    # Written at the year's end, the count is as long as a whole year, within bounds.
    running = {"period_end": None, "period_type": "to_date"}
    rows = [
        figure(
            code, "jobs", **({"period_type": "to_date"} if code == dated else running)
        )
        for code in "ab"
    ]
    days = {row["figure_id"]: ("2022-12-31", "2023-01-10") for row in rows}
    comparison = compare(build(*rows, **write(days)), indicator_ids=["jobs"])
    assert set(comparison.admitted["pairing_id"]) == {"a", "b"}
    assert comparison.reference_id == f"{dated}.jobs"


def test_dated_figure_of_a_smaller_set_is_no_reference(build, figure, write):
    running = {"period_end": None, "period_type": "to_date"}
    rows = [
        *(figure(code, "jobs", **running) for code in "ab"),
        figure("c", "jobs", **PLANNED),
    ]
    days = {row["figure_id"]: ("2022-12-31", "2023-01-10") for row in rows}
    comparison = compare(build(*rows, **write(days)), indicator_ids=["jobs"])
    assert comparison.reference_id == "a.jobs"


def test_reference_counts_pairings_and_not_figures(build, figure):
    sites = [figure("a", "jobs", slug=f"n{n}", place_id="west") for n in range(3)]
    corpus = build(*sites, figure("b", "jobs"), figure("c", "jobs"))
    assert compare(corpus, indicator_ids=["jobs"]).reference_id == "b.jobs"


def test_figure_refused_in_itself_is_no_reference(build, figure):
    doubtful = figure("a", "jobs", flags=("implausible",))
    corpus = build(doubtful, figure("b", "jobs"), figure("c", "jobs"))
    comparison = compare(corpus, indicator_ids=["jobs"])
    assert comparison.reference_id == "b.jobs"
    assert comparison.rows["reasons"].iloc[0] == ("doubtful",)


def test_pairing_that_reports_nothing_has_a_row(build, figure):
    corpus = build(figure("a", "jobs"), figure("b", "fiscal_funds"))
    rows = compare(corpus, indicator_ids=["jobs"], pairing_ids=["a", "b"]).rows
    assert list(rows["verdict"]) == ["alone", "not_reported"]
    silent = rows.iloc[1]
    assert (silent["pairing_id"], silent["figure_id"]) == ("b", "")
    assert (silent["reasons"], bool(silent["is_reference"])) == ((), False)


def test_comparison_of_what_nobody_reports_is_all_unreported(build, figure):
    comparison = compare(build(figure("a", "jobs")), indicator_ids=["workshops"])
    assert set(comparison.rows["verdict"]) == {"not_reported"}
    assert (comparison.reference_id, comparison.n_figures) == ("", 0)
    assert comparison.admitted.empty
    assert comparison.rank() == []


def test_admitted_holds_what_compares_and_what_compares_with_care(build, figure):
    corpus = build(
        figure("a", "jobs"), figure("b", "jobs", **OLD), figure("c", "jobs", **PLANNED)
    )
    comparison = compare(corpus, indicator_ids=["jobs"])
    admitted = comparison.admitted
    assert list(admitted["figure_id"]) == ["a.jobs", "b.jobs"]
    assert list(admitted["verdict"]) == ["comparable", "caution"]
    assert admitted["reasons"].iloc[1] == ("different_years",)


def test_caution_of_the_reference_is_shared_by_what_stands_beside_it(build, figure):
    corpus = build(figure("a", "jobs", flags=("window_open",)), figure("b", "jobs"))
    comparison = compare(corpus, indicator_ids=["jobs"])
    assert comparison.reference_id == "a.jobs"
    assert list(comparison.admitted["reasons"]) == [("window_open",)] * 2
    assert set(comparison.admitted["verdict"]) == {"caution"}


def test_part_and_whole_are_not_both_admitted(build, figure):
    part = {"part_of": "b.jobs.whole", "part_basis": "stated"}
    corpus = build(
        figure("a", "jobs"),
        figure("b", "jobs", slug="whole"),
        figure("b", "jobs", slug="part", **part),
    )
    comparison = compare(corpus, indicator_ids=["jobs"])
    rows = comparison.rows.set_index("figure_id")
    assert rows.loc["b.jobs.whole", "verdict"] == "comparable"
    assert rows.loc["b.jobs.part", "verdict"] == "not_comparable"
    assert rows.loc["b.jobs.part", "reasons"] == ("part_of_other",)
    with pytest.raises(NotComparable, match=r"It is a part of b\.jobs\.whole\."):
        comparison.require(["b.jobs.part"])


def test_reasons_come_hardest_first(build, figure):
    flags = ("window_open", "implausible")
    corpus = build(figure("a", "jobs"), figure("b", "jobs", flags=flags))
    severities = read_severities(corpus, "total")
    reasons = compare(corpus, indicator_ids=["jobs"]).rows["reasons"].iloc[1]
    assert reasons == ("doubtful", "window_open")
    weights = [severities[code] for code in reasons]
    assert weights == sorted(weights, reverse=True)


def test_require_gives_the_rows_in_the_order_asked_for(build, figure):
    corpus = build(*(figure(code, "jobs") for code in "abc"))
    rows = compare(corpus, indicator_ids=["jobs"]).require(["c.jobs", "a.jobs"])
    assert list(rows["figure_id"]) == ["c.jobs", "a.jobs"]


def test_require_refuses_naming_both_figures_and_the_rule(build, figure):
    corpus = build(figure("a", "jobs"), figure("b", "jobs", **PLANNED))
    comparison = compare(corpus, indicator_ids=["jobs"])
    with pytest.raises(NotComparable) as caught:
        comparison.require(["a.jobs", "b.jobs"])
    assert str(caught.value) == (
        "Must not be compared with a.jobs:\n"
        "- b.jobs: The two differ in status: reached, contracted, planned, a capacity "
        "or background. Besides: not a result.\n"
        "Nothing here compares with another pairing: show each figure on its own."
    )


def test_refusal_gives_every_reason_and_what_compares(build, figure):
    corpus = build(
        *(figure(code, "fiscal_funds", 1000) for code in "ab"),
        figure("c", "fiscal_funds", **PLANNED | OLD, direction="east_to_west"),
        figure("group", "fiscal_funds", **PLANNED | OLD, direction="east_to_west"),
        *(figure(code, "projects", 5) for code in "abc"),
        figure("group", "projects", 5),
    )
    comparison = compare(corpus, indicator_ids=["fiscal_funds"])
    with pytest.raises(NotComparable) as caught:
        comparison.require(["a.fiscal_funds", "c.fiscal_funds", "group.fiscal_funds"])
    rules = corpus.comparison_rules.set_index("rule_id")["sentence_en"]
    first, of_c, of_group, *instead = str(caught.value).splitlines()
    assert first == "Must not be compared with a.fiscal_funds:"
    for code in ("different_status", "different_direction"):
        assert rules[code] in of_c and rules[code] in of_group
    assert of_c.endswith("Besides: not a result, different years.")
    assert rules["different_recipient_level"] in of_group
    assert instead == ["May be compared: a.fiscal_funds, b.fiscal_funds."]


def test_refusal_names_what_a_refused_figure_compares_with(build, figure):
    corpus = build(
        *(figure(code, "jobs") for code in "abc"),
        *(figure(code, "jobs", slug="plan", **PLANNED) for code in "bc"),
    )
    comparison = compare(corpus, indicator_ids=["jobs"])
    with pytest.raises(NotComparable) as caught:
        comparison.require(["a.jobs", "b.jobs.plan"])
    assert str(caught.value).endswith("May be compared with b.jobs.plan: c.jobs.plan.")


def test_refusal_names_another_basis_and_a_ratio_that_compare(build, figure):
    corpus = build(
        *(figure(code, "fiscal_funds", 1000) for code in ("a", "group")),
        *(figure(code, "projects", 5) for code in ("a", "group")),
    )
    with pytest.raises(NotComparable) as caught:
        compare(corpus, indicator_ids=["fiscal_funds"]).require(["group.fiscal_funds"])
    assert str(caught.value).splitlines()[2:] == [
        "May be compared on basis 'per_resident': a.fiscal_funds, group.fiscal_funds, "
        "with care.",
        "May be compared by measure 'funds_per_project': a.funds_per_project, "
        "group.funds_per_project, with care.",
    ]


def test_refusal_of_many_figures_stays_within_ten_lines(build, figure):
    sites = [figure("c", "jobs", slug=f"n{n}", place_id="west") for n in range(12)]
    corpus = build(figure("a", "jobs"), figure("b", "jobs"), *sites)
    with pytest.raises(NotComparable) as caught:
        compare(corpus, indicator_ids=["jobs"]).require(
            row["figure_id"] for row in sites
        )
    lines = str(caught.value).splitlines()
    assert len(lines) <= 10
    assert lines[5] == (
        "- Also refused: c.jobs.n4, c.jobs.n5, c.jobs.n6, c.jobs.n7, c.jobs.n8, "
        "c.jobs.n9 and 2 more."
    )


def test_figure_that_no_other_pairing_matches_is_alone(build, figure):
    corpus = build(
        figure("a", "jobs", flags=("window_open",)),
        figure("a", "jobs", slug="more"),
        figure("b", "jobs", **PLANNED),
    )
    comparison = compare(corpus, indicator_ids=["jobs"])
    assert list(comparison.rows["verdict"]) == [
        *("alone", "alone", "not_comparable", "not_reported", "not_reported")
    ]
    assert comparison.admitted.empty
    assert comparison.n_figures == 3
    # What speaks against it stays with it, and it may be shown by itself.
    assert list(comparison.require(["a.jobs"])["reasons"]) == [("window_open",)]


def test_no_real_figure_compares_where_nothing_is_admitted(real_corpus):
    for code in real_corpus.known("indicator"):
        comparison = compare(real_corpus, indicator_ids=[code])
        found = set(comparison.rows["verdict"])
        assert ("alone" in found) <= comparison.admitted.empty
        assert bool(found & {"comparable", "caution"}) != comparison.admitted.empty


def test_require_refuses_a_figure_that_was_not_judged(build, figure):
    corpus = build(figure("a", "jobs"), figure("b", "jobs"))
    with pytest.raises(NotComparable, match=r"'a\.job' was not judged\. Did you mean"):
        compare(corpus, indicator_ids=["jobs"]).require(["a.job"])


def test_rank_leaves_out_what_is_refused_or_says_why(build, figure):
    corpus = build(
        figure("a", "jobs", 30),
        figure("b", "jobs", 10),
        figure("c", "jobs", 20, **PLANNED),
    )
    comparison = compare(corpus, indicator_ids=["jobs"])
    assert comparison.rank() == [("b.jobs",), ("a.jobs",)]
    with pytest.raises(NotComparable, match=r"with a\.jobs:\n- c\.jobs: The two dif"):
        comparison.rank(["a.jobs", "c.jobs"])


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        (make_rows(x=(1, 5), y=(4, 9)), [("x", "y")]),
        (make_rows(x=(1, 5), y=(5, 9)), [("x", "y")]),
        (make_rows(x=(1, 4), y=(5, 9)), [("x",), ("y",)]),
        # z overlaps y, y overlaps x: one tie, though x and z are apart.
        (make_rows(z=(8, 12), x=(1, 5), y=(4, 9)), [("x", "y", "z")]),
        # A wide interval ties with what lies inside and after it.
        (make_rows(x=(1, 100), y=(2, 3), z=(50, 60)), [("x", "y", "z")]),
        (make_rows(x=(1, float("inf")), y=(500, 500)), [("x", "y")]),
        (make_rows(), []),
    ],
)
def test_overlap_is_a_tie_and_never_an_order(rows, groups):
    assert rank_rows(rows) == groups


def test_per_resident_divides_by_people_and_admits_other_levels(build, figure):
    corpus = build(figure("a", "jobs", 500), figure("group", "jobs", 3000))
    total = compare(corpus, indicator_ids=["jobs"])
    assert read_verdicts(total)["group"] == "not_comparable"
    comparison = compare(corpus, indicator_ids=["jobs"], basis="per_resident")
    assert read_verdicts(comparison)["group"] == "caution"
    assert list(comparison.admitted["low"]) == [2.5, 1.0]


def test_per_resident_refuses_a_figure_without_denominator(build, figure):
    corpus = build(*(figure(code, "jobs") for code in "abc"))
    rows = compare(corpus, indicator_ids=["jobs"], basis="per_resident").rows
    refused = rows.set_index("pairing_id").loc["c"]
    assert refused["verdict"] == "not_comparable"
    assert refused["reasons"][0] == "no_denominator"
    verdict, reasons = judge_pair(corpus, "a.jobs", "c.jobs", basis="per_resident")
    assert (verdict, reasons[0]) == ("not_comparable", "no_denominator")


def test_eastern_counts_of_the_real_data_are_not_divided_by_residents(real_corpus):
    for code in (
        "paired_institutions:side=east;institution=school",
        "paired_institutions:side=east;institution=hospital",
        "participating_units:side=east;extent=whole",
    ):
        rows = compare(real_corpus, series_ids=[code], basis="per_resident").rows.query(
            "figure_id != ''"
        )
        assert set(rows["verdict"]) == {"not_comparable"}
        assert all("other_side" in reasons for reasons in rows["reasons"])
        assert rows["low"].isna().all()


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ({"indicator_ids": ["job"]}, "Unknown indicator 'job'. Did you mean 'jobs'"),
        (
            {"indicator_ids": ["jobs"], "pairing_ids": ["d"]},
            "Unknown pairing 'd'. Known: a, b, c, group",
        ),
    ],
)
def test_unknown_code_is_refused(build, figure, codes, words):
    with pytest.raises(UnknownCodeError) as caught:
        compare(build(figure("a", "jobs")), **codes)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize("basis", ["totl", "ratio", "within", ""])
def test_basis_that_is_not_of_figures_is_refused(build, figure, basis):
    corpus = build(figure("a", "jobs"), figure("b", "jobs"))
    with pytest.raises(ShanhaiError, match="is no basis of figures as reported"):
        compare(corpus, indicator_ids=["jobs"], basis=basis)
    with pytest.raises(ShanhaiError, match="Known: total, per_resident"):
        judge_pair(corpus, "a.jobs", "b.jobs", basis=basis)


def test_unknown_basis_has_no_severities(corpus):
    with pytest.raises(ShanhaiError, match=r"Unknown basis 'totl'\. Did you mean"):
        read_severities(corpus, "totl")


def test_unknown_figure_is_refused(build, figure):
    corpus = build(figure("a", "jobs"), figure("b", "jobs"))
    with pytest.raises(UnknownCodeError, match=r"Unknown figure 'b\.job'"):
        judge_pair(corpus, "a.jobs", "b.job")


def test_pair_of_a_figure_with_itself_is_judged_by_what_it_is(build, figure):
    corpus = build(figure("a", "jobs"), figure("b", "jobs", flags=("implausible",)))
    assert judge_pair(corpus, "a.jobs", "a.jobs") == ("comparable", ())
    assert judge_pair(corpus, "b.jobs", "b.jobs") == ("not_comparable", ("doubtful",))


def test_comparison_hands_out_copies(build, figure):
    comparison = compare(
        build(figure("a", "jobs"), figure("b", "jobs")), indicator_ids=["jobs"]
    )
    rows = comparison.rows
    rows["verdict"] = "comparable!"
    assert set(comparison.rows["verdict"]) == {"comparable", "not_reported"}


# The fixtures are functions and frozen tables: examples cannot change them.
STEADY = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@STEADY
@given(data=st.data())
def test_judgement_is_symmetric_stable_and_as_hard_as_its_hardest_reason(
    build, figure, data
):
    rows = data.draw(draw_figures(figure, ["jobs", "jobs_east", "workshops"], 3))
    corpus = build(*rows)
    shuffled = build(*data.draw(st.permutations(rows)))
    basis = data.draw(st.sampled_from(FIGURE_BASES))
    severities = read_severities(corpus, basis)
    for first, second in combinations([row["figure_id"] for row in rows], 2):
        verdict, reasons = judge_pair(corpus, first, second, basis=basis)
        weights = [severities[code] for code in reasons]
        assert verdict == VERDICTS[max(weights, default=0)]
        assert weights == sorted(weights, reverse=True)
        assert all(weights)
        judged = verdict, reasons
        assert judge_pair(corpus, second, first, basis=basis) == judged
        assert judge_pair(shuffled, first, second, basis=basis) == judged


@STEADY
@given(data=st.data())
def test_each_is_judged_beside_the_reference_and_no_admitted_pair_is_refused(
    build, figure, data
):
    codes = ["jobs", "workshops"]
    rows = data.draw(draw_figures(figure, codes))
    corpus = build(*rows)
    indicators = data.draw(st.sampled_from([codes, codes[:1], codes[1:]]))
    basis = data.draw(st.sampled_from(FIGURE_BASES))
    comparison = compare(corpus, indicator_ids=indicators, basis=basis)
    asked = {row["figure_id"] for row in rows if row["indicator_id"] in indicators}
    judged = comparison.rows[comparison.rows["figure_id"] != ""]
    assert set(judged["figure_id"]) == asked
    assert set(comparison.rows["pairing_id"]) == set(corpus.known("pairing"))
    for first, second in combinations(comparison.admitted["figure_id"], 2):
        verdict, reasons = judge_pair(corpus, first, second, basis=basis)
        assert verdict != "not_comparable", (first, second, reasons)
    reference = comparison.reference_id
    for row in judged.itertuples():
        verdict, reasons = judge_pair(corpus, row.figure_id, reference, basis=basis)
        # A part gives way to its whole, though both fit the reference.
        extra = set(row.reasons) - set(reasons)
        assert set(reasons) <= set(row.reasons)
        assert extra <= {"part_of_other"}
        is_alone = comparison.admitted.empty and verdict != "not_comparable"
        judged_alone = "alone" if is_alone else verdict
        assert row.verdict == ("not_comparable" if extra else judged_alone)


@STEADY
@given(data=st.data())
def test_comparison_does_not_depend_on_the_order_of_rows(build, figure, data):
    rows = data.draw(draw_figures(figure, ["jobs"]))
    # Of one pairing and indicator the table's own order decides: one figure each.
    first = list({row["pairing_id"]: row for row in rows}.values())
    judged = [
        compare(build(*order), indicator_ids=["jobs"]).rows
        for order in (first, data.draw(st.permutations(first)))
    ]
    pd.testing.assert_frame_equal(*judged)


def test_every_pair_rule_is_symmetric_on_the_real_figures(real_corpus):
    columns = read_columns(describe_comparands(real_corpus, real_corpus.figures))
    rows = range(len(real_corpus.figures))
    for code, rule in PAIR_RULES.items():
        masks = np.array([rule(columns, pick_row(columns, row)) for row in rows])
        assert (masks == masks.T).all(), code
        if code != "look_alike":
            assert not masks.diagonal().any(), code
