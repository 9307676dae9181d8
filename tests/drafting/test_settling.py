"""Differences in a workbook: what is settled goes into the first coding."""

import openpyxl
import pytest
from coded_article import (
    EAST,
    EASTWARD,
    EASTWARD_AGAIN,
    PHONE,
    PLANNED,
    POOR,
    TEXT,
    TRAINEES,
    USUAL,
    WORKERS,
    WORKSHOPS,
    drop_mention,
    list_starts,
    make_draft,
)
from pandas.testing import assert_frame_equal

from shanhai.drafting.codings import compare_codings
from shanhai.drafting.settling import list_unsettled, settle, write_differences
from shanhai.errors import CorpusError

START = list_starts()
OTHERWISE = {
    TRAINEES: {"flags": "wider_scope", "start": str(START[TRAINEES] - 4)}
    | {"as_written": TEXT[START[TRAINEES] - 4 : START[TRAINEES] + 4]},
    POOR: {"part_basis": "likely"},
    EASTWARD: {"high": ""},
    WORKERS: {"indicator_id": "labour_training_trainees", "dimensions": "group=all"},
    PLANNED: {"status": "context"},
    EASTWARD_AGAIN: USUAL | EAST | {"repeats": "", "low": "260", "high": "269"},
    WORKSHOPS: {"kind": "name"},
}


@pytest.fixture
def first(corpus):
    return make_draft(corpus)


@pytest.fixture
def second(corpus):
    return drop_mention(make_draft(corpus, OTHERWISE), PHONE)


@pytest.fixture
def file(first, second, tmp_path):
    """Return the workbook of what the two differ in."""
    path = tmp_path / "differences.xlsx"
    write_differences(compare_codings(first, second), path)
    return path


@pytest.fixture
def answer(file):
    """Return a function that fills in answers by field, or one for all."""

    def fill(every="", **answers):
        book = openpyxl.load_workbook(file)
        paper = book["differences"]
        heads = [cell.value for cell in paper[1]]
        for row in paper.iter_rows(min_row=2):
            cells = dict(zip(heads, row, strict=True))
            told = answers.get(cells["field"].value, every)
            settled, value = told if isinstance(told, tuple) else (told, None)
            cells["settled"].value, cells["value"].value = settled or None, value
        book.save(file)

    return fill


def test_all_of_the_second_makes_the_first_the_second(first, second, file, answer):
    answer("B")
    settled = settle(first, file)
    opened = settled.rows.query("kind == 'figure' and decided != 'yes'")
    # What was a repeat is a figure of its own, whose cells nobody has filled.
    assert opened["start"].tolist() == [str(START[EASTWARD_AGAIN])]
    told = compare_codings(settled, second)
    assert (told.differences, told.undecided) == ((), 1)
    (whole,) = settled.rows.loc[settled.rows["as_written"] == "约120人", "part_of"]
    assert whole == str(START[TRAINEES] - 4)


def test_all_of_the_first_changes_nothing(first, file, answer):
    answer("A")
    assert_frame_equal(settle(first, file).rows, first.rows)


def test_a_mention_of_the_second_is_added_undecided(first, second, tmp_path):
    path = tmp_path / "turned.xlsx"
    write_differences(compare_codings(second, first), path)
    book = openpyxl.load_workbook(path)
    heads = {cell.value: cell.column for cell in book.active[1]}
    for row in book.active.iter_rows(min_row=2):
        if row[heads["field"] - 1].value == "mention":
            row[heads["settled"] - 1].value = "B"
    book.save(path)
    (row,) = settle(second, path).rows.tail(1).to_dict("records")
    assert (row["start"], row["as_written"]) == (str(START[PHONE]), "1234567")
    assert {row["kind"], row["decided"], row["low"]} == {""}


def test_what_is_settled_otherwise_has_the_value_given(first, file, answer):
    answer(
        status=("other", "contracted"),
        interval=("other", "260"),
        indicator_id=("other", "labour_training_trainees group=others"),
    )
    rows = settle(first, file).rows.set_index("start")
    assert rows.loc[str(START[PLANNED]), "status"] == "contracted"
    east = rows.loc[str(START[EASTWARD])]
    assert (east["low"], east["high"]) == ("260", "260")
    assert rows.loc[str(START[WORKERS]), "dimensions"] == "group=others"


def test_what_is_not_settled_is_listed(first, second, file, answer):
    answer(status="B")
    count = len(compare_codings(first, second).differences)
    told = [str(problem) for problem in list_unsettled(file)]
    assert len(told) == count - 1
    assert any("'15个 kind': the difference is not settled" in one for one in told)
    assert settle(first, file).rows["status"].tolist().count("context") == 1


def test_answers_that_cannot_be_followed_are_named_at_once(first, file, answer):
    answer(
        status=("B", "planned"),
        interval=("C", None),
        kind=("other", None),
        extent=("other", "9–9"),
    )
    with pytest.raises(CorpusError) as refused:
        settle(first, file)
    told = str(refused.value)
    assert told.startswith("4 problems:")
    for part in (
        "B is chosen, and a value given",
        "'C' is no answer",
        "the other value is missing",
        "'9–9' is no place in the text",
        "differences.xlsx differences!H",
    ):
        assert part in told


def test_a_workbook_of_another_draft_is_refused(corpus, first, file, answer):
    answer("B")
    with pytest.raises(CorpusError, match="no mention of the draft starts there"):
        settle(drop_mention(first, PLANNED), file)
