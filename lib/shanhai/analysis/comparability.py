"""The gate: like for like or not, with reasons; the only way to a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import pandas as pd

from shanhai.analysis.comparands import describe_comparands, divide_by_residents
from shanhai.analysis.judged import Judged, count_verdicts, tell_rows
from shanhai.analysis.roll_ups import add_roll_ups
from shanhai.analysis.selection import check_chosen, check_codes
from shanhai.analysis.verdicts import (
    NOT_REPORTED,
    REFUSED,
    judge_comparands,
    judge_rows,
    read_severities,
)
from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import list_codes
from shanhai.errors import ShanhaiError, suggest
from shanhai.lean_imports import find_public

FIGURE_BASES = ("total", "per_resident")
# A page asks for one comparison several times, and a corpus never changes.
MOST_KEPT = 256
# From this share of the figures on, a reason is theirs in common.
COMMON = 3 / 4
# A row without a figure holds none.
TUPLES = ("reasons", "hard_ids", "derived_from")


class NotComparable(ShanhaiError):  # noqa: N818, the verdict's name
    """Refuse to put figures beside each other, or to add them; says why."""


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Judged):
    """Hold what may be said of some figures side by side.

    ``rows`` has one row per pairing and figure, in the codelist's order: the
    figure's columns, ``verdict``, ``reasons`` (rule_ids, by weight),
    ``hard_ids`` (those that refuse), ``is_reference`` and ``derived_from`` (the parts
    whose sum stands for a whole, none for a figure). Verdicts, against
    ``reference_id``: ``comparable``, ``caution``, ``not_comparable``; ``alone``, not
    refused but without a match in another pairing; ``not_reported``, a pairing
    without a figure. Among those admitted no pair is refused.
    """

    subject_ids: tuple[str, ...]
    basis: str
    reference_id: str
    corpus: Corpus = field(repr=False)
    _rows: pd.DataFrame = field(repr=False)

    @property
    def rows(self) -> pd.DataFrame:
        """Return every pairing and figure with its verdict."""
        return self._rows.copy(deep=False)

    def plot(self, lang: str = "en", **options: object) -> object:
        """Draw what compares, with gaps for what is refused; returns its axes.

        Raises
        ------
        NotComparable
            When less than two pairings compare.
        """
        return find_public("pictures").comparison(self, lang=lang, **options)

    def __repr__(self) -> str:
        from shanhai.analysis.refusals import explain_refusal

        verdicts = tell_rows(self).drop(columns="reasons").to_string(index=False)
        refused = list(dict.fromkeys(self.refused["figure_id"]))
        why = [explain_refusal(self, refused)] if refused else []
        return "\n".join([self._title, verdicts, *why])

    @property
    def _title(self) -> str:
        subjects = ", ".join(self.subject_ids)
        return f"{subjects} ({self.basis}): {count_verdicts(self._rows)}"

    @property
    def n_figures(self) -> int:
        """Return how many figures were judged."""
        return int((self._rows["verdict"] != NOT_REPORTED).sum())

    @cached_property
    def common_rules(self) -> dict[str, int]:
        """Return the rules that most figures have and that refuse none, with counts.

        They are said once; rows hold them beside their own.
        """
        judged = self._rows[self._rows["verdict"] != NOT_REPORTED]
        refusing = {code for codes in judged["hard_ids"] for code in codes}
        held = Counter(code for codes in judged["reasons"] for code in codes)
        # One figure has nothing in common.
        least = max(2, COMMON * len(judged))
        return {
            code: count
            for code, count in held.most_common()
            if count >= least and code not in refusing
        }

    def require(self, figure_ids: Iterable[str]) -> pd.DataFrame:
        """Return the rows of these figures, or raise when one was refused.

        Raises
        ------
        NotComparable
            With every reason of each refused figure, and what compares instead.
        """
        # It words a refusal by what else compares, which is judged here.
        from shanhai.analysis.refusals import explain_refusal

        wanted = list_codes("figure_ids", figure_ids)
        rows = self.rows.set_index("figure_id", drop=False)
        known = rows.index[rows.index != ""]
        for code in wanted:
            if code not in known:
                raise NotComparable(f"{code!r} was not judged. {suggest(code, known)}")
        chosen = rows.loc[wanted]
        refused = chosen[chosen["verdict"] == REFUSED]["figure_id"]
        if len(refused):
            raise NotComparable(explain_refusal(self, list(dict.fromkeys(refused))))
        return chosen.reset_index(drop=True)

    def rank(self, figure_ids: Iterable[str] | None = None) -> list[tuple[str, ...]]:
        """Return the admitted figures from low to high, in groups of ties.

        Intervals that overlap are a tie, directly or through a third one. Figures
        that are asked for by name are ranked, or refused as ``require`` does.
        """
        rows = self.admitted if figure_ids is None else self.require(figure_ids)
        return rank_rows(rows)


def compare(
    corpus: Corpus,
    *,
    indicator_ids: Iterable[str] = (),
    series_ids: Iterable[str] = (),
    pairing_ids: Iterable[str] | None = None,
    basis: str = "total",
) -> Comparison:
    """Judge the figures of some indicators, or some of their series, across pairings.

    Parameters
    ----------
    indicator_ids
        Usually one; figures of different indicators refuse each other.
    series_ids
        Concepts with all their dimensions, as in ``corpus.all_series``.
    pairing_ids
        All pairings when None.
    basis
        ``total`` as reported, or ``per_resident``: per 1,000 census residents.

    Raises
    ------
    UnknownCodeError
        For a code that its codelist does not hold.
    ShanhaiError
        For another basis: figures as reported are no ratios.
    """
    _check_figure_basis(basis)
    subjects = [
        *check_codes(corpus, "indicator", indicator_ids),
        *check_codes(corpus, "series", series_ids),
    ]
    pairings = check_chosen(corpus, "pairing", pairing_ids)
    return _compare(corpus, tuple(subjects), tuple(pairings), basis)


@lru_cache(maxsize=MOST_KEPT)
def _compare(
    corpus: Corpus, subjects: tuple[str, ...], pairings: tuple[str, ...], basis: str
) -> Comparison:
    comparands = _list_comparands(corpus)
    comparands = comparands[comparands["pairing_id"].isin(pairings)]
    is_asked = comparands["indicator_id"].isin(subjects)
    is_asked |= comparands["series_id"].isin(subjects)
    asked = add_roll_ups(corpus, comparands[is_asked], comparands)
    return judge(
        corpus,
        _put_on_basis(corpus, asked, basis),
        subject_ids=subjects,
        pairing_ids=list(pairings),
        basis=basis,
    )


def judge(
    corpus: Corpus,
    comparands: pd.DataFrame,
    *,
    subject_ids: tuple[str, ...],
    pairing_ids: list[str],
    basis: str,
) -> Comparison:
    """Judge comparands against a reference chosen openly.

    The reference is the first figure, in the codelists' order, of the set with
    the most pairings in which no rule refuses a pair; equal sets go by that order.
    A comparand may bring reasons of its own in ``own_reasons`` (rule_ids of the
    basis ``within``); one that these refuse never takes part.
    """
    severities = read_severities(corpus, basis)
    judged = judge_comparands(comparands, severities, read_severities(corpus, "within"))
    references = judged.loc[judged["is_reference"], "figure_id"]
    return Comparison(
        subject_ids=subject_ids,
        basis=basis,
        reference_id=next(iter(references), ""),
        corpus=corpus,
        _rows=_add_unreported(judged, pairing_ids),
    )


def judge_pair(
    corpus: Corpus, first_id: str, second_id: str, *, basis: str = "total"
) -> tuple[str, tuple[str, ...]]:
    """Return the verdict on two figures and its reasons, hardest first; symmetric."""
    _check_figure_basis(basis)
    for code in (first_id, second_id):
        corpus.figure(code)
    comparands = _list_comparands(corpus)
    pair = comparands[comparands["figure_id"].isin([first_id, second_id])]
    frame = _put_on_basis(corpus, pair, basis)
    return judge_rows(frame, first_id, second_id, read_severities(corpus, basis))


def rank_rows(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return figure_ids from low to high, figures whose intervals overlap tied."""
    groups: list[list[str]] = []
    top = float("-inf")
    for row in rows.sort_values(["low", "high"], kind="stable").itertuples():
        if groups and row.low <= top:
            groups[-1].append(row.figure_id)
        else:
            groups.append([row.figure_id])
        top = max(top, row.high)
    return [tuple(group) for group in groups]


