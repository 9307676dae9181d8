"""No code without use: a flag or place that nothing needs is a defect.

A unit may wait for its first figure: numerals are read in it.
"""

import pytest

from shanhai.curation.units import list_standard_units, list_units

# Codes that no row uses, each with its reason; one that is used leaves the list.
UNUSED_FOR_A_REASON = {
    "documents_disagree": "no two documents of the data state one thing yet"
}


def list_unused(codes, used, reasons=UNUSED_FOR_A_REASON):
    """Return the codes that nothing uses and no reason excuses, and stale reasons."""
    unused = set(codes) - set(used)
    return sorted(unused - set(reasons)), sorted(set(reasons) & set(codes) - unused)


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        ("flag", "figures", "flags"),
        ("domain", "indicators", "domain_id"),
        ("indicator", "figures", "indicator_id"),
    ],
)
def test_every_code_is_used(real_corpus, kind, table, column):
    used = getattr(real_corpus, table)[column].explode()
    assert list_unused(real_corpus.known(kind), used) == ([], [])


def test_every_place_is_used_or_holds_one_that_is(whole_corpus):
    places = whole_corpus.places
    parents = dict(zip(places["place_id"], places["parent_place_id"], strict=True))
    used = {
        *whole_corpus.figures["place_id"],
        *whole_corpus.pairings["donor_place_id"],
        *whole_corpus.pairings["recipient_place_id"],
        *whole_corpus.pairing_members["place_id"],
        *whole_corpus.denominators["place_id"],
    }
    for code in tuple(used):
        while code := parents[code]:
            used.add(code)
    assert list_unused(whole_corpus.known("place"), used) == ([], [])


def test_every_source_has_mentions_and_every_pairing_a_source(real_corpus):
    sources = real_corpus.sources
    mentioned = real_corpus.mentions["source_id"]
    assert list_unused(sources["source_id"], mentioned) == ([], [])
    assert list_unused(
        real_corpus.known("pairing"), sources["pairing_ids"].explode()
    ) == ([], [])


def test_unused_code_and_stale_reason_are_both_seen():
    assert list_unused(["a", "b", "c"], ["a", "b"], {"b": "why"}) == (["c"], ["b"])


def test_standard_words_are_those_of_the_codelist(real_corpus):
    assert list_units(real_corpus.units) == list_standard_units()
