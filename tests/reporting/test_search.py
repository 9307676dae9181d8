"""The search of the first page, from a file and by keyboard, in both languages."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import open_page
from playwright.sync_api import Page, expect

from shanhai.rendering.plan import plan_jobs
from shanhai.rendering.registry import read_reports
from shanhai.reporting.messages import name_code
from shanhai.reporting.page.home import build_indexes

ROOT = Path(__file__).parents[2]
INDEXES = {"en": "index.html", "zh": "index.zh.html"}
MOST_LINES = 8
# What is sought, and where its first value leads: to a profile's row, or to the
# funds per county on this page.
ANSWERS = {
    "huizhou jobs": ("huizhou-qianxinan", "labour_employed"),
    "funds per county": ("huizhou-qianxinan", "fiscal_funds_per_county_year"),
    "aid": ("qingxi-dejiang", "fiscal_funds"),
    "secondment": ("qingxi-dejiang", "people_sent"),
    "357": ("huizhou-qianxinan", "fiscal_funds"),
    "消费帮扶": ("qingxi-dejiang", "produce_sold"),
    "县均": ("huizhou-qianxinan", "fiscal_funds_per_county_year"),
    "caizheng": ("qingxi-dejiang", "fiscal_funds"),
    "fiscal": ("qingxi-dejiang", "fiscal_funds"),
    "jobs guangdong": ("qingxi-dejiang", "labour_employed"),
}
# Words of no indicator, and where they lead first.
SECTIONS = {
    "most jobs": "comparison-labour.{}.html#section-3",
    "最多 就业": "comparison-labour.{}.html#section-3",
    "dated 2023": "{}#dated",
    "2023": "{}#dated",
    "quote": "{}#quotable",
    "do not quote": "{}#quotable",
    "不宜引用": "{}#quotable",
    "cite": "{}#downloads",
    "source": "{}#articles",
    "original": "{}#articles",
    "原文": "{}#articles",
    "出处": "{}#articles",
    "benchmark": "{}#funds",
    "programme": "{}#funds",
    "参照": "{}#funds",
}
HEADINGS = {
    "产业协作": "industry",
    "劳务协作": "labour",
    "消费协作": "consumption",
    "人才交流": "exchange",
    "携手兴乡村": "village",
}
MOST_BYTES = 92_000
SECTION = "<!doctype html><meta charset=utf-8><title>x</title>"


@pytest.fixture(scope="module")
def site(real_corpus, tmp_path_factory) -> Path:
    """Write the first pages of the whole site; what they lead to is empty."""
    folder = tmp_path_factory.mktemp("searched")
    jobs = plan_jobs(real_corpus, read_reports(ROOT / "notebooks"))
    names = [job.file_name for job in jobs]
    for name in names:
        (folder / name).write_text(SECTION, encoding="utf-8")
    for name, page in build_indexes(real_corpus, jobs, existing=names).items():
        (folder / name).write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(params=INDEXES)
def lang(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def open_index(browser, site) -> Iterator[Callable[[str], Page]]:
    """Return a function that opens an index; none may ask for or complain of any."""
    pages = []

    def open_one(lang: str) -> Page:
        page, events = open_page(browser, site / INDEXES[lang])
        pages.append((page, events))
        return page

    yield open_one
    for page, events in pages:
        page.close()
        assert events == []


def seek(page: Page, query: str) -> list[str]:
    """Type a query, as keys, and return the names of the results."""
    page.locator("#search-field").fill("")
    page.locator("#search-field").focus()
    page.keyboard.type(query)
    return page.locator(".hit a").all_inner_texts()


def read_status(page: Page) -> str:
    return page.locator("#search-status").inner_text()


def test_an_indicator_is_found_by_either_name_and_its_code(
    open_index, lang, real_corpus
):
    page = open_index(lang)
    figures = real_corpus.tidy(indicator_id="fiscal_funds")[:MOST_LINES]
    names = ["Fiscal assistance funds", "财政援助资金"]
    own, other = names if lang == "en" else names[::-1]
    for query in (*names, "fiscal_funds", "ＦＩＳＣＡＬ funds"):
        assert seek(page, query)[0] == own, query
        first = page.locator("#search-results > li").first
        assert other not in first.inner_text()
        links = [link.get_attribute("href") for link in first.locator("a").all()]
        assert links[0] == f"dictionary.{lang}.html#i-fiscal-funds"
        profile = f"profile-qingxi-dejiang.{lang}.html#f-qingxi-dejiang-fiscal-funds"
        assert profile in links
        assert len(first.locator(".value").all()) == len(figures)


def test_a_pairing_comes_before_places_and_other_finds(open_index, lang):
    page = open_index(lang)
    for query in ("songtao", "SONGTAO", "Sóngtáo", "松桃"):
        seek(page, query)
        target = page.locator(".hit a").first.get_attribute("href")
        assert target == f"profile-humen-songtao.{lang}.html", query


@pytest.mark.parametrize("query", ANSWERS)
def test_a_search_answers_with_values(open_index, lang, query, real_corpus):
    page = open_index(lang)
    pairing, indicator = ANSWERS[query]
    assert seek(page, query)
    first = page.locator("#search-results > li", has=page.locator(".value")).first
    line = first.locator(".value").first
    file, _, anchor = line.locator("a").get_attribute("href").partition("#")
    assert file == f"profile-{pairing}.{lang}.html"
    assert anchor.startswith(("f", "n"))
    words = line.inner_text()
    assert getattr(real_corpus.pairing(pairing), f"name_{lang}") in words
    if indicator == "fiscal_funds_per_county_year":
        assert anchor == "n-huizhou-qianxinan-fiscal-funds-per-county-year"
        assert {"en": "derived by us", "zh": "由我们推算"}[lang] in words
        return
    figures = real_corpus.tidy(lang, pairing_id=pairing, indicator_id=indicator)
    rows = {
        f"f-{re.sub('[._]', '-', one.figure_id)}": one for one in figures.itertuples()
    }
    row = rows[anchor]
    assert words.startswith(row.value)
    assert row.period in words
    assert words.endswith(name_code(lang, "quotable", row.quotable))


@pytest.mark.parametrize("query", SECTIONS)
def test_words_of_readers_lead_to_sections(open_index, lang, query):
    page = open_index(lang)
    assert seek(page, query)
    link = page.locator(".hit a").first.get_attribute("href")
    where = SECTIONS[query]
    assert link == where.format(INDEXES[lang] if where[0] == "{" else lang)


@pytest.mark.parametrize("query", ["secondment", "挂职"])
def test_secondment_finds_those_who_are_seconded_alone(
    open_index, lang, query, real_corpus
):
    page = open_index(lang)
    seek(page, query)
    lines = page.locator("#search-results > li").first.locator(".value a")
    anchors = {one.get_attribute("href").partition("#f-")[2] for one in lines.all()}
    figures = real_corpus.tidy(indicator_id="people_sent")
    seconded = figures.loc[figures["form"] == "secondment", "figure_id"]
    assert len(anchors) == min(len(seconded), MOST_LINES)
    assert anchors <= {re.sub("[._]", "-", one) for one in seconded}


def test_lines_of_one_indicator_differ(open_index, lang):
    page = open_index(lang)
    for query in ("sponsorship", "chengbao"):
        seek(page, query)
    seek(page, "100")
    texts = page.locator("#search-results .value").all_inner_texts()
    assert texts and len(set(texts)) == len(texts)


def test_a_ratio_has_the_period_of_its_terms(open_index):
    page = open_index("en")
    assert "Fiscal funds per project" in seek(page, "2023")


def test_the_field_is_on_the_first_screen_and_answers_are_below_it(browser, site, lang):
    for width in (390, 1280):
        page, _ = open_page(browser, site / INDEXES[lang], width=width)
        page.set_viewport_size({"width": width, "height": 800})
        seek(page, "caizheng")
        answer = page.locator("#search-results .value").first.bounding_box()
        assert answer["y"] + answer["height"] < 800, width
        page.close()


@pytest.mark.parametrize("heading", HEADINGS)
def test_official_headings_find_their_themes(open_index, lang, heading):
    page = open_index(lang)
    assert seek(page, heading)
    links = [one.get_attribute("href") for one in page.locator(".hit a").all()]
    assert f"comparison-{HEADINGS[heading]}.{lang}.html" in links


def test_the_search_data_stay_small(site, lang):
    html = (site / INDEXES[lang]).read_text(encoding="utf-8")
    data = html.partition('id="search-data">')[2].partition("</script>")[0]
    assert 0 < len(data.encode("utf-8")) <= MOST_BYTES


def test_whole_words_come_before_parts_of_words(open_index):
    page = open_index("en")
    names = seek(page, "park")
    is_whole = [bool(re.search(r"\bpark\b", name.lower())) for name in names]
    assert is_whole[0]
    assert not is_whole[names.index("Co-built parks")]


def test_every_word_of_a_query_must_be_found(open_index):
    page = open_index("en")
    assert seek(page, "workshops disabled") == [
        "Employment assistance workshops",
        "Rural labour in work",
    ]
    lines = page.locator("#search-results .value").all_inner_texts()
    assert lines
    assert all("disabled" in line for line in lines)


def test_words_in_the_way_are_left_out_and_told(open_index):
    page = open_index("en")
    workshops = seek(page, "workshops")
    assert seek(page, "how many workshops qqq") == workshops
    status = page.get_by_role("status").inner_text()
    assert "how, many, qqq" in status
    # Both are found, and nothing has both: one of them makes way.
    poor = seek(page, "workshops poor")
    assert seek(page, "workshops disabled poor") == poor != []
    assert "disabled" in page.get_by_role("status").inner_text()
    assert seek(page, "qqq xyz") == []


def test_the_count_is_told_and_follows_the_query(open_index):
    page = open_index("en")
    assert read_status(page) == ""
    assert page.locator("#search-status").get_attribute("role") == "status"
    assert seek(page, "县均")
    assert read_status(page) == "1 entry"
    shown = seek(page, "a")
    (found, first) = re.findall(r"\d+", read_status(page))
    assert int(found) > int(first) == len(shown)
    assert seek(page, " ") == []
    assert read_status(page) == ""


def test_nothing_found_says_what_to_do(open_index, lang):
    page = open_index(lang)
    assert seek(page, "qqqzzz") == []
    word = {"en": "Nothing found. Try", "zh": "没有找到。请试试"}[lang]
    assert read_status(page).startswith(word)
    (link,) = page.locator("#search-results a").all()
    assert link.get_attribute("href") == f"dictionary.{lang}.html"


def test_arrows_move_and_escape_starts_anew(open_index):
    page = open_index("en")
    seek(page, "songtao")
    field = "document.activeElement === document.getElementById('search-field')"
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "profile-humen-songtao.en.html"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#search-results')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(field)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate(field)
    assert page.locator("#search-field").input_value() == ""
    assert page.locator(".hit").count() == 0


@pytest.mark.parametrize("keys", [["Enter"], ["ArrowDown", "Enter"], ["Tab", "Enter"]])
def test_enter_opens_the_first_result(open_index, lang, keys):
    page = open_index(lang)
    seek(page, "松桃")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(f"**/profile-humen-songtao.{lang}.html")


def test_enter_in_an_empty_field_leads_nowhere(open_index):
    page = open_index("en")
    before = page.url
    seek(page, "qqqzzz")
    page.keyboard.press("Enter")
    page.locator("#search-field").fill("")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.url == before


def test_without_script_the_field_is_hidden_and_the_dictionary_linked(
    browser, site, lang
):
    page, events = open_page(browser, site / INDEXES[lang], has_script=False)
    expect(page.locator("#search-field")).to_be_hidden()
    expect(page.locator(f'main a[href="dictionary.{lang}.html"]')).to_be_visible()
    page.close()
    assert events == []