def _check_figure_basis(basis: str) -> None:
    if basis not in FIGURE_BASES:
        near = suggest(basis, FIGURE_BASES)
        raise ShanhaiError(f"{basis!r} is no basis of figures as reported. {near}")


@lru_cache(maxsize=2)
def _list_comparands(corpus: Corpus) -> pd.DataFrame:
    return describe_comparands(corpus, corpus.figures)


def _put_on_basis(corpus: Corpus, comparands: pd.DataFrame, basis: str) -> pd.DataFrame:
    if basis == "per_resident":
        return divide_by_residents(corpus, comparands)
    return comparands


def _add_unreported(judged: pd.DataFrame, pairing_ids: list[str]) -> pd.DataFrame:
    """Add a row for every pairing without a figure, and sort by pairing."""
    reporting = list(judged["pairing_id"])
    heard = set(reporting)
    silent = [code for code in pairing_ids if code not in heard]
    rank = {code: place for place, code in enumerate(pairing_ids)}
    codes = [*reporting, *silent]
    order = sorted(range(len(codes)), key=lambda row: rank[codes[row]])
    # A label that is not there gives a row without values.
    rows = judged.reset_index(drop=True).reindex(order)
    known = {
        "pairing_id": codes,
        "figure_id": [*judged["figure_id"], *[""] * len(silent)],
        "verdict": [*judged["verdict"], *[NOT_REPORTED] * len(silent)],
        **{name: [*judged[name], *[()] * len(silent)] for name in TUPLES},
        "is_reference": [*judged["is_reference"], *[False] * len(silent)],
    }
    sorted_ = {name: [values[row] for row in order] for name, values in known.items()}
    return rows.reset_index(drop=True).assign(**sorted_)
