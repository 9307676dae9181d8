"""What a notebook shows in JupyterLab and a page does without."""

import pytest

from shanhai import pictures
from shanhai.reporting.formatting.figures import link_note, mark_notebook, name_note
from shanhai.reporting.html import fit_page


@pytest.fixture
def in_jupyter(monkeypatch):
    """Name a notebook as Jupyter's server names it to a kernel."""
    monkeypatch.setenv("JPY_SESSION_NAME", "02-pairing-profile.ipynb")
    mark_notebook.cache_clear()
    yield
    mark_notebook.cache_clear()


def test_a_fold_that_links_lead_into_is_open_in_a_notebook_only():
    inner = '<summary>More</summary><p id="n-a">note</p></details>'
    in_notebook = f'<details class="sh-fold sh-targets" open="open">{inner}'
    assert fit_page(in_notebook) == f'<details class="sh-fold">{inner}'


@pytest.mark.parametrize("state", ["", ' open="open"'])
def test_a_fold_without_targets_is_the_same_on_a_page(state):
    folded = f'<details class="sh-fold"{state}><summary>More</summary>text</details>'
    assert fit_page(folded) == folded


def test_words_stand_in_for_a_drawing_in_a_notebook_only(real_corpus, lang):
    drawn = pictures.show(pictures.counts, real_corpus.tidy(lang), lang=lang)
    html = drawn._repr_mimebundle_()["text/html"]
    words = html.partition('<p class="sh-stand-in">')[2].partition("</p>")[0]
    assert words.endswith(drawn.alt)
    assert "sh-stand-in" not in fit_page(html)
    assert "<svg" in fit_page(html)


def test_notebooks_in_one_window_have_notes_of_their_own(in_jupyter):
    name = name_note("a.b")
    assert name.startswith("n-a-b--")
    assert f'href="#{name}"' in link_note("a.b", "5")
    shown = f'<p id="{name}">{link_note("a.b", "5")}</p>'
    assert fit_page(shown) == (
        '<p id="n-a-b"><a class="sh-cited" href="#n-a-b">5</a></p>'
    )


def test_elsewhere_a_note_has_its_plain_name(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    mark_notebook.cache_clear()
    assert name_note("a.b") == "n-a-b"
