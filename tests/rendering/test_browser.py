"""The pages in a real browser: no request, no message, fits a phone and a page."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from shanhai.rendering.engine import render_site

PHONE, DESK, A4 = 390, 1280, 794
FLAGS = ["--no-sandbox", "--disable-background-networking"]
FIGURE = """
from IPython.display import HTML
HTML('<figure aria-label="demo"><table>' + '<tr>' + '<td>value</td>' * 40
    + '</tr></table></figure>'
    '<p><a href="https://example.org/">a source</a></p>')
""".strip()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and os.environ.get("CI"):
        pytest.fail("CI has no chromium: apt-get install chromium fonts-noto-cjk")
    if path is None:
        pytest.skip("no chromium here: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def demo(corpus, folder, write_notebook, tmp_path) -> Path:
    """Render a page with a table wider than any screen, and a very long word."""
    write_notebook(FIGURE, name="notebooks/one.ipynb", markdown="unbroken" * 60)
    render_site(corpus, notebooks=folder, out=tmp_path / "site", only=["overview"])
    return tmp_path / "site" / "overview.en.html"


def open_page(
    browser: Browser, path: Path, *, width: int = DESK, scheme: str = "light"
) -> tuple[Page, list[str]]:
    """Open a file; return the page and everything it asked for or complained of."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    events: list[str] = []
    page.on("request", lambda request: events.append(f"request {request.url}"))
    page.on("console", lambda message: events.append(f"console {message.text}"))
    page.on("pageerror", lambda error: events.append(f"error {error}"))
    page.goto(path.as_uri())
    own = f"request {path.as_uri()}"
    return page, [one for one in events if one != own and " data:" not in one]


def measure_overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def read_colours(page: Page, selector: str) -> tuple[str, str]:
    """Return an element's text colour and the page's background."""
    return tuple(
        page.evaluate(
            "s => [getComputedStyle(document.querySelector(s)).color,"
            " getComputedStyle(document.body).backgroundColor]",
            selector,
        )
    )


def find_contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two `rgb(…)` colours, as WCAG defines it."""
    bright, dark = sorted((find_luminance(first), find_luminance(second)))[::-1]
    return (bright + 0.05) / (dark + 0.05)


def find_luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


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
    assert page.locator(".page-links").is_hidden()
    page.close()


def test_a_link_of_the_contents_leads_to_its_section(browser, demo):
    page, _ = open_page(browser, demo)
    page.click(".contents a >> nth=0")
    assert page.url.endswith("#section-1")
    top = page.evaluate(
        "document.querySelector('#section-1').getBoundingClientRect().top"
    )
    assert top < 900
    page.close()


def test_a_request_and_a_message_would_be_seen(browser, tmp_path):
    path = tmp_path / "bad.html"
    path.write_text(
        "<meta charset=utf-8><img src='other.png'><script>console.log(1)</script>"
        "<div style='width:3000px'>wide</div>",
        encoding="utf-8",
    )
    page, events = open_page(browser, path)
    assert f"request {tmp_path.as_uri()}/other.png" in events
    assert "console 1" in events
    assert measure_overflow(page) > 1000
    page.close()


def check_fit(browser: Browser, path: Path) -> None:
    """Check that a page is quiet and fits a phone, a desk and printed paper."""
    page, events = open_page(browser, path, width=PHONE)
    assert events == []
    assert measure_overflow(page) == 0, "phone"
    page.set_viewport_size({"width": DESK, "height": 900})
    assert measure_overflow(page) == 0, "desk"
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": A4, "height": 900})
    assert measure_overflow(page) == 0, "paper"
    _, background = read_colours(page, "h1")
    assert find_luminance(background) > 0.9, "paper is white in a dark scheme, too"
    page.close()


def test_real_page_is_quiet_and_fits(browser, real_site, real_page):
    if not (real_site / real_page).exists():
        pytest.fail(f"{real_page} was not rendered")
    check_fit(browser, real_site / real_page)


def test_index_is_quiet_and_fits(browser, real_site):
    check_fit(browser, real_site / "index.html")
