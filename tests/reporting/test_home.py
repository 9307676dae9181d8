import json
import re
import shutil
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from page_making import NAMES, make_job

from shanhai import load
from shanhai.analysis.comparability import compare
from shanhai.reporting.page import values
from shanhai.reporting.page.home import build_indexes
from shanhai.reporting.page.search import list_search_entries

INDEXES = {"en": "index.html", "zh": "index.zh.html"}


@pytest.fixture
def jobs(site_corpus):
    codes = {"overview": "", **{f"profile-{code}": code for code in NAMES["pairing"]}}
    return [
        make_job(
            report=page.partition("-")[0],
            page=page,
            code=code,
            lang=lang,
            label="Overview" if not code else "Profiles",
            title="All of it" if not code else NAMES["pairing"][code][lang == "zh"],
        )
        for page, code in codes.items()
        for lang in INDEXES
    ]


@pytest.fixture
def every_page(jobs):
    """Return the names of all pages that a whole site has."""
    fixed = ["comparison-funds", "comparison-labour", "dictionary"]
    planned = [job.file_name for job in jobs]
    return planned + [f"{page}.{lang}.html" for page in fixed for lang in INDEXES]


def read_indexes(corpus, jobs, existing, **more) -> dict[str, BeautifulSoup]:
    pages = build_indexes(corpus, jobs, existing=existing, **more)
    return {
        lang: BeautifulSoup(pages[name], "html.parser")
        for lang, name in INDEXES.items()
    }


def list_links(page: BeautifulSoup) -> list[str]:
    """List where the page leads, its twin and its own anchors apart."""
    found = [link["href"] for link in page("a", href=True)]
    return [one for one in found if one[0] != "#" and one not in INDEXES.values()]


def read_search(page: BeautifulSoup) -> dict:
    return json.loads(page.find(id="search-data").string)


def test_each_index_links_the_pages_of_its_language(
    site_corpus, jobs, every_page, lang
):
    page = read_indexes(site_corpus, jobs, every_page)[lang]
    assert page.html["lang"] == lang
    cards = [link["href"] for link in page.select(".card h3 a")]
    assert sorted(cards) == sorted(
        name
        for name in every_page
        if name.endswith(f"{lang}.html") and name != f"dictionary.{lang}.html"
    )
    assert {link.split("#")[0] for link in list_links(page)} == set(cards)


def test_a_page_in_the_other_language_alone_is_linked_and_said_so(
    site_corpus, jobs, lang
):
    existing = {"profile-alpha-beta.zh.html", "x.html"}
    page = read_indexes(site_corpus, jobs, existing)[lang]
    (card,) = page.select(".card h3")
    assert card.a["href"] == "profile-alpha-beta.zh.html"
    assert card.a.get("hreflang") == {"en": "zh", "zh": None}[lang]
    assert ("(in Chinese)" in card.get_text()) == (lang == "en")


def test_what_is_not_rendered_is_left_out(site_corpus, jobs):
    page = read_indexes(site_corpus, jobs, {"profile-alpha-beta.en.html"})["en"]
    assert [title.get_text() for title in page.select(".card h3")] == ["Alpha → Beta"]
    assert not page.select("[aria-labelledby=domains]")
    assert "Overview" not in page.get_text()


@pytest.mark.parametrize(
    ("lang", "number", "told"),
    [
        (
            "en",
            0,
            (
                "group of towns → county or district",
                "2 documents (2022, undated)",
                "4 of 6 indicators reported",
            ),
        ),
        ("zh", 1, ("1篇报道（2024）", "6项指标中有2项见诸报道")),
    ],
)
def test_cards_count_what_the_documents_report(
    site_corpus, jobs, every_page, lang, number, told
):
    page = read_indexes(site_corpus, jobs, every_page)[lang]
    card = page.select("[aria-labelledby=pairings] .card")[number]
    text = " ".join(card.get_text(" " if lang == "en" else "").split())
    assert [one for one in told if one not in text] == []


