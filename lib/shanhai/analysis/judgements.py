"""Everything pairings share, put to the gate: series, per head, measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import pandas as pd

from shanhai.analysis import comparability
from shanhai.analysis.comparability import MOST_KEPT, Comparison
from shanhai.analysis.derived import (
    COUNTIES,
    FUNDS,
    FUNDS_PER_COUNTY_YEAR,
    derive_funds_per_county_year,
)
from shanhai.analysis.judged import Judged, count_verdicts
from shanhai.analysis.measures import compare_measure, derive_measures
from shanhai.analysis.selection import check_codes, select_figures
from shanhai.analysis.verdicts import (
    CAUTION,
    COMPARABLE,
    NOT_REPORTED,
    REFUSED,
    VERDICTS,
)
from shanhai.curation.corpus import Corpus
from shanhai.errors import ShanhaiError, unknown_code
from shanhai.lean_imports import find_public

JUDGED = ("verdict", "reasons", "hard_ids", "is_reference", "derived_from")
OF_SUBJECT = ("subject_id", "kind", "outcome")
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


@dataclass(frozen=True, eq=False, repr=False)
class Verdicts(Judged):
    """Hold every verdict on some pairings and domains; nothing reported is left out."""

    pairing_ids: tuple[str, ...]
    domain_ids: tuple[str, ...]
    subjects: tuple[Subject, ...]
    lone: tuple[Lone, ...]
    corpus: Corpus = field(repr=False)

    def pick(self, outcome: str) -> list[Subject]:
        """Return the subjects of one outcome, in the codelists' order."""
        return [subject for subject in self.subjects if subject.outcome == outcome]

    def find(self, code: str, basis: str = "") -> Comparison:
        """Return the comparison of one subject: a series, a concept or a measure.

        Raises
        ------
        UnknownCodeError
            When it was not judged: less than two of the pairings report it.
        """
        found = [one.comparison for one in self.subjects if one.code == code]
        if not found:
            raise unknown_code("subject", code, [one.code for one in self.subjects])
        return next((one for one in found if one.basis == basis), found[0])

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Return every pairing and figure with its verdict, by subject.

        Columns: those of ``Comparison.rows``, with ``subject_id``, ``kind`` (indicator,
        per_resident, measure) and ``outcome`` of the whole subject before them.
        """
        parts = [
            one.comparison.rows.assign(
                subject_id=one.code, kind=one.kind, outcome=one.outcome
            )
            for one in self.subjects
        ]
        if not parts:
            return pd.DataFrame(columns=[*self.corpus.figures, *JUDGED, *OF_SUBJECT])
        return pd.concat(parts, ignore_index=True)

    def grid(self) -> pd.DataFrame:
        """Return the best verdict of each pairing, by subject, for a heat map."""
        rank = {code: place for place, code in enumerate(VERDICTS)}
        totals = self.rows[self.rows["kind"] != PER_RESIDENT]
        best = totals.sort_values("verdict", key=lambda codes: codes.map(rank))
        best = best.drop_duplicates(["subject_id", "pairing_id"])
        grid = best.pivot_table("verdict", "subject_id", "pairing_id", aggfunc="first")
        codes = dict.fromkeys(totals["subject_id"])
        return grid.reindex(index=list(codes), columns=list(self.pairing_ids))

    def __repr__(self) -> str:
        return (
            f"{len(self.subjects)} things that two or more pairings report: "
            f"{count_verdicts(self.rows)}. {len(self.lone)} are reported by one alone."
        )

    def plot(self, lang: str = "en", **options: object) -> object:
        """Draw the verdicts as a heat map: subjects by pairings; returns its axes."""
        return find_public("pictures").verdicts(self, lang=lang, **options)


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
    pairings = check_codes(corpus, "pairing", pairing_ids) or corpus.known("pairing")
    domains = check_codes(corpus, "domain", domain_ids) or corpus.known("domain")
    parts = [_judge_domain(corpus, domain, tuple(pairings)) for domain in domains]
    return Verdicts(
        pairing_ids=tuple(pairings),
        domain_ids=tuple(domains),
        subjects=tuple(subject for found, _ in parts for subject in found),
        lone=tuple(lone for _, found in parts for lone in found),
        corpus=corpus,
    )


def compare(corpus: Corpus, figures: pd.DataFrame) -> Verdicts:
    """Put to the gate what some figures count, beside what others report of it.

    The figures' own pairings are compared; those of a single pairing, with all others.
    Left out: what only one pairing reports, which is in ``lone``.

    Parameters
    ----------
    figures
        A tidy frame, or any with the columns ``figure_id``.

    Returns
    -------
    Verdicts
        Its ``rows``, ``admitted``, ``refused`` and ``alone`` are frames, ``grid()`` the
        verdicts by subject and pairing; ``find(code)`` gives one comparison.

    Raises
    ------
    UnknownCodeError
        For a figure that the corpus does not hold.
    ShanhaiError
        For anything that has no column ``figure_id``, or other ends than the corpus.

    Examples
    --------
    >>> verdicts = shanhai.compare(corpus, corpus.tidy(domain_id="labour"))
    >>> verdicts.admitted[["subject_id", "pairing_id", "verdict"]]
    """
    if "figure_id" not in getattr(figures, "columns", ()):
        raise ShanhaiError(
            "What is judged needs the column 'figure_id', such as a frame that "
            "corpus.tidy(domain_id='labour') gives."
        )
    asked = [corpus.figure(code) for code in figures["figure_id"]]
    for end in {"low", "high"}.intersection(figures):
        for own, one in zip(figures[end], asked, strict=True):
            if own != getattr(one, end):
                raise ShanhaiError(
                    f"{one.figure_id}: {end} is {own!r} here and {getattr(one, end):g} "
                    "in the corpus, which is what is judged. Correct it there: "
                    "corpus.correct(figure_id, low=…, high=…)."
                )
    pairings = {one.pairing_id for one in asked}
    series = {one.series_id for one in asked} | {one.indicator_id for one in asked}
    derived = derive_measures(corpus)
    derived = derived[derived["numerator_id"].isin({one.figure_id for one in asked})]
    indicators = corpus.indicators
    indicators = indicators[indicators["indicator_id"].isin(series)]
    domains = {*indicators["domain_id"], *derived["domain_id"]}
    judged = judge_pairings(
        corpus,
        pairing_ids=pairings if len(pairings) > 1 else (),
        domain_ids=[code for code in corpus.known("domain") if code in domains],
    )
    wanted = series | {*derived["indicator_id"]}
    if FUNDS in series:
        wanted.add(FUNDS_PER_COUNTY_YEAR)
    return replace(
        judged,
        subjects=tuple(one for one in judged.subjects if one.code in wanted),
        lone=tuple(one for one in judged.lone if one.code in wanted),
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
    derived = derive_measures(corpus, pairing_ids=pairings)
    derived = derived[derived["domain_id"] == domain_id]
    for code, rows in derived.groupby("indicator_id", sort=False):
        if _is_shared(rows):
            comparison = compare_measure(corpus, measure_id=code, pairing_ids=pairings)
            subjects.append(Subject(code, MEASURE, domain_id, comparison))
        else:
            lone.append(_make_lone(code, MEASURE, domain_id, rows, "numerator_id"))
    if FUNDS in set(figures["indicator_id"]) and COUNTIES in corpus.known("indicator"):
        rate = derive_funds_per_county_year(corpus, pairing_ids=pairings)
        if _is_shared(rate.rows[rate.rows["verdict"] != NOT_REPORTED]):
            subjects.append(Subject(FUNDS_PER_COUNTY_YEAR, MEASURE, domain_id, rate))
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
    total = Subject(code, INDICATOR, domain_id, comparability.compare(corpus, **chosen))
    if figures["unit_id"].iloc[0] not in UNITS_PER_HEAD:
        return [total]
    judged = comparability.compare(corpus, **chosen, basis=PER_RESIDENT)
    per_head = Subject(code, PER_RESIDENT, domain_id, judged)
    is_bare = total.outcome == per_head.outcome == REFUSED
    return [total] if is_bare else [total, per_head]


def _make_lone(
    code: str, kind: str, domain_id: str, rows: pd.DataFrame, key: str
) -> Lone:
    return Lone(code, kind, domain_id, rows["pairing_id"].iloc[0], tuple(rows[key]))


def _sort(corpus: Corpus, judged: list) -> list:
    """Sort as the codelists do, a measure after the indicators."""
    measures = [FUNDS_PER_COUNTY_YEAR, *corpus.known("measure")]
    order = [*corpus.known("series"), *measures]
    rank = {code: place for place, code in enumerate(order)}
    # A concept stands before the first of its series.
    for place, code in enumerate(corpus.all_series["indicator_id"]):
        rank.setdefault(code, place)
    return sorted(judged, key=lambda one: (one.kind == MEASURE, rank[one.code]))
