"""Every notebook in JupyterLab: what a reader sees, presses and reads there."""

from collections.abc import Iterable

import pytest
from browsing import list_faint
from labs import (
    COMMAND,
    NOTEBOOKS,
    OUTPUTS,
    ROOT,
    SCHEMES,
    THEMES,
    Lab,
    name_copy,
)
from playwright.sync_api import Locator, expect

# Numbers in text, and in drawings: the first, one in the middle, the last.
WRITTEN, DRAWN = "a.sh-cited:not(svg *, details *)", "svg a.sh-cited"
SHARES = (0, 0.5, 1)
# Tutorials show nothing that the first of them, and pages, do not.
SEEN = NOTEBOOKS[:7]
CLOSE = "folds => folds.forEach(fold => { fold.open = false; })"
# Each line begins below the one before it, and as far to the left.
LIST_OVERLAPS = """
keys => keys.flatMap(key => [...key.children].slice(1).filter(line => {
  const [one, before] = [line, line.previousElementSibling].map(
    each => each.getBoundingClientRect());
  return one.top < before.bottom - 1 || Math.abs(one.left - before.left) > 1;
})).map(line => line.textContent)
"""
LIST_VISIBLE = "found => found.map(one => one.checkVisibility())"


@pytest.fixture
def shown(lab: Lab, name: str) -> Lab:
    """Return JupyterLab with a notebook in front that has been run."""
    lab.open(name)
    return lab


def pick_numbers(lab: Lab, selector: str) -> list[Locator]:
    found = lab.find(selector).all()
    return [found[round(share * (len(found) - 1))] for share in SHARES if found]


def press(lab: Lab, number: Locator, title: Locator) -> None:
    """Click on a number until its note shows, twice at most.

    The first click makes its cell the active one, and JupyterLab, when it is slow,
    scrolls back to that.
    """
    number.click()
    try:
        expect(title).to_be_in_viewport(timeout=5_000)
    except AssertionError:
        lab.settle()
        number.scroll_into_view_if_needed()
        number.click()
        expect(title).to_be_in_viewport()


def read_target(link: Locator) -> str:
    own, drawn = (link.get_attribute(name) for name in ("href", "xlink:href"))
    return (own or drawn).removeprefix("#")


def list_faint_texts(lab: Lab, names: Iterable[str], theme: str) -> list[str]:
    lab.dress(theme)
    found = []
    for name in names:
        lab.open(name)
        for scheme in SCHEMES:
            lab.page.emulate_media(color_scheme=scheme)
            faint = list_faint(lab.page, OUTPUTS)
            found += [f"{name}, system {scheme}: {one}" for one in faint]
    return found


def test_a_notebook_runs_without_an_error(shown):
    assert shown.page.locator(OUTPUTS).count() > 2
    assert shown.list_errors() == []
    assert shown.complaints == []


def test_no_link_leads_to_what_is_missing_or_hidden(shown):
    # A reader may try to close what links lead into.
    shown.find("details.sh-targets").evaluate_all(CLOSE)
    assert shown.list_dead_links() == []


def test_a_click_on_a_number_shows_its_note(shown):
    numbers = [*pick_numbers(shown, WRITTEN), *pick_numbers(shown, DRAWN)]
    notes = shown.find(".sh-notes > li")
    assert bool(numbers) == bool(notes.count())
    shown.settle()
    for number in numbers:
        note = shown.page.locator(f"[id='{read_target(number)}']")
        number.scroll_into_view_if_needed()
        expect(note).not_to_be_in_viewport()
        press(shown, number, note.locator("> b"))
        expect(note).to_be_visible()


def test_no_text_of_key_figures_lies_upon_another(lab):
    lab.open("02-pairing-profile.ipynb")
    assert lab.find(".sh-keys dd").count() > 2
    assert lab.find(".sh-keys > div").evaluate_all(LIST_OVERLAPS) == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_whatever_the_system_prefers(lab, theme):
    assert list_faint_texts(lab, SEEN, theme) == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_in_notebooks_that_are_not_trusted(copies, theme):
    assert list_faint_texts(copies, map(name_copy, SEEN), theme) == []


def test_words_stand_for_drawings_in_a_notebook_that_is_not_trusted(
    shown, copies, name
):
    drawn = shown.find("figure:has(svg)").count()
    copies.open(name_copy(name))
    assert copies.find("svg, style").count() == 0
    words = copies.find(".sh-stand-in")
    assert words.evaluate_all(LIST_VISIBLE) == [True] * drawn
    image = copies.page.locator("img")
    texts = copies.page.locator(OUTPUTS).filter(has_not=image).all_text_contents()
    # The style sheet's, where there is one, and that of funds in another theme.
    assert [text for text in texts if not text.strip()] in ([], [""], ["", ""])
    assert copies.list_errors() == []
    assert copies.list_dead_links() == []
    assert copies.complaints == []


def test_what_is_wrong_is_found(lab):
    """Each of these was wrong in a notebook once."""
    lab.write(
        "wrong.ipynb",
        "from IPython.display import HTML, display",
        "HTML(\"<svg><a href='#a'><text>1</text></a></svg>\")",
        "HTML(\"<a href='#b'>2</a><details><p id='b'>note</p></details>\")",
        "HTML(\"<p style='color: #ccc; background: #fff'>faint</p>\")",
        "1 / 0",
    )
    lab.run("wrong.ipynb")
    message = "Cannot set property href of #<SVGAElement>"
    expect(lab.page.locator(OUTPUTS).filter(has_text=message)).to_be_attached()
    found = "".join(lab.list_errors())
    assert message in found
    assert "ZeroDivisionError" in found
    assert lab.list_dead_links() == ["#a: 0 targets", "#b: hidden"]
    assert any("rgb(204, 204, 204)" in one for one in list_faint(lab.page, OUTPUTS))


def test_make_lab_starts_the_same():
    recipe = f"$(BIN)/jupyter {' '.join(COMMAND)} $(LAB_OPTIONS)\n"
    assert recipe in (ROOT / "Makefile").read_text(encoding="utf-8")
