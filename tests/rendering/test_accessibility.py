"""Every page of the site in a real browser, as any reader may see it.

On a light desk, a dark and a light phone and on paper each page fits; in both schemes
its texts have contrast. axe, which takes most of the time, finds nothing on one page of
each report: in English by all its rules, those of colour once more with the scheme and
those of layout with the width; in Chinese, which has the same style, by the others.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from browsing import (
    A4,
    ALL_RULES,
    DESK,
    HEIGHT,
    find_language,
    find_luminance,
    list_cut,
    list_faint,
    list_violations,
    measure_overflow,
    open_page,
    press_until,
    read_colours,
    show_as,
    unfold,
)
from playwright.sync_api import Page, expect

NARROW, PHONE = 320, 390
BAD = """
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bad</title>
<style>
  summary { padding: 20px }
  .faint { color: #777; background: #fff }
  @media (prefers-color-scheme: dark) { .faint { color: #333; background: #222 } }
  @media (max-width: 600px) {
    .wide { width: 900px }
    nav a { display: inline-block; width: 9px; height: 9px; overflow: hidden }
  }
  @media (min-width: 601px) { nav a { display: block; padding: 20px } }
</style></head><body><main><h1>Bad</h1><p class="faint">faint</p>
<nav aria-label="links"><a href="#a">1</a><a href="#b">2</a></nav>
<details><summary>more</summary><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
</details><p class="wide">wide</p><p id="a"></p><p id="b"></p></main>
<script>
  console.log("heard"); new Image().src = "other.png";
  fetch("http://127.0.0.1:9/other.json").catch(() => 0);
</script>
</body></html>
"""


def find_faults(page: Page, *, asked: Sequence[str] = ALL_RULES) -> list[str]:
    """List what is wrong with a page in the three views, all at once.

    Of axe's rules those asked for.
    """
    views = (
        ("light", DESK, ALL_RULES),
        ("dark", NARROW, ("colour",)),
        ("light", PHONE, ("layout",)),
    )
    faults = []
    for scheme, width, rules in views:
        show_as(page, scheme=scheme, width=width)
        found = list_misfits(page)
        found += list_faint(page) if "colour" in rules else []
        of_axe = [one for one in rules if one in asked]
        found += list_violations(page, rules=of_axe) if of_axe else []
        faults += [f"{scheme}, {width} px: {fault}" for fault in found]
    return faults


def list_misfits(page: Page) -> list[str]:
    """Say what makes the page scroll sideways, or what the screen cuts off."""
    overflow, cut = measure_overflow(page), list_cut(page)
    wide = [f"{overflow} px too wide: {', '.join(cut[:4])}"] if overflow else []
    return wide or [f"cut off: {one}" for one in cut[:4]]


def list_misprints(page: Page) -> list[str]:
    """Say what is wrong when a dark page is printed on A4."""
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": A4, "height": HEIGHT})
    _, background = read_colours(page, "h1")
    dark = [] if find_luminance(background) > 0.9 else ["paper is not white"]
    return [f"printed: {fault}" for fault in (*list_misfits(page), *dark)]


def is_largest(site: Path, name: str) -> bool:
    """Tell whether a page is the largest of its report and language."""
    report, lang = re.match(r"\w+", name)[0], find_language(name)
    twins = [one for one in site.glob(f"{report}*") if find_language(one.name) == lang]
    return max(twins, key=lambda one: one.stat().st_size).name == name


class AnyPage:
    """A class for each language, so that two workers can share the work."""

    def test_page_is_quiet_and_fits(self, browser, real_site, site_page):
        page, events = open_page(browser, real_site / site_page)
        unfold(page)
        asked = self.rules if is_largest(real_site, site_page) else ()
        faults = find_faults(page, asked=asked)
        faults += list_misprints(page)
        page.close()
        assert (events, faults) == ([], [])


class TestEnglishPages(AnyPage):
    lang, rules = "en", ALL_RULES


class TestChinesePages(AnyPage):
    lang, rules = "zh", ("structure",)


def test_an_open_note_fits_and_breaks_no_rule(browser, real_site):
    page, events = open_page(browser, real_site / "profile-humen-songtao.zh.html")
    press_until(page, "Tab", "main a.sh-cited")
    page.keyboard.press("Enter")
    faults = find_faults(page)
    expect(page.locator("#sh-popover")).to_be_visible()
    page.close()
    assert (events, faults) == ([], [])


def test_an_index_that_was_searched_fits_and_breaks_no_rule(browser, real_site):
    page, events = open_page(browser, real_site / "index.zh.html")
    page.locator("input[type=search]").fill("州")
    faults = find_faults(page)
    page.close()
    assert (events, faults) == ([], [])


@pytest.fixture(scope="module")
def told(browser, tmp_path_factory) -> tuple[list[str], str]:
    """Return what is found on a page with one fault of each kind."""
    path = tmp_path_factory.mktemp("bad") / "bad.html"
    path.write_text(BAD, encoding="utf-8")
    page, events = open_page(browser, path)
    unfold(page)
    faults = find_faults(page)
    page.close()
    return events, "\n".join(faults)


def test_a_request_and_a_message_would_be_told(told):
    events, _ = told
    for name in ("other.png", "other.json"):
        assert [one for one in events if re.search(f"request .*{name}", one)]
    assert "console heard" in events


@pytest.mark.parametrize(
    "fault",
    [
        r"light, 1280 px: color-contrast: \[\".faint\"\]",
        r"light, 1280 px: faint: p\.faint, rgb\(119, 119, 119\) on rgb\(255,",
        r"dark, 320 px: faint: p\.faint, rgb\(51, 51, 51\) on rgb\(34, 34, 34\)",
        r"light, 1280 px: image-alt: \[\"img\"\]",
        r"light, 390 px: target-size: \[\"a\[href=",
        r"dark, 320 px: color-contrast: \[\".faint\"\]",
        r"light, 390 px: \d{3} px too wide: .*p\.wide",
        r"dark, 320 px: \d{3} px too wide: .*p\.wide",
    ],
)
def test_a_fault_would_be_told_with_its_view_and_place(told, fault):
    _, faults = told
    assert re.search(fault, faults)


def test_a_fault_is_not_told_where_there_is_none(told):
    _, faults = told
    assert "1280 px: target-size" not in faults
    assert not re.search(r"1280 px: \d+ px too wide", faults)


def test_only_texts_that_do_not_stand_out_are_faint(browser, tmp_path):
    path = tmp_path / "texts.html"
    path.write_text(
        "<body style='background:#fff'><p style='color:#767676'>enough</p>"
        "<p class=small style='color:#888'>too faint</p><p hidden style='color:#eee'>x"
        "<p style='color:#888;font-size:24px'>large enough</p>"
        "<div style='background:#444'><p class=dark style='color:#555'>no</p></div>",
        encoding="utf-8",
    )
    page, _ = open_page(browser, path)
    assert [one.split(",")[0] for one in list_faint(page)] == [
        "faint: p.small",
        "faint: p.dark",
    ]
    page.close()


def test_what_is_cut_off_without_a_way_to_scroll_would_be_told(browser, tmp_path):
    path = tmp_path / "cut.html"
    path.write_text(
        "<main style='overflow:hidden'>"
        "<p style='width:2000px'>cut</p><div style='overflow-x:auto'>"
        "<table style='width:2000px'></table></div></main>",
        encoding="utf-8",
    )
    page, _ = open_page(browser, path, width=PHONE)
    assert measure_overflow(page) == 0
    assert list_misfits(page) == ["cut off: p."]
    page.close()
