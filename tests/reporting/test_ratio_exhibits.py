"""Ratios inside one document: value, terms, reasons; peers through the gate only."""

import pandas as pd
import pytest

from shanhai import reporting
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.errors import UnknownCodeError
from shanhai.reporting.tables.ratio_peers import write_peers
from shanhai.reporting.tables.ratios import table_ratios, table_refused_ratios
from shanhai.reporting.wording import strip_links
from shanhai.reporting.words.ratios import word_formula, word_ratio


def derive(corpus, measure_id, pairing_id):
    rows = derive_measures(corpus, measure_ids=[measure_id], pairing_ids=[pairing_id])
    return next(rows.itertuples(index=False))


def test_a_share_is_an_interval_in_per_cent(corpus):
    # 120 of 599 is 20.03 %, 120 of 500 is 24 %.
    row = derive(corpus, "east_share_of_jobs", "jia-yi")
    assert word_ratio(corpus, row, "en") == "20–24%"
    assert word_formula(corpus, row, "en") == "Labour in the East ÷ Labour in work"


@pytest.mark.parametrize(
    ("measure_id", "pairing_id", "lang", "value"),
    [
        # 85.8 million / 41; 315 / 6; 843 of 2,505: by hand from the articles.
        ("fiscal_funds_per_project", "qingxi-dejiang", "en", "2.09 million yuan"),
        ("jobs_per_workshop", "qingxi-dejiang", "zh", "52.5人/个车间"),
        ("guangdong_share_of_stable_jobs", "nancheng-bijiang", "en", "33.7%"),
    ],
)
def test_real_ratios_are_printed_with_unit(
    real_corpus, measure_id, pairing_id, lang, value
):
    row = derive(real_corpus, measure_id, pairing_id)
    assert word_ratio(real_corpus, row, lang).startswith(value)


def test_directions_and_sums_stand_in_the_formula(real_corpus):
    seconded = derive(real_corpus, "cadres_west_per_east", "qingxi-dejiang")
    assert word_formula(real_corpus, seconded, "en") == (
        "People sent to the other side (cadres, seconded, from west to east) ÷ "
        "People sent to the other side (cadres, seconded, from east to west)"
    )
    cash = derive(real_corpus, "cash_share_of_donations", "qingxi-dejiang")
    assert word_formula(real_corpus, cash, "zh") == (
        "社会捐赠（资金） ÷ （社会捐赠（资金） + 社会捐赠（物资折款））"
    )


def test_ratio_and_terms_link_to_their_notes(corpus, read_html):
    page = read_html(reporting.show_ratios(corpus, pairing_id="jia-yi", lang="en"))
    links = [attributes["href"] for name, attributes in page.elements if name == "a"]
    assert links == [
        "#n-jia-yi-east-share-of-jobs",
        "#n-jia-yi-labour-employed-east",
        "#n-jia-yi-labour-employed-all",
    ]
    assert "derived by us" in page.text
    assert "No comparable peer" in page.text


def test_a_pairing_without_ratios_says_so(corpus, read_html, lang):
    page = read_html(reporting.show_ratios(corpus, pairing_id="bing-ding", lang=lang))
    assert "table" not in [name for name, _ in page.elements]


def test_peers_are_those_the_gate_admits(real_corpus, read_html):
    comparison = compare_measure(real_corpus, measure_id="jobs_per_workshop")
    shown = write_peers(
        real_corpus,
        comparison,
        figure_id="qingxi-dejiang.jobs_per_workshop",
        lang="en",
    )
    text = read_html(shown).text
    assert "60.4 persons per workshop" in text
    assert "52.5" not in text
    assert "comparable with care" in text


def test_a_refused_peer_has_a_reason_and_no_value(real_corpus, read_html):
    comparison = compare_measure(
        real_corpus, measure_id="guangdong_share_of_stable_jobs"
    )
    shown = write_peers(
        real_corpus,
        comparison,
        figure_id="nancheng-bijiang.guangdong_share_of_stable_jobs",
        lang="en",
    )
    text = read_html(shown).text
    assert text.startswith("No comparable peer")
    assert "no denominator in the document" in text
    assert not any(sign.isdigit() for sign in text)


def test_peers_from_raw_figures_are_refused(real_corpus):
    rows = derive_measures(real_corpus, measure_ids=["jobs_per_workshop"])
    with pytest.raises(TypeError, match="Comparison"):
        write_peers(real_corpus, rows, figure_id=rows["figure_id"][0], lang="en")


