"""Computed findings, counted by hand on the tiny corpus."""

import re

import pandas as pd
import pytest

from shanhai.reporting.sentences.corpus import (
    describe_evidence,
)
from shanhai.reporting.sentences.profile import (
    describe_doubts,
    describe_targets,
)


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        ((), []),
        (
            ("implausible",),
            [
                "1 of 3 figures is flagged as implausible or contradicted by the "
                "document itself: “Labour in work”."
            ],
        ),
    ],
)
def test_doubts_name_the_flagged_figures(labour, flags, sentence):
    worded = labour("en")
    worded["flags"] = [flags, (), ()]
    assert describe_doubts(worded, lang="en") == sentence


def test_doubts_name_three_and_count_the_rest(labour):
    worded = pd.concat([labour("zh")] * 2, ignore_index=True)
    worded["flags"] = [("source_inconsistent",)] * 6
    worded["label"] = list("甲乙丙丁戊己")
    assert describe_doubts(worded, lang="zh") == [
        "6条数据中有6条被标为不合常理或与原文自相矛盾：“甲”、“乙”、“丙”等，另有3项。"
    ]


def test_targets_told_as_results_are_counted(labour):
    worded = labour("en")
    worded["flags"] = [("target_as_result",), (), ()]
    assert describe_targets(worded, lang="en") == [
        "1 of 3 figures is a plan, a contract or a capacity, not a result; one figure "
        "is a target told as a result."
    ]


def test_evidence_accounts_for_every_numeral(corpus):
    told = describe_evidence(corpus, source_ids=corpus.known("source"), lang="en")
    assert told[-1] == (
        "12 numerals stand in the documents: 8 carry 7 figures (one is a repeat), "
        "4 are dates, names and the like. “shanhai check” counts them against "
        "the originals."
    )


def test_evidence_counts_the_vague_numerals(corpus):
    told = describe_evidence(corpus, source_ids=["jia-yi-1", "jia-yi-2"], lang="en")
    assert (
        "2 of 5 figures are intervals, because the text writes “more than”, “about” "
        "or a range." in told
    )


def test_no_sentence_holds_what_is_no_word(real_corpus, lang):
    sources = real_corpus.known("source")
    told = describe_evidence(real_corpus, source_ids=sources, lang=lang)
    words = set(re.findall(r"[\w<>]+", " ".join(told)))
    assert not {"nan", "None", "NaT", "inf", "<NA>"} & words
