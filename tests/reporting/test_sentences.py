"""Computed findings, counted by hand on the tiny corpus."""

import re

import pandas as pd
import pytest

from shanhai import load
from shanhai.reporting.sentences.corpus import (
    describe_evidence,
    describe_overview,
)
from shanhai.reporting.sentences.profile import (
    describe_domain,
    describe_doubts,
    describe_missing,
    describe_profile,
    describe_targets,
)
from shanhai.reporting.wording import strip_links


def tell_profile(corpus, pairing_id, lang):
    told = describe_profile(corpus, pairing_id=pairing_id, lang=lang)
    return [strip_links(sentence) for sentence in told]


@pytest.fixture
def with_labour(tiny_dir):
    """Return the tiny corpus with its labour under the name that profiles ask for."""
    for path in tiny_dir.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("labour_employed_all", "labour_employed")
        path.write_text(text, encoding="utf-8")
    return load(tiny_dir)


def test_profile_tells_caveats_before_facts(with_labour):
    assert tell_profile(with_labour, "jia-yi", "en") == [
        "1 of 5 figures is a plan, a contract or a capacity, not a result.",
        "2 of 5 figures have no date: the text says neither when the count began nor "
        "when it ended.",
        "Fiscal funds: 12 million yuan (achieved; 2021).",
        "Labour in work: 500–599 persons (achieved; 2021).",
    ]


def test_profile_without_caveat_or_main_fact_tells_a_figure(tiny_dir, edit):
    old, new = "bing-ding,fiscal_funds,,350000000", "bing-ding,workshops,,350000000"
    edit(tiny_dir / "figures.csv", old, new)
    (fact,) = tell_profile(load(tiny_dir), "bing-ding", "en")
    assert fact.endswith(" (achieved; 2023).")


def test_profile_in_chinese_tells_the_same(with_labour):
    assert tell_profile(with_labour, "jia-yi", "zh") == [
        "5条数据中有1条是计划、签约或设计规模，不是成果。",
        "5条数据中有2条没有日期：原文既未说明从何时算起，也未说明算到何时。",
        "财政资金：1200万元（已实现；2021年）。",
        "劳动力就业：500–599人（已实现；2021年）。",
    ]


def test_open_interval_stays_open_in_the_sentence(corpus):
    facts = tell_profile(corpus, "bing-ding", "en")
    assert facts == ["Fiscal funds: ≥ 350 million yuan (achieved; 2023)."]


def test_a_real_fact_names_its_part_in_brackets(real_corpus):
    facts = tell_profile(real_corpus, "qingxi-dejiang", "en")
    assert (
        "Rural labour in work (in Guangdong, stable): 1,437 persons (achieved; to "
        "date, start not stated)." in facts
    )


def test_a_domain_of_one_indicator_says_so(real_corpus, lang):
    told = [
        strip_links(
            describe_domain(
                real_corpus, pairing_id=pairing_id, domain_id="exchange", lang=lang
            )
        )
        for pairing_id in ("nancheng-bijiang", "humen-songtao")
    ]
    nothing, some = {
        "en": ("The one indicator of this domain is not", "on the one indicator;"),
        "zh": ("本领域唯一的指标未报告。未", "涉及本领域唯一的指标；"),
    }[lang]
    assert told[0].startswith(nothing)
    assert some in told[1]


def test_real_profiles_have_three_to_five_findings(real_corpus, lang):
    for pairing_id in real_corpus.known("pairing"):
        told = describe_profile(real_corpus, pairing_id=pairing_id, lang=lang)
        assert 3 <= len(told) <= 5


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


def test_domain_tells_its_first_fact_and_its_coverage(corpus):
    told = describe_domain(corpus, pairing_id="jia-yi", domain_id="labour", lang="en")
    assert strip_links(told) == (
        "Labour in work: 500–599 persons (achieved; 2021). 3 figures on 2 of 3 "
        "indicators; 1 without a date; one is a plan, a contract or a capacity, not a "
        "result."
    )


def test_domain_without_figures_is_not_zero(corpus):
    told = describe_domain(
        corpus, pairing_id="bing-ding", domain_id="labour", lang="zh"
    )
    assert told == "本领域3项指标均未报告。未报告不等于零。"


def test_missing_names_the_empty_domains(corpus):
    assert describe_missing(corpus, pairing_id="bing-ding", lang="en") == (
        "4 of 6 indicators are not reported. Not reported is not zero. "
        "Nothing at all on: Labour."
    )


def test_overview_counts_what_is_shared(corpus):
    told = describe_overview(corpus, lang="en")
    assert told[0] == (
        "Of 6 indicators, one is reported for all 2 pairings, 1 for two or more, "
        "4 for only one and 1 for none."
    )
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
    told = describe_overview(real_corpus, lang=lang)
    for domain_id in real_corpus.known("domain"):
        for pairing_id in real_corpus.known("pairing"):
            chosen = {"pairing_id": pairing_id, "domain_id": domain_id}
            told.append(describe_domain(real_corpus, **chosen, lang=lang))
    words = set(re.findall(r"[\w<>]+", " ".join(told)))
    assert not {"nan", "None", "NaT", "inf", "<NA>"} & words
