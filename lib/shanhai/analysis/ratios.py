"""Any two figures of one document divided: interval, formula, or why not."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

from shanhai.analysis.comparands import describe_comparands
from shanhai.analysis.measures import derive_ratios
from shanhai.curation.corpus import Corpus, Record
from shanhai.errors import ShanhaiError, unknown_code

COLUMNS = (
    *("pairing_id", "numerator_id", "denominator_ids", "low", "high", "holds"),
    *("formula", "reasons"),
)


def ratio(
    corpus: Corpus, numerator: str, denominator: str, *, lang: str = "en"
) -> pd.DataFrame:
    """Divide what one code counts by what another does, in each document.

    Left out: figures of different documents, which are never divided.

    Parameters
    ----------
    numerator, denominator
        A figure, a series or a concept: figure_id, series_id or indicator_id.
    lang
        The language of the reasons.

    Returns
    -------
    pandas.DataFrame
        One row a numerator: ``low`` and ``high`` of the ratio (NaN where it does not
        hold), ``holds``, ``formula``, and ``reasons``: sentences of the rules that
        refuse it, or that must be accepted.

    Raises
    ------
    UnknownCodeError
        For a code that is none of the three, with near matches.

    Examples
    --------
    >>> shanhai.ratio(corpus, "fiscal_funds", "fiscal_projects")
    """
    if numerator == denominator:
        raise ShanhaiError(f"{numerator!r} divided by itself says nothing.")
    terms = [_find_term(corpus, code) for code in (numerator, denominator)]
    measure = SimpleNamespace(
        measure_id=f"{numerator}/{denominator}",
        domain_id="",
        kind="ratio",
        **_name_term("numerator", terms[0]),
        **_name_term("denominator", terms[1]),
    )
    figures = corpus.figures
    is_asked = pd.Series(data=False, index=figures.index)
    for term in terms:
        own = "figure_id" if hasattr(term, "figure_id") else "indicator_id"
        is_asked |= figures[own] == getattr(term, own)
    asked = describe_comparands(corpus, figures[is_asked])
    derived = derive_ratios(corpus, asked, [measure])
    sentences = corpus.comparison_rules.set_index("rule_id")[f"sentence_{lang}"]
    return derived.assign(
        formula=[
            f"{row.numerator_id} / {' + '.join(row.denominator_ids) or '?'}"
            for row in derived.itertuples()
        ],
        reasons=[
            tuple(sentences[code] for code in codes) for codes in derived["own_reasons"]
        ],
    )[[*COLUMNS]]


def _find_term(corpus: Corpus, code: str) -> Record:
    for kind in ("figure", "series", "indicator"):
        if code in corpus.known(kind):
            return getattr(corpus, kind)(code)
    known = [*corpus.known("indicator"), *corpus.known("series")]
    raise unknown_code("figure, series or concept", code, known)


def _name_term(side: str, term: Record) -> dict[str, object]:
    return {
        f"{side}_id": term.indicator_id,
        f"{side}_dimensions": getattr(term, "dimensions", ()),
        f"{side}_direction": "",
    }
