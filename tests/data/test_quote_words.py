"""What a sentence to publish must say, written from the rows before the code."""

from pathlib import Path

import pandas as pd
import pytest

import shanhai

CASES = pd.read_csv(
    Path(__file__).parent / "quote_words.csv", dtype=str, keep_default_na=False
)


@pytest.mark.parametrize(
    "case", list(CASES.itertuples()), ids=CASES["figure_id"] + "-" + CASES["lang"]
)
def test_a_sentence_says_what_its_row_says(real_corpus, case):
    sentence = shanhai.quote(real_corpus, case.figure_id, case.lang)
    source = real_corpus.source(case.figure_id.split(".")[0] + "-1")
    own = sentence.replace(getattr(source, f"title_{case.lang}"), "")
    assert [words for words in case.says.split("|") if words not in sentence] == []
    assert [words for words in case.never.split("|") if words in own] == []


def test_each_case_is_written_in_both_languages():
    assert set(CASES.groupby("figure_id")["lang"].agg("".join)) == {"enzh"}
