"""A page of invented content in a real browser: colours, widths, paper, links."""

from pathlib import Path

import pytest
from browsing import (
    A4,
    DESK,
    find_contrast,
    find_luminance,
    list_faint,
    measure_overflow,
    open_page,
    read_colours,
    show_as,
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
def test_text_stands_out_and_nothing_widens_the_page(browser, demo, scheme):
    page, events = open_page(browser, demo, scheme=scheme)
    assert list_faint(page) == []
    _, background = read_colours(page, "h1")
    assert (find_luminance(background) > 0.5) == (scheme == "light")
    for width in (320, 390, DESK):
        show_as(page, scheme=scheme, width=width)
        assert measure_overflow(page) == 0, width
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
