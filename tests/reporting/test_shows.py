"""Every exhibit of every notebook, on the tiny, the hostile and the real corpus."""

import re

import pytest

from shanhai import reporting
from shanhai.errors import UnknownCodeError

SHOWS = {
    "overview_findings": reporting.show_overview_findings,
    "overview_pairings": reporting.show_overview_pairings,
    "documents": reporting.show_documents,
    "coverage": reporting.show_coverage,
    "unreported": reporting.show_unreported,
    "denominators": reporting.show_denominators,
    "sources": reporting.show_sources,
    "method_notes": reporting.show_method_notes,
    "evidence_findings": reporting.show_evidence_findings,
    "mentions": reporting.show_mentions,
    "doubtful": reporting.show_doubtful,
    "flags": reporting.show_flags,
    "rules": reporting.show_rules,
    "evidence": reporting.show_evidence,
    "coverage_matrix": reporting.show_coverage_matrix,
    "windows": reporting.show_windows,
    "arithmetic": reporting.show_arithmetic,
    "doubtful_ratios": reporting.show_doubtful_ratios,
}
COMPARISONS = (
    reporting.show_gate_findings,
    reporting.show_peers,
    reporting.show_verdicts,
    reporting.show_comparable,
    reporting.show_with_care,
    reporting.show_refused,
    reporting.show_reported_once,
)
NO_WORDS = {"nan", "NaN", "NaT", "None", "inf", "<NA>"}


def list_shown(corpus, lang):
    """Show everything that the notebooks show."""
    shown = [show(corpus, lang=lang) for show in SHOWS.values()]
    for pairing_id in corpus.known("pairing"):
        one = {"pairing_id": pairing_id, "lang": lang}
        shown += [
            reporting.show_pairing(corpus, **one),
            reporting.show_findings(corpus, **one),
            reporting.show_missing(corpus, **one),
            reporting.show_ratios(corpus, **one),
        ]
        shown += [
            reporting.show_domain(corpus, domain_id=domain_id, **one)
            for domain_id in corpus.known("domain")
        ]
    verdicts = reporting.judge_pairings(corpus)
    shown += [show(corpus, verdicts=verdicts, lang=lang) for show in COMPARISONS]
    for domain_id in corpus.known("domain"):
        one = {"domain_id": domain_id, "lang": lang}
        shown += [
            reporting.show_unreported(corpus, **one),
        ]
    return shown


@pytest.mark.parametrize("name", ["corpus", "real_corpus"])
def test_every_exhibit_is_whole(request, read_html, name, lang):
    for exhibit in list_shown(request.getfixturevalue(name), lang):
        text = read_html(exhibit).text
        assert len(text) > 20
        assert not NO_WORDS & set(re.findall(r"[\w<>]+", text)), exhibit


def test_hostile_names_stay_text(hostile_corpus, hostile, read_html, lang):
    for exhibit in list_shown(hostile_corpus, lang):
        page = read_html(exhibit)
        tags = {tag for tag, _ in page.elements}
        assert tags.isdisjoint({"script", "img"}), exhibit
    named = reporting.show_pairing(hostile_corpus, pairing_id="jia-yi", lang=lang)
    assert hostile in read_html(named).text


def test_chinese_pages_hold_no_english_words(real_corpus, read_html):
    shown = reporting.show_missing(real_corpus, pairing_id="qingxi-dejiang", lang="zh")
    letters = [sign for sign in read_html(shown).text if sign.isascii()]
    assert not any(sign.isalpha() for sign in letters)


def test_domain_without_figures_lists_its_indicators(corpus, read_html):
    shown = reporting.show_domain(
        corpus, pairing_id="bing-ding", domain_id="labour", lang="en"
    )
    page = read_html(shown)
    assert page.text.count("not reported") == 3
    assert "svg" not in [tag for tag, _ in page.elements]


def test_domain_with_several_figures_is_drawn(corpus, read_html, lang):
    shown = reporting.show_domain(
        corpus, pairing_id="jia-yi", domain_id="labour", lang=lang
    )
    tags = [tag for tag, _ in read_html(shown).elements]
    assert tags.count("svg") == 1
    assert tags.count("table") == 1


def test_one_document_shows_only_its_figures(corpus, read_html):
    shown = reporting.show_evidence(corpus, source_ids=["jia-yi-2"], lang="en")
    text = read_html(shown).text
    assert "90 person-times" in text
    assert "12 million yuan" not in text


@pytest.mark.parametrize(
    ("show", "arguments", "message"),
    [
        ("show_pairing", {"pairing_id": "jia-yy"}, "Did you mean 'jia-yi'"),
        ("show_domain", {"pairing_id": "jia-yi", "domain_id": "labor"}, "'labour'"),
        ("show_evidence", {"source_ids": ["jia-yi-9"]}, "Unknown source 'jia-yi-9'"),
        ("show_coverage", {"pairing_ids": ["ding"]}, "Unknown pairing 'ding'"),
    ],
)
def test_unknown_code_is_refused_with_suggestions(corpus, show, arguments, message):
    with pytest.raises(UnknownCodeError, match=message):
        getattr(reporting, show)(corpus, **arguments, lang="en")
