"""Which figures a report uses, shown or only weighed, and one digest of all it uses.

The digest changes when, and only when, data change that the report may show; so an
equal digest means equal data, and a page can be kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

import numpy as np
import pandas as pd

from shanhai.analysis.comparability import MOST_KEPT
from shanhai.analysis.derived import (
    COUNTIES,
    FUNDS,
    FUNDS_PER_COUNTY_YEAR,
    list_derived,
    list_near,
    list_profile_values,
)
from shanhai.analysis.judgements import judge_pairings
from shanhai.analysis.measures import derive_measures
from shanhai.analysis.selection import check_chosen, check_codes, select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

# Every report uses the codelists and registers whole; they are small.
BY_ROW = ("figures", "mentions")
# What a figure's value is, where it stands, and what is noted of it.
VALUES = frozenset({"low", "high", "as_written", "start", "end", "note_en", "note_zh"})


def select_used(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    domain_ids: Iterable[str] | None = None,
    has_peers: bool = False,
) -> pd.DataFrame:
    """Return the figures that a report on some pairings and domains uses.

    None means all. A domain brings the terms of its measures from other domains;
    `has_peers` adds, of all pairings, those of the concepts that these report, and of
    measures whose numerator they do.

    The column `is_shown` tells of which the report may show the value: its own, and
    the terms of ratios that several of its pairings report, or that stand beside as a
    peer's. The others are weighed: they decide which ratios these are.
    """
    pairings = check_chosen(corpus, "pairing", pairing_ids)
    domains = check_chosen(corpus, "domain", domain_ids)
    figures = select_figures(corpus)
    is_of_pairing = figures["pairing_id"].isin(pairings)
    is_own = is_of_pairing & figures["domain_id"].isin(domains)
    measures = corpus.measures[corpus.measures["domain_id"].isin(domains)]
    is_term = figures["indicator_id"].isin(_list_terms(measures))
    is_used = is_own | (is_of_pairing & is_term)
    ratios = []
    # All domains together hold the terms of all ratios.
    if len(domains) < len(corpus.known("domain")):
        ratios.append(_select_ratios(corpus, pairings, domains))
    if has_peers:
        reported = set(figures[is_of_pairing]["indicator_id"])
        shared = _list_terms(measures[measures["numerator_id"].isin(reported)])
        is_used |= figures["indicator_id"].isin({*shared, FUNDS, COUNTIES})
        ratios += [_select_peers(corpus, code, domains) for code in pairings]
        is_used |= figures["indicator_id"].isin(reported)
    terms = {code for rows in ratios for code in _list_figures(rows)}
    if has_peers:
        terms |= _list_admitted(corpus, set(pairings))
    is_shown = is_own | figures["figure_id"].isin(terms)
    used = figures.assign(is_shown=is_shown)[is_used | is_shown]
    return used.reset_index(drop=True)


def list_pairings_of(corpus: Corpus, source_ids: Iterable[str]) -> list[str]:
    """Return the pairings that some documents report on; of no document, all."""
    codes = check_codes(corpus, "source", source_ids) or corpus.known("source")
    found = {one for code in codes for one in corpus.source(code).pairing_ids}
    return [code for code in corpus.known("pairing") if code in found]


def _select_ratios(
    corpus: Corpus, pairings: Sequence[str], domains: Sequence[str]
) -> pd.DataFrame:
    """Return the ratios of some pairings and domains that several of them report.

    What a single pairing reports is shown in its profile.
    """
    rates = list_derived(corpus)
    rates = rates[rates["indicator_id"] == FUNDS_PER_COUNTY_YEAR]
    rates = rates[rates["pairing_id"].isin(pairings)]
    derived = pd.concat([derive_measures(corpus, pairing_ids=pairings), rates])
    derived = derived[derived["domain_id"].isin(domains)]
    reporting = derived.groupby("indicator_id")["pairing_id"].transform("nunique")
    return derived[reporting > 1]


def _select_peers(
    corpus: Corpus, pairing_id: str, domains: Sequence[str]
) -> pd.DataFrame:
    """Return the derived values of a pairing's profile, its peers' among them."""
    derived = list_derived(corpus)
    derived = derived[derived["domain_id"].isin(domains)]
    values = list_profile_values(corpus, pairing_id)
    return derived[derived["figure_id"].isin(values)]


def _list_admitted(corpus: Corpus, pairing_ids: set[str]) -> set[str]:
    """List the figures that the gate admits beside those of some pairings: peers."""
    near = [
        list_near(subject.comparison, code)
        for subject in judge_pairings(corpus).subjects
        for code in pairing_ids & subject.comparison.admitted_pairings
    ]
    return {
        code
        for rows in near
        for codes in zip(rows["figure_id"], rows["derived_from"], strict=True)
        for code in (codes[0], *codes[1])
    }


def _list_figures(ratios: pd.DataFrame) -> set[str]:
    return {*ratios["numerator_id"]}.union(*ratios["denominator_ids"])


def _list_terms(measures: pd.DataFrame) -> set[str]:
    return {*measures["numerator_id"], *measures["denominator_id"]}


def digest_used(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    domain_ids: Iterable[str] | None = None,
    has_peers: bool = False,
    has_values: bool = True,
) -> str:
    """Return the SHA-256 of the rows a report uses, in hexadecimal.

    They are the figures of `select_used`, all mentions of these and of the pairings'
    documents, and all other tables. What is not shown, but weighed or counted, is used
    without the columns of `VALUES`; by a report that shows no value all is.
    """
    pairings = check_chosen(corpus, "pairing", pairing_ids)
    domains = check_chosen(corpus, "domain", domain_ids)
    return _digest(corpus, tuple(pairings), tuple(domains), has_peers, has_values)


@lru_cache(maxsize=MOST_KEPT)
def _digest(
    corpus: Corpus,
    pairings: tuple[str, ...],
    domains: tuple[str, ...],
    has_peers: bool,
    has_values: bool,
) -> str:
    """Digest once what the pages of all languages use: a corpus never changes."""
    chosen = {"pairing_ids": pairings, "domain_ids": domains, "has_peers": has_peers}
    figures = select_used(corpus, **chosen)
    used = figures["figure_id"]
    shown = used[figures["is_shown"] & has_values]
    mentions = corpus.mentions
    own = corpus.sources_of(pairings)["source_id"]
    is_counted = mentions["source_id"].isin(own) | mentions["figure_id"].isin(used)
    is_used = {
        "figures": corpus.figures["figure_id"].isin(used),
        "mentions": is_counted,
    }
    parts = [_digest_rest(corpus)]
    for name in BY_ROW:
        is_shown = getattr(corpus, name)["figure_id"].isin(shown)
        whole, bare = _digest_rows(corpus, name), _digest_rows(corpus, name, False)
        parts.append(np.where(is_shown, whole, bare)[is_used[name]].tobytes())
    codes = set(used)
    parts += [line for code, line in _list_outcomes(corpus) if code in codes]
    return sha256(b"".join(parts)).hexdigest()


@lru_cache(maxsize=2)
def _list_outcomes(corpus: Corpus) -> tuple[tuple[str, bytes], ...]:
    """Say by its numerator whether each ratio holds: a value may decide that."""
    return tuple(
        (row.numerator_id, f"{row.figure_id} {row.holds} {row.own_reasons}".encode())
        for row in iterate_rows(derive_measures(corpus))
    )


@lru_cache(maxsize=32)
def _digest_rows(corpus: Corpus, name: str, has_values: bool = True) -> np.ndarray:
    """Digest each row of a table; a corpus never changes."""
    table = getattr(corpus, name)
    left_out = [] if has_values else VALUES.intersection(table)
    rows = iterate_rows(table.drop(columns=left_out))
    written = ("\x1f".join(map(str, row)) for row in rows)
    return np.array([sha256(line.encode()).hexdigest() for line in written], "S64")


@lru_cache(maxsize=2)
def _digest_rest(corpus: Corpus) -> bytes:
    names = sorted(set(corpus.table_names) - set(BY_ROW))
    lines = (name.encode() + _digest_rows(corpus, name).tobytes() for name in names)
    return sha256(b"".join([corpus.version.encode(), *lines])).hexdigest().encode()
