"""Every page of notebooks/reports.toml, as it is rendered from the real data."""

import re
from functools import cache
from pathlib import Path

import pytest
from browsing import find_language, name_twin, read_page
from bs4 import BeautifulSoup, Tag

import shanhai
from shanhai.rendering.executors import stay_here
from shanhai.rendering.plan import KERNEL
from shanhai.rendering.renderer import render_site

ROOT = Path(__file__).parents[2]
# "None is left out" and "to leave undefined" are English, alone each is a hole.
EMPTY_WORDS = re.compile(
    r"\b(nan|NaN|NaT|inf|(?<!leave )undefined|None(?! [a-z]+ ))\b|<NA>"
)
NO_ALT = "No description has been provided for this image"
# Code that a page gives away: Python, BibTeX, a line for the terminal.
GIVEN = ("import shanhai", "import zipfile", "@misc", "shanhai ")
HEADINGS = ("h1", "h2", "h3", "h4")


@pytest.fixture
def page(real_site, site_page) -> BeautifulSoup:
    path = real_site / site_page
    if not path.exists():
        pytest.fail(f"{site_page} was not rendered")
    return read_page(path)


def visible_text(element: Tag) -> str:
    """Return what is read, apart from code and from frames as pandas writes them."""
    hidden = {"style", "script", "title", "head", "pre"}
    return " ".join(
        text
        for text in element.find_all(string=True)
        if not any(
            parent.name in hidden or "dataframe" in parent.get("class", ())
            for parent in text.parents
        )
    )


def list_content_after(heading: Tag) -> list[str]:
    """List what stands between a heading and the next of its rank or higher."""
    ends = (*HEADINGS[: HEADINGS.index(heading.name) + 1], "footer")
    found = []
    for element in heading.next_elements:
        if isinstance(element, Tag):
            if element.name in ends:
                break
            found += [element.name] if element.name in ("svg", "img") else []
        elif heading not in element.parents and element.strip():
            found.append(element.strip())
    return found


def list_empty(page: BeautifulSoup) -> list[str]:
    headings = page.find_all(HEADINGS)
    return [one.get_text() for one in headings if not list_content_after(one)]


def test_page_is_rendered_without_error_or_warning(real_outcomes, real_page):
    outcome = real_outcomes[real_page]
    assert outcome.error == ""
    assert outcome.warnings == ()


def test_page_has_its_language_title_description_and_contents(page, site_page):
    lang = find_language(site_page)
    assert page.html["lang"] == lang
    assert page.title.string.strip()
    assert page.find("meta", attrs={"name": "description"})["content"].strip()
    (title,) = page("h1")
    assert bool(re.search(r"[一-鿿]", title.get_text())) == (lang == "zh")
    if not site_page.startswith("index"):
        listed = [link["href"] for link in page.select("nav.contents a")]
        assert listed == [f"#{heading['id']}" for heading in page("h2")] != []


def test_page_has_no_empty_section(page):
    assert list_empty(page) == []


def test_page_shows_no_empty_value(page):
    assert EMPTY_WORDS.findall(visible_text(page)) == []
    labels = [tag.get("aria-label", "") + tag.get("alt", "") for tag in page()]
    assert [label for label in labels if EMPTY_WORDS.search(label)] == []
    cells = page.select("table:not(.dataframe) :is(td, th)")
    blank = [cell for cell in cells if not cell.get_text(strip=True)]
    assert [cell for cell in blank if not cell.find(["svg", "img"])] == []


def test_page_describes_every_picture(page):
    for image in page("img"):
        assert image.get("alt", "").strip()
        assert image["alt"] != NO_ALT
    for drawing in page("svg"):
        named = [drawing, *drawing.parents]
        is_described = any(
            tag.get("aria-label", "").strip() or tag.get("aria-hidden") == "true"
            for tag in named
        )
        assert is_described


def test_page_folds_its_code_and_shows_what_the_reader_may_take_away(
    page, site_page, real_outcomes
):
    assert not page.select(".input, .input_area, .highlight, .prompt")
    assert not page.select("details.code[open]")
    is_read = site_page in real_outcomes and real_outcomes[site_page].job.shows_code
    assert bool(page.select("pre.source")) == is_read
    assert not (is_read and page.select("details.code"))
    blocks = [
        block.get_text().lstrip()
        for block in page("pre")
        if not is_read and not block.find_parent("details", class_="code")
    ]
    assert [text for text in blocks if not text.startswith(GIVEN)] == []
    assert not re.search(r"\bimport |\(corpus|Traceback", visible_text(page))


def test_page_asks_for_nothing_from_elsewhere(page):
    assert not page(["iframe", "object", "embed", "form", "base"])
    assert [link["href"] for link in page("link")] == ["data:,"]
    for tag in page():
        for name in ("src", "srcset", "poster", "xlink:href"):
            assert tag.get(name, "").startswith(("data:", "#")) or not tag.get(name)
        assert not [name for name in tag.attrs if name.startswith("on")]
    for style in page("style"):
        assert not re.search(r"@import|url\((?!['\"]?(data:|#))", style.get_text())


def test_every_anchor_is_there_once(page):
    ids = [tag["id"] for tag in page(id=True)]
    assert sorted(ids) == sorted(set(ids))


def test_internal_links_lead_somewhere(page, real_site, site_page):
    """So do those to the twin and to the index of the page's language."""
    links = {link["href"] for link in page("a", href=True)}
    index = {"en": "index.html", "zh": "index.zh.html"}[find_language(site_page)]
    assert {name_twin(site_page), index} <= links | {site_page}
    for link in links:
        target, _, anchor = link.partition("#")
        if not re.match(r"https?://|data:", target):
            path = real_site / (target or site_page)
            assert path.exists(), link
            assert not anchor or anchor in list_anchors(path), link


@cache
def list_anchors(path: Path) -> set[str]:
    return {tag["id"] for tag in read_page(path)(id=True)}


@pytest.mark.parametrize("index", ["index.html", "index.zh.html"])
def test_index_links_every_page_of_its_language(real_site, real_outcomes, index):
    links = {link["href"] for link in read_page(real_site / index)("a", href=True)}
    lang = find_language(index)
    pages = {name for name in real_outcomes if name.endswith(f".{lang}.html")}
    assert pages <= links
    assert pages


def test_the_site_holds_its_pages_and_the_downloads_and_nothing_else(
    real_site, real_outcomes
):
    pages = {name for name in real_outcomes if name != "folder"}
    held = {path.name for path in real_site.iterdir()}
    assert held == {*pages, "index.html", "index.zh.html", "downloads"}


def test_a_page_is_byte_identical_by_kernel_and_by_shell(real_site, tmp_path):
    corpus = shanhai.load()
    (outcome,) = render_site(
        corpus,
        notebooks=ROOT / "notebooks",
        out=tmp_path / "site",
        executor=stay_here(corpus),
        engine=KERNEL,
        only=["profile-qingxi-dejiang"],
        languages=["zh"],
    )
    name = outcome.job.file_name
    assert outcome.error == ""
    assert (tmp_path / "site" / name).read_bytes() == (real_site / name).read_bytes()


def test_a_section_without_content_would_be_seen():
    page = BeautifulSoup(
        "<h1>a</h1><h2>empty</h2> <h2>b</h2><h3>c</h3><p>d</p>"
        "<h2>last</h2><footer>e</footer>",
        "html.parser",
    )
    assert list_empty(page) == ["empty", "last"]
