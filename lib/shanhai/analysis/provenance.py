"""Which rows a report stands on, and one digest of exactly these rows.

The digest on a page changes when, and only when, data change that the page may show;
so an equal digest means equal data, and a page can be kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

import pandas as pd

from shanhai.analysis.context import COUNTIES, FUNDS
from shanhai.analysis.selection import check_codes, select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

# Every report uses the codelists and registers whole; they are small.
BY_ROW = ("figures", "mentions")
# What a figure's value is, and where it stands.
VALUES = frozenset({"low", "high", "as_written", "start", "end"})


def select_used(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    domain_ids: Iterable[str] | None = None,
    has_peers: bool = False,
) -> pd.DataFrame:
    """Return the figures that a report on some pairings and domains may show.

    None means all. A domain brings the terms of its measures from other domains.
    `has_peers` adds, of all pairings, the terms of the measures that these pairings
    report: their ratios may stand beside.

    Raises
    ------
    UnknownCodeError
        For a code that its codelist does not hold.
    """
    figures = select_figures(corpus)
    own = figures["pairing_id"].isin(_check(corpus, "pairing", pairing_ids))
    domains = _check(corpus, "domain", domain_ids)
    measures = corpus.measures[corpus.measures["domain_id"].isin(domains)]
    terms = figures["indicator_id"].isin(_list_terms(measures))
    used = own & (figures["domain_id"].isin(domains) | terms)
    if has_peers:
        reported = measures["numerator_id"].isin(figures[own]["indicator_id"])
        shared = {*_list_terms(measures[reported]), FUNDS, COUNTIES}
        used |= figures["indicator_id"].isin(shared)
    return figures[used].reset_index(drop=True)


def digest_used(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    domain_ids: Iterable[str] | None = None,
    has_peers: bool = False,
    has_values: bool = True,
) -> str:
    """Return the SHA-256 of the rows a report uses, in hexadecimal.

    They are the figures of `select_used`, every mention of their pairings' documents
    and of these figures, and all other tables. A report that shows which figures
    there are, but no value, uses the rows without the columns of `VALUES`.
    """
    pairings = _check(corpus, "pairing", pairing_ids)
    figures = select_used(
        corpus, pairing_ids=pairings, domain_ids=domain_ids, has_peers=has_peers
    )
    codes = set(figures["figure_id"])
    sources, mentions = corpus.sources, corpus.mentions
    own = set(sources[sources["pairing_id"].isin(pairings)]["source_id"])
    read = mentions["source_id"].isin(own) | mentions["figure_id"].isin(codes)
    is_used = {"figures": corpus.figures["figure_id"].isin(codes), "mentions": read}
    rows = [
        line
        for name in BY_ROW
        for line, used in zip(
            _digest_rows(corpus, name, has_values), is_used[name], strict=True
        )
        if used
    ]
    return sha256("".join([_digest_rest(corpus), *rows]).encode()).hexdigest()


def list_pairings_of(corpus: Corpus, source_ids: Iterable[str]) -> list[str]:
    """Return the pairings that some documents report on; of no document, all."""
    codes = list(source_ids) or corpus.known("source")
    return list(dict.fromkeys(corpus.source(code).pairing_id for code in codes))


def _check(corpus: Corpus, kind: str, codes: Iterable[str] | None) -> list[str]:
    return corpus.known(kind) if codes is None else check_codes(corpus, kind, codes)


def _list_terms(measures: pd.DataFrame) -> set[str]:
    sums = (code for codes in measures["sum_of"] for code in codes)
    return {*measures["numerator_id"], *measures["denominator_id"], *sums} - {""}


@lru_cache(maxsize=32)
def _digest_rows(corpus: Corpus, name: str, has_values: bool = True) -> tuple[str, ...]:
    """Digest each row of a table; a corpus never changes."""
    table = getattr(corpus, name)
    left_out = [] if has_values else VALUES.intersection(table)
    rows = iterate_rows(table.drop(columns=left_out))
    written = ("\x1f".join(map(str, row)) for row in rows)
    return tuple(sha256(line.encode()).hexdigest() for line in written)


@lru_cache(maxsize=2)
def _digest_rest(corpus: Corpus) -> str:
    names = sorted(set(corpus.table_names) - set(BY_ROW))
    lines = (line for name in names for line in (name, *_digest_rows(corpus, name)))
    return sha256("".join([corpus.version, *lines]).encode()).hexdigest()
