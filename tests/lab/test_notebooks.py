"""Every notebook in JupyterLab: what a reader sees, presses and reads there."""

import nbformat
import pytest
from browsing import list_faint
from labs import COMMAND, OUTPUTS, ROOT, SCHEMES, THEMES, Lab
from playwright.sync_api import Locator, expect

# Numbers in text, and in drawings: the first, one in the middle, the last.
WRITTEN, DRAWN = "a.sh-cited:not(svg *, details *)", "svg a.sh-cited"
SHARES = (0, 0.5, 1)


@pytest.fixture
def shown(lab: Lab, name: str) -> Lab:
    """Return JupyterLab with a notebook in front that has been run."""
    lab.open(name)
    return lab


@pytest.fixture
def copied(lab: Lab, name: str) -> Lab:
    """Return JupyterLab with somebody else's copy of it: not trusted, not run."""
    notebook = lab.save(name)
    notebook.metadata["copied"] = True
    nbformat.write(notebook, lab.notebooks / f"copy-{name}")
    lab.open(f"copy-{name}")
    return lab


def pick_numbers(lab: Lab, selector: str) -> list[Locator]:
    found = lab.find(selector).all()
    return [found[round(share * (len(found) - 1))] for share in SHARES if found]


def read_target(link: Locator) -> str:
    own, drawn = (link.get_attribute(name) for name in ("href", "xlink:href"))
    return (own or drawn).removeprefix("#")


def list_faint_in_themes(lab: Lab) -> list[str]:
    """List texts that are hard to read, in either theme, whatever the system likes."""
    found = []
    for theme in THEMES:
        lab.do("apputils:change-theme", theme=theme)
        for scheme in SCHEMES:
            lab.page.emulate_media(color_scheme=scheme)
            faint = list_faint(lab.page, OUTPUTS)
            found += [f"{theme}, system {scheme}: {one}" for one in faint]
    return found


def test_a_notebook_runs_without_an_error(shown):
    assert shown.find(".jp-OutputArea-output").count() > 5
    assert shown.list_errors() == []
    assert shown.complaints == []


def test_no_link_leads_to_what_is_missing_or_hidden(shown):
    assert shown.list_dead_links() == []


def test_a_click_on_a_number_shows_its_note(shown):
    numbers = [*pick_numbers(shown, WRITTEN), *pick_numbers(shown, DRAWN)]
    notes = shown.find(".sh-note-item")
    assert bool(numbers) == bool(notes.count())
    for number in numbers:
        note = shown.page.locator(f"[id='{read_target(number)}']")
        number.scroll_into_view_if_needed()
        expect(note).not_to_be_in_viewport()
        number.click()
        expect(note.locator(".sh-note-title")).to_be_in_viewport()
        expect(note).to_be_visible()


def test_text_is_readable_in_either_theme(shown):
    assert list_faint_in_themes(shown) == []


def test_a_notebook_that_is_not_trusted_is_readable(shown, copied, name):
    drawings = nbformat.read(copied.notebooks / name, as_version=4)
    drawn = sum(
        output.get("data", {}).get("text/html", "").count("sh-stand-in")
        for cell in drawings.cells
        for output in cell.get("outputs", [])
    )
    assert copied.find("svg").count() == 0
    assert copied.find(".sh-stand-in").count() == drawn - 1  # one is the style's
    for words in copied.find(".sh-stand-in").all():
        expect(words).to_be_visible()
    texts = copied.find(".jp-OutputArea-output").all_inner_texts()
    assert [text for text in texts if not text.strip()] == [""]  # the style
    assert copied.list_errors() == []
    assert list_faint_in_themes(copied) == []


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
    errors = lab.list_errors()
    assert [e for e in errors if "Cannot set property href of #<SVGAElement>" in e]
    assert [e for e in errors if "ZeroDivisionError" in e]
    assert lab.list_dead_links() == ["#b: hidden"]
    assert any("rgb(204, 204, 204)" in one for one in list_faint(lab.page, OUTPUTS))


def test_make_lab_starts_the_same():
    recipe = f"$(BIN)/jupyter {' '.join(COMMAND)} $(LAB_OPTIONS)\n"
    assert recipe in (ROOT / "Makefile").read_text(encoding="utf-8")
