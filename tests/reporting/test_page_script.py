"""The note at the number: opened, read, left and closed as a reader does."""

from pathlib import Path

import pytest
from browsing import PHONE, expect_focus, list_violations, open_page
from page_making import cite, list_notes, make_job, show_html, write_note
from playwright.sync_api import expect

from shanhai.rendering.export import export_page
from shanhai.reporting.page.frame import read_script

BOX, TITLE, CLOSE = "#sh-popover", "#sh-popover-title", "#sh-popover button"
TERMS = f"{cite('jobs', '20')} ÷ {cite('hidden', '4')}"
BODY = (
    '<p><a id="before" href="#top">before</a> ',
    cite("jobs", "20 jobs", id="jobs"),
    ' <a id="after" href="#top">after</a></p>',
    '<p id="top">text</p>' * 60,
    f'<p dir="rtl">{cite("ratio", "5", id="ratio")}</p>',
    '<svg role="group" aria-label="chart" viewBox="0 0 99 9"><a class="sh-cited" ',
    'aria-label="firms: 4" role="link" xlink:href="#n-hidden">',
    '<rect width="9" height="9"/></a>',
    "</svg>",
    list_notes(
        write_note("jobs", "Jobs: 20", '<a id="row" href="other.html">row</a>'),
        write_note("ratio", "Jobs per firm: 5", TERMS),
    ),
    "<details><summary>More notes</summary>",
    list_notes(write_note("hidden", "Firms: 4")),
    "</details>",
)


@pytest.fixture
def noted(site_corpus, tmp_path) -> Path:
    """Write a page with numbers in text, at the far edge and in a drawing."""
    path = tmp_path / "noted.html"
    page = export_page(site_corpus, show_html(*BODY), job=make_job())
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def page(browser, noted):
    """Open the page; fail if it asked for or complained of anything at all."""
    page, events = open_page(browser, noted)
    yield page
    page.close()
    assert events == []


def read_box(page) -> dict[str, float]:
    return page.locator(BOX).bounding_box()


def test_enter_opens_the_note_and_the_focus_goes_into_it(page):
    page.focus("#jobs")
    page.keyboard.press("Enter")
    assert page.locator(BOX).get_attribute("role") == "dialog"
    expect(page.get_by_role("dialog", name="Jobs: 20")).to_be_visible()
    expect_focus(page, BOX)
    page.keyboard.press("Tab")
    expect_focus(page, f"{BOX} a[href='other.html']")


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_note_is_closed_and_the_focus_returns_to_the_number(page, way):
    page.click("#jobs")
    page.keyboard.press("Tab")
    if way == "key":
        page.keyboard.press("Escape")
    else:
        page.click(CLOSE)
    expect(page.locator(BOX)).to_be_hidden()
    expect_focus(page, "#jobs")


def test_tab_goes_on_as_if_the_note_stood_at_its_number(page):
    page.focus("#jobs")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect_focus(page, CLOSE)
    page.keyboard.press("Tab")
    expect_focus(page, "#after")
    expect(page.locator(BOX)).to_be_hidden()


def test_shift_tab_goes_back_to_the_number(page):
    page.focus("#jobs")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect_focus(page, "#jobs")
    expect(page.locator(BOX)).to_be_hidden()


def test_a_click_beside_the_note_closes_it(page):
    page.click("#jobs")
    page.mouse.click(3, 3)
    expect(page.locator(BOX)).to_be_hidden()


def test_a_term_in_a_note_replaces_it_and_escape_returns_to_the_first_number(page):
    page.click("#ratio")
    expect(page.locator(TITLE)).to_have_text("Jobs per firm: 5")
    page.click(f"{BOX} a[href='#n-hidden']")
    expect(page.locator(TITLE)).to_have_text("Firms: 4")
    expect_focus(page, BOX)
    page.keyboard.press("Escape")
    expect_focus(page, "#ratio")


def test_a_number_in_a_drawing_opens_its_note_by_key_and_click(page):
    page.locator("svg a").focus()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_have_text("Firms: 4")
    page.keyboard.press("Escape")
    expect_focus(page, "svg a")
    page.locator("svg a").click()
    expect(page.locator(BOX)).to_be_visible()


