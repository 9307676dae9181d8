import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from shanhai.errors import (
    CorpusError,
    Problem,
    ShanhaiError,
    UnknownCodeError,
    describe_refusal,
    suggest,
    unknown_code,
)

PROBLEM = Problem("figures.csv", 12, "person", "not the unit of 'funds'", "Fix it")
OTHER = Problem("flags.csv", None, "", "the file is not UTF-8", "Save it as UTF-8")


def test_problem_names_place_value_rule_and_remedy():
    assert str(PROBLEM) == "figures.csv:12: 'person': not the unit of 'funds'. Fix it"


def test_problem_without_line_and_value_names_the_file_alone():
    assert str(OTHER) == "flags.csv: the file is not UTF-8. Save it as UTF-8"


def test_a_very_long_value_is_told_by_its_beginning_and_its_length():
    problem = replace(PROBLEM, value="x" * 10_000)
    assert "'xxx" in str(problem)
    assert "(10,000 characters)" in str(problem)
    assert len(str(problem)) < 500
    assert problem.as_dict()["value"] == "x" * 10_000


def test_problem_as_plain_mapping_has_five_parts():
    assert OTHER.as_dict() == {
        "file": "flags.csv",
        "line": None,
        "value": "",
        "rule": "the file is not UTF-8",
        "remedy": "Save it as UTF-8",
    }


def test_problems_error_lists_every_problem():
    error = CorpusError([PROBLEM, OTHER])
    assert str(error).splitlines() == [
        "2 problems:",
        "figures.csv:12: 'person': not the unit of 'funds'. Fix it",
        "flags.csv: the file is not UTF-8. Save it as UTF-8",
    ]
    assert error.problems == (PROBLEM, OTHER)


def test_problems_error_counts_a_single_problem_in_the_singular():
    assert str(CorpusError([OTHER])).startswith("1 problem:\n")


def test_unknown_code_suggests_the_nearest_known_one():
    error = unknown_code("pairing", "dejang", ["qingxi-dejiang", "huangpu-dushan"])
    assert str(error) == (
        "Unknown pairing 'dejang'. Did you mean 'qingxi-dejiang'? "
        "Known: qingxi-dejiang, huangpu-dushan"
    )


def test_unknown_code_far_from_all_lists_the_known_ones():
    assert suggest("zzz", ["funds", "labour"]) == "Known: funds, labour"


def test_suggestions_are_three_at_most():
    hint = suggest("ab", ["ab1", "ab2", "ab3", "ab4"])
    assert hint.split("? ")[0].count("'ab") == 3


@pytest.mark.parametrize("kind", [CorpusError([PROBLEM]), UnknownCodeError("x")])
def test_every_error_is_a_shanhai_error(kind):
    assert isinstance(kind, ShanhaiError)


def test_what_a_terminal_would_obey_is_shown_in_a_problem():
    problem = Problem("a\x1b.csv", 1, "x\u202e", "is \x9b31m\r", "Take\nit \u200bout")
    assert str(problem) == (
        "a[U+001B].csv:1: 'x\\u202e': is [U+009B]31m[U+000D]. "
        "Take[U+000A]it [U+200B]out"
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Get the right"),
        (errno.EDQUOT, "Make room"),
        (errno.EFBIG, "limit"),
        (errno.EISDIR, "A folder has"),
        (errno.ENAMETOOLONG, "shorter name"),
        (errno.ENOSPC, "Make room"),
        (errno.EROFS, "writable"),
        (errno.ESTALE, "Look whether"),
    ],
)
def test_what_the_system_refuses_names_file_reason_and_remedy(number, words):
    error = OSError(number, os.strerror(number), "figures.csv")
    refusal = describe_refusal(error)
    assert refusal.startswith(f"figures.csv: {os.strerror(number)}. ")
    assert words in refusal
    assert describe_refusal(error, Path("x.html")).startswith("x.html: ")
