"""Every domain × sets of pairings: no empty exhibit, no crash, nothing dropped."""

from itertools import chain, combinations

import pandas as pd
import pytest

import shanhai
from shanhai.analysis.measures import compare_measure
from shanhai.analysis.selection import select_figures

DOMAINS = (
    "organisation",
    "funds",
    "industry",
    "labour",
    "consumption",
    "exchange",
    "training",
    "education_health",
    "donations",
    "village",
    "culture_tourism",
    "resettlement",
)


def list_subsets(codes):
    """List every set of one pairing and of two, and the set of all."""
    sizes = (1, 2, len(codes))
    return list(chain.from_iterable(combinations(codes, size) for size in sizes))


@pytest.mark.parametrize("domain_id", DOMAINS)
def test_sets_of_pairings_are_shown_whole(real_corpus, domain_id):
    subsets = list_subsets(real_corpus.known("pairing"))
    assert len(subsets) == 16
    lang = ("en", "zh")[DOMAINS.index(domain_id) % 2]
    for pairing_ids in subsets:
        chosen = {"pairing_ids": pairing_ids, "domain_ids": [domain_id]}
        verdicts = shanhai.judge_pairings(real_corpus, **chosen)
        page = shanhai.Page(real_corpus, "comparison", lang=lang)
        written = repr(page.comparisons(verdicts))
        assert len(written) > 10
        assert "nan" not in written.lower().split()
        assert list_judged(verdicts) == list_reported(real_corpus, chosen)


def test_the_domains_are_those_of_the_codelist(real_corpus):
    assert list(DOMAINS) == real_corpus.known("domain")


def list_judged(verdicts):
    """List the figures that are compared or told to stand alone, each time they are."""
    rows = [
        one.comparison.rows["figure_id"]
        for one in verdicts.subjects
        if one.kind == "indicator"
    ]
    lone = [one.figure_ids for one in verdicts.lone if one.kind == "indicator"]
    return sorted(code for codes in (*rows, *lone) for code in codes if code)


def list_reported(corpus, chosen):
    return sorted(select_figures(corpus, **chosen)["figure_id"])


@pytest.mark.parametrize(
    ("domain_id", "codes"),
    [
        # Two pairings count the whole donations in cash: the series is compared.
        ("donations", {"donations:extent=whole;donation_form=cash"}),
        # No two count alike who is reached: all is judged as one, to say why not.
        ("industry", {"people_reached"}),
    ],
)
def test_series_are_judged_where_shared_else_their_concept(
    real_corpus, domain_id, codes
):
    verdicts = shanhai.judge_pairings(real_corpus, domain_ids=[domain_id])
    judged = {one.code for one in verdicts.subjects if one.kind == "indicator"}
    assert codes <= judged
    concepts = {code.partition(":")[0] for code in codes}
    assert {code for code in judged if code.partition(":")[0] in concepts} >= codes
    assert not judged & (concepts - codes)


def test_measures_are_judged_as_compare_measure_does(real_corpus):
    pairing_ids = ["huizhou-qianxinan", "nancheng-bijiang", "huangpu-dushan"]
    verdicts = shanhai.judge_pairings(real_corpus, pairing_ids=pairing_ids)
    rate = verdicts.find("fiscal_funds_per_county_year")
    assert set(rate.rows["pairing_id"]) == set(pairing_ids)
    measures = [one for one in verdicts.subjects if one.kind == "measure"]
    measures = [one for one in measures if one.code in real_corpus.known("measure")]
    assert measures
    for one in measures:
        other = compare_measure(
            real_corpus, measure_id=one.code, pairing_ids=pairing_ids
        )
        assert other.reference_id == one.comparison.reference_id
        pd.testing.assert_frame_equal(
            other.rows, one.comparison.rows, check_dtype=False
        )
