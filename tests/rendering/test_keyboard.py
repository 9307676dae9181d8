"""A reader without a mouse: real key presses, from the top of a page to its notes."""

from collections.abc import Iterator

import pytest
from browsing import DESK, PHONE, expect_focus, open_page, press_until
from playwright.sync_api import Page, expect

PAGE = "profile-humen-songtao"
NOTE = "#sh-popover"
NUMBER = "main a.sh-cited"
READERS = [("en", DESK), ("zh", PHONE)]


@pytest.fixture(params=READERS)
def page(browser, real_site, request) -> Iterator[Page]:
    lang, width = request.param
    opened, events = open_page(browser, real_site / f"{PAGE}.{lang}.html", width=width)
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


def test_the_first_press_of_tab_offers_to_skip_to_the_text(page):
    page.keyboard.press("Tab")
    link = page.evaluate("document.activeElement.getAttribute('href')")
    assert link.startswith("#")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect_focus(page, "main *")


def test_numbers_open_their_notes_one_after_the_other(page):
    """Opened twice, closed by Escape and by its button, then on to the next number."""
    press_until(page, "Tab", NUMBER)
    target, index = number = read_number(page)
    title = page.locator(f"{target} > b").text_content()
    for close in ("Escape", "Enter"):
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name=title)).to_be_in_viewport()
        expect_focus(page, f"{NOTE}, {NOTE} *")
        if close == "Enter":
            press_until(page, "Tab", f"{NOTE} .sh-popover-links button", at_most=40)
        page.keyboard.press(close)
        expect(page.locator(NOTE)).to_be_hidden()
        assert read_number(page) == number
    press_until(page, "Tab", NUMBER, at_most=40)
    assert read_number(page)[1] == index + 1


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


def test_the_other_language_is_a_link_away(page):
    own = page.evaluate("document.documentElement.lang")
    other = {"en": "zh", "zh": "en"}[own]
    press_until(page, "Tab", f"a[hreflang={other}]", at_most=20)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PAGE}.{other}.html")
    assert page.evaluate("document.documentElement.lang") == other


def test_without_script_a_number_still_leads_to_its_note(browser, real_site):
    path = real_site / f"{PAGE}.zh.html"
    page, _ = open_page(browser, path, has_script=False)
    press_until(page, "Tab", NUMBER)
    target = read_number(page)[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    expect(page.locator(f'[id="{target[1:]}"]')).to_be_in_viewport()
    page.close()


def test_a_page_that_keeps_the_focus_would_be_told(browser, tmp_path):
    path = tmp_path / "trap.html"
    path.write_text("<a href='#a'>one</a><a href='#b'>two</a>", encoding="utf-8")
    page, _ = open_page(browser, path)
    with pytest.raises(AssertionError, match=r"never reached a\.three"):
        press_until(page, "Tab", "a.three", at_most=5)
    page.close()
