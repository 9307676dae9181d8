"""A page of invented content in a real browser: colours, widths, paper, links."""

from pathlib import Path

import pytest
from browsing import (
    A4,
    DESK,
    PHONE,
    find_contrast,
    find_luminance,
    measure_overflow,
    open_page,
    read_colours,
)
from playwright.sync_api import expect

from shanhai.rendering.executors import stay_here
from shanhai.rendering.renderer import render_site

FIGURE = """
from IPython.display import HTML
HTML('<figure aria-label="demo"><table>' + '<tr>' + '<td>value</td>' * 40
    + '</tr></table></figure>'
    '<p><a href="https://example.org/">a source</a></p>')
""".strip()


@pytest.fixture
def demo(site_corpus, folder, write_notebook, tmp_path) -> Path:
    """Render a page with a table wider than any screen, and a very long word."""
    write_notebook(FIGURE, name="notebooks/one.ipynb", markdown="unbroken" * 60)
    render_site(
        site_corpus,
        notebooks=folder,
        out=tmp_path / "site",
        executor=stay_here(site_corpus),
        only=["overview"],
    )
    return tmp_path / "site" / "overview.en.html"


def test_contrast_is_measured_as_wcag_defines_it():
    assert find_contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert find_contrast("rgb(9, 9, 9)", "rgb(9, 9, 9)") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_schemes(browser, demo, scheme):
    page, _ = open_page(browser, demo, scheme=scheme)
    for selector in ("main p", "main a", "h1", ".label", ".question", "footer dt"):
        assert find_contrast(*read_colours(page, selector)) >= 4.5, selector
    _, background = read_colours(page, "h1")
    assert (find_luminance(background) > 0.5) == (scheme == "light")
    page.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_wide_table_and_a_long_word_do_not_widen_the_page(browser, demo, width):
    page, events = open_page(browser, demo, width=width)
    assert measure_overflow(page) == 0
    assert events == []
    page.close()


def test_a_page_prints_to_a4_with_links_spelled_out(browser, demo):
    page, _ = open_page(browser, demo, width=A4)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    link = page.evaluate(
        "getComputedStyle(document.querySelector('main a[href^=http]'), '::after')"
        ".content"
    )
    assert "example.org" in link
    expect(page.locator(".page-links")).to_be_hidden()
    page.close()


def test_a_link_of_the_contents_leads_to_its_section(browser, demo):
    page, _ = open_page(browser, demo)
    page.click(".contents a >> nth=0")
    page.wait_for_url("**#section-1")
    top = page.evaluate(
        "document.querySelector('#section-1').getBoundingClientRect().top"
    )
    assert top < 900
    page.close()