def test_themes_count_what_the_gate_says(site_corpus, jobs, every_page):
    page = read_indexes(site_corpus, jobs, every_page)["en"]
    cards = page.select("[aria-labelledby=domains] .card")
    counts = {
        card.h3.get_text(): [int(one) for one in re.findall(r"\d+", card.p.get_text())]
        for card in cards
    }
    # Of the funds' indicators both pairings report one; the gate refuses the two.
    total = compare(site_corpus, indicator_ids=["fiscal_funds"])
    assert total.admitted.empty
    assert counts == {"Funds": [2, 1], "Labour": [3]}
    assert "none shared by two pairings" in cards[1].p.get_text()


def test_a_cell_holds_a_value_its_mark_and_the_way_to_its_row(
    site_corpus, jobs, every_page, lang
):
    page = read_indexes(site_corpus, jobs, every_page)[lang]
    figures = site_corpus.tidy(lang)
    (row,) = (
        row
        for row in page.select(".values tbody tr")
        if row.th.get_text() == figures["indicator"][0]
    )
    shown = figures[figures["indicator_id"] == figures["indicator_id"][0]]
    for number, code in enumerate(site_corpus.known("pairing")):
        cell, own = row("td")[number], shown[shown["pairing_id"] == code]
        assert len(own) == 1
        anchor = own["figure_id"].iloc[0].replace(".", "-").replace("_", "-")
        assert (
            cell.select_one(".value a")["href"]
            == f"profile-{code}.{lang}.html#f-{anchor}"
        )
        assert cell["class"] == [f"q-{own['quotable'].iloc[0]}"]
        assert cell.select_one(".sign").get_text()


def test_what_is_not_reported_says_so(site_corpus, jobs, every_page):
    page = read_indexes(site_corpus, jobs, every_page)["en"]
    empty = page.select(".values td.q-none")
    assert empty
    assert all("not reported" in cell.get_text() for cell in empty)


def test_figures_are_counted_and_listed_by_what_may_be_quoted(
    site_corpus, jobs, every_page, lang
):
    page = read_indexes(site_corpus, jobs, every_page)[lang]
    marks = site_corpus.tidy(lang)["quotable"].value_counts()
    for mark, count in marks[marks > 0].items():
        listed = page.select_one(f"#quote-{mark}")
        assert listed.strong.get_text() == str(count)
        assert len(listed("li")) == len(listed.select("li > .value > a")) == count
    reasons = page.select("#quote-no li small")
    assert len(reasons) == marks["no"]


def test_what_must_not_be_quoted_says_why(real_corpus, lang):
    html = build_indexes(real_corpus, [], existing=[])[INDEXES[lang]]
    page = BeautifulSoup(html, "html.parser")
    reasons = [one.get_text() for one in page.select("#quote-no li > small")]
    assert reasons == list(real_corpus.tidy(lang, quotable="no")["reason"])
    assert not page.select("#quote-yes li > small")


def test_dated_figures_are_listed_by_year(real_corpus, lang):
    html = build_indexes(real_corpus, [], existing=[])[INDEXES[lang]]
    section = BeautifulSoup(html, "html.parser").select_one("[aria-labelledby=dated]")
    figures = real_corpus.figures
    first = figures["period_start"].dropna().dt.year.astype(str)
    # Texts whose count was not over were written in 2023, whenever it began.
    is_unfinished = figures["flags"].map(lambda flags: "window_open" in flags)
    is_unfinished &= figures["period_end"].isna() & (first < "2023")
    years = first.mask(is_unfinished.loc[first.index], first + "-2023").value_counts()
    assert "2020-2023" in years
    folds = {fold["id"]: fold for fold in section("details")}
    assert set(folds) == {f"dated-{year}" for year in years.index}
    for year, count in years.items():
        fold = folds[f"dated-{year}"]
        assert fold.strong.get_text() == str(count)
        assert len(fold("li")) == len(fold.select("li .sign")) == count
        lines = [" ".join(line.get_text().split()) for line in fold("li")]
        assert len(set(lines)) == count
    is_open = figures["period_start"].notna() & figures["period_end"].isna()
    late = figures["period_start"].dt.year == 2023
    assert str((is_open & late).sum()) in folds["dated-2023"].summary.get_text()
    assert str(len(figures) - years.sum()) in section.p.get_text()


