"""What a notebook shows in JupyterLab and a page does without."""

from pathlib import Path

import pytest
from markupsafe import Markup

from shanhai import pictures
from shanhai.reporting.formatting.figures import link_note, mark_notebook, name_note
from shanhai.reporting.html import ONLY_HTML, Block, fit_page


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


LINKS = '<a href="evidence.en.html#m-1">place</a> <a href="#n-1">1</a>'


@pytest.fixture
def workplace(tmp_path, monkeypatch) -> Path:
    """Return the folder of a site; who works in a notebook stands beside it."""
    monkeypatch.setattr("shanhai.paths.build_dir", lambda: tmp_path / "build")
    monkeypatch.delenv(ONLY_HTML, raising=False)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    (site := tmp_path / "build" / "site").mkdir(parents=True)
    return site


def test_a_notebook_has_no_link_to_a_page_that_is_not_there(workplace):
    shown = Block(Markup(LINKS))._repr_html_()
    assert 'href="evidence' not in shown
    assert '<a href="#n-1">' in shown
    assert fit_page(shown) == LINKS


def test_a_notebook_links_to_the_site_that_was_rendered(workplace):
    (workplace / "evidence.en.html").touch()
    shown = Block(Markup(LINKS))._repr_html_()
    assert '<a href="../build/site/evidence.en.html#m-1"' in shown
    assert fit_page(shown) == LINKS


def test_a_page_links_to_the_pages_beside_it(workplace, monkeypatch):
    monkeypatch.setenv(ONLY_HTML, "1")
    assert Block(Markup(LINKS))._repr_html_() == LINKS