def test_a_note_leads_to_its_place_in_the_list_also_a_closed_one(page):
    page.locator("svg a").click()
    page.click(f"{BOX} .sh-all-notes")
    page.wait_for_url("**#n-hidden")
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator("details li")).to_be_visible()
    expect(page.locator("#n-hidden")).to_be_in_viewport()


def test_a_link_from_another_page_opens_what_is_closed(page):
    url = page.url
    page.goto("about:blank")
    page.goto(f"{url}#n-hidden")
    expect(page.locator("details li")).to_be_visible()


def test_a_link_inside_the_list_jumps_to_the_note_beside_it(page):
    page.click(".report .sh-notes a[href='#n-jobs']")
    page.wait_for_url("**#n-jobs")
    assert page.locator(BOX).count() == 0


def test_the_note_has_no_identifier_twice(page):
    page.click("#ratio")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) - ids.count("top") == len(set(ids) - {"top"})


@pytest.mark.parametrize("number", ["#jobs", "#ratio"])
@pytest.mark.parametrize("scroll", ["start", "end"])
def test_the_note_stands_at_its_number_inside_the_window(page, number, scroll):
    page.eval_on_selector(number, f"one => one.scrollIntoView({{block: '{scroll}'}})")
    page.click(number)
    box, link = read_box(page), page.locator(number).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    gaps = (box["y"] - link["y"] - link["height"], link["y"] - box["y"] - box["height"])
    assert 0 <= max(gaps) <= 12


def test_on_a_phone_the_note_comes_from_below(browser, noted):
    page, events = open_page(browser, noted, width=PHONE, scheme="dark")
    page.click("#ratio")
    box = read_box(page)
    assert (box["x"], box["width"]) == (0, PHONE)
    assert box["y"] + box["height"] == 900
    assert list_violations(page) == []
    assert events == []
    page.close()


def test_numbers_bear_the_number_of_their_note(page):
    read = "all => all.map(one => one.dataset.note)"
    numbers = page.locator(".report a.sh-cited").evaluate_all(read)
    # In text, at the edge, in the drawing; the terms of the ratio.
    assert numbers == ["1", "2", "3", "1", "3"]


def test_an_open_note_is_not_printed(page):
    page.click("#jobs")
    page.emulate_media(media="print")
    expect(page.locator(BOX)).to_be_hidden()


def test_without_popovers_the_number_jumps_to_its_note(browser, noted):
    context = browser.new_context()
    context.add_init_script("delete HTMLElement.prototype.showPopover")
    page = context.new_page()
    page.goto(noted.as_uri())
    page.click("#jobs")
    page.wait_for_url("**#n-jobs")
    context.close()


def test_one_press_copies_both_sentences_and_the_address(
    browser, site_corpus, tmp_path
):
    """The sentence in the other language is hidden, and copied all the same."""
    begin = '<p class="sh-begin"><span lang="en">It was </span>'
    begin += '<span lang="zh" hidden data-ends="；一|；终。">二</span></p>'
    quoted = '<div class="sh-quote"><p lang="en">20.</p>'
    quoted += '<p lang="zh" hidden>十#1</p></div>'
    refused = '<div class="sh-quote"><p>Do not quote.</p></div>'
    notes = (write_note("jobs", "Jobs", quoted), write_note("no", "No", refused))
    listed = f"<details>{begin}{list_notes(*notes)}</details>"
    body = (cite("jobs", "20", id="jobs"), cite("no", "3"), listed)
    path = tmp_path / "quoted.html"
    html = export_page(site_corpus, show_html(*body), job=make_job())
    path.write_text(html, encoding="utf-8", newline="\n")
    page, events = open_page(browser, path)
    assert page.locator(".report .sh-copy").count() == 1
    page.evaluate(
        "document.execCommand = () => (window.copied = document.activeElement.value)"
    )
    page.click("#jobs")
    page.click(f"{BOX} .sh-copy")
    address = page.url.partition("#")[0] + "#n-jobs"
    assert page.evaluate("copied").split("\n") == ["It was 20.", "二十；终。", address]
    expect(page.locator(f"{BOX} .sh-copy")).to_have_text("Copied")
    page.close()
    assert events == []


def test_script_is_small():
    assert len(read_script("page.js").encode("utf-8")) <= 4400
