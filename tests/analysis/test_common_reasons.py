"""What most figures share is said once; what tells them apart comes first."""

from collections import Counter

import pytest

from shanhai.analysis.comparability import NotComparable, compare

OLD = {"period_start": "2021-01-01", "period_end": "2021-12-31"}


@pytest.fixture
def judge(build, figure):
    """Return a function that compares loosely defined jobs, changed one by one."""

    def compare_all(*changes, codes="abcab", indicator_id="jobs_loose"):
        rows = [
            figure(code, indicator_id, **cells)
            for number, (code, own) in enumerate(zip(codes, changes, strict=False))
            for cells in [{"slug": f"n{number}", **own}]
        ]
        return compare(build(*rows), indicator_ids=[indicator_id])

    return compare_all


def test_reason_of_all_is_common_and_stays_with_each_row(judge):
    comparison = judge({}, OLD, {})
    assert comparison.common_rules == {"definition_undocumented": 3}
    rows = comparison.rows[comparison.rows["figure_id"] != ""]
    assert all("definition_undocumented" in codes for codes in rows["reasons"])


@pytest.mark.parametrize(("n_old", "is_common"), [(0, False), (2, False), (3, True)])
def test_reason_is_common_from_three_in_four(judge, n_old, is_common):
    comparison = judge(*[{}] * (4 - n_old), *[OLD] * n_old, indicator_id="jobs")
    found = Counter(code for codes in comparison.rows["reasons"] for code in codes)
    assert found["different_years"] == n_old
    common = {"different_years": n_old} if is_common else {}
    assert comparison.common_rules == common


def test_what_refuses_a_figure_is_not_common(judge):
    planned = {"status": "planned"}
    comparison = judge({}, {}, *[planned] * 6, codes="abcccccc")
    assert list(comparison.admitted["pairing_id"]) == ["a", "b"]
    assert set(comparison.common_rules) == {"definition_undocumented", "no_result"}


def test_one_figure_has_nothing_in_common(judge):
    assert judge({}).common_rules == {}


def test_what_few_figures_have_is_told_before_what_all_have(judge):
    comparison = judge({"flags": ("window_open",)}, {}, OLD)
    assert comparison.rows["reasons"].iloc[2] == (
        "different_years",
        *("window_open", "definition_undocumented"),
    )


def test_part_that_differs_is_told_first_of_what_refuses(judge):
    here, there = (("destination=donor_province",), ("destination=elsewhere",))
    doubtful = {"flags": ("implausible",)}
    comparison = judge(
        {"dimensions": here},
        {"dimensions": there, **doubtful},
        {"dimensions": here},
        {"dimensions": there},
    )
    rows = comparison.rows.set_index("pairing_id")
    assert rows.loc["b", "hard_ids"] == ("different_dimension", "doubtful")


def test_refusal_says_common_reasons_once_and_at_the_end(judge):
    comparison = judge({}, {}, {"status": "planned"}, {}, {"status": "planned"})
    refused = comparison.rows.query("verdict == 'not_comparable'")["figure_id"]
    with pytest.raises(NotComparable) as caught:
        comparison.require(refused)
    text = str(caught.value)
    assert text.count("definition undocumented") == 1
    assert text.count("Besides: not a result.") == len(refused) == 2
    lines = text.splitlines()
    assert lines[3] == "Of most figures here: definition undocumented (5 of 5)."
    assert lines[4].startswith("May be compared: ")


def test_refusal_leaves_a_line_for_common_reasons(judge):
    comparison = judge({}, {}, *[{"status": "planned"}] * 6, codes="abcccccc")
    with pytest.raises(NotComparable) as caught:
        comparison.require(comparison.rows["figure_id"].iloc[2:8])
    _, *lines = str(caught.value).splitlines()
    assert [line.startswith("- c.jobs_loose.n") for line in lines[:4]] == [True] * 3 + [
        False
    ]
    assert lines[3].count("c.jobs_loose.n") == 3
    assert lines[4].startswith("Of most figures here: ")


def test_common_reasons_are_none_of_what_refuses_in_the_real_data(real_corpus):
    told = 0
    for code in real_corpus.known("indicator"):
        comparison = compare(real_corpus, indicator_ids=[code])
        hard = {rule for own in comparison.rows["hard_ids"] for rule in own}
        assert hard.isdisjoint(comparison.common_rules)
        told += "definition_undocumented" in comparison.common_rules
    assert told > 10
