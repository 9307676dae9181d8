"""Data that means harm: shown as text in page, chart, table and workbook.

Articles are other people's text, and tables are edited by many. Whatever stands in
a name, a note or a title, nothing of it runs, and nothing of it is lost.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from browsing import (
    DESK,
    PHONE,
    list_cut,
    measure_overflow,
    open_page,
    press_until,
    read_page,
    unfold,
)
from takings import find_sheet, read_files

from shanhai import load
from shanhai.curation.checks import check_data
from shanhai.errors import CorpusError

ROOT = Path(__file__).parents[2]
PAIRING, OTHER = "qingxi-dejiang", "humen-songtao"
DOMAIN = "labour"
LONG = "w" * 4000 + " " + "长" * 5999
TEXTS = {
    "script": "<script>window.hit=1</script>",
    "image": '"><img src=x onerror=window.hit=1>',
    "formula": '=HYPERLINK("http://x","y")',
    "controls": "left\u202eright\u2066end\u200b",
    "glyphs": "\U0001f600 ẞ Ꞓ ꁱ \U0002a6d6",
    "long": LONG,
    "markdown": r"**bold** $x^2$ \frac{}{} | pipe | [a](b)",
    "templates": "{ $name } {{ 7*7 }} {% raw %} \ufdd0name\ufdd1",
    "closing": "</svg></style></template></script><script>window.hit=1</script>",
}
# How unseen characters are written wherever text becomes a page or a file.
WRITTEN = TEXTS | {
    "controls": "left[U+202E]right[U+2066]end[U+200B]",
    "templates": "{ $name } {{ 7*7 }} {% raw %} [U+FDD0]name[U+FDD1]",
}
# Free text of each table, by language.
WORDED = {
    "indicators": ["name", "definition"],
    "figures": ["subject", "note"],
    "sources": ["title", "publisher"],
    "places": ["name", "note"],
    "pairings": ["since_note"],
    "flags": ["name", "meaning"],
    "measures": ["name"],
    "comparison_rules": ["name", "sentence"],
    "quoting_rules": ["name", "sentence", "words"],
    "denominators": ["source_title", "note"],
    "benchmarks": ["scope", "source_title"],
}
PAGES = (
    *(f"profile-{PAIRING}.{lang}.html" for lang in ("en", "zh")),
    f"comparison-{DOMAIN}.zh.html",
    "index.html",
    "index.zh.html",
)
PROFILES = PAGES[:2]
UNRULED = """
from shanhai.curation import checks
from shanhai.cli import main
checks.RULES = ()
if __name__ == "__main__":
    main()
"""
HARMFUL = "img, iframe, object, embed, form, base, [onerror], [onload], [href=b]"


def rewrite(path: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    """Change the rows of a table in place."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def poison(data: Path) -> None:
    """Put every text into every table, where the profile of one pairing shows it."""
    for table, columns in WORDED.items():
        rewrite(data / f"{table}.csv", lambda rows, c=columns: spread(rows, c))
    rewrite(data / "mentions.csv", spread_numerals)
    rewrite(data / "pairings.csv", name_all)
    rewrite(data / "domains.csv", name_all)


def spread(rows: list[dict[str, str]], columns: list[str]) -> None:
    """Give each text to one row, those of the pairing and its domain first."""
    near = sorted(rows, key=is_near, reverse=True)
    for row, text in zip(near, TEXTS.values(), strict=False):
        row.update({f"{name}_en": text for name in columns})
        row.update({f"{name}_zh": text for name in columns})


def name_all(rows: list[dict[str, str]]) -> None:
    """Give all texts at once to what pages are named after."""
    for row in filter(is_near, rows):
        row["name_en"] = row["name_zh"] = " ".join(TEXTS.values())


def is_near(row: dict[str, str]) -> bool:
    place = row.get("place_id", "")
    return (
        row.get("pairing_id") == PAIRING
        or row.get("domain_id") == DOMAIN
        or place.startswith(("qingxi", "dejiang"))
    )


