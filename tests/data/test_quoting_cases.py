"""What may be quoted, and what such a sentence must say, as read from the articles.

Both tables were written before the rules, and before the code.
"""

from pathlib import Path

import pandas as pd
import pytest

import shanhai
from shanhai.analysis.quotability import judge_quotable

CASES, WORDS = (
    pd.read_csv(Path(__file__).parent / name, dtype=str, keep_default_na=False)
    for name in ("quoting_cases.csv", "quote_words.csv")
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


@pytest.mark.parametrize(
    "case", list(WORDS.itertuples()), ids=WORDS["figure_id"] + "-" + WORDS["lang"]
)
def test_a_sentence_says_what_its_row_says(real_corpus, case):
    sentence = shanhai.quote(real_corpus, case.figure_id, case.lang)
    source = real_corpus.source(case.figure_id.split(".")[0] + "-1")
    own = sentence.replace(getattr(source, f"title_{case.lang}"), "")
    assert [words for words in case.says.split("|") if words not in sentence] == []
    assert [words for words in case.never.split("|") if words in own] == []


def test_each_case_is_written_in_both_languages():
    assert set(WORDS.groupby("figure_id")["lang"].agg("".join)) == {"enzh"}
