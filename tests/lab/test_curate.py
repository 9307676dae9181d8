"""A curator in JupyterLab: `20-curate.ipynb` by keyboard, and the tables."""

import re
from pathlib import Path

import pytest
from labs import TOKEN, Lab, open_lab, serve_lab
from playwright.sync_api import expect

from shanhai.drafting.draft import Draft, read_draft, write_draft
from shanhai.drafting.extraction.files import extract
from shanhai.drafting.proposing.proposals import propose
from shanhai.drafting.register import register

NAME, DRAFT, PAIRING = "20-curate.ipynb", "huangpu-dushan-9", "huangpu-dushan"
ARTICLE = Path(__file__).parents[1] / "drafting" / "articles" / "prose.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("curate")


@pytest.fixture(scope="module")
def curator(browser, folder, real_corpus) -> Lab:
    with serve_lab(folder) as (address, notebooks):
        found = extract(ARTICLE)
        asked = {"pairing_id": PAIRING, "source_id": DRAFT}
        rows = propose(found.text, real_corpus, **asked)
        added = register(found, real_corpus, **asked)
        write_draft(Draft(found.text, rows, added), folder / "drafts" / DRAFT)
        opened = open_lab(browser, address, notebooks)
        opened.run(NAME)
        yield opened


def read_decided(folder, corpus) -> list[str]:
    rows = read_draft(folder / "drafts" / DRAFT, corpus.descriptor).rows
    return list(rows[rows["decided"] == "yes"]["as_written"])


def test_a_numeral_is_decided_and_undone_by_keyboard(curator, folder, real_corpus):
    page = curator.page
    shown = page.locator("mark")
    first = shown.inner_text()
    radios = page.locator("input[type=radio]")
    radios.first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(radios.nth(1)).to_be_checked()

    page.get_by_role("button", name="Decide").focus()
    page.keyboard.press("Space")

    expect(shown).not_to_have_text(first)
    expect(page.locator("p[role=status]")).to_contain_text(re.compile("^1 of"))
    assert read_decided(folder, real_corpus) == [first]
    # Where the next choice is made, there the keyboard is.
    expect(page.locator("input[type=radio]:focus")).to_be_visible()

    # A letter is none of JupyterLab's commands: m would make the cell text, x cut it.
    for key in ("m", "x", "b"):
        page.keyboard.press(key)
    lists = page.locator(".jupyter-widgets select")
    lists.first.focus()
    for key in ("m", "x"):
        page.keyboard.press(key)
    more = page.get_by_label("Parts, flags, words, bounds")
    expect(page.get_by_text("Part of", exact=True)).to_be_hidden()
    more.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Part of", exact=True)).to_be_visible()
    expect(shown).to_be_visible()

    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_text(first)
    assert read_decided(folder, real_corpus) == []
    assert curator.list_errors() == []
    assert curator.complaints == []


def test_the_tables_can_be_opened_from_the_folder_of_the_notebooks(browser, curator):
    # Opened empty first: else what another window has open comes up again.
    page = open_lab(browser, curator.address, curator.notebooks).page
    page.goto(f"{curator.address}?token={TOKEN}")
    files = page.locator(".jp-FileBrowser")
    expect(files.get_by_text(NAME, exact=True)).to_be_visible()
    files.locator(".jp-BreadCrumbs-home").click()
    files.get_by_text("data", exact=True).dblclick()
    files.get_by_text("figures.csv", exact=True).dblclick()
    expect(page.locator(".jp-CSVViewer .lm-DataGrid").first).to_be_visible()
