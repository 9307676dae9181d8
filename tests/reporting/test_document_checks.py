"""What documents' own numbers say of each other: totals, repeats, refused ratios."""

import math
import re

import pytest

import shanhai
from shanhai.reporting.document_checks import describe_difference, tidy_end
from shanhai.reporting.formatting.figures import make_anchor
from shanhai.reporting.messages import say

FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)


def open_page(corpus, lang="en"):
    return shanhai.Page(corpus, "evidence", lang=lang)


def read(block, read_html):
    """Return the text of a block, and what of it is not folded."""
    html = block._repr_html_()
    return read_html(html).text, read_html(FOLDED.sub("", html)).text


def test_a_total_has_its_parts_and_the_rest_below(corpus, read_html):
    block = open_page(corpus).totals(shanhai.reconcile(corpus))
    text, shown = read(block, read_html)
    # 500–599 persons less 120.
    assert "380–479 persons left" in text
    assert "Part of the total is not broken down (1)" in text
    assert "Parts: 120 persons" in text
    assert "persons" not in shown


def test_parts_that_are_only_likely_are_not_summed(real_corpus, read_html):
    checked = shanhai.reconcile(real_corpus)
    likely = checked[checked["part_basis"] == "likely"]
    page = open_page(real_corpus)
    text, shown = read(page.totals(likely), read_html)
    assert f"only probable; not summed ({len(likely)})" in text
    # 16,042 + 11,747 + 4,588 + 10,224 = 42,601 beside 41,476.
    assert "16,042 persons" in text
    assert "42,601" not in text
    assert not re.search("left|too much", text)
    assert "persons" not in shown
    assert likely[["sum_low", "difference_high"]].isna().all(axis=None)
    cited = {*likely["whole_id"], *likely["part_ids"].explode()}
    assert set(page.figure_ids) == cited


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
    assert describe_difference(low, high, "person", "en") == words


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


def test_repeats_have_each_wording_and_place(corpus, read_html):
    page, nothing = open_page(corpus), corpus.tidy().head(0)
    repeats = shanhai.list_repeats(corpus)
    text, shown = read(page.repeats(repeats, nothing), read_html)
    assert text.count("500余人") == 2
    assert "characters 34–39" in text
    assert "characters 60–65" in text
    assert "always alike (1)" in text
    assert "500余人" not in shown


def test_repeats_that_differ_are_not_folded(real_corpus, read_html):
    page = open_page(real_corpus)
    repeats = shanhai.list_repeats(real_corpus).assign(agrees=False)
    differing = real_corpus.tidy().head(1)
    _, shown = read(page.repeats(repeats, differing), read_html)
    assert "The document gives different numbers" in shown
    assert "Another document gives another number" in shown
    (other,) = differing["document"]
    assert other in shown
    assert set(page.figure_ids) == {*repeats["figure_id"], *differing["figure_id"]}


def test_numerals_that_make_up_one_count_are_no_contradiction(
    real_corpus, read_html, lang
):
    repeats = shanhai.list_repeats(real_corpus)
    # Four towns and one zone are the five units taking part.
    assert "humen-songtao.donor_units" not in set(repeats["figure_id"])
    page, nothing = open_page(real_corpus, lang), real_corpus.tidy(lang).head(0)
    _, shown = read(page.repeats(repeats, nothing), read_html)
    assert say(lang, "repeats-sound") in shown
    wrong = repeats.assign(agrees=False)
    _, shown = read(page.repeats(wrong, nothing), read_html)
    assert say(lang, "repeats-sound") not in shown


def test_a_refused_ratio_has_linked_terms_and_no_value(real_corpus, read_html):
    ratios = shanhai.derive_measures(real_corpus)
    refused = ratios[~ratios["holds"].astype(bool)]
    page = open_page(real_corpus)
    block = page.refused_ratios(refused)
    text, shown = read(block, read_html)
    assert "Western villages per eastern unit paired" in shown
    assert "37 ÷ 19" in shown
    assert "1.9" not in text
    assert block._repr_html_().count("<li>") == len(refused)
    for row in refused.itertuples():
        for code in (row.numerator_id, *row.denominator_ids):
            assert f"#{make_anchor('n', code)}" in block._repr_html_()
    doubtful = ["doubtful" in own for own in refused["own_reasons"]]
    assert FOLDED.sub("", block._repr_html_()).count("<li>") == sum(doubtful)


def test_checks_without_a_row_say_so_in_one_line(corpus, read_html, lang):
    page, figures = open_page(corpus, lang), corpus.tidy(lang).head(0)
    totals, repeats = shanhai.reconcile(corpus), shanhai.list_repeats(corpus)
    ratios = shanhai.derive_measures(corpus)
    told = [
        page.totals(totals.head(0)),
        page.repeats(repeats.head(0), figures),
        page.refused_ratios(ratios.head(0)),
    ]
    texts = [read_html(block).text.strip() for block in told]
    assert all(texts)
    assert len(set(texts)) == len(texts)
    assert not any("<ol" in block._repr_html_() for block in told)
