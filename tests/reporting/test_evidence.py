"""The page of evidence: numerals counted, each with its place and what it states."""

import re

import pytest

import shanhai
from shanhai.analysis.provenance import digest_used
from shanhai.reporting.formatting.figures import make_anchor

ITEM = re.compile(r"<li(?: id=\"([^\"]+)\")?>(.*?)</li>", re.DOTALL)


def open_page(corpus, lang="en"):
    return shanhai.Page(corpus, "evidence", lang=lang)


def test_every_numeral_is_accounted_for(corpus, read_html):
    block = open_page(corpus).accounted(corpus.mentions, corpus.tidy())
    text = read_html(block).text
    assert (
        "12 numerals. 8 of them state 7 figures (one repeats a figure or is a part of "
        "it); 4 are dates, names and the like." in text
    )


def test_figures_are_counted_by_how_they_may_be_quoted(real_corpus, read_html):
    figures = real_corpus.tidy()
    block = open_page(real_corpus).accounted(real_corpus.mentions, figures)
    counts = figures["quotable"].value_counts()
    text = read_html(block).text
    assert f"{counts['yes']} can be quoted as they are" in text
    assert f"{counts['with_words']} only with the words in their notes" in text
    assert f"{counts['no']} should not be quoted" in text
    assert f"or a range: {(figures['low'] < figures['high']).sum()}." in text


def test_a_document_without_figures_is_counted_in_one_sentence(corpus, read_html, lang):
    bare = corpus.mentions.query("kind != 'figure'")
    figures = corpus.tidy(lang).head(0)
    text = read_html(open_page(corpus, lang).accounted(bare, figures)).text
    assert re.findall(r"\d+", text) == [
        str(bare["source_id"].nunique()),
        str(len(bare)),
    ]


def test_each_numeral_has_its_place_and_leads_to_its_figure(real_corpus, read_html):
    page = open_page(real_corpus)
    html = page.numerals(real_corpus.mentions)._repr_html_()
    items = ITEM.findall(html)
    ordered = real_corpus.mentions.sort_values(["source_id", "start"])
    assert len(items) == len(ordered)
    seen = set()
    for (anchor, item), row in zip(items, ordered.itertuples(), strict=True):
        text = read_html(item).text
        assert row.as_written in text
        assert f"characters {row.start}–{row.end}" in text
        own = make_anchor("m", row.figure_id)
        assert anchor == ("" if not row.figure_id or own in seen else own)
        seen.add(own)
        target = f"#{make_anchor('f', row.figure_id)}"
        assert (target in item) == bool(row.figure_id)
    assert page.figure_ids == ()
    assert list(page.source_ids) == real_corpus.known("source")


def test_sources_are_those_of_the_numerals_and_of_the_values(corpus, read_html):
    page = open_page(corpus)
    assert page.source_ids == ()
    assert "<table" not in page.sources()._repr_html_()
    page.numerals(corpus.mentions.query("source_id == 'bing-ding-1'"))
    page.rows(corpus.tidy(source_id="jia-yi-2"))
    assert page.source_ids == ("jia-yi-2", "bing-ding-1")
    assert "2 documents" in read_html(page.sources()).text


def test_a_page_of_a_document_changes_with_the_data_of_its_pairings(corpus):
    page = shanhai.Page(corpus, "evidence", source_ids=["jia-yi-2"])
    assert page.digest == digest_used(corpus, pairing_ids=["jia-yi"])
    assert page.digest != open_page(corpus).digest


@pytest.mark.parametrize("mark", ["yes", "with_words", "no"])
def test_a_tidy_frame_says_why_a_figure_is_not_to_be_quoted(real_corpus, mark):
    figures = real_corpus.tidy("zh", quotable=mark)
    rules = real_corpus.quoting_rules.set_index("rule_id")
    weight = {"no": "blocks", "with_words": "words"}.get(mark)
    sentences = rules.loc[rules["weight"] == weight, "sentence_zh"]
    for reason in figures["reason"]:
        assert bool(reason) == (mark != "yes")
        told = [one for one in sentences if one in reason]
        assert "".join(sorted(told, key=reason.index)) == reason


def test_rows_of_nothing_say_so_and_a_note_has_its_own_line(
    real_corpus, read_html, lang
):
    page, figures = open_page(real_corpus, lang), real_corpus.tidy(lang)
    assert read_html(page.rows(figures.head(0), by="reason")).text.strip()
    noted = figures[figures["note"] != ""].head(5)
    html = page.rows(noted, small=["period", "note"])._repr_html_()
    lines = re.findall(r"sh-row-note>(.*?)</small>", html, re.DOTALL)
    assert [read_html(one).text for one in lines] == list(noted["note"])
    assert read_html(html).text.count(noted["note"].iloc[0]) == 1
