"""Every page of notebooks/reports.toml, as it is rendered from the real data."""

import re
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

import shanhai
from shanhai.rendering.engine import render_site

ROOT = Path(__file__).parents[2]
# "None is left out" is English, "None" alone is a hole in the data.
EMPTY_WORDS = re.compile(
    r"\b(nan|NaN|NaT|inf|undefined|None(?! (?:is|are|of|was|were)\b))\b|<NA>"
)
NO_ALT = "No description has been provided for this image"
HEADINGS = ("h1", "h2", "h3", "h4")
PAIRINGS = (
    "qingxi-dejiang",
    "humen-songtao",
    "huizhou-qianxinan",
    "nancheng-bijiang",
    "huangpu-dushan",
)


@cache
def read_page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def page(real_site, real_page) -> BeautifulSoup:
    path = real_site / real_page
    if not path.exists():
        pytest.fail(f"{real_page} was not rendered")
    return read_page(path)


def visible_text(element: Tag) -> str:
    hidden = {"style", "script", "title", "head"}
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


def test_page_is_in_its_language_with_title_and_description(page, real_page):
    lang = real_page.split(".")[-2]
    assert page.html["lang"] == lang
    assert page.title.string.strip()
    assert page.find("meta", attrs={"name": "description"})["content"].strip()
    is_chinese = bool(re.search(r"[一-鿿]", page.h1.get_text()))
    assert is_chinese == (lang == "zh")


def test_page_has_one_h1_and_contents(page):
    assert len(page.find_all("h1")) == 1
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


def test_page_shows_no_code(page):
    assert not page.select(".input, .input_area, .highlight, .prompt")
    code = [pre.get_text() for pre in page("pre")]
    assert [
        text for text in code if re.search(r"\bimport |shanhai\.|\(corpus", text)
    ] == []
    assert "Traceback" not in visible_text(page)


def test_page_asks_for_nothing_from_elsewhere(page):
    assert not page(["script", "iframe", "object", "embed", "form", "base"])
    assert [link["href"] for link in page("link")] == ["data:,"]
    for tag in page():
        for name in ("src", "srcset", "poster", "xlink:href"):
            assert tag.get(name, "").startswith(("data:", "#")) or not tag.get(name)
        assert not [name for name in tag.attrs if name.startswith("on")]
    for style in page("style"):
        assert not re.search(r"@import|url\((?!['\"]?(data:|#))", style.get_text())
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert "default-src 'none'" in policy["content"]


def test_every_anchor_is_there_once(page):
    ids = [tag["id"] for tag in page(id=True)]
    assert sorted(ids) == sorted(set(ids))


def test_internal_links_lead_somewhere(page, real_site):
    broken = []
    for link in page("a", href=True):
        target, _, anchor = link["href"].partition("#")
        if re.match(r"https?://", target):
            continue
        if not leads_somewhere(real_site / target if target else None, anchor, page):
            broken.append(link["href"])
    assert broken == []


def leads_somewhere(path: Path | None, anchor: str, page: BeautifulSoup) -> bool:
    """Tell whether a link's page exists (None: this page) and has its anchor."""
    if path and not path.exists():
        return False
    target = read_page(path) if path else page
    return not anchor or target.find(id=anchor) is not None


def test_page_links_to_its_twin_and_the_index(page, real_page):
    name, lang, _ = real_page.rsplit(".", 2)
    other = {"en": "zh", "zh": "en"}[lang]
    links = {link["href"] for link in page("a", href=True)}
    assert {f"{name}.{other}.html", "index.html"} <= links


def test_index_links_every_page(real_site, real_outcomes):
    links = [link["href"] for link in read_page(real_site / "index.html")("a")]
    assert links == [name for name in real_outcomes if name != "folder"]


def test_the_five_pairings_have_a_profile_in_each_language(real_site):
    names = {path.name for path in real_site.glob("profile-*.html")}
    expected = {f"profile-{p}.{lang}.html" for p in PAIRINGS for lang in ("en", "zh")}
    assert names == expected


@pytest.mark.parametrize(
    "only", ["overview", "profile-qingxi-dejiang", "comparison-labour", "evidence"]
)
def test_a_second_render_is_byte_identical(real_site, tmp_path, only):
    (outcome,) = render_site(
        shanhai.load(),
        notebooks=ROOT / "notebooks",
        out=tmp_path,
        only=[only],
        languages=["zh"],
    )
    name = outcome.job.file_name
    assert outcome.error == ""
    assert (tmp_path / name).read_bytes() == (real_site / name).read_bytes()


def test_a_section_without_content_would_be_seen():
    page = BeautifulSoup(
        "<h1>a</h1><h2>empty</h2> <h2>b</h2><h3>c</h3><p>d</p>"
        "<h2>last</h2><footer>e</footer>",
        "html.parser",
    )
    headings = page.find_all(HEADINGS)
    empty = [one.get_text() for one in headings if not list_content_after(one)]
    assert empty == ["empty", "last"]
