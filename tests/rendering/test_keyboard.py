"""A reader without a mouse: real key presses, from the top of a page to its notes."""

from collections.abc import Iterator

import pytest
from browsing import (
    DESK,
    PHONE,
    expect_focus,
    open_page,
    press_until,
)
from playwright.sync_api import Page, expect

PAGE = "profile-humen-songtao"
NOTE = "#sh-popover"
NUMBER = "main a.sh-cited"
LANGUAGES = ("en", "zh")
# A word of the pairing's name, and the page it leads to.
SEARCHES = {"index.html": ("songtao", "en"), "index.zh.html": ("松桃", "zh")}


@pytest.fixture(params=LANGUAGES)
def lang(request) -> str:
    return request.param


@pytest.fixture(params=[DESK, PHONE])
def page(browser, real_site, lang, request) -> Iterator[Page]:
    opened, events = open_page(
        browser, real_site / f"{PAGE}.{lang}.html", width=request.param
    )
    yield opened
    opened.close()
    assert events == []


def read_number(page: Page) -> tuple[str, int]:
    """Return the number that has the focus: where it leads, which of all it is."""
    return page.evaluate(
        "s => [document.activeElement.getAttribute('href'),"
        " [...document.querySelectorAll(s)].indexOf(document.activeElement)]",
        NUMBER,
    )


def open_note(page: Page) -> tuple[str, int]:
    """Go to the first number of the page and open its note."""
    press_until(page, "Tab", NUMBER)
    number = read_number(page)
    page.keyboard.press("Enter")
    expect(page.locator(NOTE)).to_be_visible()
    return number


def test_the_first_press_of_tab_offers_to_skip_to_the_text(page):
    page.keyboard.press("Tab")
    link = page.evaluate("document.activeElement.getAttribute('href')")
    assert link.startswith("#")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect_focus(page, "main *")


def test_a_number_opens_its_note_and_gives_it_the_focus(page):
    target, _ = open_note(page)
    expect_focus(page, f"{NOTE}, {NOTE} *")
    expect(page.locator(NOTE)).to_be_in_viewport()
    title = page.locator(f"{target}-title").text_content()
    assert title
    assert title in page.locator(NOTE).text_content()
    assert page.evaluate("window.scrollY") < page.evaluate(
        "s => document.querySelector(s).getBoundingClientRect().top", target
    )


def test_a_note_is_named_to_those_who_hear_the_page(page):
    target, _ = open_note(page)
    name = page.evaluate(
        "s => document.getElementById("
        "document.querySelector(s).getAttribute('aria-labelledby')).textContent",
        NOTE,
    )
    assert name == page.locator(f"{target}-title").text_content()
    assert page.locator(NOTE).get_attribute("role") == "dialog"


def test_escape_closes_the_note_and_the_number_has_the_focus_again(page):
    number = open_note(page)
    page.keyboard.press("Escape")
    expect(page.locator(NOTE)).to_be_hidden()
    assert read_number(page) == number


def test_the_close_button_does_the_same(page):
    number = open_note(page)
    press_until(page, "Tab", f"{NOTE} button", at_most=40)
    page.keyboard.press("Enter")
    expect(page.locator(NOTE)).to_be_hidden()
    assert read_number(page) == number


def test_tab_goes_on_behind_the_number_after_its_note_was_closed(page):
    _, index = open_note(page)
    page.keyboard.press("Escape")
    press_until(page, "Tab", NUMBER, at_most=40)
    assert read_number(page)[1] == index + 1


def test_the_same_number_opens_twice(page):
    first = open_note(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.locator(NOTE)).to_be_visible()
    page.keyboard.press("Escape")
    assert read_number(page) == first


def test_a_number_drawn_in_a_chart_opens_its_note(page):
    if not page.locator("svg a.sh-cited").count():
        pytest.fail("no chart of this page draws a number that leads to its note")
    press_until(page, "Tab", "svg a.sh-cited")
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label
    page.keyboard.press("Enter")
    expect(page.locator(NOTE)).to_be_visible()
    page.keyboard.press("Escape")
    expect_focus(page, "svg a.sh-cited")


def test_a_link_of_the_contents_leads_to_its_section(page):
    press_until(page, "Tab", "nav.contents a")
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    assert page.evaluate("s => document.querySelector(s).localName", target) == "h2"
    expect(page.locator(target)).to_be_in_viewport()
    page.keyboard.press("Tab")
    follows = page.evaluate(
        "s => document.querySelector(s).compareDocumentPosition("
        "document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING",
        target,
    )
    assert follows


def test_the_other_language_is_a_link_away(page, lang):
    other = {"en": "zh", "zh": "en"}[lang]
    press_until(page, "Tab", f"a[hreflang={other}]", at_most=20)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PAGE}.{other}.html")
    assert page.evaluate("document.documentElement.lang") == other


def test_without_script_a_number_still_leads_to_its_note(browser, real_site, lang):
    path = real_site / f"{PAGE}.{lang}.html"
    page, _ = open_page(browser, path, has_script=False)
    press_until(page, "Tab", NUMBER)
    target = read_number(page)[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    expect(page.locator(f'[id="{target[1:]}"]')).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("name", SEARCHES)
def test_the_index_is_searched_and_a_result_opened(browser, real_site, name):
    word, lang = SEARCHES[name]
    page, events = open_page(browser, real_site / name)
    press_until(page, "Tab", "input[type=search]", at_most=20)
    page.keyboard.type(word)
    target = f"{PAGE}.{lang}.html"
    press_until(page, "Tab", f'a[href^="{target}"]', at_most=30)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{target}*")
    page.close()
    assert events == []


def test_a_search_for_what_there_is_not_says_so(browser, real_site):
    page, _ = open_page(browser, real_site / "index.html")
    press_until(page, "Tab", "input[type=search]", at_most=20)
    page.keyboard.type("qqqzzz")
    page.wait_for_timeout(300)
    told = page.locator("[role=status], [aria-live]").all_text_contents()
    page.close()
    assert " ".join(told).strip()


def test_a_page_that_keeps_the_focus_would_be_told(browser, tmp_path):
    path = tmp_path / "trap.html"
    path.write_text("<a href='#a'>one</a><a href='#b'>two</a>", encoding="utf-8")
    page, _ = open_page(browser, path)
    with pytest.raises(AssertionError, match=r"never reached a\.three"):
        press_until(page, "Tab", "a.three", at_most=5)
    page.close()
