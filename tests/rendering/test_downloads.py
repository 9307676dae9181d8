"""What a reader takes away is what the page shows, and the site stays light."""

import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from browsing import open_page, read_page
from bs4 import BeautifulSoup
from openpyxl import Workbook
from takings import (
    BOM,
    Files,
    find_notes_around,
    find_sheet,
    list_cited,
    list_note_ids,
    list_sheet_rows,
    make_note_anchor,
    read_ends,
    read_files,
)

ROOT = Path(__file__).parents[2]
LARGEST_PROFILE = 250_000
LARGEST_SITE = 8_000_000
# A ratio is printed with three digits, rounded outwards.
ROUNDED = Decimal("0.01")
# The step below a round end that a document left open: 39 999 999.99, 599.
STEPS = (Decimal(0), Decimal("0.01"), Decimal(1))
# Where a number stands in its document: a link to its note, but no value.
PLACE = re.compile(r"characters \d+–\d+|第\d+–\d+字符")
PROFILE = "profile-qingxi-dejiang.en.html"
OWN = "qingxi-dejiang."


@pytest.fixture(scope="module")
def page(real_site, figure_page) -> BeautifulSoup:
    return read_page(real_site / figure_page)


@pytest.fixture(scope="module")
def files(page) -> Files:
    return read_files(page)


@pytest.fixture(scope="module")
def workbook(files) -> Workbook:
    return files.workbook


@pytest.fixture(scope="module")
def sheet_rows(workbook) -> list[dict[str, object]]:
    return list_sheet_rows(workbook)


def test_the_files_hold_the_same_rows_each_once(files, sheet_rows):
    ids = [row["figure_id"] for row in files.rows]
    assert len(ids) == len(set(ids))
    assert ids == [row["figure_id"] for row in sheet_rows]
    for row, taken in zip(files.rows, sheet_rows, strict=True):
        ends = [float(row[end]) if row[end] else None for end in ("low", "high")]
        assert ends == [taken["low"], taken["high"]]
    assert files.csv.startswith(BOM)


def test_what_is_shown_is_what_is_noted_and_taken_away(page, files):
    ids = {make_note_anchor(row["figure_id"]) for row in files.rows}
    notes = list_note_ids(page)
    assert len(notes) == len(set(notes))
    assert set(notes) == ids
    assert list_cited(page) == ids


def test_the_workbook_holds_typed_cells_and_no_formula(workbook, sheet_rows):
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    for row in sheet_rows:
        assert isinstance(row["low"], int | float), row["figure_id"]
        assert row["high"] is None or row["high"] >= row["low"]
    assert find_sheet(workbook).freeze_panes


def test_the_numbers_of_the_page_are_those_of_the_workbook(page, sheet_rows):
    rows = {make_note_anchor(row["figure_id"]): row for row in sheet_rows}
    wrong = [
        f"{anchor}: {printed} is not {rows[anchor]['low']} to {rows[anchor]['high']}"
        for anchor, printed in list_printed(page)
        if not agrees(printed, rows[anchor])
    ]
    assert wrong == []


def list_printed(page: BeautifulSoup) -> list[tuple[str, str]]:
    """List the numbers of text and tables, with the note each leads to."""
    links = page.select('a.sh-cited:not(.sh-rounded)[href^="#n-"]')
    return [
        (link["href"][1:], link.get_text())
        for link in links
        if not find_notes_around(link) and not link.find_parent("svg")
        if not PLACE.fullmatch(link.get_text())
    ]


def agrees(printed: str, row: dict[str, object]) -> bool:
    """Tell whether a printed number has the ends that were taken away."""
    ends = read_ends(printed)
    if not ends:
        return False
    low = Decimal(str(row["low"]))
    high = None if row["high"] is None else Decimal(str(row["high"]))
    if len(ends) == 1 and "≤" in printed:
        return is_near(ends[0], high, row)
    if high is None:
        return "≥" in printed and is_near(ends[0], low, row)
    return is_near(ends[0], low, row) and is_near(ends[-1], high, row)


def is_near(printed: Decimal, taken: Decimal, row: dict[str, object]) -> bool:
    if row["kind"] == "derived":
        return abs(printed - taken) <= ROUNDED * max(abs(taken), ROUNDED)
    return abs(printed - taken) in STEPS


def test_a_click_saves_the_file_that_the_page_carries(browser, real_site):
    page, events = open_page(browser, real_site / PROFILE)
    carried = vars(read_files(read_page(real_site / PROFILE)))
    for kind, content in carried.items():
        with page.expect_download() as saving:
            page.locator(f'a[download$=".{kind}"]').click()
        assert Path(saving.value.path()).read_bytes() == content
        assert saving.value.suggested_filename.endswith(f".{kind}")
    page.close()
    assert not [event for event in events if event.startswith(("console", "error"))]


def test_the_lines_of_python_load_the_rows_of_the_page(real_site):
    page = read_page(real_site / PROFILE)
    (lines,) = [
        pre.get_text() for pre in page("pre") if "shanhai.load()" in pre.get_text()
    ]
    assert len(lines.strip().splitlines()) <= 5
    code = f"{lines}\nprint(*figures['figure_id'], sep='\\n')"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    own = [
        row["figure_id"] for row in read_files(page).rows if row["kind"] == "reported"
    ]
    assert run.stdout.split() == [code for code in own if code.startswith(OWN)]


def test_the_index_gives_away_the_whole_data_package(real_site):
    package, workbook = (
        real_site / "downloads" / name
        for name in ("shanhai-data.zip", "shanhai-data.xlsx")
    )
    with zipfile.ZipFile(package) as archive:
        held = {Path(one).name: archive.read(one) for one in archive.namelist()}
    for path in (ROOT / "data").iterdir():
        assert held[path.name] == path.read_bytes(), path.name
    assert openpyxl.load_workbook(workbook, read_only=True).sheetnames
    for index in ("index.html", "index.zh.html"):
        links = {link["href"] for link in read_page(real_site / index)("a", href=True)}
        assert {f"downloads/{one.name}" for one in (package, workbook)} <= links


def test_every_profile_and_the_whole_site_are_light(published_site):
    files = [path for path in published_site.rglob("*") if path.is_file()]
    sizes = {path: path.stat().st_size for path in files}
    profiles = [path for path in sizes if path.match("profile-*.html")]
    assert [path.name for path in profiles if sizes[path] > LARGEST_PROFILE] == []
    assert sum(sizes.values()) <= LARGEST_SITE


@pytest.mark.parametrize(
    ("printed", "low", "high", "is_same"),
    [
        ("500–599 persons", 500, 599, True),
        ("500–600 persons", 500, 598, False),
        ("30 to under 40 million yuan", 30_000_000, 39_999_999.99, True),
        ("3000万至不到4000万元", 30_000_000, 39_999_999.99, True),
        ("30 to under 40 million yuan", 300_000, 399_999.99, False),
        ("≥ 80 million yuan", 80_000_000, None, True),
        ("80 million yuan", 80_000_000, None, False),
        ("≤ 200", 1, 200, True),
        ("2.2 km²", 2_200_000, 2_200_000, True),
        ("2.2平方公里", 2_200_000, 2_200_000, True),
        ("2,200 m²", 2_200_000, 2_200_000, False),
        ("see there", 1, 2, False),
    ],
)
def test_a_printed_number_is_read_back(printed, low, high, is_same):
    row = {"low": low, "high": high, "kind": "reported"}
    assert agrees(printed, row) == is_same
