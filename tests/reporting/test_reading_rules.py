"""The rule of an interval in words, in both languages."""

import pytest
from markupsafe import Markup

from shanhai.curation.intervals import Vagueness
from shanhai.curation.loading import build_corpus
from shanhai.curation.tables import read_descriptor
from shanhai.reporting.evidence import explain_reading
from shanhai.reporting.messages import find_message


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        (
            "3000余万元",
            "“余” (and more): at least 30 million yuan, exceeded by less than its last "
            "written place, 10 million yuan.",
            "“余”：不少于3000万元，超出部分小于有效数字末位的一个单位（1000万元）。",
        ),
        (
            "约1858万元",
            "give or take half of its last written place, 10,000 yuan.",
            "“约”：1858万元上下各放宽有效数字末位的半个单位（一个单位为1万元）。",
        ),
        (
            "近500人",
            "“近” (nearly): below 500 persons, by less than its last written place, "
            "100 persons.",
            "“近”：不足500人，差额小于有效数字末位的一个单位（100人）。",
        ),
        (
            "8000万元以上",
            "“以上” (or more): at least 80 million yuan; the text sets no upper end.",
            "“以上”：不少于8000万元，原文未给上限。",
        ),
        (
            "不足500人",
            "“不足” (at most): above zero, not above 500 persons.",
            "“不足”：大于零，不超过500人。",
        ),
        (
            "数百人",
            "“数” (several): from twice 100 persons to less than ten times that.",
            "“数”：100人的两倍以上、不足十倍。",
        ),
        ("500—6000元", "Both ends stand in the text.", "原文写明上下两端，照录。"),
        (
            "3-5万元左右",
            "Both ends stand in the text; “左右” widens each end.",
            "原文写明上下两端；“左右”使两端各自放宽。",
        ),
        ("约1700多平方米", "the interval spans both readings.", "几个修饰词含义不一"),
        ("一些", "No written rule reads this", "成文规则读不出此写法"),
    ],
)
def test_reading_is_told(written, en, zh):
    assert en in Markup(explain_reading(written, "", "en")).striptags()
    assert zh in Markup(explain_reading(written, "", "zh")).striptags()


def test_a_plain_number_needs_no_reading(lang):
    assert explain_reading("1437人", "", lang) == ""


def test_chinese_words_are_told_to_be_chinese_in_english_only():
    assert '<span lang="zh">余</span>' in explain_reading("500余人", "", "en")
    assert "“余”" in explain_reading("500余人", "", "zh")


def test_exception_comes_before_every_rule():
    told = explain_reading("500余人", "Read with the table", "en")
    assert told == "Set by hand: Read with the table"


def test_every_qualifier_has_words(lang):
    named = set(find_message(lang, "rule-mark").attributes)
    assert named == {mark.name.lower() for mark in Vagueness}


def list_unread(corpus, lang):
    """List the expressions of figures that neither a rule reads nor a hand."""
    read = corpus.mentions.merge(corpus.figures, on="figure_id")
    told = [
        explain_reading(text, exception, lang)
        for text, exception in zip(
            read["as_written"], read[f"interval_exception_{lang}"], strict=True
        )
    ]
    nothing = explain_reading("一些", "", lang)
    return list(read["as_written"][[word == nothing for word in told]])


def test_every_expression_of_the_data_is_read(real_corpus, lang):
    assert list_unread(real_corpus, lang) == []


def test_expression_read_by_hand_needs_no_rule(tables, change, tiny_dir, lang):
    reasons = {f"interval_exception_{code}": "A table" for code in ("en", "zh")}
    unread = change(tables, "mentions", "120人", as_written="一些")
    declared = change(unread, "figures", "jia-yi.labour_employed_east", **reasons)
    found = [
        list_unread(build_corpus(tiny_dir, read_descriptor(tiny_dir), changed), lang)
        for changed in (unread, declared)
    ]
    assert found == [["一些"], []]
