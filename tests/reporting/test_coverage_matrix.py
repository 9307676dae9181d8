"""The coverage matrix: every cell says what kind of figure there is, and where."""

from shanhai import reporting
from shanhai.analysis.coverage import list_coverage
from shanhai.reporting.tables.coverage_matrix import KINDS, describe_coverage_matrix
from shanhai.reporting.theme import read_theme


def list_cells(page):
    return [
        attributes
        for name, attributes in page.elements
        if "sh-cell" in attributes.get("class", "").split() and name in ("a", "span")
    ]


def test_each_kind_of_figure_links_to_its_row(corpus, read_html):
    page = read_html(reporting.show_coverage_matrix(corpus, lang="en"))
    links = [cell["href"] for cell in list_cells(page) if "href" in cell]
    assert links == [
        "profile-jia-yi.en.html#f-jia-yi-fiscal-funds",
        "profile-bing-ding.en.html#f-bing-ding-fiscal-funds",
        "profile-jia-yi.en.html#f-jia-yi-labour-employed-all",
        "profile-jia-yi.en.html#f-jia-yi-labour-employed-all-planned",
        "profile-jia-yi.en.html#f-jia-yi-labour-employed-east",
        "profile-bing-ding.en.html#f-bing-ding-labour-training-trainees",
        "profile-jia-yi.en.html#f-jia-yi-labour-training-person-times",
    ]


def test_an_empty_cell_says_that_nothing_is_reported(corpus, read_html):
    page = read_html(reporting.show_coverage_matrix(corpus, lang="zh"))
    silent = [cell for cell in list_cells(page) if "href" not in cell]
    assert len(silent) == 6
    # Six cells and the legend.
    assert page.text.count("未报告") == 7


def test_a_link_names_indicator_pairing_and_kind(corpus, read_html):
    page = read_html(reporting.show_coverage_matrix(corpus, lang="en"))
    labels = [cell.get("aria-label", "") for cell in list_cells(page)]
    assert "Labour in work, Jia group → Yi County: planned, one figure" in labels


def test_every_kind_has_a_letter_of_its_own_in_the_legend(corpus, read_html, lang):
    page = read_html(reporting.show_coverage_matrix(corpus, lang=lang))
    legend = page.text.split(" = ")[: len(KINDS)]
    letters = [part.split()[-1] for part in legend]
    assert len(set(letters)) == len(KINDS) == 10


def test_every_kind_has_a_shape_of_its_own():
    theme = read_theme()
    # One year is the plain square, a point in time the circle.
    for kind in set(KINDS) - {"annual"}:
        assert f".sh-sign.sh-{kind.replace('_', '-')} {{" in theme


def test_finding_counts_cells_and_kinds(corpus):
    assert describe_coverage_matrix(list_coverage(corpus), lang="en") == (
        "6 of 12 cells hold a figure. One indicator is reported for all 2 pairings. "
        "Indicators reported for two or more: 1; those of them whose figures are all "
        "of one kind: 1. One kind is a condition for comparing, not yet a permission."
    )


def test_the_real_matrix_links_every_reported_cell(real_corpus, read_html, lang):
    page = read_html(reporting.show_coverage_matrix(real_corpus, lang=lang))
    links = [cell["href"] for cell in list_cells(page) if "href" in cell]
    coverage = list_coverage(real_corpus)
    assert len(links) == coverage["figure_ids"].map(len).sum()
    assert len(list_cells(page)) - len(links) == (coverage["n_figures"] == 0).sum()


def test_no_value_stands_in_the_matrix(real_corpus, read_html):
    text = read_html(reporting.show_coverage_matrix(real_corpus, lang="en")).text
    assert "yuan" not in text
