"""What compares, value by value, and what does not, by reason: as pages write it."""

import pytest

from shanhai import Page, judge_pairings, pictures

# Figures of one year and kind of place, but for whom they are credited to.
ALIKE = ("humen-songtao", "huangpu-dushan")


@pytest.fixture
def write(read_html):
    """Return a function that reads what a page says of some domains."""

    def write_domain(corpus, lang, **chosen):
        page = Page(corpus, "comparison", lang=lang)
        return page, read_html(page.comparisons(judge_pairings(corpus, **chosen)))

    return write_domain


def count_tags(html, name):
    return [tag for tag, _ in html.elements].count(name)


def test_admitted_values_have_marks_on_one_axis_each(real_corpus, write, lang):
    page, html = write(real_corpus, lang, domain_ids=["industry"])
    admitted = judge_pairings(real_corpus, domain_ids=["industry"]).admitted
    tracks = [own for _, own in html.elements if "sh-track" in own.get("class", "")]
    assert len(tracks) == len(admitted) > 2
    assert {*admitted["figure_id"]} <= {*page.ratio_ids}


def test_pairings_stand_in_the_codelist_s_order_not_by_value(make_peers, write):
    _, html = write(make_peers(low="1000000", high="1000000"), "en")
    assert html.text.index("12 million yuan") < html.text.index("1 million yuan")


def test_what_does_not_compare_has_a_sentence_and_says_what_differs(corpus, write):
    page, html = write(corpus, "en")
    assert corpus.rule("different_recipient_level").sentence_en in html.text
    assert "12 million yuan (2021; county or district)" in html.text
    assert "350 million yuan (2023; prefecture)" in html.text
    assert len(page.figure_ids) == 2


def test_each_refusal_is_about_the_figures_it_names(real_corpus, write):
    _, html = write(real_corpus, "en", domain_ids=["consumption"])
    text = html.text.split("One is credited")[1]
    # Both are of one year and of counties: nothing else keeps them apart.
    names = [real_corpus.pairing(code).name_en for code in ALIKE]
    assert f"{names[0]} 386 million yuan (2021; the donor)" in text
    assert f"{names[1]} 406 million yuan (2022; the East as a whole)" in text
    assert real_corpus.pairing("huizhou-qianxinan").name_en not in text


def test_other_rules_of_a_refusal_are_named_by_letters(real_corpus, write):
    _, html = write(real_corpus, "en", domain_ids=["consumption"])
    assert "(since the start of 2023) · also a, b" in html.text
    assert len([own for tag, own in html.elements if tag == "sup"]) >= 2


def test_a_pairing_that_is_refused_is_named_beside_what_compares(real_corpus, write):
    _, html = write(real_corpus, "en", domain_ids=["industry"])
    name = real_corpus.pairing("nancheng-bijiang").name_en
    assert (
        f"Left out: {name} (not comparable: no denominator in the document)."
        in html.text
    )


def test_the_parts_that_differ_are_named(real_corpus, write, lang):
    _, html = write(real_corpus, lang, domain_ids=["industry"])
    words = {"en": ("in place)", "new in the window"), "zh": ("现有）", "期内新增")}
    assert all(one in html.text for one in words[lang])


def test_domains_are_named_where_a_page_has_several(real_corpus, write, lang):
    _, html = write(real_corpus, lang, domain_ids=["industry", "labour"])
    name = getattr(real_corpus.domain("industry"), f"name_{lang}")
    assert name in html.text
    _, html = write(real_corpus, lang, domain_ids=["industry"])
    assert name not in html.text


def test_what_must_be_accepted_is_said_once_and_leads_to_its_rule(
    real_corpus, write, lang
):
    _, html = write(real_corpus, lang, domain_ids=["funds"])
    links = [own["href"] for tag, own in html.elements if tag == "a"]
    assert links.count(f"dictionary.{lang}.html#c-window-open") == 1
    rule = real_corpus.rule("window_open")
    assert html.text.count(getattr(rule, f"sentence_{lang}")) == 1
    assert count_tags(html, "table") == 0


def test_nothing_is_drawn_where_no_two_report_the_same(real_corpus):
    page = Page(real_corpus, "comparison")
    nothing = judge_pairings(real_corpus, domain_ids=["culture_tourism"])
    assert "can be drawn" in repr(page.picture(pictures.verdicts, nothing))


def test_what_one_pairing_reports_is_folded_with_its_values(real_corpus, lang):
    page = Page(real_corpus, "comparison", lang=lang)
    figures = real_corpus.tidy(lang, domain_id="labour")
    assert page.alone(figures)._repr_html_().startswith("<details")
    assert set(page.figure_ids) == set(figures["figure_id"])


def test_themes_and_pairings_are_linked_but_the_own_theme(real_corpus, lang):
    page = Page(real_corpus, "comparison", lang=lang)
    html = page.related(domain_id="labour")._repr_html_()
    for code in real_corpus.known("pairing"):
        assert f'href="profile-{code}.{lang}.html"' in html
    for code in real_corpus.known("domain"):
        own = f'href="comparison-{code}.{lang}.html"'
        assert (own in html) == (code != "labour")
