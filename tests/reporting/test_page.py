"""A page: what it cites it notes; values as rows; the paragraph that comes first."""

import re
import shutil

import pandas as pd
import pytest

import shanhai
from shanhai.analysis import derived
from shanhai.curation.loading import load_unchecked
from shanhai.errors import ParameterError, ShanhaiError
from shanhai.reporting.downloads.files import write_snippet
from shanhai.reporting.formatting.figures import make_anchor
from shanhai.reporting.interval_rows import UNITS_WITH_AXIS

TARGET = re.compile(r'href="#(n-[^"]+)"')


def open_page(corpus, lang="en", **parameters):
    return shanhai.Page(corpus, "profile", lang=lang, **parameters)


def list_targets(block):
    return TARGET.findall(block._repr_html_())


def test_rows_show_each_figure_once_with_its_note(real_corpus, lang, read_html):
    page = open_page(real_corpus, lang)
    for pairing_id in real_corpus.known("pairing"):
        figures = real_corpus.tidy(lang, pairing_id=pairing_id)
        block = page.rows(figures, by="domain")
        codes = list(figures["figure_id"])
        assert sorted(list_targets(block)) == sorted(make_anchor("n", c) for c in codes)
        text = read_html(block).text
        for row in figures.itertuples():
            assert row.value in text
            assert row.series in text
    assert page.figure_ids == tuple(real_corpus.known("figure"))


def test_rows_share_an_axis_only_with_their_like(real_corpus):
    figures = real_corpus.tidy()
    html = open_page(real_corpus).rows(figures, by="domain")._repr_html_()
    by_anchor = {make_anchor("f", row.figure_id): row for row in figures.itertuples()}
    for part in re.findall(r"<ol class=.?sh-on-axis.?>.*?</ol>", html, re.DOTALL):
        own = [by_anchor[one] for one in re.findall(r'<li id="([^"]+)"', part)]
        assert len(own) > 1
        like = {
            (row.pairing_id, row.unit_id, row.period_type, row.domain_id) for row in own
        }
        assert len(like) == 1
        assert own[0].unit_id in UNITS_WITH_AXIS


def read_track(html, figure_id):
    anchor = make_anchor("f", figure_id)
    item = re.search(rf'<li id="{anchor}">.*?</li>', html, re.DOTALL)[0]
    return item[item.index("<svg") :]


@pytest.mark.parametrize(
    ("high", "qualifier", "bars", "marks"),
    [(40, "exact", 0, 1), (60, "range", 1, 0), (float("inf"), "at_least", 1, 1)],
)
def test_an_interval_is_a_bar_and_an_exact_value_a_mark(
    real_corpus, high, qualifier, bars, marks
):
    annual = {"indicator_id": "labour_employed", "period_type": "annual"}
    figures = real_corpus.tidy(pairing_id="huangpu-dushan", **annual)
    is_first = figures.index == 0
    figures["low"] = figures["low"].mask(is_first, 40)
    figures["high"] = figures["high"].mask(is_first, high)
    figures["qualifier"] = figures["qualifier"].astype(object).mask(is_first, qualifier)
    html = open_page(real_corpus).rows(figures)._repr_html_()
    track = read_track(html, figures["figure_id"].iloc[0])
    assert track.count("class=sh-bar") == bars
    assert track.count("class=sh-mark") == marks


def test_a_doubtful_value_is_drawn_and_said_as_such(real_corpus):
    figures = real_corpus.tidy()
    html = open_page(real_corpus).rows(figures, by="pairing")._repr_html_()
    for row in figures.itertuples():
        anchor = make_anchor("f", row.figure_id)
        item = re.search(rf'<li id="{anchor}">.*?</li>', html, re.DOTALL)[0]
        assert ("Do not quote" in item) == (row.quotable == "no")
        if "sh-track" in item:
            assert ("sh-doubtful" in item) == (row.quotable == "no")


