"""Pages as a reader's browser shows them: opened, measured, pressed, judged by axe."""

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

PHONE, DESK, A4 = 360, 1280, 794
HEIGHT = 900
# The first is the same browser without windows, whose parts take most of the time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
AXE = files("axe_playwright_python") / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules whose verdict may change with the width of the screen.
LAYOUT = ["target-size", "scrollable-region-focusable"]
ALL_RULES = ("colour", "layout", "structure")
MOST_PLACES = 4
LONGEST_WAIT = 60
# What a busy machine draws late is not missing.
expect.set_options(timeout=1000 * LONGEST_WAIT)
LEAST_CONTRAST, LEAST_CONTRAST_LARGE = 4.5, 3.0

# axe's rules of colour take most of its time when they judge every text; they judge one
# of each kind instead: of each class inside each other, in each colour and size.
RUN_AXE = """
async ([standards, layout, judges]) => {
  const options = {resultTypes: ["violations"], elementRef: false, preload: false};
  const list = tags => axe.getRules(tags).map(rule => rule.ruleId);
  const colour = new Set(list(["cat.color"]));
  const only = isWanted => ({
    ...options,
    runOnly: {type: "tag", values: standards},
    rules: Object.fromEntries(list(standards)
      .filter(rule => !isWanted(rule)).map(rule => [rule, {enabled: false}])),
  });
  const kinds = new Map();
  const name = one => `${one.localName}.${one.getAttribute("class") || ""}`;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const around = [one, one.parentElement].map(name);
    const kind = [...around, style.color, style.fontSize, style.fontWeight].join();
    if (!kinds.has(kind)) kinds.set(kind, one);
  }
  const judged = {
    colour: () => axe.run({include: [...kinds.values()]}, only(one => colour.has(one))),
    layout: () => axe.run(only(one => layout.includes(one))),
    structure: () => axe.run(only(one => !colour.has(one) && !layout.includes(one))),
  };
  const found = [];
  for (const one of judges) found.push(...(await judged[one]()).violations);
  return found;
}
"""
# Every pair of a text's colour and the background behind it, with one place of each.
# A drawing's letters are outlines, which refer to their shapes.
LIST_COLOURS = """
around => {
  const isSolid = colour => colour.startsWith("rgb(");
  const findGround = element => {
    for (let box = element; box; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.backgroundImage !== "none") return null;
      if (isSolid(style.backgroundColor)) return style.backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const pairs = new Map();
  const keep = (element, colour, isLarge) => {
    const ground = findGround(element);
    const key = [colour, ground, isLarge].join();
    const name = `${element.localName}.${element.getAttribute("class") || ""}`;
    if (ground && !pairs.has(key)) pairs.set(key, [colour, ground, isLarge, name]);
  };
  const readText = text => {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility()) return;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    keep(element, style.color, isLarge);
  };
  const isText = NodeFilter.SHOW_TEXT;
  for (const box of document.querySelectorAll(around)) {
    const texts = document.createTreeWalker(box, isText);
    while (texts.nextNode()) readText(texts.currentNode);
    const lines = new Set();
    for (const letter of box.querySelectorAll("svg use[href^='#sh-g']")) {
      lines.add(letter.parentElement);
    }
    for (const line of lines) {
      if (line.checkVisibility()) keep(line, getComputedStyle(line).fill, false);
    }
  }
  return [...pairs.values()];
}
"""
OVERFLOW = """
() => document.documentElement.scrollWidth - document.documentElement.clientWidth
"""
# What ends beyond the right edge, where nothing lets the reader scroll to it.
FIND_CUT = """
() => {
  const edge = document.documentElement.clientWidth + 1;
  const isReached = element => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("main *, footer *, header *")]
    .filter(one => one.getBoundingClientRect().right > edge && !isReached(one))
    .map(one => `${one.localName}.${one.getAttribute("class") || ""}`);
}
"""


