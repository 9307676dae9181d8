"""The digest of the data that a report uses: it changes with these, and no others."""

import dataclasses
from functools import cache

import pytest

from shanhai.analysis.derived import list_derived, list_profile_values
from shanhai.analysis.judgements import judge_pairings
from shanhai.analysis.provenance import digest_used, select_used
from shanhai.curation.corpus import Corpus
from shanhai.errors import UnknownCodeError

OTHER = "humen-songtao"
MINE = "qingxi-dejiang"


@cache
def change_cell(
    corpus: Corpus, table: str, figure_id: str, column: str, value: object
) -> Corpus:
    """Return a corpus with another cell in the rows of a figure."""
    rows = getattr(corpus, table)
    cells = [
        value if code == figure_id else cell
        for code, cell in zip(rows["figure_id"], rows[column], strict=True)
    ]
    changed = rows.assign(**{column: cells})
    assert not changed.equals(rows)
    return dataclasses.replace(corpus, _tables={**corpus._tables, table: changed})


def pick_figure(corpus: Corpus, pairing_id: str, domain_id: str) -> str:
    """Return a figure that is no term of any measure."""
    measures = corpus.measures
    terms = {*measures["numerator_id"], *measures["denominator_id"]}
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
    changed = change_cell(real_corpus, "figures", figure_id, "low", 0)
    before, after = digest_used(real_corpus, **chosen), digest_used(changed, **chosen)
    assert (before != after) == is_changed


def list_peer_terms(corpus: Corpus, pairing_id: str) -> tuple[list[str], list[str]]:
    """List others' figures that a profile shows, and those that it only weighs."""
    values = list_profile_values(corpus, pairing_id)
    derived = list_derived(corpus).set_index("figure_id").loc[values]
    terms = {*derived["numerator_id"]}.union(*derived["denominator_ids"])
    used = select_used(corpus, pairing_ids=[pairing_id], has_peers=True)
    others = used[used["pairing_id"] != pairing_id]
    weighed = others[~others["is_shown"]]["figure_id"]
    return [one for one in others["figure_id"] if one in terms], list(weighed)


@pytest.mark.parametrize("pairing_id", [MINE, OTHER, "huizhou-qianxinan"])
def test_a_peers_term_changes_the_digest_where_its_ratio_is_shown(
    real_corpus, pairing_id
):
    chosen = {"pairing_ids": [pairing_id], "has_peers": True}
    before = digest_used(real_corpus, **chosen)
    shown, weighed = list_peer_terms(real_corpus, pairing_id)
    for code, is_changed in ((shown[0], True), (weighed[0], False)):
        changed = change_cell(real_corpus, "figures", code, "high", 10**12)
        assert (digest_used(changed, **chosen) != before) == is_changed


@pytest.mark.parametrize(
    ("column", "value"), [("flags", ("implausible",)), ("status", "planned")]
)
def test_what_decides_whether_a_ratio_is_shown_changes_the_digest(
    real_corpus, column, value
):
    chosen = {"pairing_ids": [MINE], "has_peers": True}
    _, (code, *_) = list_peer_terms(real_corpus, MINE)
    changed = change_cell(real_corpus, "figures", code, column, value)
    assert digest_used(changed, **chosen) != digest_used(real_corpus, **chosen)


@pytest.mark.parametrize("has_values", [True, False])
def test_a_value_that_decides_whether_a_ratio_holds_changes_the_digest(
    real_corpus, has_values
):
    """Nothing is divided by what may be zero."""
    held = list_derived(real_corpus)
    (code,) = held[held["denominator_ids"].str.len() == 1]["denominator_ids"].iloc[0]
    changed = change_cell(real_corpus, "figures", code, "low", 0)
    digests = {
        digest_used(one, has_values=has_values) for one in (real_corpus, changed)
    }
    assert len(digests) == 2


@pytest.mark.parametrize(
    ("table", "column", "value", "is_changed"),
    [
        ("figures", "high", 9e9, False),
        ("figures", "note_en", "Changed.", False),
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
    code = real_corpus.known("figure")[0]
    changed = change_cell(real_corpus, table, code, column, value)
    assert digest_used(real_corpus) != digest_used(changed)
    digests = {digest_used(one, has_values=False) for one in (real_corpus, changed)}
    assert (len(digests) == 2) == is_changed


@pytest.mark.parametrize(
    ("column", "value", "is_changed"),
    [("as_written", "一", False), ("start", 0, False), ("kind", "ordinal", True)],
)
def test_a_mention_that_carries_no_figure_is_counted_only(
    real_corpus, column, value, is_changed
):
    changed = change_cell(real_corpus, "mentions", "", column, value)
    assert (digest_used(real_corpus) != digest_used(changed)) == is_changed


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("indicators", "name_en"),
        ("denominators", "note_en"),
        ("places", "name_zh"),
        ("sources", "title_en"),
    ],
)
def test_codelists_and_registers_are_used_by_every_report(real_corpus, table, column):
    rows = getattr(real_corpus, table)
    told = rows.assign(**{column: [*rows[column].iloc[:-1], "else"]})
    tables = {**real_corpus._tables, table: told}
    changed = dataclasses.replace(real_corpus, _tables=tables)
    chosen = {"pairing_ids": [MINE], "domain_ids": ["labour"]}
    assert digest_used(real_corpus, **chosen) != digest_used(changed, **chosen)


def test_equal_data_have_equal_digests_and_all_is_all(real_corpus):
    again = dataclasses.replace(real_corpus)
    everything = {
        "pairing_ids": real_corpus.known("pairing"),
        "domain_ids": real_corpus.known("domain"),
    }
    assert digest_used(real_corpus) == digest_used(again, **everything)


def test_an_unknown_code_is_refused(real_corpus):
    with pytest.raises(UnknownCodeError, match="Did you mean 'labour'"):
        digest_used(real_corpus, domain_ids=["labor"])


def test_a_peer_that_a_profile_leaves_out_does_not_change_its_digest(
    real_corpus, monkeypatch
):
    rows = judge_pairings(real_corpus).find("fiscal_funds_per_project").admitted
    assert rows["pairing_id"].nunique() > 2
    chosen = {"pairing_ids": [rows["pairing_id"].iloc[0]], "has_peers": True}
    last = rows["numerator_id"].iloc[-1]
    changed = change_cell(real_corpus, "figures", last, "note_en", "Changed.")
    assert digest_used(real_corpus, **chosen) != digest_used(changed, **chosen)
    monkeypatch.setattr("shanhai.analysis.derived.MOST_PEERS", 1)
    before, after = map(dataclasses.replace, (real_corpus, changed))
    assert digest_used(before, **chosen) == digest_used(after, **chosen)