def test_the_paragraph_cites_each_figure_it_is_given(real_corpus, lang):
    page = open_page(real_corpus, lang)
    figures = real_corpus.tidy(lang, indicator_id="fiscal_funds")
    block = page.summary(figures)
    anchors = [make_anchor("n", code) for code in figures["figure_id"]]
    assert sorted(list_targets(block)) == sorted(anchors)
    assert block._repr_html_().count("<p ") == figures["pairing_id"].nunique()


def test_a_part_is_told_after_its_whole(real_corpus, lang, read_html):
    figures = shanhai.pick_leading(real_corpus.tidy(lang), ["labour_employed"])
    text = read_html(open_page(real_corpus, lang).summary(figures)).text
    told = {
        "en": (", including ", "whether these are among"),
        "zh": ("，其中", "是否包含在前数之内"),
    }
    # Of Nancheng's workers the text says it, of Huizhou's and Huangpu's it does not.
    assert [text.count(words) for words in told[lang]] == [1, 2]


def test_cadres_and_professionals_whom_the_donor_sent_lead(real_corpus):
    sent = real_corpus.tidy(indicator_id="people_sent")
    leading = shanhai.pick_leading(sent, ["people_sent"])
    assert set(leading["direction"]) == {"east_to_west"}
    # By the articles: Huizhou 20 and 294, Humen 2 and 29, Qingxi 2 and 12.
    own = leading.groupby("pairing_id", observed=True)["low"].agg(set)
    assert own["huizhou-qianxinan"] == {20, 294}
    assert own["humen-songtao"] == {2, 29}
    assert own["qingxi-dejiang"] == {2, 12}
    assert not leading.duplicated(["pairing_id", "role"]).any()


def test_every_theme_has_leading_figures_where_any_may_be_quoted(real_corpus):
    for code in real_corpus.known("domain"):
        figures = real_corpus.tidy(domain_id=code)
        leading = shanhai.pick_leading(figures, figures["indicator_id"].unique())
        wholes = figures.query("part_of == '' and subject == '' and quotable != 'no'")
        # Whom the recipient sent is no answer to what the donor did.
        wholes = wholes.query("indicator_id != 'people_sent' or direction != 'mutual'")
        assert leading.empty == wholes.empty, code


def test_headings_of_rows_lead_to_their_pages(real_corpus, lang):
    page, code = open_page(real_corpus, lang), "humen-songtao"
    figures = real_corpus.tidy(lang, pairing_id=code)
    for by, report, own in (
        ("domain", "comparison", figures["domain_id"]),
        ("pairing", "profile", figures["pairing_id"]),
    ):
        html = page.rows(figures, by=by)._repr_html_()
        found = re.findall(rf'<h3><a [^>]*"({report}-[a-z_-]+)\.{lang}\.html"', html)
        assert found == [f"{report}-{one}" for one in own.unique()]


def test_a_pairing_that_reports_nothing_is_counted(real_corpus, lang):
    asked = real_corpus.indicators.query("domain_id == 'funds'")
    figures = real_corpus.tidy(lang, domain_id="funds")
    assert "humen-songtao" not in set(figures["pairing_id"])
    shown = open_page(real_corpus, lang).unreported(
        asked[:0], of=asked, figures=figures
    )
    name = getattr(real_corpus.pairing("humen-songtao"), f"name_{lang}")
    assert f"{name} 0" in shown._repr_html_()


def test_a_paragraph_of_nothing_says_so(real_corpus, lang, read_html):
    page = open_page(real_corpus, lang)
    nothing = real_corpus.tidy(lang).head(0)
    assert len(read_html(page.summary(nothing)).text.strip()) > 10
    assert page.figure_ids == ()


def test_key_figures_are_rounded_and_marked(real_corpus, read_html):
    page = open_page(real_corpus)
    figures = real_corpus.tidy(
        pairing_id="huizhou-qianxinan", indicator_id="investment"
    )
    block = page.key_figures(figures)
    text = read_html(block).text
    assert "4.05 billion yuan" in text
    assert "4.05414" not in text
    marks = {"yes": "Can be quoted", "with_words": "Quote with the words in its note"}
    marks["no"] = "Do not quote"
    for mark, words in marks.items():
        assert text.count(words) == (figures["quotable"] == mark).sum()


