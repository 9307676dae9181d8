"""Tutorials are pages: their code open, from the imports on, with what it shows."""

from base64 import b64decode, b64encode
from io import BytesIO
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from browsing import (
    DESK,
    find_language,
    list_violations,
    open_page,
    press_until,
    read_page,
    show_as,
    unfold,
    wait_until,
)
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from page_making import make_job, show, tagged
from PIL import Image

from shanhai.rendering.export import export_page
from shanhai.rendering.pages import _digest_words
from shanhai.rendering.registry import read_reports

ROOT = Path(__file__).parents[2]
TUTORIALS = {
    report.name: report
    for report in read_reports(ROOT / "notebooks")
    if report.shows_code
}
PAGES = [f"{name}.{lang}.html" for name in TUTORIALS for lang in ("en", "zh")]
LARGEST = 60_000
FRAME = pd.DataFrame({"name": ["x" * 30] * 70, "value": 1.5})


@pytest.fixture(params=PAGES)
def page(real_site, request) -> BeautifulSoup:
    return read_page(real_site / request.param)


def find_report(page: BeautifulSoup):
    (report,) = [
        one
        for one in TUTORIALS.values()
        if page.h1.get_text() == one.texts[f"title_{page.html['lang']}"]
    ]
    return report


def list_code(page: BeautifulSoup) -> list[str]:
    return [block.get_text() for block in page.select("pre.source")]


def export(corpus, *cells, lang="en", shows_code=True) -> BeautifulSoup:
    job = make_job(lang=lang, shows_code=shows_code)
    title = new_markdown_cell("# A question?")
    notebook = new_notebook(cells=[title, *cells])
    return BeautifulSoup(export_page(corpus, notebook, job=job), "html.parser")


def test_every_notebook_that_teaches_is_a_page():
    named = {report.notebook.name for report in TUTORIALS.values()}
    assert named == {path.name for path in (ROOT / "notebooks").glob("1*.ipynb")}


def test_all_code_stands_open_in_its_order(page):
    notebook = nbformat.read(find_report(page).notebook, as_version=4)
    own = [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("tags") != ["parameters"]
    ]
    first, *shown = list_code(page)
    assert shown == own
    assert f'lang = "{page.html["lang"]}"' in first
    assert not [
        block for block in page.select("pre.source") if block.find_parent("details")
    ]


def test_the_code_of_a_page_runs_as_it_is_copied(page):
    names: dict[str, object] = {}
    for code in list_code(page)[:3]:
        exec(compile(code, "page", "exec"), names)
    assert names["corpus"].known("pairing")


def test_what_cells_show_stands_below_their_code(page):
    outputs = page.select("pre.source + .output")
    # All but the parameters and the set-up show something.
    assert len(outputs) == len(list_code(page)) - 2
    assert outputs == page.select(".output")
    empty = [one for one in outputs if not (one.get_text(strip=True) or one.img)]
    assert empty == []
    assert not [one for one in outputs if "object at 0x" in one.get_text()]


def test_frames_keep_no_style_and_scroll_in_a_box_that_takes_the_focus(page):
    assert not page.select("[style], table[border], .output style")
    frames = page.select("table.dataframe")
    boxes = page.select('div.frame[tabindex="0"][role][aria-label] > table.dataframe')
    assert frames == boxes


@pytest.mark.parametrize("name", PAGES)
def test_a_tutorial_is_small(real_site, name):
    assert (real_site / name).stat().st_size <= LARGEST


@pytest.mark.parametrize("index", ["index.html", "index.zh.html"])
def test_the_first_page_lists_them_near_its_end_and_they_lead_back(real_site, index):
    lang = find_language(index)
    page = read_page(real_site / index)
    titles = [heading.get("id") for heading in page("h2")]
    assert titles.index("tutorials") == titles.index("downloads") - 1
    links = page.select("[aria-labelledby=tutorials] a")
    assert [link["href"] for link in links] == [
        f"{one}.{lang}.html" for one in TUTORIALS
    ]
    for link in links:
        back = read_page(real_site / link["href"]).select_one("nav.page-links a")
        assert back["href"] == index


def test_axe_finds_nothing_on_wide_frames_and_long_outputs(browser, real_site):
    found = {}
    for name in ("tutorial-ratio.en.html", "tutorial-quote.zh.html"):
        page, events = open_page(browser, real_site / name)
        unfold(page)
        for scheme, width in (("light", DESK), ("dark", 320)):
            show_as(page, scheme=scheme, width=width)
            if told := events + list_violations(page):
                found[name, width] = told
        page.close()
    assert found == {}


def test_a_frame_is_reached_and_scrolled_by_keys(browser, real_site):
    page, _ = open_page(browser, real_site / "tutorial-ratio.zh.html", width=320)
    press_until(page, "Tab", ".frame")
    before = page.evaluate("document.activeElement.scrollLeft")
    page.keyboard.press("ArrowRight")
    wait_until(page, f"document.activeElement.scrollLeft > {before}")
    page.close()


def test_parameters_stand_first_where_none_were_given(corpus):
    cells = [
        new_code_cell('lang: str = "en"', metadata=tagged("parameters")),
        new_code_cell("import a", metadata=tagged("setup")),
        new_code_cell("hidden()", metadata=tagged("check")),
        new_code_cell("b = 1"),
    ]
    assert list_code(export(corpus, *cells)) == [
        'lang: str = "en"',
        "import a",
        "b = 1",
    ]
    given = new_code_cell('lang = "zh"', metadata=tagged("injected-parameters"))
    first, *_ = list_code(export(corpus, cells[0], given, *cells[1:]))
    assert first == 'lang = "zh"'
    assert list_code(export(corpus, *cells, shows_code=False)) == []


def test_set_up_shows_its_code_and_nothing_else(corpus):
    told = [new_output("stream", text="told")]
    cell = new_code_cell("a()", outputs=told, metadata=tagged("setup"))
    assert "told" not in export(corpus, cell).get_text()


@pytest.mark.parametrize(
    ("lang", "size"), [("en", "70 rows × 2 columns"), ("zh", "70行 × 2列")]
)
def test_a_long_frame_says_its_size_in_the_language(corpus, lang, size):
    page = export(corpus, show(text_html=FRAME._repr_html_()), lang=lang)
    assert page.select_one(".output p").get_text() == size
    assert len(page("td", class_="long")) == 10


def test_a_png_has_few_colours_the_paper_s_ground_and_words(corpus):
    drawn, buffer = Image.new("RGBA", (300, 200)), BytesIO()
    for x in range(300):
        drawn.putpixel((x, 9), (x % 256, 0, 0, 255))
    drawn.save(buffer, "PNG")
    page = export(corpus, show(image_png=b64encode(buffer.getvalue()).decode()))
    assert page.img["alt"] == "Picture drawn by the code above"
    kept = Image.open(BytesIO(b64decode(page.img["src"].partition(",")[2])))
    assert kept.size == drawn.size
    assert len(kept.getcolors()) <= 64
    assert kept.convert("RGB").getpixel((0, 0)) == (255, 254, 251)


def test_a_page_is_made_again_when_it_becomes_a_tutorial():
    jobs = [make_job(shows_code=one) for one in (True, False)]
    assert len({_digest_words(job) for job in jobs}) == len(jobs)
