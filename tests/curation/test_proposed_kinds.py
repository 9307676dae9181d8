"""What the finder calls a date, a name or furniture passes the rule of kinds."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanhai.curation.mentions import find_mentions
from shanhai.curation.rules.mentions import check_kinds

CASES = Path(__file__).parents[1] / "data" / "numeral_cases.csv"
PIECES = (
    *("近三年", "前三季度", "二季度", "上半年", "9点20分", "7时", "18時", "10月底"),
    *("2021、2022两年", "2021—2023", "2024届", "〔2022〕7号", "第[2021]3号", "每周二"),
    *(
        *("十年间", "两个多月", "本世纪", "5楼", "8里坡镇", "24小时热线", "12个"),
        "约3万元",
    ),
    *("，", "、", "至", "。", "在", "引进", "\n", "\t", "２０２２年", "去年底"),
)
NONE = {"figure_id": "", "source_id": "甲"}


def list_faults(*found):
    """Return what the rule says of written numerals with their kinds."""
    rows = [{"as_written": one, "kind": kind, **NONE} for one, kind in found]
    tables = {
        "mentions": pd.DataFrame(rows, columns=["as_written", "kind", *NONE]),
        "sources": pd.DataFrame({"source_id": ["甲"], "pairing_ids": [("x",)]}),
        "figures": pd.DataFrame(columns=["figure_id", "pairing_id"]),
        "pairings": pd.DataFrame({"pairing_id": ["x"]}),
    }
    return [str(problem) for problem in check_kinds(tables)]


def propose(text):
    """Return the numerals of a text that are no figures, with their kinds."""
    found = ((one.as_written, one.kind) for one in find_mentions(text))
    return [(written, kind) for written, kind in found if kind != "figure"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_kinds_of_any_text_pass(text):
    assert list_faults(*propose(text)) == []


def test_kinds_of_the_cases_pass():
    with CASES.open(encoding="utf-8") as file:
        for case in csv.DictReader(file):
            text = case["left"] + case["expression"] + case["right"]
            text = text.replace(r"\n", "\n").replace(r"\t", "\t")
            assert list_faults(*propose(text)) == []


@pytest.mark.parametrize("written", ["30人", "三镇", "5", "3000"])
def test_what_is_no_time_is_no_date(written):
    assert "a date has" in "".join(list_faults((written, "date")))


@pytest.mark.parametrize(
    ("text", "written"),
    [("甲办〔2022〕7号文", "〔2022〕7号"), ("见[2021]3号", "[2021]3号")],
)
def test_number_of_a_paper_is_a_name(text, written):
    (one,) = find_mentions(text)
    assert (one.as_written, one.kind) == (written, "name")
