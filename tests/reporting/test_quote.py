"""Sentences to publish: complete, in both languages, with no number of their own."""

import math
import re
from decimal import Decimal

import pandas as pd
import pytest

import shanhai
from shanhai.analysis.quotability import judge_quotable, list_quoting_rules
from shanhai.errors import UnknownCodeError
from shanhai.reporting.sentences.quote import NotQuotableError
from shanhai.reporting.words.figures import word_by_id

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
HALF_WIDTH = re.compile("[一-鿿][,:;()]|[,:;()][一-鿿]")
HUNDREDTH = Decimal("0.01")
SCALES = [Decimal(1), Decimal(10**4), Decimal(10**6), Decimal(10**8), Decimal(10**9)]
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


@pytest.fixture(scope="module")
def judged(real_corpus):
    return judge_quotable(real_corpus)


def list_quotable(judged):
    return list(judged.loc[judged["quotable"] != "no", "figure_id"])


def list_ends(figure):
    """List the ends of an interval, and what rounds one by the smallest step."""
    ends = [Decimal(repr(e)) for e in (figure.low, figure.high) if math.isfinite(e)]
    steps = (Decimal(0), HUNDREDTH, -HUNDREDTH, Decimal(1), Decimal(-1))
    return {(end + step) / scale for end in ends for step in steps for scale in SCALES}


def list_date_parts(*dates):
    known = [date for date in dates if pd.notna(date)]
    return {Decimal(part) for d in known for part in (d.year, d.month, d.day)}


def remove_texts(sentence, texts):
    for text in sorted(filter(None, texts), key=len, reverse=True):
        sentence = sentence.replace(text, "")
    return sentence


@LANGUAGES
def test_a_sentence_has_no_number_but_the_figures_own(real_corpus, judged, lang):
    for figure_id in list_quotable(judged):
        figure = word_by_id(real_corpus, [figure_id], lang)[figure_id]
        source = real_corpus.source(figure.source_id)
        sentence = shanhai.quote(real_corpus, figure_id, lang)
        named = figure.concept[1:], figure.traits, figure.detail
        texts = *named, getattr(source, f"title_{lang}")
        shown = NUMBER.findall(remove_texts(sentence, texts))
        found = {Decimal(number.replace(",", "")) for number in shown}
        dates = figure.period_start, figure.period_end, source.published_date
        assert found <= list_ends(figure) | list_date_parts(*dates), sentence
        assert figure.value in sentence
        if figure.low < figure.high < math.inf:
            middle = Decimal(repr((figure.low + figure.high) / 2))
            assert not found & {middle / scale for scale in SCALES}, sentence


@LANGUAGES
def test_a_sentence_says_the_words_its_rules_ask_for(real_corpus, judged, lang):
    with_words = judged[judged["quotable"] == "with_words"]
    for figure_id in with_words["figure_id"]:
        sentence = shanhai.quote(real_corpus, figure_id, lang)
        rules = list_quoting_rules(real_corpus, figure_id, "words")
        assert len(rules)
        assert all(words in sentence for words in rules[f"words_{lang}"])


@LANGUAGES
def test_a_sentence_is_complete(real_corpus, judged, lang):
    begin, end = {"en": ("According to “", "."), "zh": ("据《", "。")}[lang]
    for figure_id in list_quotable(judged):
        figure = word_by_id(real_corpus, [figure_id], lang)[figure_id]
        sentence = shanhai.quote(real_corpus, figure_id, lang)
        assert sentence.startswith(begin)
        assert sentence.endswith(end)
        assert not re.search(
            r"\s[,;.)]|[(（][\s,，、;；]|;;|；；|\.\.|。。|  |None|\bnan\b", sentence
        )
        assert figure.concept[1:] in sentence
        assert figure.traits in sentence
        # A name with a colon breaks a sentence.
        assert not figure.traits or figure.label[1:] not in sentence
        for opening, closing in ("()", "（）", "“”", "《》"):
            assert sentence.count(opening) == sentence.count(closing), sentence


def test_chinese_has_no_half_width_punctuation(real_corpus, judged):
    for figure_id in list_quotable(judged):
        sentence = shanhai.quote(real_corpus, figure_id, "zh")
        assert not HALF_WIDTH.search(sentence), sentence


def test_english_has_no_chinese(real_corpus, judged):
    for figure_id in list_quotable(judged):
        assert not re.search("[一-鿿]", shanhai.quote(real_corpus, figure_id, "en"))


def test_what_is_not_stated_is_not_repeated_as_a_period(real_corpus):
    sentence = shanhai.quote(real_corpus, "humen-songtao.cadres_seconded", "en")
    assert sentence.count("period") == 1


def test_a_plan_would_be_and_a_result_was(real_corpus):
    plan = shanhai.quote(real_corpus, "nancheng-bijiang.site_output_value", "en")
    result = shanhai.quote(real_corpus, "huizhou-qianxinan.fiscal_funds", "en")
    assert " would be 300 million yuan" in plan
    assert " was 357 million yuan (2023; " in result


@LANGUAGES
def test_what_must_not_be_quoted_gives_reason_and_remedy(real_corpus, judged, lang):
    refused = judged[judged["quotable"] == "no"]
    for figure_id in refused["figure_id"]:
        with pytest.raises(NotQuotableError) as raised:
            shanhai.quote(real_corpus, figure_id, lang)
        rules = list_quoting_rules(real_corpus, figure_id, "blocks")
        told = str(raised.value)
        assert all(text in told for text in rules[f"sentence_{lang}"])
        assert all(text in told for text in rules[f"words_{lang}"])
        assert not NUMBER.search(told.replace(figure_id, ""))


def test_unknown_codes_are_errors_with_near_matches(real_corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'huizhou-qianxinan"):
        shanhai.quote(real_corpus, "huizhou-qianxinan.fiscal_fund")
    with pytest.raises(UnknownCodeError, match="Unknown language 'fr'"):
        shanhai.quote(real_corpus, "huizhou-qianxinan.fiscal_funds", "fr")
