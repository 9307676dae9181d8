"""Every rule of the codebook, on folders each broken in the way its name says.

``tests/broken/<name>/`` holds the changed files, laid over the tiny corpus, and
``expected.txt``: the lines a curator must read, all of them and no others.
"""

import json
import shutil
from pathlib import Path

import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.loading import load
from shanhai.errors import CorpusError

BROKEN = Path(__file__).parents[1] / "broken"
NAMES = sorted(path.name for path in BROKEN.iterdir())
BREAKS_OF_THE_CONTRACT = {
    "bad_date": 1,
    "comma_not_quoted": 1,
    "dangling_figure_id": 1,
    "dangling_source": 1,
    "denominator_of_zero": 2,
    "duplicate_key": 1,
    "empty_name": 1,
    "missing_column": 1,
    "non_utf8_table": 1,
    "unknown_status": 1,
    "word_for_number": 1,
}


def break_folder(folder: Path, name: str) -> list[str]:
    """Lay a broken folder over the tiny corpus; return the lines expected."""
    shutil.copytree(BROKEN / name, folder, dirs_exist_ok=True)
    return (folder / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_broken_folder_is_reported_with_every_problem(tiny_dir, tiny_originals, name):
    """Of these, `load` refuses what breaks the contract, and only that."""
    expected = break_folder(tiny_dir, name)
    report = check_data(data_dir=tiny_dir, originals=tiny_originals)
    assert list(map(str, report.problems)) == expected
    found: tuple = ()
    try:
        load(tiny_dir)
    except CorpusError as error:
        found = error.problems
    assert set(map(str, found)) <= set(expected)
    assert len(found) == BREAKS_OF_THE_CONTRACT.get(name, 0)


def test_number_too_large_for_any_offset_is_a_problem(tiny_dir, edit):
    edit(tiny_dir / "mentions.csv", ",60,65,", f",60,{'9' * 30},")
    (problem,) = check_data(data_dir=tiny_dir).problems
    assert str(problem).startswith("data/mentions.csv:6: '999")
    assert problem.rule == "column end: not of type integer"


def test_report_without_originals_says_so(tiny_dir):
    report = check_data(data_dir=tiny_dir)
    assert report.lines == (
        "sources: 3, mentions: 12, figures: 7",
        "originals not at hand: offsets and coverage not checked",
    )


def test_sound_data_have_no_problem_and_n_of_n(tiny_dir, tiny_originals):
    before = {path: path.read_bytes() for path in tiny_dir.rglob("*.*")}
    report = check_data(data_dir=tiny_dir, originals=tiny_originals)
    assert {path: path.read_bytes() for path in tiny_dir.rglob("*.*")} == before
    assert report.problems == ()
    assert report.lines == (
        "sources: 3, mentions: 12, figures: 7",
        "jia-yi-1: digit runs inside a mention: 5 of 5; numeral expressions: 5 of 5",
        "jia-yi-2: digit runs inside a mention: 2 of 2; numeral expressions: 2 of 2",
        "bing-ding-1: digit runs inside a mention: 5 of 5; numeral expressions: 5 of 5",
        "all documents: digit runs inside a mention: 12 of 12; "
        "numeral expressions: 12 of 12",
    )


def test_coverage_counts_what_lies_outside(tiny_dir, tiny_originals):
    break_folder(tiny_dir, "number_without_mention")
    report = check_data(data_dir=tiny_dir, originals=tiny_originals)
    assert report.lines[-1] == (
        "all documents: digit runs inside a mention: 11 of 12; "
        "numeral expressions: 11 of 12"
    )


def test_damaged_original_does_not_hide_the_others(tiny_dir, tiny_originals):
    break_folder(tiny_dir, "empty_article")
    report = check_data(data_dir=tiny_dir, originals=tiny_originals)
    assert [ledger.source_id for ledger in report.ledgers] == [
        "jia-yi-1",
        "bing-ding-1",
    ]


def test_originals_folder_that_does_not_exist_is_a_problem(tiny_dir, tmp_path):
    report = check_data(data_dir=tiny_dir, originals=tmp_path / "nowhere")
    (problem,) = report.problems
    assert problem.rule == "the folder of the originals does not exist"


def test_declared_exception_is_listed_with_its_reason(tiny_dir, edit):
    edit(
        tiny_dir / "figures.csv",
        ",35,45,person,approx,,,,,,none,unstated,planned,none,yi_park,nobody,,,,"
        "not_additive;wider_scope,,",
        ",40,45,person,approx,,,,,,none,unstated,planned,none,yi_park,nobody,,,,"
        "not_additive;wider_scope,the table says 40 to 45,表格写作40至45",
    )
    report = check_data(data_dir=tiny_dir)
    assert report.problems == ()
    assert report.lines[-1] == (
        "exception: jia-yi.labour_employed_all.planned: the table says 40 to 45"
    )


def test_report_as_json_has_problems_counts_and_ledgers(tiny_dir, tiny_originals):
    break_folder(tiny_dir, "unknown_flag")
    report = check_data(data_dir=tiny_dir, originals=tiny_originals)
    plain = json.loads(json.dumps(report.as_dict()))
    assert plain["counts"] == {"sources": 3, "mentions": 12, "figures": 7}
    assert plain["problems"][0]["line"] == 4
    assert plain["ledgers"][1] == {
        "source_id": "jia-yi-2",
        "digit_runs": 2,
        "digit_runs_covered": 2,
        "expressions": 2,
        "expressions_covered": 2,
    }


def test_own_folder_of_originals_may_lack_some(tiny_dir, tiny_originals, monkeypatch):
    """A document that is accepted is the first text in the project's own folder."""
    (tiny_originals / "jia-yi-1.txt").unlink()
    named = check_data(data_dir=tiny_dir, originals=tiny_originals)
    assert [one.rule for one in named.problems] == ["the original is not in the folder"]

    monkeypatch.setattr("shanhai.paths.kept_originals", lambda: tiny_originals)
    report = check_data(data_dir=tiny_dir, originals=tiny_originals)
    assert report.problems == ()
    assert report.lines[-1].endswith("not checked: 1")
    (tiny_originals / "jia-yi-2.txt").write_text("changed", encoding="utf-8")
    assert check_data(data_dir=tiny_dir, originals=tiny_originals).problems
