"""The chart and the tables of a comparison: marks, gaps, formulas, links."""

import pytest

from shanhai.analysis.comparability import NotComparable, compare
from shanhai.analysis.judgements import judge_pairings
from shanhai.analysis.measures import compare_measure
from shanhai.reporting.charts.comparisons import plot_comparison
from shanhai.reporting.exhibits.comparison_sections import show_refused, show_with_care
from shanhai.reporting.style import COLOURS
from shanhai.reporting.tables.comparisons import table_comparison
from shanhai.reporting.tables.verdicts import table_rules, table_verdicts

# Neither text says whether all workshops or new ones are counted.
WORKSHOPS = "workshops:counting=unstated;group=all"


def compare_funds(corpus):
    return compare(corpus, indicator_ids=["fiscal_funds"])


def find_marks(axes):
    """Find each figure's ends and the filling of its marks."""
    return {
        line.get_label(): (
            [float(end) for end in line.get_xdata()],
            line.get_markerfacecolor(),
        )
        for line in axes.lines
        if line.get_marker() == "o"
    }


def list_texts(axes):
    return [text.get_text() for text in axes.texts]


def test_comparable_mark_is_filled_and_named(make_peers):
    corpus = make_peers()
    axes = plot_comparison(corpus, comparison=compare_funds(corpus), lang="en").axes[0]
    marks = find_marks(axes)
    assert marks["bing-ding.fiscal_funds"] == ([35e6], COLOURS["achieved"])
    assert "comparable; reference; 2021" in list_texts(axes)


def test_mark_with_care_is_hollow_and_named(make_peers):
    corpus = make_peers(period_start="2023-01-01", period_end="2023-12-31")
    axes = plot_comparison(corpus, comparison=compare_funds(corpus), lang="en").axes[0]
    marks = find_marks(axes)
    assert marks["bing-ding.fiscal_funds"] == ([35e6], COLOURS["paper"])
    assert "comparable with care; 2023" in list_texts(axes)


def test_rows_stand_in_the_codelist_s_order_not_by_value(make_peers):
    corpus = make_peers(low="1000000", high="1000000")
    axes = plot_comparison(corpus, comparison=compare_funds(corpus), lang="en").axes[0]
    texts = list_texts(axes)
    assert texts.index("12 million yuan") < texts.index("1 million yuan")


def test_refused_and_missing_rows_are_gaps_with_words(real_corpus):
    comparison = compare_measure(real_corpus, measure_id="investment_per_project")
    axes = plot_comparison(real_corpus, comparison=comparison, lang="en").axes[0]
    texts = list_texts(axes)
    assert "refused: no denominator in the document" in texts
    assert texts.count("not reported") == 2
    assert set(find_marks(axes)) == {
        "huizhou-qianxinan.investment_per_project",
        "nancheng-bijiang.investment_per_project",
    }


def test_thin_data_are_not_drawn(corpus):
    with pytest.raises(NotComparable, match="Must not be compared") as caught:
        plot_comparison(corpus, comparison=compare_funds(corpus), lang="en")
    for word in (
        "jia-yi.fiscal_funds",
        "bing-ding.fiscal",
        "One recipient is a county",
    ):
        assert word in str(caught.value)


def test_nothing_reported_is_not_drawn(corpus, lang):
    nothing = compare(corpus, indicator_ids=["workshops"])
    with pytest.raises(NotComparable):
        plot_comparison(corpus, comparison=nothing, lang=lang)


def test_table_shows_the_terms_of_a_ratio_with_their_notes(real_corpus, read_html):
    comparison = compare_measure(real_corpus, measure_id="fiscal_funds_per_project")
    page = read_html(table_comparison(real_corpus, comparison=comparison, lang="en"))
    assert (
        "357 million yuan (Fiscal assistance funds) ÷ "
        "209 (Projects under assistance funds)" in page.text
    )
    links = [values["href"] for tag, values in page.elements if tag == "a"]
    assert "#n-huizhou-qianxinan-fiscal-funds" in links


def test_table_says_what_refuses_and_what_else_is_doubtful(corpus, read_html):
    html = table_comparison(corpus, comparison=compare_funds(corpus), lang="en")
    text = read_html(html).text
    assert "Refused bydifferent level of recipientBesides" in text
    assert "without a match" in text
    assert "≥ 350 million yuan" in text


