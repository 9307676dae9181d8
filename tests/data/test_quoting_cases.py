"""What may be quoted, as read from the articles before the rules were written."""

from pathlib import Path

import pandas as pd
import pytest

from shanhai.analysis.quotability import judge_quotable

CASES = pd.read_csv(
    Path(__file__).parent / "quoting_cases.csv", dtype=str, keep_default_na=False
)


@pytest.mark.parametrize("case", list(CASES.itertuples()), ids=CASES["figure_id"])
def test_figure_is_judged_as_read_from_the_articles(real_corpus, case):
    judged = judge_quotable(real_corpus).set_index("figure_id").loc[case.figure_id]
    assert judged["quotable"] == case.quotable, (judged["rules"], case.why)
    assert not case.decided_by or case.decided_by in judged["rules"]


def test_cases_cover_every_pairing_and_verdict(real_corpus):
    figures = CASES.merge(real_corpus.figures, on="figure_id")
    assert set(figures["pairing_id"]) == set(real_corpus.known("pairing"))
    assert set(CASES["quotable"]) == {"yes", "with_words", "no"}


def test_a_case_is_decided_by_a_rule_of_its_weight(real_corpus):
    weights = real_corpus.quoting_rules.set_index("rule_id")["weight"]
    decided = CASES[CASES["quotable"] != "yes"]
    expected = decided["quotable"].map({"no": "blocks", "with_words": "words"})
    assert list(decided["decided_by"].map(weights)) == list(expected)
