"""A corrected corpus: other values of one figure, and all else as it is."""

import pytest

import shanhai
from shanhai.errors import UnknownCodeError

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


@pytest.mark.parametrize(
    ("code", "values"),
    [(CODE, {"lowest": 1}), ("huizhou-qianxinan.fiscal", {"low": 1})],
)
def test_what_does_not_exist_is_not_corrected(real_corpus, code, values):
    with pytest.raises(UnknownCodeError, match="Did you mean"):
        real_corpus.correct(code, **values)
