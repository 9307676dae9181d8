"""The data dictionary: everything once, in both languages, every link alive."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from shanhai import reporting
from shanhai.analysis.measures import derive_measures
from shanhai.errors import UnknownCodeError
from shanhai.reporting.catalogue.subjects import DICTIONARY, list_search_entries
from shanhai.reporting.words.figures import make_anchor

PACKAGE = Path(__file__).parents[2] / "data" / "datapackage.json"
CHINESE = re.compile("[一-鿿]")
HALF_WIDTH = re.compile("[一-鿿][,;:()]|[,;:()][一-鿿]")


def read(exhibit) -> BeautifulSoup:
    return BeautifulSoup(exhibit._repr_html_(), "html.parser")


def read_resources() -> list[dict]:
    return json.loads(PACKAGE.read_text(encoding="utf-8"))["resources"]


def list_rows(table) -> list[list[str]]:
    return [
        [cell.get_text() for cell in row(["th", "td"])]
        for row in table.select("tbody tr")
    ]


def find_fold(page: BeautifulSoup, code: str):
    """Find the fold whose summary names a file or a column."""
    (fold,) = [one for one in page("details") if code in one.summary.get_text()]
    return fold


@pytest.fixture(params=["en", "zh"])
def real_entries(real_corpus, request) -> BeautifulSoup:
    return read(reporting.show_indicators(real_corpus, lang=request.param))


def test_every_indicator_stands_once(real_corpus, real_entries):
    anchors = [entry["id"] for entry in real_entries.select(".sh-entry")]
    codes = [make_anchor("i", code) for code in real_corpus.known("indicator")]
    assert Counter(anchors) == Counter(codes)
    assert Counter(tag["id"] for tag in real_entries(id=True)) == Counter(codes)


def test_look_alikes_lead_to_each_other(real_corpus, real_entries):
    entries = {entry["id"]: entry for entry in real_entries.select(".sh-entry")}
    pairs = {
        (anchor, link["href"][1:])
        for anchor, entry in entries.items()
        for link in entry.select('a[href^="#"]')
    }
    rows = real_corpus.indicators.itertuples(index=False)
    assert len(pairs) == sum(len(row.not_comparable_with) for row in rows)
    assert ("i-people-trained", "i-training-person-times") in pairs
    assert {target for _, target in pairs} <= set(entries)
    assert {(one, other) for other, one in pairs} == pairs


def test_every_report_leads_to_its_row_in_the_profile(real_corpus, real_entries):
    led = [
        tuple(re.split(r"profile-|\.(?:en|zh)\.html#", link["href"])[1:])
        for link in real_entries.select('a[href^="profile-"]')
    ]
    first = real_corpus.figures.drop_duplicates(["pairing_id", "indicator_id"])
    rows = first.itertuples(index=False)
    wanted = {(row.pairing_id, make_anchor("f", row.figure_id)) for row in rows}
    assert set(led) == wanted
    assert len(led) == len(wanted)


def test_what_the_search_finds_is_in_the_dictionary(real_corpus, lang):
    entries = list_search_entries(real_corpus, lang=lang)
    targets = [target for entry in entries for target in entry.targets]
    sought = {target.anchor for target in targets if target.page == DICTIONARY}
    shows = (reporting.show_indicators, reporting.show_measures)
    pages = [read(show(real_corpus, lang=lang)) for show in shows]
    assert sought == {tag["id"] for page in pages for tag in page(id=True)}


def test_an_entry_says_what_its_indicator_is(corpus):
    page = read(reporting.show_indicators(corpus, lang="en"))
    entry = page.find(id="i-labour-employed-all")
    text = " ".join(entry.get_text(" ").split())
    assert "Workers in work, all destinations." in text
    assert "definition undocumented; persons; flow; not additive" in text
    assert "Jia group → Yi County (2 figures)" in text
    links = [link["href"] for link in entry("a")]
    assert links == [
        "profile-jia-yi.en.html#f-jia-yi-labour-employed-all",
        "#i-labour-employed-east",
        "#i-labour-training-trainees",
    ]


def test_an_entry_in_chinese_and_one_that_nobody_reports(corpus):
    page = read(reporting.show_indicators(corpus, lang="zh"))
    funds = " ".join(page.find(id="i-fiscal-funds").get_text(" ").split())
    assert "官方口径；元；流量；可相加" in funds
    assert "甲组团 → 乙县（1条）" in funds
    workshops = page.find(id="i-workshops").get_text()
    assert "未报告不等于零" in workshops
    assert not page.find(id="i-workshops")("a")


def test_domains_fold_in_the_codelists_order_with_counts(corpus):
    page = read(reporting.show_indicators(corpus, lang="en"))
    assert [fold.summary.get_text() for fold in page("details")] == [
        "Funds: one indicator, 1 reported",
        "Labour: 3 indicators, 2 reported",
        "Training: 2 indicators, 2 reported",
    ]


def test_a_page_of_some_domains_has_no_dead_link(real_corpus, lang):
    chosen = {"domain_ids": ["donations"], "lang": lang}
    shows = (reporting.show_indicators, reporting.show_measures)
    pages = [read(show(real_corpus, **chosen)) for show in shows]
    anchors = {tag["id"] for page in pages for tag in page(id=True)}
    inside = [a["href"][1:] for page in pages for a in page.select('a[href^="#"]')]
    indicators = real_corpus.indicators
    own = indicators[indicators["domain_id"] == "donations"]
    assert {make_anchor("i", code) for code in own["indicator_id"]} <= anchors
    assert inside
    assert set(inside) <= anchors
    name = real_corpus.indicator("fiscal_funds")
    assert getattr(name, f"name_{lang}") in pages[0].get_text()


def test_an_unknown_domain_is_named(corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'labour'"):
        reporting.show_indicators(corpus, lang="en", domain_ids=["labor"])


def test_every_measure_stands_once_with_both_terms(real_corpus, lang):
    page = read(reporting.show_measures(real_corpus, lang=lang))
    rows = {row["id"]: row for row in page.select("tr[id]")}
    assert len(rows) == len(page.select("tbody tr"))
    assert set(rows) == {make_anchor("m", one) for one in real_corpus.known("measure")}
    for code in real_corpus.known("measure"):
        measure = real_corpus.measure(code)
        terms = [measure.numerator_id, measure.denominator_id]
        links = [link["href"] for link in rows[make_anchor("m", code)]("a")]
        assert links == [f"#{make_anchor('i', term)}" for term in terms]


def test_a_measure_says_its_formula_and_where_it_holds(real_corpus):
    page = read(reporting.show_measures(real_corpus, lang="en"))
    cash = page.find(id="m-cash-share-of-donations").get_text(" ")
    assert (
        "Donations (in cash) ÷ Donations (cash and goods together) , or, where no "
        "document reports it, in cash + in kind, valued"
    ) in " ".join(cash.split())
    cadres = page.find(id="m-cadres-west-per-east").get_text(" ")
    assert "(cadres, seconded, from west to east) ÷" in " ".join(cadres.split())
    derived = derive_measures(real_corpus, measure_ids=["jobs_per_workshop"])
    held = derived[derived["holds"]]["pairing_id"].nunique()
    assert held > 1
    holds = page.find(id="m-jobs-per-workshop")("td")[-1].get_text()
    assert holds == f"{held} pairings"


def test_no_figure_s_value_is_shown(real_corpus, lang):
    for name in ("indicators", "measures", "definition_gaps", "codes", "tables"):
        page = read(getattr(reporting, f"show_{name}")(real_corpus, lang=lang))
        assert not page.select(".sh-cited, .sh-value")


def test_findings_count_definitions_and_reports(corpus):
    findings = reporting.show_dictionary_findings(corpus, lang="en").sentences
    assert findings == (
        "Of 6 indicators one has an official definition: one definition is inferred "
        "from the words of the documents, 4 are undocumented.",
        "4 of 6 indicators must not be compared with others that look alike, nor added "
        "to them.",
        "One indicator is reported by no document; one is reported for two or more "
        "pairings.",
        "3 of 6 indicators must not be added up at all; one may be added over places "
        "but not over time.",
    )


def test_gaps_are_counted_by_domain(corpus):
    page = read(reporting.show_definition_gaps(corpus, lang="en"))
    assert list_rows(page.table) == [
        ["Funds", "1", "1", "0", "0", "0", "0", "1"],
        ["Labour", "3", "0", "1", "2", "1", "2", "0"],
        ["Training", "2", "0", "0", "2", "0", "2", "0"],
    ]


def test_code_lists_hold_every_code_of_their_columns(real_corpus, lang):
    page = read(reporting.show_codes(real_corpus, lang=lang))
    resources = {one["name"]: one for one in read_resources()}
    for fold in page("details"):
        table, column = fold.summary.code.get_text().split(".")
        fields = {one["name"]: one for one in resources[table]["schema"]["fields"]}
        rows = list_rows(fold.table)
        assert [row[0] for row in rows] == fields[column]["constraints"]["enum"]
        assert all(all(row) for row in rows)
    # All closed lists of a figure are explained.
    figures = resources["figures"]["schema"]["fields"]
    closed = {one["name"] for one in figures if "enum" in one.get("constraints", {})}
    explained = {fold.summary.code.get_text() for fold in page("details")}
    assert {f"figures.{name}" for name in closed} <= explained


def test_every_table_and_column_stands_once_in_order(real_corpus, lang):
    page = read(reporting.show_tables(real_corpus, lang=lang))
    resources = read_resources()
    files = [fold.summary.code.get_text() for fold in page("details")]
    assert files == [one["path"] for one in resources]
    for fold, resource in zip(page("details"), resources, strict=True):
        names = [row[0] for row in list_rows(fold.table)]
        assert names == [field["name"] for field in resource["schema"]["fields"]]


def test_constraints_are_told_in_words(real_corpus):
    page = read(reporting.show_tables(real_corpus, lang="en"))
    figures = {row[0]: row for row in list_rows(find_fold(page, "figures.csv").table)}
    assert figures["figure_id"][2] == "text"
    assert figures["figure_id"][3].startswith("key; required; unique; pattern ^[a-z0-9")
    assert figures["pairing_id"][3] == "required; code in pairings"
    assert figures["part_of"][3] == "code in figures"
    assert figures["part_basis"][3] == "one of stated, likely"
    assert figures["low"][2:] == ["number", "required; at least 0"]
    assert figures["note_en"][3] == "may be empty"
    zh = read(reporting.show_tables(real_corpus, lang="zh"))
    rows = {row[0]: row for row in list_rows(find_fold(zh, "figures.csv").table)}
    assert rows["low"][2:] == ["数值", "必填；不小于0"]


def test_the_data_package_is_described_in_both_languages():
    for resource in read_resources():
        told = [resource, *resource["schema"]["fields"]]
        assert resource["title"]
        assert CHINESE.search(resource["title_zh"])
        for one in told:
            assert one["description"], one["name"]
            assert not CHINESE.search(one["description"]), one["name"]
            assert CHINESE.search(one["description_zh"]), one["name"]
            assert not HALF_WIDTH.search(one["description_zh"]), one["name"]


def test_names_that_try_to_be_html_are_text(hostile_corpus, hostile, lang):
    page = read(reporting.show_indicators(hostile_corpus, lang=lang))
    assert not page(["script", "img"])
    assert hostile in page.h4.get_text()
    page = read(reporting.show_measures(hostile_corpus, lang=lang))
    assert not page(["script", "img"])
