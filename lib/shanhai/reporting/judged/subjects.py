"""Everything pairings share, put to the gate: indicators, per head, measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

import pandas as pd

from shanhai.analysis.comparability import MOST_KEPT, Comparison, compare
from shanhai.analysis.coverage import list_coverage
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.analysis.selection import select_figures
from shanhai.analysis.verdicts import CAUTION, COMPARABLE, REFUSED
from shanhai.curation.corpus import Corpus
from shanhai.reporting.choices import choose_domains, choose_pairings

INDICATOR, PER_RESIDENT, MEASURE = "indicator", "per_resident", "measure"
# Amounts and people may be divided by residents; three parks per head say nothing.
UNITS_PER_HEAD = frozenset({"yuan", "person", "person_time", "household"})


@dataclass(frozen=True)
class Subject:
    """One series, concept or measure that two or more pairings report, as judged."""

    code: str
    kind: str
    domain_id: str
    comparison: Comparison

    @cached_property
    def outcome(self) -> str:
        """Return what the gate lets two pairings do: compare, with care, or not."""
        admitted = self.comparison.admitted
        if admitted.empty:
            return REFUSED
        is_plain = (admitted["verdict"] == COMPARABLE).all()
        return COMPARABLE if is_plain else CAUTION


@dataclass(frozen=True)
class Lone:
    """One series or measure that a single pairing reports: nothing to compare."""

    code: str
    kind: str
    domain_id: str
    pairing_id: str
    figure_ids: tuple[str, ...]


Judged = TypeVar("Judged", Subject, Lone)


@dataclass(frozen=True)
class Verdicts:
    """Hold every verdict on some pairings and domains; nothing reported is left out."""

    pairing_ids: tuple[str, ...]
    domain_ids: tuple[str, ...]
    subjects: tuple[Subject, ...]
    lone: tuple[Lone, ...]
    unreported_ids: tuple[str, ...]

    def pick(self, outcome: str) -> list[Subject]:
        """Return the subjects of one outcome, in the codelists' order."""
        return [subject for subject in self.subjects if subject.outcome == outcome]


def judge_pairings(
    corpus: Corpus,
    *,
    pairing_ids: Sequence[str] = (),
    domain_ids: Sequence[str] = (),
) -> Verdicts:
    """Put to the gate whatever two or more of the pairings report.

    An empty list means all. Indicators are judged as totals; amounts and people
    also per 1,000 residents where either basis admits two pairings.

    Raises
    ------
    UnknownCodeError
        For a code that its codelist does not hold.
    """
    pairings = choose_pairings(corpus, pairing_ids)
    domains = choose_domains(corpus, domain_ids)
    parts = [_judge_domain(corpus, domain, tuple(pairings)) for domain in domains]
    return Verdicts(
        pairing_ids=tuple(pairings),
        domain_ids=tuple(domains),
        subjects=tuple(subject for found, _ in parts for subject in found),
        lone=tuple(lone for _, found in parts for lone in found),
        unreported_ids=_list_unreported(corpus, domains, pairings),
    )


@lru_cache(maxsize=MOST_KEPT)
def _judge_domain(
    corpus: Corpus, domain_id: str, pairings: tuple[str, ...]
) -> tuple[list[Subject], list[Lone]]:
    """Judge a domain once: pages of several domains and of one share it."""
    figures = select_figures(corpus, pairing_ids=pairings, domain_ids=[domain_id])
    subjects, lone = [], []
    for code, rows in figures.groupby("indicator_id", sort=False):
        series = list(rows.groupby("series_id", sort=False))
        shared = [one for one, own in series if _is_shared(own)]
        # What no two report alike is judged as a whole: to say what keeps it apart.
        for one in shared or ([code] if _is_shared(rows) else []):
            subjects += _judge_figures(corpus, one, rows, domain_id, pairings)
        lone += [
            _make_lone(one, INDICATOR, domain_id, own, "figure_id")
            for one, own in series
            if one not in shared and (shared or not _is_shared(rows))
        ]
    for code, rows in _derive(corpus, domain_id, pairings):
        if _is_shared(rows):
            comparison = compare_measure(corpus, measure_id=code, pairing_ids=pairings)
            subjects.append(Subject(code, MEASURE, domain_id, comparison))
        else:
            lone.append(_make_lone(code, MEASURE, domain_id, rows, "numerator_id"))
    return _sort(corpus, subjects), _sort(corpus, lone)


def _is_shared(rows: pd.DataFrame) -> bool:
    return len(set(rows["pairing_id"])) > 1


def _judge_figures(
    corpus: Corpus,
    code: str,
    figures: pd.DataFrame,
    domain_id: str,
    pairings: tuple[str, ...],
) -> list[Subject]:
    is_series = code in set(figures["series_id"])
    asked = "series_ids" if is_series else "indicator_ids"
    chosen = {asked: [code], "pairing_ids": pairings}
    total = Subject(code, INDICATOR, domain_id, compare(corpus, **chosen))
    if figures["unit_id"].iloc[0] not in UNITS_PER_HEAD:
        return [total]
    judged = compare(corpus, **chosen, basis=PER_RESIDENT)
    per_head = Subject(code, PER_RESIDENT, domain_id, judged)
    is_bare = total.outcome == per_head.outcome == REFUSED
    return [total] if is_bare else [total, per_head]


def _derive(
    corpus: Corpus, domain_id: str, pairings: tuple[str, ...]
) -> list[tuple[str, pd.DataFrame]]:
    """Return each measure of the domain with what the pairings give for it."""
    derived = derive_measures(corpus, pairing_ids=pairings)
    own = derived[derived["domain_id"] == domain_id]
    return list(own.groupby("indicator_id", sort=False))


def _make_lone(
    code: str, kind: str, domain_id: str, rows: pd.DataFrame, key: str
) -> Lone:
    return Lone(code, kind, domain_id, rows["pairing_id"].iloc[0], tuple(rows[key]))


def _sort(corpus: Corpus, judged: list[Judged]) -> list[Judged]:
    """Sort as the codelists do, a measure after the indicators."""
    order = [*corpus.known("series"), *corpus.known("measure")]
    rank = {code: place for place, code in enumerate(order)}
    # A concept stands before the first of its series.
    for place, code in enumerate(corpus.all_series["indicator_id"]):
        rank.setdefault(code, place)
    return sorted(judged, key=lambda one: (one.kind == MEASURE, rank[one.code]))


def _list_unreported(
    corpus: Corpus, domains: list[str], pairings: list[str]
) -> tuple[str, ...]:
    coverage = list_coverage(corpus, pairing_ids=pairings, domain_ids=domains)
    counts = coverage.groupby("indicator_id", sort=False)["n_figures"].sum()
    return tuple(counts[counts == 0].index)