def spread_numerals(rows: list[dict[str, str]]) -> None:
    texts = cycle(TEXTS.values())
    for row in rows:
        if row["figure_id"].startswith(f"{PAIRING}.labour_"):
            row["as_written"] = next(texts)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """Return a project whose data are poisoned."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, folder / name)
    poison(folder / "data")
    return folder


@pytest.fixture(scope="module")
def site(root) -> Path:
    """Render its pages as if the rules, which poison breaks, had let the data pass."""
    command = [
        *(sys.executable, "-c", UNRULED, "render"),
        *(f"--only=profile-{PAIRING}", f"--only=comparison-{DOMAIN}"),
    ]
    env = os.environ | {"SHANHAI_ROOT": str(root)}
    run = subprocess.run(command, env=env, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-3000:]
    return root / "build" / "site"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_comes_out_of_text_or_widens_the_page(browser, site, name):
    page, events = open_page(browser, site / name)
    unfold(page)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, measure_overflow(page), list_cut(page)) == (width, 0, [])
    for link in page.locator("a.sh-cited:visible").all()[:3]:
        link.click()
        page.keyboard.press("Escape")
    assert page.locator(HARMFUL).count() == 0
    policy = page.locator("meta[http-equiv=Content-Security-Policy]")
    allowed = len(re.findall("script-src 'sha256-", policy.get_attribute("content")))
    assert page.locator("script:not([type*=json])").count() == allowed
    assert page.evaluate("window.hit") is None
    page.close()
    assert events == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_each_text_as_it_is(site, name):
    page = read_page(site / name)
    shown = page.body.get_text()
    least = {"profile": 3, "index": 2}.get(re.match("[a-z]+", name)[0], 1)
    assert [kind for kind in TEXTS if shown.count(WRITTEN[kind]) < least] == []
    assert re.findall(".{0,40}[\u202e\u2066\u200b\ufdd0].{0,20}", str(page)) == []


@pytest.mark.parametrize("name", PROFILES)
def test_charts_are_drawn_all_the_same(site, name):
    drawings = read_page(site / name).select("svg.sh-track")
    assert len(drawings) >= 5
    assert all(drawing("path") for drawing in drawings)
    assert not [one for one in drawings if one.find(["script", "foreignobject"])]


def test_a_searched_index_runs_nothing(browser, site):
    page, events = open_page(browser, site / "index.html")
    press_until(page, "Tab", "input[type=search]", at_most=20)
    page.keyboard.type("<script>")
    page.wait_for_timeout(300)
    assert page.locator(HARMFUL).count() == 0
    assert page.evaluate("window.hit") is None
    assert measure_overflow(page) == 0
    page.close()
    assert events == []


@pytest.mark.parametrize("name", PROFILES)
def test_the_files_hold_text_that_no_spreadsheet_runs(site, name):
    files = read_files(read_page(site / name))
    workbook = files.workbook
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert find_sheet(workbook).max_row > 50
    assert set(WRITTEN.values()) <= {cell.value for cell in cells}
    held = {cell for row in files.rows for cell in row.values()}
    assert not [cell for cell in held if cell.startswith(("=", "+", "@", "\t", "\r"))]
    quoted = WRITTEN | {"formula": f"'{TEXTS['formula']}"}
    assert set(quoted.values()) <= held


def test_numerals_that_are_none_are_refused_in_words(tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")

    def replace(rows: list[dict[str, str]]) -> None:
        figures = [row for row in rows if row["kind"] == "figure"]
        for row, text in zip(figures, TEXTS.values(), strict=False):
            row["as_written"] = text

    rewrite(data / "mentions.csv", replace)
    problems = [str(problem) for problem in check_data(data_dir=data).problems]
    refused = [one for one in problems if "the numeral cannot be read" in one]
    assert len(refused) == len(TEXTS)
    assert all(one.startswith("data/") for one in problems)
    assert "\u202e" not in "".join(problems)


def test_codes_that_are_none_are_refused_when_loading(tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")

    def replace(rows: list[dict[str, str]]) -> None:
        for row, text in zip(rows, TEXTS.values(), strict=False):
            row["place_id"] = text

    rewrite(data / "places.csv", replace)
    with pytest.raises(CorpusError) as caught:
        load(data)
    lines = {one.line for one in caught.value.problems if "places.csv" in one.file}
    assert lines >= {*range(2, len(TEXTS) + 2)}


def test_a_text_that_runs_would_be_told(browser, tmp_path):
    path = tmp_path / "bad.html"
    path.write_text(f"<p>{TEXTS['image']}</p>{TEXTS['script']}", encoding="utf-8")
    page, events = open_page(browser, path)
    page.wait_for_function("window.hit")
    assert [event for event in events if event.startswith("request")]
    assert page.locator(HARMFUL).count() == 1
    page.close()
