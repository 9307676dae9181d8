"""The controls of `shanhai.explore`, worked as a reader works them."""

import time

import ipywidgets as widgets
import openpyxl
import pytest

import shanhai
from shanhai.exploring.explorer import MOST_PICTURES, write_picture, write_verdicts

LANGUAGES = ("en", "zh")
# A choice is answered before a reader wonders whether it was heard.
LONGEST = 0.5


@pytest.fixture(params=LANGUAGES)
def explorer(request, real_corpus):
    return shanhai.explore(real_corpus, lang=request.param)


def list_widgets(root):
    """List a widget and all that are in it."""
    return [
        root,
        *(w for one in getattr(root, "children", ()) for w in list_widgets(one)),
    ]


def find(explorer, kind, place):
    """Return the control of a kind at a place, as a reader sees them."""
    return [w for w in list_widgets(explorer._box) if type(w) is kind][place]


def choose(explorer, **codes):
    """Choose a domain, then an indicator, by code."""
    for place, name in enumerate(("domain_id", "indicator_id")):
        if name in codes:
            find(explorer, widgets.Dropdown, place).value = codes[name]


def read(explorer):
    return "\n".join(
        w.value for w in list_widgets(explorer._box) if type(w) is widgets.HTML
    )


def test_a_choice_is_answered_at_once(explorer, real_corpus):
    # Of this process alone: others that run do not count.
    before = time.process_time()
    choose(explorer, domain_id="labour", indicator_id="labour_employed")
    assert time.process_time() - before < LONGEST
    labour = real_corpus.figures["indicator_id"] == "labour_employed"
    assert len(explorer.figures) == labour.sum()
    assert str(labour.sum()) in read(explorer)


def test_dimensions_are_offered_for_the_indicator_that_is_chosen(explorer):
    n_before = len(list_widgets(explorer._box))
    choose(explorer, indicator_id="labour_employed")
    assert len(list_widgets(explorer._box)) > n_before
    destination = find(explorer, widgets.Dropdown, 2)
    destination.value = "donor_province"
    assert set(explorer.figures["destination"]) == {"donor_province"}
    choose(explorer, indicator_id="")
    assert len(list_widgets(explorer._box)) == n_before


def test_what_leaves_nothing_is_named(explorer):
    choose(explorer, domain_id="labour")
    find(explorer, widgets.Text, 0).value = "no document says this"
    assert explorer.figures.empty
    assert {"Text contains", "含有文字"} & set(
        read(explorer).replace("”", "“").split("“")
    )


def test_each_view_is_written_when_it_is_in_front(explorer):
    choose(explorer, domain_id="donations")
    tabs = find(explorer, widgets.Tab, 0)
    explorer._table.selected_rows = [0]
    for place, sign in ((1, "<svg"), (2, "sh-rows"), (3, "sh-end-notes")):
        assert sign not in tabs.children[place].value
        tabs.selected_index = place
        assert sign in tabs.children[place].value


def test_the_selection_is_saved_with_its_metadata(explorer, tmp_path):
    choose(explorer, domain_id="donations")
    name, press = find(explorer, widgets.Text, 1), find(explorer, widgets.Button, 1)
    name.value = str(tmp_path / "selection.xlsx")
    press.click()
    book = openpyxl.load_workbook(tmp_path / "selection.xlsx")
    assert len(book.sheetnames) > 3
    name.value = "selection.doc"
    press.click()
    assert ".doc" in read(explorer)


def test_where_there_are_no_widgets_it_says_what_they_need(explorer):
    shown = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in shown
    for kind in ("text/plain", "text/html"):
        assert "JupyterLab" in shown[kind]
    assert "JupyterLab" in repr(explorer)


def test_what_is_not_shown_is_counted(real_corpus):
    labour = real_corpus.tidy("en", domain_id="labour")
    kinds = labour.groupby(["unit_id", "period_type"], observed=True).ngroups
    more = kinds - MOST_PICTURES
    assert more > 0
    drawn = write_picture(labour, "en")
    assert drawn.count("<svg") == MOST_PICTURES
    assert f"{more} more kinds of figures are not drawn" in drawn


def test_without_a_figure_that_is_said(real_corpus):
    none = real_corpus.tidy("en").head(0)
    for told in (
        write_picture(none, "en"),
        write_verdicts(real_corpus, none, "en"),
    ):
        assert told == "<p>No figure is chosen.</p>"


def test_what_compares_is_told_in_words_without_codes(real_corpus):
    labour = real_corpus.tidy("en", domain_id="labour")
    told = write_verdicts(real_corpus, labour, "zh")
    assert "<pre>" not in told and "Must not" not in told


def test_nothing_is_counted_where_all_is_shown(real_corpus):
    funds = real_corpus.tidy("en", indicator_id="fiscal_funds")
    assert "more" not in write_picture(funds.head(1), "en")
