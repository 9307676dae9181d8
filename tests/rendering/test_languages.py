"""The two languages of the site: each in full, none mixed, both saying the same."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from math import isclose

import pytest
from browsing import find_language, name_twin, read_page
from bs4 import BeautifulSoup, NavigableString, Tag
from takings import read_ends

from shanhai import load
from shanhai.rendering.export import PACKAGES
from shanhai.reporting.downloads.files import ALL
from shanhai.reporting.formatting.figures import name_note

# What stands in the same letters in every language, and why.
NAMES = {
    # of this project, of the files it gives away and their size
    *("shanhai", "CSV", "XLSX", "JSON", "JSON-LD", "BibTeX", "ZIP", "SHA-256", "KB"),
    # of the whole, where a page's name would stand in a citation
    ALL,
    # of programs, licences and standards
    *("Python", "JupyterLab", "Excel", "LibreOffice", "CC", "BY", "MIT", "GPL-3"),
    *("SDMX", "UTF-8", "BOM", *PACKAGES),
    # of a source of populations and areas, and of its columns
    *("R", "mapchina", "Maigoo", "Area", "Pop"),
}
# What rounding to three digits may change.
KEPT = 0.005
NOT_READ = ("script", "style", "code", "pre", "template", "svg")
READ_ALOUD = ("aria-label", "title", "alt", "placeholder", "data-label")
# Metadata that a reader sees in a list of search results.
TOLD_ELSEWHERE = {"description", "og:title", "og:description", "og:site_name"}
# Only ASCII: a Chinese character right before a code is no part of it.
ADDRESS = re.compile(
    r"https?://[!-~]+|[\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:csv|json|html|zip|xlsx)\b",
    re.ASCII,
)
# Codes: `a_b`, `a-b.c`; digests and versions hold digits; lines for the terminal.
CODE = re.compile(
    r"\b[A-Za-z0-9-]+(?:[_.][A-Za-z0-9_.-]+)+\b|\b(?=\w*\d)[0-9a-z]{6,}\b"
    r"|\bshanhai (?:check|export|diff|render|list)\b",
    re.ASCII,
)
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z0-9]+)*")
# A cell of a frame that holds codes alone, as data and pandas write them.
CELL_OF_CODES = re.compile(r"[a-z0-9_.,:;=()'/? -]+|NaN|True|False", re.ASCII)
CHINESE = re.compile(r"[㐀-鿿、。，；：？！（）《》「」]+")


def find_own_language(tag: Tag) -> str:
    named = (one.get("lang") for one in [tag, *tag.parents])
    return next((lang for lang in named if lang), "")[:2]


def is_read(text: NavigableString) -> bool:
    """Tell text from comments, and from what stands in scripts, code and drawings.

    A document's own sentence is quoted as it stands there, with what damaged it.
    """
    is_text = type(text) is NavigableString and bool(text.strip())
    is_quoted = text.find_parent("blockquote") and not text.find_parent("footer")
    is_code = CELL_OF_CODES.fullmatch(text) and is_in_frame(text.parent)
    return is_text and not (is_quoted or is_code or text.find_parent(NOT_READ))


def is_in_frame(cell: Tag) -> bool:
    """Tell cells of pandas' frames and of the package's records, which have codes."""
    table = cell.find_parent("table")
    return bool(table) and table.get("class", ["dataframe"]) == ["dataframe"]


def list_texts(page: BeautifulSoup, lang: str) -> Iterator[str]:
    """List what a reader sees or hears, where it is in the page's own language."""
    for text in page.find_all(string=True):
        if is_read(text) and find_own_language(text.parent) == lang:
            yield str(text)
    for tag in page():
        if find_own_language(tag) == lang:
            yield from (tag[name] for name in READ_ALOUD if tag.get(name))
            if {tag.get("name"), tag.get("property")} & TOLD_ELSEWHERE:
                yield tag["content"]


def list_english_words(page: BeautifulSoup) -> list[str]:
    """List the English words of a Chinese page, outside names and codes.

    The name that what is taken away is cited by is a code, too.
    """
    files = " ".join(link["download"] for link in page.select("a[download]"))
    return [
        f"{word} in: {text.strip()[:60]}"
        for text in list_texts(page, "zh")
        for word in ENGLISH.findall(strip_codes(text))
        if word not in NAMES and len(word) > 1 and f"-{word}-zh." not in files
    ]


def strip_codes(text: str) -> str:
    return CODE.sub(" ", ADDRESS.sub(" ", text))


def list_chinese_words(page: BeautifulSoup) -> list[str]:
    """List the Chinese of an English page that is not marked as Chinese."""
    return [
        f"{run} in: {text.strip()[:60]}"
        for text in list_texts(page, "en")
        for run in CHINESE.findall(text)
    ]


