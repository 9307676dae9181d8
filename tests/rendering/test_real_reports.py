"""Every page of notebooks/reports.toml, as it is rendered from the real data."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from browsing import find_language, name_twin, read_page
from bs4 import BeautifulSoup, Tag

import shanhai
from shanhai.rendering.executors import stay_here
from shanhai.rendering.renderer import render_site
from shanhai.rendering.tasks import KERNEL

ROOT = Path(__file__).parents[2]
# "None is left out" and "to leave undefined" are English, alone each is a hole.
EMPTY_WORDS = re.compile(
    r"\b(nan|NaN|NaT|inf|(?<!leave )undefined|None(?! [a-z]+ ))\b|<NA>"
)
NO_ALT = "No description has been provided for this image"
# Code that a page gives away: Python, BibTeX, a line for the terminal.
GIVEN = ("from shanhai import", "import zipfile", "@misc", "shanhai ")
HEADINGS = ("h1", "h2", "h3", "h4")
PAIRINGS = (
    "qingxi-dejiang",
    "humen-songtao",
    "huizhou-qianxinan",
    "nancheng-bijiang",
    "huangpu-dushan",
)


@pytest.fixture
def page(real_site, site_page) -> BeautifulSoup:
    path = real_site / site_page
    if not path.exists():
        pytest.fail(f"{site_page} was not rendered")
    return read_page(path)


def visible_text(element: Tag) -> str:
    hidden = {"style", "script", "title", "head", "pre"}
    return " ".join(
        text
        for text in element.find_all(string=True)
        if not any(parent.name in hidden for parent in text.parents)
    )


def list_content_after(heading: Tag) -> list[str]:
    """List what stands between a heading and the next of its rank or higher."""
    rank = HEADINGS.index(heading.name)
    found = []
    for element in heading.next_elements:
        if isinstance(element, Tag) and element.name in HEADINGS[: rank + 1]:
            break
        if isinstance(element, Tag) and element.name in ("svg", "img", "footer"):
            found += [] if element.name == "footer" else [element.name]
            if element.name == "footer":
                break
        elif isinstance(element, str) and heading not in element.parents:
            found += [element.strip()] if element.strip() else []
    return found


def test_page_is_rendered_without_error_or_warning(real_outcomes, real_page):
    outcome = real_outcomes[real_page]
    assert outcome.error == ""
    assert outcome.warnings == ()


def test_page_is_in_its_language_with_title_and_description(page, site_page):
    lang = find_language(site_page)
    assert page.html["lang"] == lang
    assert page.title.string.strip()
    assert page.find("meta", attrs={"name": "description"})["content"].strip()
    is_chinese = bool(re.search(r"[一-鿿]", page.h1.get_text()))
    assert is_chinese == (lang == "zh")


def test_page_has_one_h1_and_contents(page, site_page):
    assert len(page.find_all("h1")) == 1
    if site_page.startswith("index"):
        return
    listed = [link["href"] for link in page.select("nav.contents a")]
    assert listed == [f"#{heading['id']}" for heading in page.find_all("h2")]
    assert listed


def test_page_has_no_empty_section(page):
    empty = [
        heading.get_text()
        for heading in page.find_all(HEADINGS)
        if not list_content_after(heading)
    ]
    assert empty == []


def test_page_shows_no_empty_value(page):
    assert EMPTY_WORDS.findall(visible_text(page)) == []
    labels = [tag.get("aria-label", "") + tag.get("alt", "") for tag in page()]
    assert [label for label in labels if EMPTY_WORDS.search(label)] == []
    blank = [cell for cell in page(["td", "th"]) if not cell.get_text(strip=True)]
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


def test_page_shows_no_code_but_what_the_reader_may_take_away(page):
    assert not page.select(".input, .input_area, .highlight, .prompt")
    blocks = [block.get_text().lstrip() for block in page("pre")]
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


def test_only_our_own_script_and_style_may_run(page):
    found = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    policy = dict(
        directive.strip().partition(" ")[::2]
        for directive in found["content"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    scripts = [one for one in page("script") if "json" not in one.get("type", "")]
    assert [one.attrs for one in scripts] == [{} for _ in scripts]
    assert policy.get("script-src", "").split() == [hash_content(o) for o in scripts]
    styles = [
        hash_content(style) for style in page("style") if style.parent.name != "defs"
    ]
    assert policy["style-src"].split() == styles


def hash_content(tag: Tag) -> str:
    digest = sha256(tag.string.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def test_every_anchor_is_there_once(page):
    ids = [tag["id"] for tag in page(id=True)]
    assert sorted(ids) == sorted(set(ids))


def test_internal_links_lead_somewhere(page, real_site, site_page):
    broken = []
    for link in page("a", href=True):
        target, _, anchor = link["href"].partition("#")
        if re.match(r"https?://|data:", target):
            continue
        if not leads_somewhere(real_site / (target or site_page), anchor):
            broken.append(link["href"])
    assert broken == []


def leads_somewhere(path: Path, anchor: str) -> bool:
    """Tell whether a link's file exists and, where it is a page, has its anchor."""
    if not path.exists():
        return False
    return not anchor or anchor in list_anchors(path)


@cache
def list_anchors(path: Path) -> set[str]:
    return {tag["id"] for tag in read_page(path)(id=True)}


def test_page_links_to_its_twin_and_the_index_of_its_language(page, site_page):
    index = {"en": "index.html", "zh": "index.zh.html"}[find_language(site_page)]
    links = {link["href"] for link in page("a", href=True)} | {site_page}
    assert {name_twin(site_page), index} <= links


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


def test_the_five_pairings_have_a_profile_in_each_language(real_site):
    names = {path.name for path in real_site.glob("profile-*.html")}
    expected = {f"profile-{p}.{lang}.html" for p in PAIRINGS for lang in ("en", "zh")}
    assert names == expected


@pytest.mark.parametrize("only", ["profile-qingxi-dejiang", "evidence"])
def test_a_page_is_byte_identical_by_kernel_and_by_shell(real_site, tmp_path, only):
    corpus = shanhai.load()
    (outcome,) = render_site(
        corpus,
        notebooks=ROOT / "notebooks",
        out=tmp_path / "site",
        executor=stay_here(corpus),
        engine=KERNEL,
        only=[only],
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
    headings = page.find_all(HEADINGS)
    empty = [one.get_text() for one in headings if not list_content_after(one)]
    assert empty == ["empty", "last"]
