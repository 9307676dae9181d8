"""Computed findings about the codelists: definitions, look-alikes, additivity."""

from collections.abc import Sequence

import pandas as pd

from shanhai.analysis.measures import derive_measures
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.wording import say

# Which counts a sentence needs.
PARTS = {
    "definitions": ("indicators", "official", "inferred", "undocumented"),
    "alike": ("indicators", "alike"),
    "gaps": ("indicators", "official", "once", "nowhere"),
    "reported": ("nowhere", "shared"),
    "additive": ("indicators", "none", "places"),
}


def describe_dictionary(
    corpus: Corpus, *, domain_ids: Sequence[str], lang: str
) -> list[str]:
    """Say how well the indicators of some domains are defined, the worst first."""
    counts = count_indicators(corpus, domain_ids)
    return [
        say(lang, "dictionary-definitions", **_pick(counts, "definitions")),
        say(lang, "dictionary-alike", **_pick(counts, "alike")),
        say(lang, "dictionary-reported", **_pick(counts, "reported")),
        say(lang, "dictionary-additive", **_pick(counts, "additive")),
    ]


def describe_indicators(corpus: Corpus, *, domain_ids: Sequence[str], lang: str) -> str:
    """Say how many indicators there are, are reported and have look-alikes."""
    counts = count_indicators(corpus, domain_ids)
    return say(
        lang,
        "dictionary-indicators-finding",
        indicators=counts["indicators"],
        domains=len(domain_ids),
        reported=counts["indicators"] - counts["nowhere"],
        nowhere=counts["nowhere"],
        alike=counts["alike"],
    )


def describe_gaps(corpus: Corpus, *, domain_ids: Sequence[str], lang: str) -> str:
    """Say how many indicators are defined officially, and how many stand alone."""
    counts = count_indicators(corpus, domain_ids)
    return say(lang, "dictionary-gaps-finding", **_pick(counts, "gaps"))


def describe_measures(corpus: Corpus, *, domain_ids: Sequence[str], lang: str) -> str:
    """Say how many measures there are, and how many hold for a pairing."""
    rows = corpus.measures
    codes = rows[rows["domain_id"].isin(domain_ids)]["measure_id"]
    derived = derive_measures(corpus)
    held = codes.isin(derived[derived["holds"]]["indicator_id"])
    return say(
        lang, "dictionary-measures-finding", measures=len(codes), held=int(held.sum())
    )


def count_indicators(corpus: Corpus, domain_ids: Sequence[str]) -> dict[str, int]:
    """Count the indicators of some domains by definition, additivity and reports."""
    rows = corpus.indicators
    rows = rows[rows["domain_id"].isin(domain_ids)]
    reporting = _count_pairings(corpus, rows)
    states = rows["definition_status"].value_counts()
    sums = rows["additivity"].value_counts()
    return {
        "indicators": len(rows),
        **{c: int(states.get(c, 0)) for c in ("official", "inferred", "undocumented")},
        "alike": int((rows["not_comparable_with"].map(len) > 0).sum()),
        "nowhere": int((reporting == 0).sum()),
        "once": int((reporting == 1).sum()),
        "shared": int((reporting > 1).sum()),
        "none": int(sums.get("none", 0)),
        "places": int(sums.get("over_places", 0)),
    }


def _pick(counts: dict[str, int], sentence: str) -> dict[str, int]:
    return {name: counts[name] for name in PARTS[sentence]}


def _count_pairings(corpus: Corpus, indicators: pd.DataFrame) -> pd.Series:
    """Count, for each indicator, the pairings that report it."""
    figures = select_figures(corpus)
    counts = figures.groupby("indicator_id")["pairing_id"].nunique()
    return counts.reindex(indicators["indicator_id"], fill_value=0)