def test_words_for_a_quotation_stand_once_below_the_key_figures(real_corpus, read_html):
    page = open_page(real_corpus)
    figures = real_corpus.tidy(pairing_id="huangpu-dushan").head(8)
    html = page.key_figures(figures)._repr_html_()
    words = read_html(html[html.index("sh-key-words") :]).text
    rules = real_corpus.quoting_rules
    for sentence in rules["words_en"]:
        assert words.count(sentence) <= 1 or not sentence
    below = set(re.findall(r"<sup>(\w)</sup>", html[html.index("sh-key-words") :]))
    above = set(re.findall(r"<sup>(\w)</sup>", html[: html.index("sh-key-words")]))
    assert above == below != set()


def test_comparisons_show_what_the_gate_admits_and_no_value_it_refuses(
    real_corpus, lang
):
    for pairing_id in real_corpus.known("pairing"):
        page = open_page(real_corpus, lang)
        verdicts = shanhai.compare(real_corpus, real_corpus.tidy(pairing_id=pairing_id))
        block = page.comparisons(verdicts, pairing_id=pairing_id)
        expected = set()
        for one in verdicts.subjects:
            admitted = one.comparison.admitted
            if pairing_id in set(admitted["pairing_id"]):
                suffix = ".per_resident" if one.kind == "per_resident" else ""
                expected |= {
                    make_anchor("n", f"{c}{suffix}") for c in admitted["figure_id"]
                }
        assert set(list_targets(block)) == expected


@pytest.fixture
def one_peer(monkeypatch):
    """Let a profile show the first of its peers alone."""
    monkeypatch.setattr(derived, "MOST_PEERS", 1)
    derived.select_near.cache_clear()
    yield
    derived.select_near.cache_clear()


def test_a_profile_of_many_peers_shows_some_and_counts_the_others(
    real_corpus, one_peer
):
    page, code = open_page(real_corpus), "huizhou-qianxinan"
    verdicts = shanhai.compare(real_corpus, real_corpus.tidy(pairing_id=code))
    html = page.comparisons(verdicts, pairing_id=code)._repr_html_()
    reported = verdicts.find("fiscal_funds_per_project").rows
    others = reported[reported["pairing_id"] != code]
    cut = (others["verdict"] != "not_reported").sum() - 1
    part = html[html.index("Fiscal funds per project") :]
    assert part[: part.index("</ol>")].count("class=sh-name") == 2
    assert f"{cut} more, on the page of the theme." in part


def test_notes_sources_and_files_are_made_of_what_was_cited(real_corpus, lang):
    page = open_page(real_corpus, lang, pairing_id="humen-songtao")
    assert page.figure_ids == ()
    figures = real_corpus.tidy(lang, pairing_id="humen-songtao").tail(3)
    page.rows(figures)
    assert page.figure_ids == tuple(figures["figure_id"])
    assert page.notes()._repr_html_().count('<li id="n-') == len(figures)
    assert "profile-humen-songtao" in page.downloads()._repr_html_()
    names: dict[str, object] = {}
    exec(write_snippet(page), names)
    whole = real_corpus.tidy(pairing_id="humen-songtao")
    assert list(names["figures"]["figure_id"]) == list(whole["figure_id"])


def test_ratios_that_hold_are_cited_and_the_others_counted(real_corpus, read_html):
    page = open_page(real_corpus)
    ratios = shanhai.derive_measures(real_corpus, pairing_ids=["huizhou-qianxinan"])
    text = read_html(page.ratios(ratios)).text
    held = ratios[ratios["holds"].astype(bool)]
    assert set(page.ratio_ids) == set(held["figure_id"])
    assert f"{len(ratios) - len(held)} more possible ratios" in text