def test_articles_have_an_address_or_say_that_none_is_known(real_corpus, lang):
    html = build_indexes(real_corpus, [], existing=[])[INDEXES[lang]]
    page = BeautifulSoup(html, "html.parser")
    items = page.select("[aria-labelledby=articles] li")
    assert len(items) == len(real_corpus.sources)
    for item, source in zip(items, real_corpus.sources.itertuples(), strict=True):
        assert getattr(source, f"title_{lang}") in item.get_text()
        assert [link["href"] for link in item("a")] == (
            [source.address] if source.address else []
        )
        unknown = {"en": "no address known", "zh": "网址不详"}[lang]
        assert (unknown in item.get_text()) == (not source.address)


def test_rounded_values_stand_in_the_paragraph(real_corpus):
    existing = [f"profile-{code}.en.html" for code in real_corpus.known("pairing")]
    page = BeautifulSoup(
        build_indexes(real_corpus, [], existing=existing)["index.html"], "html.parser"
    )
    links = page.select(".sh-summary a[href*='#f-']")
    assert "2.75 billion yuan" in " ".join(link.get_text() for link in links)
    pairings = Counter(link["href"].partition("#")[0] for link in links)
    assert set(pairings) == set(existing)
    assert set(pairings.values()) <= {2, 3}


def test_groups_of_towns_are_named_with_their_cities(real_corpus, lang):
    html = build_indexes(real_corpus, [], existing=[])[INDEXES[lang]]
    cities = {"en": "(Dongguan → Tongren)", "zh": "（东莞市 → 铜仁市）"}[lang]
    paragraphs = BeautifulSoup(html, "html.parser").select("p.sh-summary")
    named = [one for one in paragraphs if cities in one.get_text()]
    # Three groups of towns of Dongguan; a city with a prefecture needs no more.
    assert len(named) == 3


def test_funds_per_county_say_their_range_and_grade_the_context(real_corpus, lang):
    html = build_indexes(real_corpus, [], existing=[])[INDEXES[lang]]
    section = BeautifulSoup(html, "html.parser").select_one("[aria-labelledby=funds]")
    rows = section.select("li[id]")
    own = len(real_corpus.known("pairing"))
    graded = [row for row in rows if re.search("[CD]级|grade [CD]", row.get_text())]
    assert len(graded) == len(rows) - own > 0
    assert graded == rows[own:]
    ends = {"en": "49–53.5 million yuan", "zh": "4900万～5346万元"}[lang]
    assert ends in section.p.get_text()
    # The paragraph names the better sources alone; the section has all.
    opening = BeautifulSoup(html, "html.parser").select_one("p.sh-summary").get_text()
    table = real_corpus.benchmarks
    money = table[table["indicator_id"] == "fiscal_funds"].set_index("grade")
    names = money[f"scope_{lang}"]
    assert all(name in section.get_text() for name in names["D"])
    assert not any(name in opening for name in names["D"])
    assert any(name in opening for name in names["C"])


def test_names_are_text_and_cannot_end_the_search_data(
    site_corpus, jobs, every_page, tmp_path, edit
):
    folder = tmp_path / "hostile"
    shutil.copytree(site_corpus.folder, folder)
    edit(folder / "pairings.csv", "Alpha → Beta", "A</script><b>\u202e → Beta")
    hostile = load(folder)
    html = build_indexes(hostile, jobs, existing=every_page)["index.html"]
    page = BeautifulSoup(html, "html.parser")
    assert not page("b")
    assert page.select(".card h3")[0].get_text() == "A</script><b>[U+202E] → Beta"
    assert read_search(page)["entries"][0]["name"] == "A</script><b>[U+202E] → Beta"


