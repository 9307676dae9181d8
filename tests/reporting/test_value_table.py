"""A pivot of figures as a table: every value a link, gaps a dash."""

import pytest

import shanhai
from shanhai.errors import ShanhaiError
from shanhai.reporting.formatting.figures import make_anchor


@pytest.fixture
def page(real_corpus, lang):
    return shanhai.Page(real_corpus, "comparison", domain_id="village", lang=lang)


@pytest.fixture
def figures(real_corpus, lang):
    return real_corpus.tidy(lang, domain_id="village")


def pivot(figures):
    chosen = {"index": "series", "columns": "pairing", "values": "figure_id"}
    return figures.pivot_table(**chosen, aggfunc=list, observed=True)


def test_every_figure_of_every_cell_leads_to_its_note(page, figures, read_html):
    html = read_html(page.table(pivot(figures))._repr_html_())
    links = [own["href"] for name, own in html.elements if name == "a"]
    notes = [f"#{make_anchor('n', code)}" for code in figures["figure_id"]]
    assert sorted(one for one in links if one[0] == "#") == sorted(notes)
    assert set(page.figure_ids) == set(figures["figure_id"])


def test_pairings_lead_to_their_profiles_and_gaps_are_dashes(page, figures, lang):
    table = pivot(figures)
    html = page.table(table)._repr_html_()
    for code in figures["pairing_id"].unique():
        assert f'href="profile-{code}.{lang}.html"' in html
    assert html.count("–</div></td>") == int(table.isna().to_numpy().sum()) > 0


def test_what_holds_no_codes_is_refused(page, figures):
    values = figures.pivot_table("low", "series", "pairing", observed=True)
    with pytest.raises(ShanhaiError, match="aggfunc=list"):
        page.table(values)