def test_what_is_missing_is_counted_and_named(real_corpus, lang, read_html):
    figures = real_corpus.tidy(lang, pairing_id="qingxi-dejiang")
    asked = real_corpus.indicators
    missing = asked[~asked["indicator_id"].isin(figures["indicator_id"])]
    shown = open_page(real_corpus, lang).unreported(missing, of=asked)
    text = read_html(shown).text
    assert str(len(missing)) in text
    assert all(name in text for name in missing[f"name_{lang}"])


def test_a_page_names_every_wrong_parameter(real_corpus):
    with pytest.raises(ParameterError, match="2 problems") as raised:
        shanhai.Page(real_corpus, "profile", lang="fr", pairing_id="qingxi-dejang")
    assert "Did you mean 'qingxi-dejiang'" in str(raised.value)


def test_who_reports_most_is_not_said_of_what_the_gate_refuses(real_corpus, lang):
    page = open_page(real_corpus, lang)
    figures = real_corpus.tidy(lang)
    html = page.most(figures)._repr_html_()
    jobs = figures.query(
        "indicator_id == 'labour_employed' and destination == 'donor_province'"
    )
    cited = set(list_targets(page.most(jobs)))
    assert cited < {make_anchor("n", code) for code in jobs["figure_id"]}
    assert len(cited) == jobs["pairing_id"].nunique() > 2
    refusal = {"en": "no pairing can be called first", "zh": "不可据此称哪组最多"}[lang]
    assert html.count("<ul>") == html.count(refusal) > 2
    admitted = shanhai.compare(real_corpus, figures).admitted
    wholes = admitted[admitted["figure_id"].isin(figures["figure_id"])]
    shown = set(list_targets(page.most(figures)))
    for _, rows in wholes.groupby("series_id"):
        anchors = {make_anchor("n", code) for code in rows["figure_id"]}
        assert len(anchors & shown) < 2 or rows["pairing_id"].nunique() < 2


def test_a_name_with_unseen_characters_shows_them(real_dir, tmp_path, lang):
    shutil.copytree(real_dir, tmp_path / "data")
    for table in ("indicators", "pairings", "places", "dimensions", "dimension_codes"):
        path = tmp_path / "data" / f"{table}.csv"
        rows = pd.read_csv(path, dtype=str, keep_default_na=False)
        rows[f"name_{lang}"] += "\u202e"
        rows.to_csv(path, index=False)
    corpus = load_unchecked(tmp_path / "data")
    page = open_page(corpus, lang)
    figures, counted = corpus.tidy(lang), corpus.indicators.assign(n_pairings=1)
    for block in (page.most(figures), page.indicators(counted, figures)):
        html = block._repr_html_()
        assert "[U+202E]" in html
        assert "\u202e" not in html


def test_directions_are_kept_apart_where_most_is_asked(real_corpus):
    page = open_page(real_corpus)
    sent = real_corpus.tidy(indicator_id="people_sent")
    back = {
        make_anchor("n", c) for c in sent.query("direction == 'west_to_east'").figure_id
    }
    for paragraph in page.most(sent)._repr_html_().split("<p>")[1:]:
        targets = set(TARGET.findall(paragraph))
        assert targets <= back or not targets & back


def test_what_few_report_has_no_answer_who_reports_most(real_corpus):
    page = open_page(real_corpus)
    figures = real_corpus.tidy(pairing_id="qingxi-dejiang")
    assert page.most(figures)._repr_html_() == ""
    assert page.figure_ids == ()


@pytest.mark.parametrize(
    ("write", "message"),
    [
        (lambda page, _: page.rows(None), "no NoneType"),
        (lambda page, figures: page.rows(figures, name="serie"), "mean 'series'"),
        (lambda page, figures: page.rows(figures[["figure_id"]]), "pairing_id"),
        (lambda page, _: page.table([]), "no list"),
        (lambda page, figures: page.picture(len, figures), "computes its title"),
    ],
)
def test_what_is_no_frame_is_refused_in_words(real_corpus, write, message):
    with pytest.raises(ShanhaiError, match=message):
        write(open_page(real_corpus), real_corpus.tidy())
