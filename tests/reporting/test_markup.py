"""What a notebook shows in JupyterLab and a page does without."""

from dataclasses import replace

import pytest
from markupsafe import Markup
from test_exhibits import WHOLE

from shanhai.reporting.tables.markup import fit_page, fold, tag
from shanhai.reporting.words.figures import link_note, mark_notebook, name_note

NOTE = tag("p", "note", id="n-a")


@pytest.fixture
def in_jupyter(monkeypatch):
    """Name a notebook as Jupyter's server names it to a kernel."""
    monkeypatch.setenv("JPY_SESSION_NAME", "02-pairing-profile.ipynb")
    mark_notebook.cache_clear()
    yield
    mark_notebook.cache_clear()


def test_a_fold_that_links_lead_into_is_open_in_a_notebook_only():
    in_notebook = str(fold("More", NOTE))
    assert in_notebook.startswith('<details class="sh-fold sh-targets" open="open">')
    assert fit_page(in_notebook) == (
        '<details class="sh-fold"><summary>More</summary><p id="n-a">note</p></details>'
    )


@pytest.mark.parametrize("is_open", [False, True])
def test_a_fold_without_targets_is_the_same_on_a_page(is_open):
    folded = str(fold("More", "text", is_open=is_open))
    assert (' open="open"' in folded) == is_open
    assert fit_page(folded) == folded


def test_words_stand_in_for_a_drawing_in_a_notebook_only(lang):
    drawn = replace(WHOLE, content=Markup("<svg></svg>"), alt="Three bars.", lang=lang)
    without = replace(drawn, content=Markup("<p>content</p>"))._repr_html_()
    words = drawn._repr_html_().partition('<p class="sh-stand-in">')[2]
    assert words.partition("</p>")[0].endswith("Three bars.")
    assert "sh-stand-in" not in without
    fitted = fit_page(drawn._repr_html_())
    assert fitted == without.replace("<p>content</p>", "<svg></svg>")


def test_notebooks_in_one_window_have_notes_of_their_own(in_jupyter):
    name = name_note("a.b")
    assert name.startswith("n-a-b--")
    assert f'href="#{name}"' in link_note("a.b", "5")
    shown = str(tag("p", link_note("a.b", "5"), id=name))
    assert fit_page(shown) == (
        '<p id="n-a-b"><a class="sh-cited" href="#n-a-b">5</a></p>'
    )


def test_elsewhere_a_note_has_its_plain_name(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    mark_notebook.cache_clear()
    assert name_note("a.b") == "n-a-b"
