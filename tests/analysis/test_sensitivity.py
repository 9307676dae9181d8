import pytest

from shanhai.analysis.comparability import compare
from shanhai.analysis.sensitivity import check_order

OLD = {"period_start": "2021-01-01", "period_end": "2021-12-31"}
OPEN = {"flags": ("window_open",)}


@pytest.fixture
def check(build):
    def check_jobs(*figures):
        return check_order(compare(build(*figures), indicator_ids=["jobs"]))

    return check_jobs


def test_order_of_intervals_apart_is_stable(check, figure):
    order = check(
        figure("a", "jobs", 30),
        figure("b", "jobs", 10, high=19),
        figure("c", "jobs", 20),
    )
    assert order.groups == (("b.jobs",), ("c.jobs",), ("a.jobs",))
    assert order.is_stable
    assert order.depends_on == ()


def test_order_with_a_tie_is_not_stable(check, figure):
    order = check(
        figure("a", "jobs", 30),
        figure("b", "jobs", 10, high=30),
        figure("c", "jobs", 5),
    )
    assert order.groups == (("c.jobs",), ("b.jobs", "a.jobs"))
    assert not order.is_stable


def test_order_of_one_pairing_is_no_order(check, figure):
    order = check(figure("a", "jobs", 30))
    assert order.groups == ()
    assert not order.is_stable
    assert order.depends_on == ()


def test_order_depends_on_a_caution_without_which_one_pairing_is_left(check, figure):
    order = check(figure("a", "jobs", 30), figure("b", "jobs", 10, **OLD))
    assert order.is_stable
    assert order.depends_on == ("different_years",)


def test_order_depends_on_a_caution_that_ties_others_together(check, figure):
    # b lies across a and c; without it these two are apart.
    order = check(
        figure("a", "jobs", 10, high=12),
        figure("b", "jobs", 11, high=20, **OPEN),
        figure("c", "jobs", 18, high=25),
    )
    assert order.groups == (("a.jobs", "b.jobs", "c.jobs"),)
    assert order.depends_on == ("window_open",)


def test_order_does_not_depend_on_a_caution_that_changes_nothing(check, figure):
    order = check(
        figure("a", "jobs", 30),
        figure("b", "jobs", 10),
        figure("c", "jobs", 20, **OPEN),
    )
    assert order.depends_on == ()


def test_refused_figures_take_no_part(check, figure):
    order = check(
        figure("a", "jobs", 30),
        figure("b", "jobs", 10),
        figure("c", "jobs", 20, status="planned"),
    )
    assert order.groups == (("b.jobs",), ("a.jobs",))
    assert order.depends_on == ()
