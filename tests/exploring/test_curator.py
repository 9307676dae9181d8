"""The controls of `shanhai.curate`, worked as a curator works them."""

import ipywidgets as widgets
import pytest
from small_draft import TEXT, make_draft

import shanhai
from shanhai.drafting.draft import read_draft, write_draft
from shanhai.reporting.messages import name_code, say

NAME = "jia-yi-3"
FUNDS, JOBS, EAST = "1500万元", "260人", "80人"


@pytest.fixture(params=["en", "zh"])
def lang(request):
    return request.param


@pytest.fixture
def folder(corpus, tmp_path, monkeypatch):
    """Return the folder of a draft that nobody has decided on."""
    monkeypatch.setattr("shanhai.paths.drafts_dir", lambda: tmp_path)
    draft = make_draft(corpus.descriptor)
    draft.rows["decided"] = ""
    is_funds = draft.rows["as_written"] == FUNDS
    draft.rows.loc[is_funds, "concept_1"] = "workshops"
    draft.rows.loc[is_funds, "concept_2"] = "labour_training_trainees group=all"
    draft.rows.loc[is_funds, "confidence_1"] = "0.50"
    write_draft(draft, tmp_path / NAME)
    return tmp_path / NAME


@pytest.fixture
def curator(corpus, folder, lang):
    return shanhai.curate(corpus, NAME, lang=lang)


def list_widgets(root):
    children = getattr(root, "children", ())
    return [root, *(one for child in children for one in list_widgets(child))]


def find(curator, kind, description=None):
    return next(
        one
        for one in list_widgets(curator._box)
        if type(one) is kind and description in (None, one.description)
    )


def press(curator, name):
    text = name_code(curator._lang, "curate-action", name)
    find(curator, widgets.Button, text).click()


def read_marked(curator):
    html = "".join(
        one.value for one in list_widgets(curator._box) if type(one) is widgets.HTML
    )
    return html.partition("<mark>")[2].partition("</mark>")[0], html


def read_saved(corpus, folder):
    return read_draft(folder, corpus.descriptor).rows.set_index("as_written")


def test_the_first_open_numeral_has_its_sentence(curator, lang):
    marked, html = read_marked(curator)

    assert marked == FUNDS
    assert "投入资金" in html
    assert say(lang, "curate-count", count=0, all=4) in html


def test_a_decision_is_saved_and_leads_to_the_next(curator, corpus, folder):
    press(curator, "decide")

    saved = read_saved(corpus, folder)
    assert saved.loc[FUNDS, "decided"] == "yes"
    assert saved.loc[FUNDS, "indicator_id"] == "fiscal_funds"
    assert saved.loc[FUNDS, "low"] == "15000000"
    assert read_marked(curator)[0] == JOBS


def test_a_proposal_brings_concept_and_dimensions(curator, corpus, folder):
    proposals = find(curator, widgets.RadioButtons)
    proposals.value = "labour_training_trainees group=all"
    press(curator, "decide")

    saved = read_saved(corpus, folder)
    assert saved.loc[FUNDS, "indicator_id"] == "labour_training_trainees"
    assert saved.loc[FUNDS, "dimensions"] == "group=all"


def test_nothing_is_lost_where_nothing_was_changed(curator, corpus, folder):
    before = read_draft(folder, corpus.descriptor).rows
    for _ in range(4):
        press(curator, "decide")

    after = read_draft(folder, corpus.descriptor).rows
    changed = after.drop(columns="decided").compare(before.drop(columns="decided"))
    assert changed.empty
    assert list(after["decided"]) == ["", "yes", "yes", "yes", "yes"]


def test_undo_takes_the_last_decision_back(curator, corpus, folder):
    press(curator, "decide")
    press(curator, "decide")
    press(curator, "undo")

    assert list(read_saved(corpus, folder)["decided"]) == ["", "yes", "", "", ""]
    assert read_marked(curator)[0] == JOBS


def test_back_and_next_reach_what_is_decided_when_asked(curator):
    press(curator, "decide")
    press(curator, "back")
    assert read_marked(curator)[0] == JOBS

    find(curator, widgets.Checkbox).value = False
    press(curator, "back")
    assert read_marked(curator)[0] == FUNDS
    press(curator, "next")
    assert read_marked(curator)[0] == JOBS


def test_what_cannot_be_saved_is_told(curator, monkeypatch, lang):
    def refuse(*_):
        raise OSError("no room")

    monkeypatch.setattr("shanhai.exploring.curator.write_draft", refuse)
    press(curator, "decide")

    assert say(lang, "curate-unsaved", reason="no room") in read_marked(curator)[1]
    assert read_marked(curator)[0] == FUNDS


def test_a_code_that_no_list_has_is_kept(curator, corpus, folder):
    draft = make_draft(corpus.descriptor)
    at = draft.rows["as_written"] == FUNDS
    draft.rows.loc[at, "decided"] = ""
    draft.rows.loc[at, ["place_id", "flags"]] = ["yi_parc", "nobody_knows"]
    write_draft(draft, folder)
    press(shanhai.curate(corpus, NAME, lang=curator._lang), "decide")
    saved = read_draft(folder, corpus.descriptor).rows.loc[at].iloc[0]
    assert (saved["place_id"], saved["flags"]) == ("yi_parc", "nobody_knows")


def test_flag_and_note_of_an_inferred_period_go_with_its_basis(curator):
    cells = curator._form._cells
    cells["period_basis"].value = "inferred"
    assert "period_inferred" in cells["flags"].value
    assert cells["note_en"].value
    cells["period_basis"].value = "stated"
    assert "period_inferred" not in cells["flags"].value
    assert cells["note_en"].value == cells["note_zh"].value == ""


def test_every_row_is_shown_when_asked_and_the_end_is_told(curator, lang):
    name = say(lang, "curate-only-open")
    find(curator, widgets.Checkbox, name).value = False
    press(curator, "back")
    assert read_marked(curator)[0] == "2022年"
    find(curator, widgets.Checkbox, name).value = True
    press(curator, "next")
    for _ in range(4):
        press(curator, "decide")
    assert "shanhai accept jia-yi-3" in curator._progress.value


def test_a_text_is_no_markup(corpus, folder):
    draft = read_draft(folder, corpus.descriptor)
    hostile = TEXT.replace("投入资金", "<b>投入")
    write_draft(type(draft)(hostile, draft.rows, draft.added), folder)

    assert "<b>" not in read_marked(shanhai.curate(corpus, NAME))[1]


def test_a_name_that_is_no_draft_is_refused(corpus, folder):
    with pytest.raises(shanhai.ShanhaiError, match=NAME):
        shanhai.curate(corpus, "jia-yi-4")


def test_without_a_draft_it_says_how_one_begins(corpus, tmp_path, monkeypatch, lang):
    monkeypatch.setattr("shanhai.paths.drafts_dir", lambda: tmp_path)
    nothing = shanhai.curate(corpus, lang=lang)

    assert "shanhai add" in repr(nothing)
    assert nothing.rows.empty


def test_where_there_are_no_widgets_it_says_so(curator, lang):
    assert curator._repr_mimebundle_()["text/plain"] == say(lang, "curate-static")
