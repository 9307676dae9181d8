"""Hostile text in data stays text in every file, and can be read back."""

import csv
import io
import shutil
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import shanhai
from shanhai import load
from shanhai.cli.listing import format_csv
from shanhai.reporting.downloads.files import list_files
from shanhai.reporting.downloads.rows import list_rows
from shanhai.reporting.downloads.spreadsheets import (
    guard_formula,
    shorten_cell,
    write_csv,
)

HERE = Path(__file__).parents[2]
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HOSTILE = (
    *('=HYPERLINK("http://example.org","x")', "+1+cmd|' /C calc'!A0", "-2+3"),
    *("@SUM(1)", "\t=1+1", "\r=1", "\n=1", " =1", "＝1", "<script>alert(1)</script>"),
    *(
        "a\u202eb",
        "# *x* [y](z) $x^2$ \\input{z} 100%41 & _",
        '"><img src=x>',
        "_x0041_",
    ),
    "山" * 10_000,
)


@pytest.fixture
def make_corpus(tmp_path):
    """Return a function that loads the tiny corpus with one note changed."""

    def make(text):
        shutil.copytree(HERE / "tiny", tmp_path / "data")
        shutil.copy(HERE.parent / "data" / "datapackage.json", tmp_path / "data")
        path = tmp_path / "data" / "figures.csv"
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        table.loc[0, ["note_en", "note_zh", "subject_en", "subject_zh"]] = text
        table.to_csv(path, index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
        return load(tmp_path / "data"), table.loc[0, "figure_id"]

    return make


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_text_stays_text(
    make_corpus, pick, read_csv, read_workbook, read_sheet, text
):
    corpus, code = make_corpus(text)
    page = shanhai.Page(corpus, "everything")
    page.rows(corpus.tidy())
    downloads = list_files(page, list_rows(page))
    plain = text.replace("\u202e", "[U+202E]").replace("\r", "[U+000D]")

    (row,) = (r for r in read_csv(pick(downloads, "csv")) if r["figure_id"] == code)
    assert row["note"].removeprefix("'") == plain
    assert not row["note"].startswith(RUNS)
    assert row["note"].startswith("'") == plain.lstrip(" ").startswith(RUNS)

    book = read_workbook(pick(downloads, "xlsx"))
    cells = [cell for paper in book for line in paper.iter_rows() for cell in line]
    assert not {cell.data_type for cell in cells} & {"f", "e"}
    notes = {one["figure_id"]: one["note"] for one in read_sheet(book["notes"])}
    assert notes[code] == plain


def test_numbers_are_never_guarded():
    rows = pd.DataFrame({"low": [-5.0, 0.5], "note": ["-5", "x"]})
    assert write_csv(rows).split("\r\n")[1:3] == ["-5,-5", "0.5,x"]


LEADING = (" ", "\xa0", "\u3000", "\u200b", "\ufeff", "\u2060", "\u202e", "\x00", "\r")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", *LEADING, "\u3000 \ufeff"])
def test_a_formula_sign_after_blanks_is_guarded_in_every_csv(before, sign):
    text = f"{before}{sign}SUM(1)"
    assert guard_formula(text) == f"'{text}"
    ours = format_csv([{"text": text, "count": Decimal(-5)}], columns=["text", "count"])
    assert list(csv.reader(io.StringIO(ours, newline="")))[1] == [f"'{text}", "-5"]
    site = write_csv(pd.DataFrame({"text": [text]}))
    (cell,) = list(csv.reader(io.StringIO(site, newline="")))[1]
    assert cell.lstrip()[0] in "'["


@pytest.mark.parametrize("text", ["-5", "+12", "-0.25", "-5%", "5-3", "a=b", "", "'=1"])
def test_a_number_or_other_text_is_not_guarded(text):
    assert guard_formula(text) == text


@pytest.mark.parametrize("text", ["-5+1", "-5.", "--5", "+", "-3万", "-1e5"])
def test_what_only_begins_as_a_number_is_guarded(text):
    assert guard_formula(text) == f"'{text}"


@given(st.text())
def test_no_guarded_text_begins_as_a_formula(text):
    guarded = guard_formula(text)
    is_number = text[1:].replace(".", "").rstrip("%").isdecimal()
    is_live = guarded.lstrip().startswith(("=", "+", "-", "@"))
    assert not is_live or is_number
    assert not guarded.startswith(("\t", "\r", "\n"))
    assert guarded in (text, f"'{text}")


def test_what_no_cell_can_hold_is_cut_and_says_so(lang):
    assert shorten_cell("x" * 32_767, lang) == "x" * 32_767
    assert shorten_cell("\N{GRINNING FACE}" * 16_383, lang).endswith(
        "\N{GRINNING FACE}"
    )
    for sign in ("x", "\N{GRINNING FACE}"):
        cut = shorten_cell(sign * 40_000, lang)
        assert len(cut.encode("utf-16-le")) // 2 <= 32_767
        assert cut.startswith(sign * 1000)
        assert "40,000" in cut or "40000" in cut
