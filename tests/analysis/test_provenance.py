"""The digest of the data that a report uses: it changes with these, and no others."""

import dataclasses

import pytest

from shanhai import reporting
from shanhai.analysis.provenance import digest_used, list_pairings_of, select_used
from shanhai.curation.corpus import Corpus
from shanhai.errors import UnknownCodeError

OTHER = "humen-songtao"
MINE = "qingxi-dejiang"


def change_figure(corpus: Corpus, figure_id: str) -> Corpus:
    """Return a corpus whose figure has another lower end."""
    figures = corpus.figures
    is_it = figures["figure_id"] == figure_id
    changed = figures.assign(low=figures["low"].where(~is_it, 0))
    assert not changed.equals(figures)
    return dataclasses.replace(corpus, _tables={**corpus._tables, "figures": changed})


def pick_figure(corpus: Corpus, pairing_id: str, domain_id: str) -> str:
    """Return a figure that is no term of any measure."""
    measures = corpus.measures
    terms = {*measures["numerator_id"], *measures["denominator_id"]}
    terms |= {code for codes in measures["sum_of"] for code in codes}
    used = select_used(corpus, pairing_ids=[pairing_id], domain_ids=[domain_id])
    plain = used[(used["domain_id"] == domain_id) & ~used["indicator_id"].isin(terms)]
    return plain["figure_id"].iloc[0]


@pytest.mark.parametrize(
    ("chosen", "is_changed"),
    [
        ({}, True),
        ({"pairing_ids": [MINE]}, True),
        ({"pairing_ids": [MINE], "has_peers": True}, True),
        ({"pairing_ids": [MINE], "domain_ids": ["labour"]}, True),
        ({"domain_ids": ["labour"]}, True),
        ({"pairing_ids": [OTHER]}, False),
        ({"pairing_ids": [OTHER], "has_peers": True}, False),
        ({"domain_ids": ["culture_tourism"]}, False),
        ({"pairing_ids": [MINE], "domain_ids": ["culture_tourism"]}, False),
    ],
)
def test_one_figure_changes_the_digest_of_what_uses_it(real_corpus, chosen, is_changed):
    figure_id = pick_figure(real_corpus, MINE, "labour")
    changed = change_figure(real_corpus, figure_id)
    before, after = digest_used(real_corpus, **chosen), digest_used(changed, **chosen)
    assert (before != after) == is_changed


def test_a_term_of_a_measure_reaches_the_peers_that_report_it(real_corpus):
    changed = change_figure(real_corpus, f"{MINE}.fiscal_funds")
    for has_peers in (True, False):
        chosen = {"pairing_ids": [OTHER], "has_peers": has_peers}
        is_same = digest_used(real_corpus, **chosen) == digest_used(changed, **chosen)
        assert is_same != has_peers


@pytest.mark.parametrize(
    ("table", "column", "value", "is_changed"),
    [
        ("figures", "low", 1.0, False),
        ("figures", "high", 9e9, False),
        ("mentions", "as_written", "一", False),
        ("mentions", "end", 9_999, False),
        ("figures", "status", "planned", True),
        ("figures", "flags", ("implausible",), True),
        ("mentions", "kind", "ordinal", True),
    ],
)
def test_a_value_is_no_matter_to_what_shows_none(
    real_corpus, table, column, value, is_changed
):
    rows = getattr(real_corpus, table)
    values = [value, *rows[column].iloc[1:]]
    tables = {**real_corpus._tables, table: rows.assign(**{column: values})}
    changed = dataclasses.replace(real_corpus, _tables=tables)
    assert digest_used(real_corpus) != digest_used(changed)
    digests = {digest_used(one, has_values=False) for one in (real_corpus, changed)}
    assert (len(digests) == 2) == is_changed


@pytest.mark.parametrize("table", ["indicators", "denominators", "places", "sources"])
def test_codelists_and_registers_are_used_by_every_report(real_corpus, table):
    fewer = {**real_corpus._tables, table: getattr(real_corpus, table).iloc[:-1]}
    changed = dataclasses.replace(real_corpus, _tables=fewer)
    chosen = {"pairing_ids": [MINE], "domain_ids": ["labour"]}
    assert digest_used(real_corpus, **chosen) != digest_used(changed, **chosen)


def test_equal_data_have_equal_digests_and_all_is_all(real_corpus):
    again = dataclasses.replace(real_corpus)
    everything = {
        "pairing_ids": real_corpus.known("pairing"),
        "domain_ids": real_corpus.known("domain"),
    }
    assert digest_used(real_corpus) == digest_used(again, **everything)


def test_whatever_a_profile_shows_is_used(real_corpus):
    """The figures shown, and the terms of every ratio shown, are in the digest."""
    derived = reporting.judged.derived.list_derived(real_corpus)
    terms = derived.set_index("figure_id")
    for pairing_id in real_corpus.known("pairing"):
        shown = reporting.shown_in_profile(real_corpus, pairing_id=pairing_id)
        used = select_used(real_corpus, pairing_ids=[pairing_id], has_peers=True)
        wanted = set(shown.figure_ids) | set(
            terms.loc[list(shown.ratio_ids), "numerator_id"]
        )
        assert wanted <= set(used["figure_id"])


def test_whatever_a_comparison_shows_is_used(real_corpus):
    for domain_id in real_corpus.known("domain"):
        verdicts = reporting.judge_pairings(real_corpus, domain_ids=[domain_id])
        shown = reporting.shown_in_comparison(real_corpus, verdicts=verdicts)
        used = select_used(real_corpus, domain_ids=[domain_id])
        assert set(shown.figure_ids) <= set(used["figure_id"])


def test_documents_name_their_pairings(real_corpus):
    assert list_pairings_of(real_corpus, ["qingxi-dejiang-1"]) == ["qingxi-dejiang"]
    assert list_pairings_of(real_corpus, []) == real_corpus.known("pairing")


def test_an_unknown_code_is_refused(real_corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'labour'"):
        digest_used(real_corpus, domain_ids=["labor"])
