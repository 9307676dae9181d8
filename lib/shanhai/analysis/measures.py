"""Ratios inside one pairing, source and window: derived by us, with everything shown.

Both terms share scope and period, so a ratio travels across pairings where its
terms do not. A ratio whose terms differ is refused with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from shanhai.analysis import interval_arithmetic as arithmetic
from shanhai.analysis.comparability import MOST_KEPT, Comparison, judge
from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.comparison_rules import list_term_reasons, read_columns
from shanhai.analysis.selection import check_chosen, check_codes
from shanhai.analysis.verdicts import REFUSAL, read_severities
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import fits, list_splits, read_pairs
from shanhai.curation.rows import iterate_rows

NO_DENOMINATOR = "no_term"
TRAITS = ("is_share", "is_unlike")

Term = Mapping[str, Any]


@dataclass(frozen=True)
class _Ratio:
    measure: tuple
    numerator: Term
    denominators: list[Term]

    @property
    def is_share(self) -> bool:
        return self.measure.kind == "share"


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
    corpus.measure(measure_id)
    pairings = check_chosen(corpus, "pairing", pairing_ids)
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
    figures = describe_comparands(corpus, corpus.figures)
    return derive_ratios(corpus, figures, list(iterate_rows(corpus.measures)))


def derive_ratios(
    corpus: Corpus, figures: pd.DataFrame, measures: list
) -> pd.DataFrame:
    """Derive measures from comparands; columns as `derive_measures` gives them.

    Parameters
    ----------
    measures
        With the columns of the table of measures as attributes.
    """
    severities = read_severities(corpus, "within")
    ratios = list(_list_ratios(corpus, figures, measures))
    reasons = _list_reasons(figures, ratios, severities)
    rows = [_derive(*one, severities) for one in zip(ratios, reasons, strict=True)]
    columns = [*figures.columns, "numerator_id", "denominator_ids", "own_reasons"]
    derived = pd.DataFrame(rows, columns=[*columns, "holds"])
    return derived.assign(figure_id=name_derived(derived))


def name_derived(derived: pd.DataFrame) -> list[str]:
    """Name derived values: pairing, what it is, and the numerator's slug.

    Where two have that name, all of the numerator's code tells them apart.
    """
    tails = derived["numerator_id"].str.split(".").str[1:]
    stems = derived["pairing_id"] + "." + derived["indicator_id"]
    short = [
        ".".join([stem, *tail[1:]]) for stem, tail in zip(stems, tails, strict=True)
    ]
    is_taken = pd.Series(short, dtype=str).duplicated(keep=False)
    return [
        ".".join([stem, *tail]) if taken else name
        for stem, tail, name, taken in zip(stems, tails, short, is_taken, strict=True)
    ]


def _list_ratios(
    corpus: Corpus, figures: pd.DataFrame, measures: list
) -> Iterator[_Ratio]:
    reported = defaultdict(list)
    for term in figures.to_dict("records"):
        reported[term["pairing_id"]].append(term)
    splits = list_splits(corpus.dimension_codes)
    for measure in measures:
        for pairing_id in corpus.known("pairing"):
            yield from _pair_terms(measure, reported[pairing_id], splits)


def _pair_terms(
    measure: tuple, reported: list[Term], splits: Mapping[str, list[str]]
) -> Iterator[_Ratio]:
    """Yield one pairing's numerators, each with what makes up its denominator."""
    numerators = _pick(measure, "numerator", reported)
    wholes = _pick(measure, "denominator", reported)
    for numerator in numerators:
        own = wholes
        for is_alike in (_share_document, _share_place, _share_window):
            if len(own) > 1 or is_alike is _share_document:
                own = [term for term in own if is_alike(numerator, term)]
        near = [term for term in reported if _share_document(numerator, term)]
        parts = () if len(own) == 1 else _list_parts(measure, near, splits)
        yield _Ratio(measure, numerator, own if len(own) == 1 else [*parts])


def _share_document(first: Term, second: Term) -> bool:
    """Tell whether some document carries both; a world without documents has one."""
    ours, theirs = first["source_ids"], second["source_ids"]
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _share_place(first: Term, second: Term) -> bool:
    return first["place_id"] == second["place_id"]


def _share_window(first: Term, second: Term) -> bool:
    return all(
        first[day] == second[day] or (pd.isna(first[day]) and pd.isna(second[day]))
        for day in ("period_start", "period_end")
    )


