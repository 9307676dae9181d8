import json
import shutil

import pytest
from bs4 import BeautifulSoup
from page_making import NAMES, make_job

from shanhai import load
from shanhai.analysis.comparability import compare
from shanhai.reporting.page.home import build_indexes

INDEXES = {"en": "index.html", "zh": "index.zh.html"}
LANGUAGES = pytest.mark.parametrize("lang", INDEXES)


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


def read_rows(page: BeautifulSoup) -> dict[str, list[int]]:
    """Map each domain of the table to its counts."""
    return {
        row.th.get_text(strip=True): [int(cell.get_text()) for cell in row("td")]
        for row in page.select(".domains tbody tr")
    }


@LANGUAGES
def test_each_index_links_the_pages_of_its_language(
    site_corpus, jobs, every_page, lang
):
    page = read_indexes(site_corpus, jobs, every_page)[lang]
    assert page.html["lang"] == lang
    assert sorted(list_links(page)) == sorted(
        name
        for name in every_page
        if name.endswith(f"{lang}.html") and name != f"dictionary.{lang}.html"
    )


@LANGUAGES
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
    assert not page.select(".domains")
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
                "5 figures, 3 flagged as doubtful or incomplete",
                "one year: 3, planned: 1, to date: 1",
            ),
        ),
        (
            "zh",
            1,
            (
                "1篇文献（2024）",
                "6项指标中报告了2项",
                "2条数据，其中1条带有存疑或不完整的标记",
                "年度2条",
            ),
        ),
    ],
)
def test_cards_count_what_the_documents_report(
    site_corpus, jobs, every_page, lang, number, told
):
    card = read_indexes(site_corpus, jobs, every_page)[lang].select(".card")[number]
    text = " ".join(card.get_text(" " if lang == "en" else "").split())
    assert [one for one in told if one not in text] == []
    widths = [part["width"] for part in card.select("rect")]
    assert widths == {"en": ["6", "4"], "zh": ["6", "2"]}[lang]


def test_domains_count_what_the_gate_says(site_corpus, jobs, every_page):
    rows = read_rows(read_indexes(site_corpus, jobs, every_page)["en"])
    # Of the funds' indicators both pairings report one; the gate refuses the two.
    total = compare(site_corpus, indicator_ids=["fiscal_funds"])
    assert total.admitted.empty
    assert rows == {"Funds": [0, 0, 1, 2], "Labour": [0, 0, 0, 3]}


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


@LANGUAGES
def test_search_leads_to_existing_pages_only(site_corpus, jobs, lang):
    existing = {"profile-alpha-beta.en.html", "dictionary.zh.html"}
    data = read_search(read_indexes(site_corpus, jobs, existing)[lang])
    targets = [target for entry in data["entries"] for target in entry["targets"]]
    assert {target["href"].split("#")[0] for target in targets} == existing
    assert all(entry["targets"] for entry in data["entries"])
    by_code = {entry["code"]: entry for entry in data["entries"]}
    assert "gamma-delta" not in by_code
    assert [target["href"] for target in by_code["fiscal_funds"]["targets"]] == [
        "dictionary.zh.html#i-fiscal-funds",
        "profile-alpha-beta.en.html#f-alpha-beta-fiscal-funds",
    ]


def test_places_lead_to_the_pairings_they_belong_to(site_corpus, jobs, every_page):
    data = read_search(read_indexes(site_corpus, jobs, every_page)["en"])
    leads = {
        entry["code"]: [target["href"] for target in entry["targets"]]
        for entry in data["entries"]
    }
    alpha, gamma = "profile-alpha-beta.en.html", "profile-gamma-delta.en.html"
    assert leads["jia_one"] == leads["yi"] == [alpha]
    assert leads["yi_park"] == [f"{alpha}#f-alpha-beta-labour-employed-all-planned"]
    # Jia lies in Bing, which is itself a donor; both recipients lie in Ding.
    assert leads["bing"] == leads["ding"] == leads["land"] == [alpha, gamma]


def test_downloads_stand_with_form_and_size(site_corpus, jobs):
    downloads = {"shanhai-data.zip": b"1" * 12_345}
    pages = read_indexes(site_corpus, jobs, [], downloads=downloads)
    (item,) = pages["en"].select("section[aria-labelledby=downloads] li")
    assert item.a["href"] == "downloads/shanhai-data.zip"
    assert "All data (ZIP, 13 kilobytes)" in item.get_text()
    (item,) = pages["zh"].select("section[aria-labelledby=downloads] li")
    assert "全部数据（ZIP，13千字节）" in item.get_text()


def test_index_of_nothing_is_still_a_page(site_corpus, jobs):
    page = read_indexes(site_corpus, jobs, set())["en"]
    assert list_links(page) == []
    assert read_search(page)["entries"] == []
    assert read_search(page)["dictionary"] is None