def test_table_says_what_most_figures_share_once(real_corpus, read_html, lang):
    comparison = compare(real_corpus, series_ids=["fiscal_funds:extent=whole"])
    html = table_comparison(real_corpus, comparison=comparison, lang=lang)
    text = read_html(html).text
    for code, count in comparison.common_rules.items():
        name = getattr(real_corpus.rule(code), f"name_{lang}")
        told = {"en": f"{name} ({count} of 4)", "zh": f"{name} （4项中{count}项）"}
        assert text.count(name) == 1
        assert told[lang] in text


def test_unreported_pairing_keeps_its_row(real_corpus, read_html, lang):
    comparison = compare_measure(real_corpus, measure_id="jobs_per_workshop")
    page = read_html(table_comparison(real_corpus, comparison=comparison, lang=lang))
    rows = [tag for tag, _ in page.elements].count("tr")
    assert rows == 1 + 5


def test_verdicts_are_counted_by_figure(corpus, read_html):
    subjects = judge_pairings(corpus).subjects
    text = read_html(table_verdicts(corpus, subjects=subjects, lang="en")).text
    assert "does not compare2 of 2" in text
    assert "1 without a match; 1 not comparable" in text


def test_every_rule_stands_in_the_table(corpus, read_html):
    text = read_html(table_rules(corpus, lang="zh")).text
    for name in corpus.comparison_rules["name_zh"]:
        assert name in text


def test_refused_exhibit_draws_nothing(real_corpus, read_html, lang):
    verdicts = judge_pairings(real_corpus, domain_ids=["funds"])
    page = read_html(show_refused(real_corpus, verdicts=verdicts, lang=lang))
    assert "svg" not in [tag for tag, _ in page.elements]


def test_admitted_exhibit_has_chart_and_table(real_corpus, read_html, lang):
    verdicts = judge_pairings(real_corpus, domain_ids=["funds"])
    page = read_html(show_with_care(real_corpus, verdicts=verdicts, lang=lang))
    tags = [tag for tag, _ in page.elements]
    assert (tags.count("svg"), tags.count("table")) == (1, 1)


def test_admitted_values_lead_to_their_notes_and_gaps_nowhere(real_corpus, lang):
    comparison = compare_measure(real_corpus, measure_id="investment_per_project")
    axes = plot_comparison(real_corpus, comparison=comparison, lang=lang).axes[0]
    links = {text.get_url(): text.get_label() for text in axes.texts if text.get_url()}
    assert set(links) == {
        "#n-huizhou-qianxinan-investment-per-project",
        "#n-nancheng-bijiang-investment-per-project",
    }
    name = real_corpus.pairing("huizhou-qianxinan")
    label = links["#n-huizhou-qianxinan-investment-per-project"]
    assert label.startswith(getattr(name, f"name_{lang}"))


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (
            {"indicator_ids": ["park_firms"]},
            {
                "en": "counting: in place beside new in the window",
                "zh": "计数口径：现有，对照期内新增",
            },
        ),
        (
            {"series_ids": [WORKSHOPS]},
            {
                "en": "counting: neither text says",
                "zh": "计数口径：两处文中均未说明",
            },
        ),
    ],
)
def test_table_names_what_differs_from_the_reference(
    real_corpus, read_html, lang, chosen, words
):
    comparison = compare(real_corpus, **chosen)
    html = table_comparison(real_corpus, comparison=comparison, lang=lang)
    assert words[lang] in read_html(html).text


def test_a_silent_reference_is_not_beside_itself(real_corpus, read_html, lang):
    comparison = compare(real_corpus, series_ids=[WORKSHOPS])
    html = table_comparison(real_corpus, comparison=comparison, lang=lang)
    text = read_html(html).text
    own = {"en": "counting: the text does not say", "zh": "计数口径：文中未说明"}
    assert comparison.reference_id == "qingxi-dejiang.workshops"
    assert own[lang] in text


def test_rows_of_a_whole_concept_say_which_part_they_count(real_corpus, read_html):
    comparison = compare(real_corpus, indicator_ids=["people_reached"])
    html = table_comparison(real_corpus, comparison=comparison, lang="en")
    assert "covered by projects, Resettlement areas in Dushan" in read_html(html).text
    # The title of one series says it already.
    series = "people_reached:reach=covered"
    own = compare(real_corpus, series_ids=[series])
    html = table_comparison(real_corpus, comparison=own, lang="en")
    assert "covered by projects" not in read_html(html).text
