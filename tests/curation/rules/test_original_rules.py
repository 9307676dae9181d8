import pandas as pd
import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.rules.documents import (
    Ledger,
    account_for_numerals,
    find_offset_problems,
)

TEXT = "甲县12人，乙县３4户，共三万元。"


def mark(*spans):
    """Return mentions of TEXT at the spans."""
    rows = [(start, end, TEXT[start:end]) for start, end in spans]
    return pd.DataFrame(rows, columns=["start", "end", "as_written"])


WHOLE = mark((2, 5), (8, 11), (13, 16))


def test_exact_offsets_have_no_problem():
    assert list(find_offset_problems(TEXT, WHOLE)) == []


def test_shifted_offset_names_what_stands_there_and_the_nearest_place():
    mentions = mark((2, 5), (8, 11)).assign(start=[3, 8], end=[6, 11])
    (problem,) = find_offset_problems(TEXT, mentions)
    assert str(problem) == (
        "data/mentions.csv:2: '12人': the original holds '2人，' at 3–6. "
        "The nearest occurrence is at 2–5"
    )


def test_a_wrong_count_of_characters_is_named_in_the_register(
    tiny_dir, tiny_originals, edit
):
    edit(tiny_dir / "sources.csv", "9c9356a,25,", "9c9356a,26,")
    (problem,) = check_data(data_dir=tiny_dir, originals=tiny_originals).problems
    assert str(problem) == (
        "data/sources.csv:3: '26': jia-yi-2.txt has 25 characters. Write 25"
    )


def test_numeral_that_does_not_occur_says_so():
    mentions = mark((2, 5)).assign(as_written="13人")
    (problem,) = find_offset_problems(TEXT, mentions)
    assert problem.remedy == "The numeral does not occur; use the registered file"


def test_document_with_every_number_mentioned_is_covered():
    assert account_for_numerals("jia-1", TEXT, WHOLE) == (
        Ledger("jia-1", 2, 2, 3, 3),
        [],
    )


def test_full_width_digits_count_as_digits():
    ledger, problems = account_for_numerals("jia-1", TEXT, mark((2, 5), (13, 16)))
    assert ledger == Ledger("jia-1", 2, 1, 3, 2)
    assert [problem.value for problem in problems] == ["jia-1 8–10 ３4"]


def test_chinese_numeral_without_digits_counts_as_an_expression():
    ledger, problems = account_for_numerals("jia-1", TEXT, mark((2, 5), (8, 11)))
    assert ledger == Ledger("jia-1", 2, 2, 3, 2)
    assert [str(problem) for problem in problems] == [
        "data/mentions.csv: 'jia-1 13–16 三万元': a numeral expression lies in no "
        "mention. "
        "Add a mention with its kind, or widen its neighbour"
    ]


def test_run_of_digits_half_inside_a_mention_is_open():
    ledger, problems = account_for_numerals(
        "jia-1", TEXT, mark((3, 5), (8, 11), (13, 16))
    )
    assert ledger.digit_runs_covered == 1
    assert [problem.value for problem in problems] == ["jia-1 2–4 12"]


@pytest.mark.parametrize("text", ["", "甲县与乙县"])
def test_document_without_numbers_is_covered(text):
    ledger, problems = account_for_numerals("jia-1", text, mark())
    assert ledger == Ledger("jia-1", 0, 0, 0, 0)
    assert problems == []
