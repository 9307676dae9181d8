"""The controls of `00-explore.ipynb` in JupyterLab, by keyboard where there is one."""

import re

import pytest
from labs import DO, Lab, open_lab, serve_lab
from playwright.sync_api import expect

NAME = "00-explore.ipynb"


@pytest.fixture(scope="module")
def explorer(browser, tmp_path_factory) -> Lab:
    with serve_lab(tmp_path_factory.mktemp("explore")) as (address, notebooks):
        opened = open_lab(browser, address, notebooks)
        opened.run(NAME)
        yield opened


def open_tab(lab: Lab, name: str) -> None:
    lab.page.get_by_role("tab", name=name).click()


def read_count(lab: Lab) -> list[int]:
    shown = lab.page.locator("p[role=status]").first
    return [int(number) for number in re.findall(r"\d+", shown.inner_text())]


def test_a_domain_is_chosen_by_keyboard_and_answered(explorer):
    chosen, held = read_count(explorer)
    assert chosen == held
    explorer.page.get_by_label("Domain").focus()
    explorer.page.keyboard.type("Lab")
    expect(explorer.page.locator("p[role=status]").first).not_to_contain_text(
        f"{chosen} of"
    )
    assert 0 < read_count(explorer)[0] < held


def test_keys_in_the_controls_leave_the_notebook_as_it_is(explorer):
    page, cells = explorer.page, explorer.page.locator(".jp-Cell")
    before = cells.count()
    for control in (
        page.get_by_label("Domain"),
        page.get_by_label("Pairings"),
        page.get_by_role("tab", name="Figures"),
        page.locator(".dt-paging button").last,
    ):
        control.focus()
        page.keyboard.type("dda")
    assert cells.count() == before
    years = page.get_by_label("Period ends in")
    years.focus()
    page.keyboard.press("Home")
    first = years.evaluate("one => one.selectedIndex")
    page.keyboard.press("ArrowDown")
    assert years.evaluate("one => one.selectedIndex") == first + 1
    expect(years).to_be_focused()
    # As it was, for those who come next.
    years.select_option([])


def test_a_row_leads_to_its_note_and_sentence(explorer):
    open_tab(explorer, "Figures")
    row = explorer.page.locator("table.dataTable tbody tr").first
    value = row.locator("td").nth(2).inner_text()
    row.click()
    open_tab(explorer, "Note of a number")
    note = explorer.page.locator(".sh-end-notes li").first
    expect(note).to_contain_text(value)


def test_the_lines_go_into_a_new_cell_that_runs(explorer):
    page = explorer.page
    cells = page.locator(".jp-CodeCell")
    before = cells.count()
    open_tab(explorer, "Take along")
    page.get_by_role("button", name="Write these lines into a new cell").click()
    expect(cells).to_have_count(before + 1)
    written = page.locator(".jp-Cell.jp-mod-active")
    expect(written).to_contain_text('domain_id="labour"')
    page.evaluate(DO, ["notebook:run-cell", {}])
    expect(written.locator(".jp-OutputArea table")).to_be_visible()
    assert explorer.list_errors() == []
    assert explorer.complaints == []
