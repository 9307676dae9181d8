"""The table of figures: every qualifier at the number, and where it stands."""

from types import SimpleNamespace

import pandas as pd
import pytest

from shanhai.analysis.selection import select_figures
from shanhai.curation.loading import load_unchecked
from shanhai.reporting.citations import Citations
from shanhai.reporting.evidence import write_sources
from shanhai.reporting.formatting.figures import add_words, make_anchor
from shanhai.reporting.formatting.names import cite_source, describe_writing
from shanhai.reporting.profile import write_denominators


def test_anchor_holds_no_sign_that_needs_escaping():
    assert make_anchor("f", "a-b.c_d/é") == "f-a-b-c-d--"


def test_people_sent_always_have_their_direction(real_corpus):
    chosen = {"pairing_ids": ["humen-songtao"], "indicator_ids": ["people_sent"]}
    worded = add_words(real_corpus, select_figures(real_corpus, **chosen), "en")
    details = dict(zip(worded["figure_id"], worded["detail"], strict=True))
    assert details["humen-songtao.cadres_seconded"] == "from east to west"
    assert details["humen-songtao.cadres_professionals_merged"] == "from west to east"


def show_sources(corpus, source_id, lang):
    page = Citations(corpus, lang)
    carried = corpus.mentions.query("source_id == @source_id and figure_id != ''")
    page.cite(carried["figure_id"].iloc[0])
    return write_sources(page)


def test_documents_without_a_date_say_so(corpus, lang, read_html):
    html = show_sources(corpus, "jia-yi-2", lang)
    assert {"en": "not stated", "zh": "未说明"}[lang] in read_html(html).text


def test_a_known_address_is_a_link_and_code_is_none(tiny_dir, read_html):
    for address, links in (("https://example.org/1", 1), ("javascript:alert(1)", 0)):
        table = pd.read_csv(tiny_dir / "sources.csv", dtype=str, keep_default_na=False)
        table["address"] = address
        table.to_csv(tiny_dir / "sources.csv", index=False)
        page = read_html(show_sources(load_unchecked(tiny_dir), "jia-yi-2", "en"))
        assert [tag for tag, _ in page.elements].count("a") == links


def test_a_page_without_values_counts_no_documents(corpus, lang):
    assert "<table" not in write_sources(Citations(corpus, lang)).html


def test_area_without_a_date_says_so(corpus, read_html):
    shown = write_denominators(Citations(corpus, "en"), corpus.denominators)
    text = read_html(shown).text
    assert "300,500 persons1 November 2020A" in text
    assert "2,100–2,190 km²–C" in text


@pytest.mark.parametrize(
    ("code", "en", "zh"),
    [
        ("nancheng-bijiang-1", "Tongren Daily", "铜仁日报"),
        ("nancheng-bijiang-1", "Song Guoping, Wei Jisheng", "宋国平、韦继升"),
        # Where no publisher is named, the author is.
        ("qingxi-dejiang-1", "An Haijun", "安海军"),
        ("qingxi-dejiang-1", "6 July 2022", "2022年7月6日"),
        (
            "huangpu-dushan-1",
            "written between 25 August 2023 and 31 December 2023",
            "成文于2023年8月25日至2023年12月31日之间",
        ),
        ("huangpu-dushan-1", "Its own totals go back to 2020", "追溯至2020年"),
    ],
)
def test_register_has_who_and_when_with_the_evidence(real_corpus, code, en, zh):
    for lang, words in (("en", en), ("zh", zh)):
        assert words in show_sources(real_corpus, code, lang).html


def test_document_is_cited_by_publisher_author_or_title(real_corpus):
    cited = {
        code: cite_source(real_corpus.source(f"{code}-1"), "en")
        for code in ("nancheng-bijiang", "qingxi-dejiang")
    }
    assert cited == {
        "nancheng-bijiang": "Tongren Daily (2022)",
        "qingxi-dejiang": "An Haijun (2022)",
    }
    nobody = SimpleNamespace(
        **{f"{role}_en": "" for role in ("publisher", "author")},
        title_en="[untitled]",
        published_date=pd.NaT,
    )
    assert cite_source(nobody, "en") == "[untitled]"


@pytest.mark.parametrize(
    ("first", "last", "en"),
    [
        ("2022-01-05", None, "written on 5 January 2022 or later"),
        (None, "2022-01-05", "written by 5 January 2022"),
        (None, None, ""),
    ],
)
def test_days_that_bound_the_writing_are_told_as_far_as_known(first, last, en):
    days = {"earliest_date": pd.Timestamp(first), "latest_date": pd.Timestamp(last)}
    assert describe_writing(SimpleNamespace(**days), "en") == en
