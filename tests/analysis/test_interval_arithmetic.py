from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.analysis.interval_arithmetic import (
    Bounds,
    add,
    divide,
    read_bounds,
    scale,
    share,
    share_of_sum,
    subtract,
)

VALUES = st.fractions(min_value=0, max_value=10**9, max_denominator=1000)
PARTS = st.fractions(min_value=0, max_value=1, max_denominator=100)


def bounds(low, high):
    ends = (None if end is None else Fraction(str(end)) for end in (low, high))
    return Bounds(*ends)


@st.composite
def draw_term(draw, *, least=0):
    """Draw a true value and an interval that holds it, sometimes without an end."""
    true = draw(VALUES) + least
    low = true - draw(PARTS) * (true - least)
    high = draw(st.one_of(st.none(), VALUES.map(lambda more: true + more)))
    return true, Bounds(low, high)


def holds(interval, value):
    return interval.low <= value and (interval.high is None or value <= interval.high)


def test_bounds_are_read_as_their_digits_are_written():
    assert read_bounds(0.1, 39999999.99) == Bounds(
        Fraction(1, 10), Fraction(3999999999, 100)
    )


def test_infinite_end_is_read_as_unbounded_and_given_back_as_such():
    assert read_bounds(8.0, inf) == Bounds(Fraction(8), None)
    assert read_bounds(8.0, inf).floats == (8.0, inf)


def test_sum_adds_low_to_low_and_high_to_high():
    assert add([bounds(1, 2), bounds(10, 15)]) == bounds(11, 17)


def test_sum_with_one_open_term_is_open():
    assert add([bounds(1, 2), bounds(10, None)]) == bounds(11, None)


def test_sum_of_nothing_is_zero():
    assert add([]) == bounds(0, 0)


def test_difference_crosses_the_ends():
    assert subtract(bounds(10, 12), bounds(3, 5)) == (5, 9)


def test_difference_is_open_below_when_the_second_term_is_open():
    assert subtract(bounds(10, 12), bounds(3, None)) == (None, 9)
    assert subtract(bounds(10, None), bounds(3, 5)) == (5, None)


def test_scaling_moves_both_ends():
    assert scale(bounds(3, 4), Fraction(12, 48)) == bounds("0.75", 1)
    assert scale(bounds(3, None), Fraction(2)) == bounds(6, None)


def test_quotient_by_an_open_term_reaches_down_to_zero():
    assert divide(bounds(6, 8), bounds(2, None)) == bounds(0, 4)


def test_quotient_of_an_open_term_is_open():
    assert divide(bounds(6, None), bounds(2, 3)) == bounds(2, None)


@pytest.mark.parametrize("operation", [divide, share])
@pytest.mark.parametrize("low", [0, -1])
def test_denominator_that_may_be_zero_is_refused(operation, low):
    with pytest.raises(ZeroDivisionError, match="reaches zero"):
        operation(bounds(1, 2), bounds(low, 3))


def test_share_is_capped_at_one():
    assert share(bounds(30, 50), bounds(40, 60)) == bounds("0.5", 1)


def test_share_of_a_part_that_exceeds_its_whole_is_one():
    assert share(bounds(50, 60), bounds(40, 40)) == bounds(1, 1)


def test_share_of_an_open_part_is_at_most_one():
    assert share(bounds(10, None), bounds(40, 50)) == bounds("0.2", 1)


def test_share_of_sum_with_open_terms_reaches_zero_and_one():
    assert share_of_sum(bounds(1, 3), bounds(3, None)) == bounds(0, "0.5")
    assert share_of_sum(bounds(1, None), bounds(3, 7)) == bounds("0.125", 1)


def test_share_of_sum_with_no_rest_is_one():
    assert share_of_sum(bounds(1, 3), bounds(0, 0)) == bounds(1, 1)


def test_share_of_sum_with_no_part_is_zero():
    assert share_of_sum(bounds(0, 0), bounds(3, 7)) == bounds(0, 0)


def test_share_of_a_sum_that_may_be_zero_is_refused():
    with pytest.raises(ZeroDivisionError, match="sum's interval reaches zero"):
        share_of_sum(bounds(0, 3), bounds(0, 7))


@given(st.lists(draw_term(), max_size=5))
def test_true_sum_lies_inside(terms):
    assert holds(add(bound for _, bound in terms), sum(true for true, _ in terms))


@given(draw_term(), draw_term())
def test_true_difference_lies_inside(first, second):
    low, high = subtract(first[1], second[1])
    true = first[0] - second[0]
    assert (low is None or low <= true) and (high is None or true <= high)


@given(draw_term(), VALUES.filter(bool))
def test_true_multiple_lies_inside(term, factor):
    assert holds(scale(term[1], factor), term[0] * factor)


@given(draw_term(), draw_term(least=Fraction(1, 1000)))
def test_true_quotient_lies_inside(numerator, denominator):
    quotient = divide(numerator[1], denominator[1])
    assert holds(quotient, numerator[0] / denominator[0])


@given(draw_term(), draw_term(least=Fraction(1, 1000)))
def test_quotient_attains_its_ends(numerator, denominator):
    quotient = divide(numerator[1], denominator[1])
    if denominator[1].high is not None:
        assert quotient.low == numerator[1].low / denominator[1].high
    if quotient.high is not None:
        assert quotient.high == numerator[1].high / denominator[1].low


@given(draw_term(least=Fraction(1, 1000)), PARTS, draw_term())
def test_true_share_lies_inside_and_is_never_above_one(whole, fraction, slack):
    true = whole[0] * fraction
    part = Bounds(true * fraction, true + slack[0])
    found = share(part, whole[1])
    assert holds(found, fraction)
    assert 0 <= found.low <= found.high <= 1


@given(draw_term(least=Fraction(1, 1000)), draw_term())
def test_true_share_of_sum_lies_inside_and_is_never_above_one(part, rest):
    found = share_of_sum(part[1], rest[1])
    assert holds(found, part[0] / (part[0] + rest[0]))
    assert 0 <= found.low <= found.high <= 1


@given(draw_term(least=Fraction(1, 1000)), draw_term(least=Fraction(1, 1000)))
def test_share_of_sum_attains_its_ends_and_is_inside_the_independent_quotient(
    part, rest
):
    (_, own), (_, other) = part, rest
    found = share_of_sum(own, other)
    loose = share(own, add([own, other]))
    assert loose.low <= found.low <= found.high <= loose.high
    if other.high is not None:
        assert found.low == own.low / (own.low + other.high)
    if own.high is not None:
        assert found.high == own.high / (own.high + other.low)


@given(VALUES.map(float))
def test_exact_end_gives_back_the_float_it_came_from(end):
    assert read_bounds(end, end).floats == (end, end)
