"""A corrected corpus: other values of one figure, and all else as it is."""

import pytest

import shanhai
from shanhai.errors import ShanhaiError, UnknownCodeError
from shanhai.reporting.quote import NotQuotableError

CODE = "huizhou-qianxinan.fiscal_projects"


def test_a_correction_changes_one_figure_and_what_follows(real_corpus):
    low = real_corpus.figure(CODE).low
    corrected = real_corpus.correct(CODE, low=2 * low, high=2 * low)
    assert corrected.figure(CODE).low == 2 * low
    assert real_corpus.figure(CODE).low == low
    other = corrected.figures.set_index("figure_id").drop(CODE)
    same = real_corpus.figures.set_index("figure_id").drop(CODE)
    assert other.equals(same)
    per_project = [
        shanhai.ratio(one, "fiscal_funds", "fiscal_projects")
        .query("pairing_id == 'huizhou-qianxinan'")["low"]
        .iloc[0]
        for one in (real_corpus, corrected)
    ]
    assert per_project[0] == pytest.approx(2 * per_project[1])


def test_a_corrected_corpus_says_so_and_has_another_digest(real_corpus):
    corrected = real_corpus.correct(CODE, low=1, high=1)
    assert "corrected" in repr(corrected)
    assert corrected.digest != real_corpus.digest


def test_flags_and_codes_are_corrected(real_corpus):
    values = {"flags": ("window_open", "implausible"), "status": "planned"}
    corrected = real_corpus.correct(CODE, **values)
    row = corrected.tidy().set_index("figure_id").loc[CODE]
    assert (row["flags"], row["status"]) == (values["flags"], "planned")


def test_no_sentence_is_quoted_of_a_corrected_figure(real_corpus):
    corrected = real_corpus.correct(CODE, low=300, high=300)
    corrected = corrected.correct("huizhou-qianxinan.fiscal_funds", low=1)
    with pytest.raises(NotQuotableError, match="was corrected here"):
        shanhai.quote(corrected, CODE)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "give a value"),
        ({"low": 10**6}, "from low to high"),
        ({"low": -5}, "at least zero"),
        ({"low": "210"}, "is a number"),
        ({"flags": ["window_open"]}, "is a tuple"),
        ({"flags": ("window_opn",)}, "Did you mean 'window_open'"),
        ({"status": "achived"}, "Did you mean 'achieved'"),
        ({"unit_id": "yuans"}, "Did you mean 'yuan'"),
        ({"place_id": "qianxian"}, "Did you mean 'qianxinan'"),
    ],
)
def test_what_a_figure_cannot_be_is_refused(real_corpus, values, message):
    with pytest.raises(ShanhaiError, match=message):
        real_corpus.correct(CODE, **values)


@pytest.mark.parametrize(
    ("code", "values"),
    [(CODE, {"lowest": 1}), ("huizhou-qianxinan.fiscal", {"low": 1})],
)
def test_what_does_not_exist_is_not_corrected(real_corpus, code, values):
    with pytest.raises(UnknownCodeError, match="Did you mean"):
        real_corpus.correct(code, **values)
