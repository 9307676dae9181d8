import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from browsing import open_page
from bs4 import BeautifulSoup
from page_making import cite, list_notes, make_job, show_html, write_note
from playwright.sync_api import expect

from shanhai.rendering.export import export_page

STRICT = {
    "default-src": "'none'",
    "img-src": "data:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
NOTED = show_html(cite("a", "1 job", id="number"), list_notes(write_note("a", "A")))


def read_policy(page: str) -> dict[str, str]:
    tag = BeautifulSoup(page, "html.parser").find(
        "meta", attrs={"http-equiv": "Content-Security-Policy"}
    )
    directives = [part.strip().partition(" ") for part in tag["content"].split(";")]
    return {name: sources for name, _, sources in directives}


def hash_inline(page: str, name: str) -> list[str]:
    """Hash, as a browser does, the content of every element that would take effect."""
    contents = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
    digests = [sha256(text.encode("utf-8")).digest() for text in contents]
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]


@pytest.fixture
def noted(corpus) -> str:
    """Return a page with one number and its note, so with the page's script."""
    return export_page(corpus, NOTED, job=make_job())


@pytest.fixture
def write_page(tmp_path):
    def write(page: str) -> Path:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8", newline="\n")
        return path

    return write


def test_policy_names_the_page_s_own_script_and_styles_by_hash(noted):
    policy = read_policy(noted)
    assert {name: policy[name] for name in STRICT} == STRICT
    assert [policy["script-src"]] == hash_inline(noted, "script")
    assert [policy["style-src"]] == hash_inline(noted, "style")
    assert set(policy) == {*STRICT, "script-src", "style-src"}


def test_a_page_without_notes_allows_no_script(corpus):
    page = export_page(corpus, show_html("<p>plain</p>"), job=make_job())
    assert "script-src" not in read_policy(page)
    assert hash_inline(page, "script") == []


def test_the_policy_stands_before_everything_it_holds_for(noted):
    head = noted[: noted.index("Content-Security-Policy")]
    assert not re.search(r"<(script|style|link|img)\b", head)


def test_every_page_of_the_site_names_just_what_it_holds(real_site):
    pages = sorted(real_site.glob("*.html"))
    assert len(pages) > 2
    for path in pages:
        text = path.read_text(encoding="utf-8")
        policy = read_policy(text)
        scripts = [policy["script-src"]] if "script-src" in policy else []
        assert hash_inline(text, "script") == scripts, path.name
        assert hash_inline(text, "style") == [policy["style-src"]], path.name


def test_an_added_script_style_or_handler_does_not_run(browser, noted, write_page):
    added = (
        "<script>document.title = 'run'</script>"
        '<img src="data:image/png;base64,AAAA" onerror="document.title = \'run\'">'
        '<style>h1 { position: absolute; left: 999px }</style><a href="page.html">'
    )
    path = write_page(noted.replace("</h1>", f"</h1>{added}"))
    page, events = open_page(browser, path)
    assert page.title() == "Alpha → Beta · Profiles · shanhai"
    assert page.locator("h1").evaluate("h => getComputedStyle(h).position") == "static"
    refused = [one for one in events if "Content Security Policy" in one]
    assert len(refused) == 3
    page.click("#number")
    expect(page.locator("#sh-popover")).to_be_visible()
    page.close()


def test_an_added_script_would_run_without_the_policy(browser, noted, write_page):
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", noted)
    added = "<script>document.title = 'run'</script>"
    page, _ = open_page(browser, write_page(bare.replace("</h1>", f"</h1>{added}")))
    assert page.title() == "run"
    page.close()