def list_values(page: BeautifulSoup) -> dict[str, set[tuple[Decimal, ...]]]:
    """List the numbers that a page prints for each note they lead to.

    Numbers drawn in a chart are shapes; their links say them aloud. Rounded ones have
    as many digits as the language's readers keep.
    """
    values: dict[str, set] = {}
    for link in page.select("a.sh-cited:not(.sh-rounded)[href^='#n-']"):
        numbers = tuple(read_ends(link.get("aria-label") or link.get_text()))
        values.setdefault(link["href"], set()).add(numbers)
    return values


def find_unlike(own: dict, other: dict) -> list[str]:
    """List the notes whose values differ, but for digits that one language drops.

    What documents report is the same to the last digit; what we derive is rounded to
    what the language's readers keep, three digits in English and four in Chinese.
    """
    reported = {f"#{name_note(code)}" for code in load().known("figure")}
    unlike = set(own) ^ set(other)
    for name in own.keys() & other.keys():
        pairs = zip(sorted(own[name]), sorted(other[name]), strict=False)
        tolerance = 0 if name in reported else KEPT
        is_like = len(own[name]) == len(other[name]) and all(
            len(one) == len(two)
            and all(
                isclose(a, b, rel_tol=tolerance) for a, b in zip(one, two, strict=True)
            )
            for one, two in pairs
        )
        if not is_like:
            unlike.add(name)
    return sorted(unlike)


def list_anchors(page: BeautifulSoup) -> list[str]:
    """List anchors in the order of the page; those of drawings are drawn anew."""
    return [tag["id"] for tag in page(id=True) if not tag.find_parent("svg")]


def count_targets(page: BeautifulSoup) -> Counter:
    """Count where the links of a page lead, whatever the language."""
    links = (link["href"] for link in page.select("a[href]"))
    return Counter(
        re.sub(r"\.(en|zh)\.html", ".html", one.replace("index.zh", "index"))
        for one in links
        if not one.startswith("data:")
    )


def test_page_is_in_one_language(real_site, site_page):
    page = read_page(real_site / site_page)
    lang = find_language(site_page)
    strangers = {"zh": list_english_words, "en": list_chinese_words}[lang](page)
    assert list(dict.fromkeys(strangers)) == []


class TestTwins:
    lang = "en"

    def test_twins_say_the_same(self, real_site, site_page):
        """They have the same numbers, sections, exhibits, anchors and targets."""
        names = site_page, name_twin(site_page)
        own, other = (read_page(real_site / name) for name in names)
        assert find_unlike(list_values(own), list_values(other)) == []
        for selector in ("h2", "h3", "figure.sh-exhibit", "figure svg", "table", "tr"):
            assert len(own.select(selector)) == len(other.select(selector)), selector
        assert list_anchors(own) == list_anchors(other)
        assert count_targets(own) == count_targets(other)


def test_a_profile_prints_numbers_to_compare(real_site):
    values = list_values(read_page(real_site / "profile-qingxi-dejiang.zh.html"))
    assert len(values) > 40
    assert all(any(numbers) for numbers in values.values())


def make_page(lang: str, body: str) -> BeautifulSoup:
    return BeautifulSoup(f"<html lang={lang}><body>{body}</body></html>", "html.parser")


@pytest.mark.parametrize(
    "body",
    [
        "<p>共3个figures</p>",
        "<p title='see note'>数</p>",
        "<table><tr><td data-label='Value'>3</td></tr></table>",
        "<figure aria-label='A chart'>图</figure>",
        "<p lang='en'>Name <span lang='zh'>是named</span></p>",
    ],
)
def test_an_english_word_on_a_chinese_page_would_be_told(body):
    assert list_english_words(make_page("zh", body))


def test_names_codes_and_marked_english_are_no_strangers():
    body = (
        "<p>下载CSV，见data/figures.csv与https://example.org/a 摘要e4519849cebf，"
        "“shanhai check”，范围“profile-a”</p>"
        "<a download='shanhai-profile-a-zh.csv'>表</a>"
        "<code>labour_site</code><pre>import pandas</pre><p lang='en'>English</p>"
    )
    assert list_english_words(make_page("zh", body)) == []


def test_chinese_on_an_english_page_would_be_told_unless_marked():
    assert list_chinese_words(make_page("en", "<td>written as 500余名</td>"))
    assert list_chinese_words(make_page("en", "<p>a<span lang='zh'>500余</span>")) == []


@pytest.mark.parametrize(
    ("english", "chinese", "is_same"),
    [
        ("30 to under 40 million yuan", "3000万至不到4000万元", True),
        ("4.05414 billion yuan", "40.5414亿元", True),
        ("≥ 80 million yuan", "≥8000万元", True),
        ("11,000–11,999 persons", "11000～11999人", True),
        ("30 million yuan", "300万元", False),
    ],
)
def test_a_number_that_differs_between_twins_would_be_told(english, chinese, is_same):
    link = "<a class='sh-cited' href='#n-a'>{}</a>"
    own = list_values(make_page("en", link.format(english)))
    assert (own == list_values(make_page("zh", link.format(chinese)))) == is_same
