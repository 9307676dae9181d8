"""What is chosen: the figures that meet it, what empties it, the lines that make it."""

import pandas as pd
import pytest

import shanhai
from shanhai.exploring.filters import Choice, count_without, select, write_lines

CHOICES = (
    Choice(),
    Choice({"pairing_id": ("qingxi-dejiang", "huizhou-qianxinan")}),
    Choice({"domain_id": ("labour",), "status": ("achieved",)}, (2022, 0)),
    Choice({"destination": ("donor_province",)}),
    Choice(text="workshop"),
    Choice({"quotable": ("yes", "with_words")}, (2023,), '‘quoted’ \\ "text"'),
)


@pytest.mark.parametrize("choice", CHOICES)
def test_the_lines_select_the_same_figures(real_corpus, choice, monkeypatch):
    monkeypatch.setattr(shanhai, "load", lambda: real_corpus)
    names = {}
    lines = write_lines(choice, "en")
    exec(lines, names)
    expected = select(real_corpus.tidy("en"), choice)
    assert list(names["figures"]["figure_id"]) == list(expected["figure_id"])
    assert max(map(len, lines.splitlines())) <= 88


def test_what_is_chosen_meets_every_filter(real_corpus):
    figures = real_corpus.tidy("en")
    chosen = select(figures, Choice({"domain_id": ("labour",)}, (2022,), "Guangdong"))
    assert 0 < len(chosen) < len(figures)
    assert set(chosen["domain_id"]) == {"labour"}
    assert set(chosen["period_end"].dt.year) == {2022}


def test_a_period_without_an_end_has_no_year(real_corpus):
    figures = real_corpus.tidy("en")
    unstated = select(figures, Choice(years=(0,)))
    assert unstated["period_end"].isna().all()
    assert len(unstated) == figures["period_end"].isna().sum()


def test_filters_that_leave_nothing_are_found():
    figures = pd.DataFrame(
        {
            "domain_id": ["a", "a", "b"],
            "status": ["x", "y", "y"],
            "pairing_id": list("ppq"),
        }
    )
    choice = Choice({"domain_id": ("b",), "status": ("x",), "pairing_id": ("p",)})
    assert select(figures, choice).empty
    assert count_without(figures, choice) == {
        "domain_id": 1,
        "status": 0,
        "pairing_id": 0,
    }
