"""One digest of exactly the data that a report uses.

It changes when, and only when, data change that the report may show; so an equal digest
means equal data, and a page can be kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

import numpy as np

from shanhai.analysis.comparability import MOST_KEPT
from shanhai.analysis.measures import derive_measures
from shanhai.analysis.provenance import select_used
from shanhai.analysis.selection import check_chosen
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows

# Every report uses the codelists and registers whole; they are small.
BY_ROW = ("figures", "mentions")
# What a figure's value is, where it stands, and what is noted of it.
VALUES = frozenset({"low", "high", "as_written", "start", "end", "note_en", "note_zh"})


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
