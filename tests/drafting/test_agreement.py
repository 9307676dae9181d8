"""Two codings of one article: what differs, percent and kappa by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest
from coded_article import (
    EAST,
    EASTWARD,
    EASTWARD_AGAIN,
    FUNDS_PART,
    MENTIONS,
    PHONE,
    PLANNED,
    POOR,
    TEXT,
    TRAINED,
    TRAINEES,
    TRAINEES_AGAIN,
    USUAL,
    WORKERS,
    WORKSHOPS,
    drop_mention,
    list_starts,
    make_draft,
)
from hypothesis import given
from hypothesis import strategies as st

from shanhai.drafting.coded_fields import Place, pair_mentions
from shanhai.drafting.codings import compare_codings, describe_markdown, measure
from shanhai.errors import ShanhaiError

START = list_starts()
# What the second reader has otherwise; the mention of the phone is left out, and the
# whole of the poor trainees is named by its repeat, which is the same figure.
OTHERWISE = {
    FUNDS_PART: {"part_basis": "likely"},
    TRAINEES: {"flags": "wider_scope"},
    POOR: {
        "start": str(START[POOR] + 1),
        "as_written": "120人",
        "dimensions": "group=all",
        "part_of": 8,
    },
    EASTWARD: {"high": ""},
    WORKERS: {"indicator_id": "labour_employed_east"},
    PLANNED: {"status": "context"},
    EASTWARD_AGAIN: USUAL | EAST | {"repeats": "", "low": "260", "high": "269"},
    WORKSHOPS: {"kind": "name"},
}
TEN = {
    ("300万元", "part_basis"),
    ("450人", "flags"),
    ("约120人", "extent"),
    ("约120人", "dimensions"),
    ("260余人", "interval"),
    ("260余人", "repeats"),
    ("90人", "indicator_id"),
    ("600人", "status"),
    ("15个", "kind"),
    ("1234567", "mention"),
}
# Rows compared, equal ones, and kappa = (same·n - c) / (n·n - c), where c is the sum
# over the codes of how often one reader uses it times how often the other does.
BY_HAND = {
    # 11 mentions: figure 10 and 9 times, date 1 and 1, name 0 and 1: c = 90 + 1.
    "kind": (11, 10, Fraction(10 * 11 - 91, 11 * 11 - 91)),
    # 9 figures: none 7 and 8, the trainees 1 and 1, those gone east 1 and 0: c = 57.
    "repeats": (9, 8, Fraction(8 * 9 - 57, 9 * 9 - 57)),
    # 7 figures: funds 2 and 2, trained 3 and 3, east 1 and 2, jobs 1 and 0: c = 15.
    "indicator_id": (7, 6, Fraction(6 * 7 - 15, 7 * 7 - 15)),
    # 6 of one concept: none 3 and 3, all 2 and 3, poor 1 and 0: c = 15.
    "dimensions": (6, 5, Fraction(5 * 6 - 15, 6 * 6 - 15)),
    # 3 with a group: all 2 and 3, poor 1 and 0: c = 6, no better than chance.
    "dimensions.group": (3, 2, Fraction(0)),
    # 7 intervals, each its own, six used by both: c = 6.
    "interval": (7, 6, Fraction(6 * 7 - 6, 7 * 7 - 6)),
    # yuan 2 and 2, person 5 and 5: c = 29, and all are equal.
    "unit_id": (7, 7, Fraction(1)),
    # achieved 6 and 6, planned 1 and 0, context 0 and 1: c = 36.
    "status": (7, 6, Fraction(6 * 7 - 36, 7 * 7 - 36)),
    # none 5 and 5, stated 2 and 1, likely 0 and 1: c = 27.
    "part_basis": (7, 6, Fraction(6 * 7 - 27, 7 * 7 - 27)),
    # none 5 and 5, each whole 1 and 1: all are equal.
    "part_of": (7, 7, Fraction(1)),
    # none 6 and 5, period 1 and 1, scope 0 and 1: c = 31.
    "flags": (7, 6, Fraction(6 * 7 - 31, 7 * 7 - 31)),
    # no 7 and 6, yes 0 and 1: c = 42.
    "flags.wider_scope": (7, 6, Fraction(0)),
    "flags.period_inferred": (7, 7, Fraction(1)),
}


@pytest.fixture(scope="module")
def first(corpus):
    return make_draft(corpus)


@pytest.fixture(scope="module")
def second(corpus):
    return drop_mention(make_draft(corpus, OTHERWISE), PHONE)


@pytest.fixture(scope="module")
def agreement(first, second):
    return compare_codings(first, second)


def test_ten_differences_are_found(agreement):
    assert {(one.as_written, one.field) for one in agreement.differences} == TEN
    assert len(agreement.differences) == len(TEN)


@pytest.mark.parametrize(("field", "told"), BY_HAND.items())
def test_agreement_is_as_computed_by_hand(agreement, field, told):
    (one,) = (one for one in agreement.fields if one.field == field)
    rows, same, kappa = told
    assert (one.rows, one.same) == (rows, same)
    assert one.kappa == pytest.approx(float(kappa))
    assert one.percent == pytest.approx(100 * same / rows)


def test_a_difference_shows_both_readings(agreement):
    shown = {one.field: (one.first, one.second) for one in agreement.differences}
    again = f"{START[PHONE]}–{START[PHONE] + 7}"
    assert shown["mention"] == (again, "")
    assert shown["interval"] == ("260..269", "260..")
    assert shown["indicator_id"] == ("labour_employed_all", "labour_employed_east")
    assert shown["repeats"] == (str(START[EASTWARD]), "")


def test_a_concept_is_shown_with_its_dimensions(corpus, first):
    changes = {WORKERS: {"indicator_id": "labour_training_trainees"}}
    changes[WORKERS]["dimensions"] = "group=all"
    (one,) = compare_codings(first, make_draft(corpus, changes)).differences
    assert one.second == "labour_training_trainees group=all"


def test_kappa_of_one_code_is_not_defined():
    told = measure("status", (("achieved", "achieved"),) * 3)
    assert (told.percent, told.kappa, told.reason) == (100, None, "one code only")
    assert measure("status", ()).reason == "no rows"


def test_no_made_up_kappa_is_printed(agreement):
    lines = "\n".join([*agreement.lines, describe_markdown(agreement)])
    assert "nan" not in lines.lower()
    (line,) = (one for one in agreement.lines if one.startswith("qualifier "))
    assert line.split()[1:4] == ["7", "7", "100"]
    (line,) = (one for one in agreement.lines if one.startswith("attributed_to "))
    assert line.endswith("– (one code only)")


def test_lines_name_lone_mentions_and_extents(agreement):
    start, end = START[POOR], START[POOR] + len("约120人")
    extent = f"extent: 约120人: first {start}–{end}, second {start + 1}–{end}"
    assert "mentions: 12 and 11" in agreement.lines
    assert "figures: 8 and 8" in agreement.lines
    assert extent in agreement.lines
    assert agreement.lines[-1] == "10 differences"


def test_markdown_has_a_row_a_field(agreement):
    rows = describe_markdown(agreement).splitlines()
    assert "| figures | 8 | 8 |" in rows
    assert "| kind of a mention | 11 | 1 | 91 % | 0.63 |" in rows
    assert "| credited to | 7 | 0 | 100 % | – (one code only) |" in rows


def test_markdown_of_several_documents_is_of_all_their_mentions(corpus, agreement):
    # One more document of 12 mentions, on which both readers agree.
    whole = make_draft(corpus)
    rows = describe_markdown(agreement, compare_codings(whole, whole)).splitlines()
    assert "| figures | 16 | 16 |" in rows
    (kind,) = [row for row in rows if row.startswith("| kind of a mention | 23 | 1 |")]
    assert " 96 % " in kind


def test_what_nobody_has_decided_is_not_compared(corpus, first):
    changes = {WORKERS: {"decided": "", "status": "planned"}, 0: {"kind": ""}}
    found = compare_codings(first, make_draft(corpus, changes))
    assert (found.undecided, found.differences) == (2, ())


def test_names_of_figures_and_zeros_do_not_matter(corpus, first):
    changes = {
        FUNDS_PART: {"part_of": "jia-yi.funds", "low": "3000000.00"},
        1: {"figure_id": "jia-yi.funds"},
        TRAINEES: {"figure_id": "jia-yi.other"},
    }
    assert compare_codings(first, make_draft(corpus, changes)).differences == ()


def test_a_whole_may_be_named_by_a_repeat_that_one_of_them_sees(corpus, first):
    own = {TRAINEES_AGAIN: USUAL | TRAINED | {"repeats": ""}}
    other = make_draft(corpus, {POOR: {"part_of": TRAINEES_AGAIN}})
    for pair in ((make_draft(corpus, own), other), (other, make_draft(corpus, own))):
        (one,) = compare_codings(*pair).differences
        assert one.field == "repeats"


def test_a_whole_that_the_first_has_not_is_marked(corpus, first):
    changes = {PLANNED: {"part_of": WORKERS}}
    told = compare_codings(drop_mention(first, WORKERS), make_draft(corpus, changes))
    shown = {one.field: (one.first, one.second) for one in told.differences}
    assert shown["part_of"] == ("", f"{START[WORKERS]}?")


def test_different_texts_are_refused(first):
    with pytest.raises(ShanhaiError, match="different texts"):
        compare_codings(first, replace(first, text=TEXT + "。"))


@pytest.mark.parametrize(
    ("ours", "theirs", "pairs"),
    [
        ([(0, 4)], [(4, 8)], [((0, 4), None), (None, (4, 8))]),
        # The longer part of a time stamp; the other is alone.
        ([(0, 16)], [(0, 10), (11, 16)], [((0, 16), (0, 10)), (None, (11, 16))]),
        ([(0, 9)], [(0, 2), (2, 9)], [((0, 9), (2, 9)), (None, (0, 2))]),
        ([(0, 3), (5, 9)], [(2, 9)], [((0, 3), None), ((5, 9), (2, 9))]),
    ],
)
def test_mentions_meet_where_they_share_most(ours, theirs, pairs):
    found = pair_mentions(*([Place(*one) for one in side] for side in (ours, theirs)))
    assert {*found} == {*pairs}


CHANGE = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["figure", "date", ""]),
        "decided": st.sampled_from(["yes", ""]),
        "repeats": st.integers(0, len(MENTIONS) - 1) | st.just(""),
        "part_of": st.integers(0, len(MENTIONS) - 1) | st.sampled_from(["", "a.b"]),
        "status": st.sampled_from(["achieved", "planned"]),
        "dimensions": st.sampled_from(["", "group=all", "group=others"]),
        "flags": st.sampled_from(["", "wider_scope", "wider_scope;period_inferred"]),
        "low": st.sampled_from(["1", "1.0", "2", "x"]),
        "figure_id": st.sampled_from(["", "a.b"]),
    },
)
CHANGES = st.dictionaries(st.integers(0, len(MENTIONS) - 1), CHANGE)
NUMBERS = st.integers(0, len(MENTIONS) - 1)


@given(changes=CHANGES)
def test_a_coding_agrees_with_itself(corpus, changes):
    draft = make_draft(corpus, changes)
    found = compare_codings(draft, draft)
    assert found.differences == ()
    assert all(one.rows == one.same for one in found.fields)
    assert {one.kappa for one in found.fields} <= {1, None}


@given(ours=CHANGES, theirs=CHANGES, left_out=NUMBERS)
def test_it_does_not_matter_who_reads_first(corpus, ours, theirs, left_out):
    first = make_draft(corpus, ours)
    second = drop_mention(make_draft(corpus, theirs), left_out)
    found, turned = compare_codings(first, second), compare_codings(second, first)
    cells = [[one.write_cells() for one in both.fields] for both in (found, turned)]
    assert cells[0] == cells[1]
    told = [(one.place, one.field) for one in found.differences]
    assert told == [(one.place, one.field) for one in turned.differences]
