"""Ratios inside one pairing, source and window: derived by us, with everything shown.

Both terms share scope and period, so a ratio travels across pairings where its
terms do not. A ratio whose terms differ is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pandas as pd

from shanhai.analysis import interval_arithmetic as arithmetic
from shanhai.analysis.comparability import MOST_KEPT, Comparison, judge
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.comparison_rules import find_term_reasons
from shanhai.analysis.selection import check_codes
from shanhai.analysis.verdicts import REFUSAL, read_severities
from shanhai.curation.corpus import Corpus

NO_DENOMINATOR = "no_term"


def derive_measures(
    corpus: Corpus,
    *,
    measure_ids: Iterable[str] | None = None,
    pairing_ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return one row per pairing and measure whose numerator is reported.

    Columns: those of a comparand (``figure_id`` is ``pairing.measure``, with the
    numerator's slug; ``indicator_id`` the measure), ``numerator_id``,
    ``denominator_ids`` (tuple), ``own_reasons`` (rule_ids on the basis ``within``)
    and ``holds``. ``low`` and ``high`` are NaN where the ratio does not hold.
    """
    derived = _derive_all(corpus)
    for kind, codes, column in (
        ("measure", measure_ids, "indicator_id"),
        ("pairing", pairing_ids, "pairing_id"),
    ):
        if codes is not None:
            wanted = check_codes(corpus, kind, codes)
            derived = derived[derived[column].isin(wanted)]
    return derived.reset_index(drop=True)


def compare_measure(
    corpus: Corpus, *, measure_id: str, pairing_ids: Iterable[str] | None = None
) -> Comparison:
    """Judge one measure across pairings; ratios refused in themselves stay refused."""
    pairings = (
        corpus.known("pairing")
        if pairing_ids is None
        else check_codes(corpus, "pairing", pairing_ids)
    )
    return _compare_measure(corpus, measure_id, tuple(pairings))


@lru_cache(maxsize=MOST_KEPT)
def _compare_measure(
    corpus: Corpus, measure_id: str, pairings: tuple[str, ...]
) -> Comparison:
    derived = derive_measures(corpus, measure_ids=[measure_id], pairing_ids=pairings)
    return judge(
        corpus,
        derived,
        subject_ids=(measure_id,),
        pairing_ids=list(pairings),
        basis="ratio",
    )


@lru_cache(maxsize=2)
def _derive_all(corpus: Corpus) -> pd.DataFrame:
    """Derive every measure of every pairing once: a corpus never changes."""
    figures = describe_comparands(corpus, corpus.figures)
    severities = read_severities(corpus, "within")
    rows = [
        _derive(measure, numerator, denominators, severities)
        for measure in corpus.measures.itertuples()
        for numerator, denominators in _pair_terms(figures, measure)
    ]
    columns = [*figures.columns, "numerator_id", "denominator_ids", "own_reasons"]
    return pd.DataFrame(rows, columns=[*columns, "holds"])


def _pair_terms(
    figures: pd.DataFrame, measure: tuple
) -> Iterator[tuple[pd.Series, list[pd.Series]]]:
    """Yield numerators, each with the figures that make up its denominator."""
    numerators = _pick(figures, measure.numerator_id, measure.numerator_direction)
    wholes = _pick(figures, measure.denominator_id, measure.denominator_direction)
    for _, numerator in numerators.iterrows():
        own = wholes[wholes["pairing_id"] == numerator["pairing_id"]]
        if len(own) > 1:
            own = own[own["place_id"] == numerator["place_id"]]
        parts = figures[
            (figures["pairing_id"] == numerator["pairing_id"])
            & figures["indicator_id"].isin(measure.sum_of)
        ]
        if len(own) == 1:
            yield numerator, [own.iloc[0]]
        elif measure.sum_of and set(parts["indicator_id"]) == set(measure.sum_of):
            yield numerator, [row for _, row in parts.iterrows()]
        else:
            yield numerator, []


def _pick(figures: pd.DataFrame, indicator_id: str, direction: str) -> pd.DataFrame:
    found = figures[figures["indicator_id"] == indicator_id]
    return found[found["direction"] == direction] if direction else found


def _derive(
    measure: tuple,
    numerator: pd.Series,
    denominators: list[pd.Series],
    severities: dict[str, int],
) -> dict[str, object]:
    is_share = measure.kind == "share"
    # A denominator that may be zero divides nothing.
    is_missing = sum(term["low"] for term in denominators) <= 0
    reasons = [NO_DENOMINATOR] if is_missing else []
    for term in denominators:
        reasons += find_term_reasons(
            numerator, term, severities, is_share=is_share and len(denominators) == 1
        )
    reasons = sorted(dict.fromkeys(reasons), key=lambda code: -severities[code])
    worst = max((severities[code] for code in reasons), default=0)
    holds = worst < REFUSAL
    low, high = float("nan"), float("nan")
    if holds:
        low, high = _divide(measure, numerator, denominators).floats
    slug = numerator["figure_id"].split(".")[2:]
    return {
        **numerator.to_dict(),
        "figure_id": ".".join([numerator["pairing_id"], measure.measure_id, *slug]),
        "indicator_id": measure.measure_id,
        "domain_id": measure.domain_id,
        "low": low,
        "high": high,
        "unit_id": "",
        "direction": "none",
        "part_of": "",
        "part_basis": "",
        "not_comparable_with": (),
        "flags": _join_flags([numerator, *denominators]),
        "credit": _join_credit([numerator, *denominators]),
        "numerator_id": numerator["figure_id"],
        "denominator_ids": tuple(term["figure_id"] for term in denominators),
        "own_reasons": tuple(reasons),
        "holds": holds,
    }


def _divide(
    measure: tuple, numerator: pd.Series, denominators: list[pd.Series]
) -> arithmetic.Bounds:
    part = arithmetic.read_bounds(numerator["low"], numerator["high"])
    terms = [arithmetic.read_bounds(term["low"], term["high"]) for term in denominators]
    if len(terms) > 1:
        rest = [
            bounds
            for bounds, term in zip(terms, denominators, strict=True)
            if term["figure_id"] != numerator["figure_id"]
        ]
        return arithmetic.share_of_sum(part, arithmetic.add(rest))
    if measure.kind == "share":
        return arithmetic.share(part, terms[0])
    return arithmetic.divide(part, terms[0])


def _join_flags(terms: list[pd.Series]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag for term in terms for flag in term["flags"]))


def _join_credit(terms: list[pd.Series]) -> str:
    credits_ = {term["credit"] for term in terms}
    return credits_.pop() if len(credits_) == 1 else "other"
