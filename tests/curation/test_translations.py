"""A figure may be finished in one language; the other says that it is not."""

import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.loading import load


@pytest.fixture
def half_dir(tiny_dir):
    table = tiny_dir / "figures.csv"
    text = table.read_text(encoding="utf-8")
    halves = text.replace("Yi park,乙县园区", ",乙县园区")
    halves = halves.replace("document.,文中出现两次。", "document.,")
    table.write_text(halves, encoding="utf-8")
    return tiny_dir


def test_one_language_is_no_problem_unless_asked(half_dir):
    assert check_data(data_dir=half_dir).problems == ()

    strict = check_data(data_dir=half_dir, is_strict=True).problems
    assert [problem.rule.split()[0] for problem in strict] == ["note_zh", "subject_en"]


def test_the_other_language_is_shown_and_marked(half_dir):
    figures = load(half_dir).figures.set_index("figure_id")

    planned = figures.loc["jia-yi.labour_employed_all.planned"]
    twice = figures.loc["jia-yi.labour_employed_all"]
    assert planned["subject_en"] == "乙县园区 [not translated]"
    assert planned["subject_zh"] == "乙县园区"
    assert twice["note_zh"] == "Stands twice in the document.〔未译〕"
