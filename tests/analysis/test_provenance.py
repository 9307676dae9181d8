"""Which figures a report uses: those it shows, with the terms of its ratios."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

import shanhai
from shanhai.analysis.derived import list_derived
from shanhai.analysis.provenance import list_pairings_of, select_used
from shanhai.curation.corpus import Corpus
from shanhai.reporting.citations import Citations


def list_shown(corpus: Corpus, shown: Citations) -> set[str]:
    """List the figures shown, and the terms of every ratio shown."""
    derived = list_derived(corpus).set_index("figure_id").loc[list(shown.ratio_ids)]
    terms = {*derived["numerator_id"]}.union(*derived["denominator_ids"])
    return {*shown.figure_ids} | terms


def write_profile(corpus: Corpus, pairing_id: str) -> Citations:
    """Write what a profile has besides its pictures."""
    page = shanhai.Page(corpus, "profile", pairing_id=pairing_id)
    figures = corpus.tidy(pairing_id=pairing_id)
    page.rows(figures)
    page.comparisons(shanhai.compare(corpus, figures), pairing_id=pairing_id)
    page.ratios(shanhai.derive_measures(corpus, pairing_ids=[pairing_id]))
    page.benchmarks(corpus.benchmarks, pairing_id=pairing_id)
    return page


def pick_shown(used: pd.DataFrame) -> set[str]:
    return {*used[used["is_shown"]]["figure_id"]}


def test_a_profile_is_known_to_show_what_it_shows(real_corpus):
    """It may be known to show more: what the gate admits beside its own."""
    for pairing_id in real_corpus.known("pairing"):
        shown = write_profile(real_corpus, pairing_id)
        used = select_used(real_corpus, pairing_ids=[pairing_id], has_peers=True)
        assert pick_shown(used) >= list_shown(real_corpus, shown)
        verdicts = shanhai.compare(real_corpus, real_corpus.tidy(pairing_id=pairing_id))
        admitted = verdicts.admitted
        beside = admitted.groupby(["subject_id", "kind"])["pairing_id"].transform(
            lambda pairings, own=pairing_id: own in set(pairings)
        )
        figures = admitted[beside & (admitted["kind"] != "measure")]["figure_id"]
        assert pick_shown(used) >= set(figures)


def show_theme(corpus, domain_id, pairing_ids, chosen):
    page = shanhai.Page(
        corpus, "comparison", domain_id=domain_id, pairing_ids=pairing_ids
    )
    pairings = pairing_ids or corpus.known("pairing")
    figures = corpus.tidy(domain_id=domain_id, pairing_id=pairings)
    verdicts = shanhai.judge_pairings(corpus, **chosen)
    page.rows(figures)
    page.comparisons(verdicts)
    measures = [one.comparison for one in verdicts.subjects if one.kind == "measure"]
    return list_shown(corpus, page).union(*map(list_terms, measures))


def list_terms(comparison):
    """List the terms of ratios that the map of verdicts draws, admitted or not."""
    rows = comparison.rows[comparison.rows["verdict"] != "not_reported"]
    return {*rows["numerator_id"]}.union(*rows["denominator_ids"])


@pytest.mark.parametrize("pairing_ids", [[], ["qingxi-dejiang", "huangpu-dushan"]])
def test_a_comparison_is_known_to_show_just_what_it_shows(real_corpus, pairing_ids):
    for domain_id in real_corpus.known("domain"):
        chosen = {"domain_ids": [domain_id], "pairing_ids": pairing_ids}
        shown = show_theme(real_corpus, domain_id, pairing_ids, chosen)
        used = select_used(
            real_corpus, domain_ids=[domain_id], pairing_ids=pairing_ids or None
        )
        assert pick_shown(used) == shown


def test_a_theme_shows_terms_of_other_domains(real_corpus, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(Path(__file__).parents[2] / "data", folder)
    table = pd.read_csv(folder / "indicators.csv", dtype=str, keep_default_na=False)
    table.loc[table["indicator_id"] == "workshops", "domain_id"] = "funds"
    table.to_csv(folder / "indicators.csv", index=False)
    moved = shanhai.load(folder)
    shown = pick_shown(select_used(moved, domain_ids=["labour"]))
    assert "qingxi-dejiang.workshops" in shown
    # Of a ratio that one pairing alone has the profile shows the terms.
    assert "huizhou-qianxinan.park_firms" not in shown


def test_an_evidence_report_is_known_to_show_what_it_shows(real_corpus):
    ratios = shanhai.derive_measures(real_corpus)
    for source_id in real_corpus.known("source"):
        figures = real_corpus.tidy(source_id=source_id)
        own = ratios["numerator_id"].isin(figures["figure_id"])
        page = shanhai.Page(real_corpus, "evidence", source_ids=[source_id])
        page.rows(figures)
        page.totals(shanhai.reconcile(real_corpus, source_ids=[source_id]))
        page.refused_ratios(ratios[own].query("not holds"))
        pairings = list_pairings_of(real_corpus, [source_id])
        used = select_used(real_corpus, pairing_ids=pairings)
        assert pick_shown(used) == list_shown(real_corpus, page)


def test_peers_of_a_domain_are_shown_for_its_ratios_only(real_corpus):
    chosen = {"pairing_ids": ["qingxi-dejiang"], "has_peers": True}
    whole = pick_shown(select_used(real_corpus, **chosen))
    parts = [
        pick_shown(select_used(real_corpus, **chosen, domain_ids=[code]))
        for code in real_corpus.known("domain")
    ]
    assert set().union(*parts) == whole
    assert max(map(len, parts)) < len(whole)


def test_documents_name_their_pairings(real_corpus):
    assert list_pairings_of(real_corpus, ["qingxi-dejiang-1"]) == ["qingxi-dejiang"]
    assert list_pairings_of(real_corpus, []) == real_corpus.known("pairing")