def test_search_leads_to_existing_pages_only(site_corpus, jobs, lang):
    existing = {"profile-alpha-beta.en.html", "dictionary.zh.html"}
    data = read_search(read_indexes(site_corpus, jobs, existing)[lang])
    entries = data["entries"]
    targets = [target for entry in entries for target in entry.get("targets", ())]
    pages = {target["href"].split("#")[0] for target in targets}
    assert pages == {*existing, INDEXES[lang]}
    assert all("targets" in entry or "lines" in entry for entry in entries)
    by_code = {entry["code"]: entry for entry in data["entries"]}
    assert "gamma-delta" not in by_code
    assert [target["href"] for target in by_code["fiscal_funds"]["targets"]] == [
        "dictionary.zh.html#i-fiscal-funds"
    ]
    pairings = [one["page"] and one["page"]["href"] for one in data["pairings"]]
    assert pairings == ["profile-alpha-beta.en.html", None]
    assert {line[0] for line in by_code["fiscal_funds"]["lines"]} == {0}


def test_places_lead_to_the_pairings_they_belong_to(site_corpus, jobs, every_page):
    data = read_search(read_indexes(site_corpus, jobs, every_page)["en"])
    leads = {
        entry["code"]: [target["href"] for target in entry["targets"]]
        for entry in data["entries"]
        if "targets" in entry
    }
    alpha, gamma = "profile-alpha-beta.en.html", "profile-gamma-delta.en.html"
    assert leads["jia_one"] == leads["yi"] == [alpha]
    assert leads["yi_park"] == [f"{alpha}#f-alpha-beta-labour-employed-all-planned"]
    # Jia lies in Bing, which is itself a donor; both recipients lie in Ding.
    assert leads["bing"] == leads["ding"] == leads["land"] == [alpha, gamma]


def test_a_place_inside_a_side_leads_to_its_pairing(real_corpus, lang):
    entries = list_search_entries(real_corpus, lang=lang)
    (boluo,) = (one for one in entries if one["code"] == "boluo")
    assert [one.page for one in boluo["targets"]] == ["profile-huizhou-qianxinan"]


def test_downloads_stand_with_form_and_size(site_corpus, jobs):
    downloads = {"shanhai-data.zip": b"1" * 12_345}
    pages = read_indexes(site_corpus, jobs, [], downloads=downloads)
    (item,) = pages["en"].select("section[aria-labelledby=downloads] li")
    assert item.a["href"] == "downloads/shanhai-data.zip"
    assert "All data (ZIP, 13 KB)" in item.get_text()
    (item,) = pages["zh"].select("section[aria-labelledby=downloads] li")
    assert "全部数据（ZIP，13 KB）" in item.get_text()


def test_index_of_nothing_is_still_a_page(site_corpus, jobs):
    page = read_indexes(site_corpus, jobs, set())["en"]
    assert list_links(page) == []
    anchors = {
        target["href"].removeprefix("index.html")
        for entry in read_search(page)["entries"]
        for target in entry["targets"]
    }
    assert len(anchors) > 1
    assert all(page.select_one(one) for one in anchors)
    assert read_search(page)["dictionary"] is None


def test_of_many_pairings_the_first_page_shows_some_and_counts_the_others(
    real_corpus, monkeypatch, lang
):
    monkeypatch.setattr(values, "MOST_PAIRINGS", 2)
    links = values.ProfileLinks(real_corpus, lang, existing=())
    matrix = str(values.write_matrix(links))
    names = list(real_corpus.pairings[f"name_{lang}"])
    assert [name in matrix for name in names] == [True, True, False, False, False]
    assert [name in str(values.write_reported(links)) for name in names] == [
        name in matrix for name in names
    ]
    assert re.search(rf"\b2\b.*\b{len(names) - 2}\b|2组结对；其余3组", matrix)
