"""A figure may be finished in one language; the other says that it is not."""

import pandas as pd
import pytest

from shanhai.curation.checks import check_data
from shanhai.curation.loading import load
from shanhai.curation.rules.texts import find_unnamed


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


@pytest.mark.parametrize(
    ("cells", "source_id", "is_found"),
    [
        ({}, "jia-yi-1", True),
        ({}, "jia-yi-2", False),
        ({"subject_en": "Park"}, "jia-yi-1", False),
        ({"place_id": "ding"}, "jia-yi-1", False),
        ({"part_of": "jia-yi.labour_employed_all"}, "jia-yi-1", False),
    ],
    ids=["alike", "document", "subject", "place", "part"],
)
def test_figures_that_only_their_numbers_tell_apart_are_found(
    tables, cells, source_id, is_found
):
    code, twin = "jia-yi.labour_employed_all", "jia-yi.twin"
    figures, mentions = tables["figures"], tables["mentions"]
    own = figures[figures["figure_id"] == code].assign(figure_id=twin, low=7, **cells)
    read = mentions.tail(1).assign(source_id=source_id, figure_id=twin)
    both = {
        "figures": pd.concat([figures, own]),
        "mentions": pd.concat([mentions, read]),
    }
    found = [(one.value, one.rule) for one in find_unnamed(both)]
    rule = f"nothing but its number tells it from {code}"
    assert found == [(twin, rule)] * is_found