def run_browser() -> Iterator[Browser]:
    """Run a browser; without one a test fails on CI and is skipped elsewhere."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None and os.environ.get("CI"):
        pytest.fail("CI has no chromium: apt-get install chromium fonts-noto-cjk")
    if path is None:
        pytest.skip("no chromium here: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@cache
def read_axe() -> str:
    return AXE.read_text(encoding="utf-8")


# A few only: hundreds of thousands of elements kept would slow every test after.
@lru_cache(maxsize=4)
def read_page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def find_language(name: str) -> str:
    """Tell a page's language by its file: `index.html` is English."""
    return "en" if name == "index.html" else name.split(".")[-2]


def name_twin(name: str) -> str:
    """Name the same page in the other language."""
    page = name.removesuffix(".html").removesuffix(".en").removesuffix(".zh")
    if find_language(name) == "en":
        return f"{page}.zh.html"
    return "index.html" if page == "index" else f"{page}.en.html"


def open_page(
    browser: Browser,
    path: Path,
    *,
    width: int = DESK,
    scheme: str = "light",
    has_script: bool = True,
) -> tuple[Page, list[str]]:
    """Open a file as it is, its policy in force.

    Returns the page and a list, still growing, of all it asks for or complains of;
    following a link to another page of the site is neither.
    """
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        java_script_enabled=has_script,
    )
    events: list[str] = []
    own = path.as_uri()
    site = path.parent.as_uri()

    def note_request(request: Request) -> None:
        is_link = request.is_navigation_request() and request.url.startswith(site)
        if not is_link and not request.url.startswith("data:"):
            events.append(f"request {request.url}")

    page.on("request", note_request)
    page.on("console", lambda message: events.append(f"console {message.text}"))
    page.on("pageerror", lambda error: events.append(f"error {error}"))
    page.on("dialog", lambda dialog: events.append(f"dialog {dialog.message}"))
    page.goto(own)
    return page, events


def show_as(page: Page, *, scheme: str, width: int) -> None:
    """Show an open page in another scheme or width, without loading it anew."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": HEIGHT})


def unfold(page: Page) -> None:
    """Open everything that a reader may open."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def measure_overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    return page.evaluate(OVERFLOW)


def list_cut(page: Page) -> list[str]:
    """List what ends beyond the screen's right edge with no way to scroll there."""
    return page.evaluate(FIND_CUT)


def list_violations(page: Page, *, rules: Sequence[str] = ALL_RULES) -> list[str]:
    """List what breaks axe's rules on the page as it is shown now: rule, selector.

    They are of colour, of layout (what the screen's width may change) and of structure.

    A page's policy holds for its own scripts; what a browser's driver evaluates
    stands outside it, so the page is judged under its own policy.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(read_axe())
    found = page.evaluate(RUN_AXE, [STANDARDS, LAYOUT, list(rules)])
    return [
        f"{violation['id']}: {json.dumps(node['target'], ensure_ascii=False)}"
        for violation in found
        for node in violation["nodes"][:MOST_PLACES]
    ]


def list_faint(page: Page, around: str = "body") -> list[str]:
    """List the texts that do not stand out from what is behind them, one a pair.

    Judges what is inside elements that fit a selector.
    """
    return [
        f"faint: {place}, {colour} on {ground}"
        for colour, ground, is_large, place in page.evaluate(LIST_COLOURS, around)
        if find_contrast(colour, ground)
        < (LEAST_CONTRAST_LARGE if is_large else LEAST_CONTRAST)
    ]


def press_until(page: Page, key: str, selector: str, *, at_most: int = 400) -> None:
    """Press a key until what has the focus fits a selector, as a reader does."""
    for _ in range(at_most):
        page.keyboard.press(key)
        if has_focus(page, selector):
            return
    raise AssertionError(f"{at_most} × {key} never reached {selector}")


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition on a page whose policy lets it evaluate no text.

    Playwright's own way to wait would have the page do that.
    """
    for _ in range(10 * LONGEST_WAIT):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not within {LONGEST_WAIT} seconds: {condition}")


def has_focus(page: Page, selector: str) -> bool:
    return page.evaluate(
        "s => Boolean(document.activeElement && document.activeElement.matches(s))",
        selector,
    )


def expect_focus(page: Page, selector: str) -> None:
    """Wait until what fits a selector has the focus; fail when it never does."""
    expect(page.locator(":focus").and_(page.locator(selector))).to_have_count(1)


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
