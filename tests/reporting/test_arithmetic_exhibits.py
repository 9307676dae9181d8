"""The documents' own arithmetic: totals and parts, repeats, doubtful ratios."""

import math

import pytest

from shanhai import reporting
from shanhai.analysis.reconciliation import reconcile
from shanhai.reporting.exhibits.arithmetic import describe_arithmetic
from shanhai.reporting.tables.arithmetic import table_arithmetic
from shanhai.reporting.words.differences import tidy_end, word_difference


def test_a_total_stands_beside_its_part_with_the_rest(corpus, read_html):
    page = read_html(reporting.show_arithmetic(corpus, lang="en"))
    # 500–599 persons less 120.
    assert "380–479 persons left" in page.text
    assert "A rest is left that the text does not name." in page.text
    assert "The text says that these are parts." in page.text


def test_finding_counts_outcomes(corpus):
    assert describe_arithmetic(reconcile(corpus), lang="en") == (
        "Sets of parts beside a stated total: 1, for one total. Exceeding the total: "
        "0. Able to make it up: 0. Leaving a rest that the text does not name: 1. "
        "Perhaps overlapping, so that the sum is only a test: 0."
    )


def test_a_document_without_totals_says_so(corpus, read_html, lang):
    shown = reporting.show_arithmetic(corpus, source_ids=["bing-ding-1"], lang=lang)
    assert "table" not in [name for name, _ in read_html(shown).elements]


def test_channels_that_overlap_are_told_from_contradictions(real_corpus, read_html):
    shown = reporting.show_arithmetic(
        real_corpus, source_ids=["huizhou-qianxinan-1"], lang="en"
    )
    text = read_html(shown).text
    # 16,042 + 11,747 + 4,588 + 10,224 = 42,601 beside 41,476.
    assert "42,601 persons" in text
    assert "1,125 persons too much" in text
    assert "The parts may overlap" in text


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "no difference"),
        (30, 30, "30 persons left"),
        (-20, -10, "10–20 persons too much"),
        (-5, 12, "between 5 persons too much and 12 persons left"),
        (-math.inf, 12, "not known, an end is open"),
        (7, math.inf, "≥ 7 persons left"),
    ],
)
def test_a_difference_says_its_direction(low, high, words):
    assert word_difference(low, high, "person", "en") == words


@pytest.mark.parametrize(
    ("end", "terms", "is_up", "tidied"),
    [
        (16099999.98, 2, True, 16099999.99),
        (369900000.02, 2, False, 369900000.01),
        (16099999.98, 1, True, 16099999.98),
        (16100000.0, 2, True, 16100000.0),
        (math.inf, 2, True, math.inf),
    ],
)
def test_hundredths_of_a_sum_become_one_and_the_interval_only_wider(
    end, terms, is_up, tidied
):
    assert tidy_end(end, terms, upwards=is_up) == tidied


def test_totals_of_two_pairings_are_refused_in_one_table(real_corpus):
    with pytest.raises(ValueError, match="one pairing only"):
        table_arithmetic(real_corpus, reconcile(real_corpus), lang="en")


def test_repeats_are_listed_each_time_as_written(corpus, read_html):
    page = read_html(reporting.show_repeats(corpus, lang="en"))
    assert page.text.count("500余人") == 2
    assert "characters 34–39" in page.text
    assert "characters 60–65" in page.text
    assert "One figure is stated more than once" in page.text


def test_without_repeats_the_page_says_so(corpus, lang):
    shown = reporting.show_repeats(corpus, source_ids=["jia-yi-2"], lang=lang)
    assert shown.finding in str(shown.content)


def test_a_doubtful_ratio_shows_terms_and_notes_but_no_value(real_corpus, read_html):
    shown = reporting.show_doubtful_ratios(
        real_corpus, source_ids=["qingxi-dejiang-1"], lang="en"
    )
    text = read_html(shown).text
    assert "Western villages per eastern unit paired" in text
    assert "doubtful number" in text
    assert "1.9" not in text


def test_without_doubtful_ratios_the_page_says_so(corpus, lang):
    shown = reporting.show_doubtful_ratios(corpus, lang=lang)
    assert shown.finding in str(shown.content)