def test_ratios_of_two_pairings_are_refused_in_one_table(real_corpus):
    rows = derive_measures(real_corpus, measure_ids=["jobs_per_workshop"])
    with pytest.raises(ValueError, match="one pairing"):
        table_ratios(real_corpus, rows, {}, lang="en")
    with pytest.raises(ValueError, match="one pairing"):
        table_refused_ratios(real_corpus, rows, lang="en")


def test_refused_ratios_are_listed_with_the_reason_and_no_value(real_corpus, read_html):
    shown = reporting.show_ratios(real_corpus, pairing_id="huangpu-dushan", lang="en")
    text = read_html(shown).text
    listed = text[text.index("Ratios that do not hold") :]
    assert "Guangdong's share of jobs" in listed
    assert "part only likely" in listed
    # 2,654 of 4,563 would be 58.2 %.
    assert "58" not in listed


def test_every_ratio_is_shown_once_held_or_refused(real_corpus, read_html, lang):
    for pairing_id in real_corpus.known("pairing"):
        derived = derive_measures(real_corpus, pairing_ids=[pairing_id])
        shown = reporting.show_ratios(real_corpus, pairing_id=pairing_id, lang=lang)
        page = read_html(shown)
        names = [name for name, _ in page.elements]
        rows = names.count("tr") - names.count("thead")
        assert rows == len(derived)


def test_an_unknown_pairing_is_refused(corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'jia-yi'"):
        reporting.show_ratios(corpus, pairing_id="jia-yy", lang="en")


def test_funds_in_context_keep_the_gate(real_corpus, read_html):
    # 196 million over 44 to 48 months; Huizhou's 357 million over seven counties.
    shown = reporting.show_funds_context(
        real_corpus, pairing_id="huangpu-dushan", lang="en"
    )
    text = read_html(shown).text
    finding = strip_links(shown.finding)
    assert finding.startswith("49–53.5 million yuan per county and year")
    assert "51 million yuan per county and year" in text
    assert "Context, not a comparison" in text


@pytest.mark.parametrize("pairing_id", ["qingxi-dejiang", "humen-songtao"])
def test_funds_without_a_yearly_rate_have_no_value_and_no_peer(
    real_corpus, read_html, pairing_id
):
    shown = reporting.show_funds_context(real_corpus, pairing_id=pairing_id, lang="en")
    text = read_html(shown).text
    assert "per county and year, derived" not in text
    assert "51 million yuan" not in text


def test_benchmarks_are_graded_and_in_their_own_order(real_corpus, read_html):
    shown = reporting.show_funds_context(
        real_corpus, pairing_id="humen-songtao", lang="zh"
    )
    benchmarks = real_corpus.benchmarks
    funds = benchmarks[benchmarks["indicator_id"] == "fiscal_funds"]
    text = read_html(shown).text
    places = [text.index(name) for name in funds["scope_zh"]]
    assert places == sorted(places)
    assert pd.Series(funds["grade"]).isin(["C", "D"]).all()


def test_totals_stand_beside_what_a_pairing_reports_and_nothing_else(
    real_corpus, read_html
):
    figures, benchmarks = real_corpus.figures, real_corpus.benchmarks
    found = set()
    for pairing_id in real_corpus.known("pairing"):
        shown = reporting.show_funds_context(
            real_corpus, pairing_id=pairing_id, lang="en"
        )
        text = read_html(shown).text
        own = set(figures[figures["pairing_id"] == pairing_id]["indicator_id"])
        for row in benchmarks.itertuples():
            name = real_corpus.indicator(row.indicator_id).name_en
            is_due = row.indicator_id in own | {"fiscal_funds"}
            assert (name in text) == is_due, (pairing_id, name)
            found |= {row.indicator_id} if is_due else set()
    assert found == set(benchmarks["indicator_id"])
    assert {"labour_employed", "produce_sold", "parks", "fiscal_funds"} <= found


def test_a_total_of_some_counties_is_divided_by_them(real_corpus, read_html):
    shown = reporting.show_funds_context(
        real_corpus, pairing_id="huangpu-dushan", lang="en"
    )
    # 3,516 million yuan of 66 counties.
    assert "53.3 million yuan per county, derived by us" in read_html(shown).text