def _pick(measure: tuple, side: str, terms: list[Term]) -> list[Term]:
    indicator_id = getattr(measure, f"{side}_id")
    wanted = getattr(measure, f"{side}_dimensions")
    direction = getattr(measure, f"{side}_direction")
    return [
        one
        for one in terms
        if one["indicator_id"] == indicator_id
        and fits(one["dimensions"], wanted)
        and (not direction or one["direction"] == direction)
    ]


def _list_parts(
    measure: tuple, reported: list[Term], splits: Mapping[str, list[str]]
) -> list[Term]:
    """Return the figures that make up a whole, where each part is told just once."""
    wanted = measure.denominator_dimensions
    for pair in wanted:
        rest = tuple(one for one in wanted if one != pair)
        parts = [
            [
                term
                for term in reported
                if term["indicator_id"] == measure.denominator_id
                and fits(term["dimensions"], (*rest, below))
            ]
            for below in splits.get(pair, ())
        ]
        if parts and all(len(found) == 1 for found in parts):
            return [term for (term,) in parts]
    return []


def _is_unlike(ratio: _Ratio, term: Term) -> bool:
    """Tell whether terms differ in a dimension that the measure leaves open."""
    measure = ratio.measure
    fixed = {
        dimension
        for wanted in (measure.numerator_dimensions, measure.denominator_dimensions)
        for dimension in read_pairs(wanted)
    }
    ours, theirs = (read_pairs(one["dimensions"]) for one in (ratio.numerator, term))
    return any(
        theirs.get(dimension, code) != code
        for dimension, code in ours.items()
        if dimension not in fixed
    )


def _list_reasons(
    figures: pd.DataFrame, ratios: list[_Ratio], severities: Mapping[str, int]
) -> list[list[str]]:
    """List for each ratio the rules that its terms break, all ratios at once."""
    rows = {code: row for row, code in enumerate(figures["figure_id"])}
    pairs = [
        (
            number,
            rows[one.numerator["figure_id"]],
            rows[term["figure_id"]],
            # The whole is one figure, not the sum of its parts.
            one.is_share and len(one.denominators) == 1,
            _is_unlike(one, term),
        )
        for number, one in enumerate(ratios)
        for term in one.denominators
    ]
    table = pd.DataFrame(pairs, columns=["ratio", "part", "whole", *TRAITS])
    found = list_term_reasons(
        read_columns(figures.iloc[table["part"]]),
        read_columns(figures.iloc[table["whole"]]),
        severities,
        **{name: table[name].to_numpy(dtype=bool) for name in TRAITS},
    )
    # A denominator that may be zero divides nothing.
    reasons = [
        [] if sum(term["low"] for term in one.denominators) > 0 else [NO_DENOMINATOR]
        for one in ratios
    ]
    for number, codes in zip(table["ratio"], found, strict=True):
        reasons[number] += codes
    return reasons


def _derive(
    ratio: _Ratio, reasons: list[str], severities: Mapping[str, int]
) -> dict[str, object]:
    measure, numerator = ratio.measure, ratio.numerator
    terms = [numerator, *ratio.denominators]
    reasons = sorted(dict.fromkeys(reasons), key=lambda code: -severities[code])
    worst = max((severities[code] for code in reasons), default=0)
    holds = worst < REFUSAL
    low, high = float("nan"), float("nan")
    if holds:
        low, high = _divide(ratio).floats
    return {
        **numerator,
        "indicator_id": measure.measure_id,
        "series_id": measure.measure_id,
        "domain_id": measure.domain_id,
        "low": low,
        "high": high,
        "unit_id": "",
        "direction": "none",
        "part_of": "",
        "part_basis": "",
        "not_comparable_with": (),
        "flags": tuple(dict.fromkeys(one for term in terms for one in term["flags"])),
        "credit": _join_credit(terms),
        "numerator_id": numerator["figure_id"],
        "denominator_ids": tuple(term["figure_id"] for term in ratio.denominators),
        "own_reasons": tuple(reasons),
        "holds": holds,
    }


def _divide(ratio: _Ratio) -> arithmetic.Bounds:
    part = _read_bounds(ratio.numerator)
    terms = ratio.denominators
    if len(terms) > 1:
        own = ratio.numerator["figure_id"]
        rest = [_read_bounds(term) for term in terms if term["figure_id"] != own]
        return arithmetic.share_of_sum(part, arithmetic.add(rest))
    divide = arithmetic.share if ratio.is_share else arithmetic.divide
    return divide(part, _read_bounds(terms[0]))


def _read_bounds(term: Term) -> arithmetic.Bounds:
    return arithmetic.read_bounds(term["low"], term["high"])


def _join_credit(terms: list[Term]) -> str:
    credits_ = {term["credit"] for term in terms}
    return credits_.pop() if len(credits_) == 1 else "other"
