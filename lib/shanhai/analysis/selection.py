"""Pick figures by pairing, domain, indicator or source, in the codelists' order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.parameters import list_codes
from shanhai.errors import unknown_code


def select_figures(
    corpus: Corpus,
    *,
    pairing_ids: Iterable[str] | None = None,
    domain_ids: Iterable[str] | None = None,
    indicator_ids: Iterable[str] | None = None,
    source_ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Return the figures that meet every condition, with their ``domain_id``.

    None leaves a condition out; an empty list selects nothing. Rows come by
    pairing and indicator in the codelists' order, never by value.

    Raises
    ------
    UnknownCodeError
        For the first code that its codelist does not hold, with near matches.
    ShanhaiError
        For a text in place of a list of codes.
    """
    figures = _list_figures(corpus)
    for kind, codes in (
        ("pairing", pairing_ids),
        ("domain", domain_ids),
        ("indicator", indicator_ids),
    ):
        if codes is not None:
            known = check_codes(corpus, kind, codes)
            figures = figures[figures[f"{kind}_id"].isin(known)]
    if source_ids is not None:
        mentions = corpus.mentions
        wanted = mentions["source_id"].isin(check_codes(corpus, "source", source_ids))
        figures = figures[figures["figure_id"].isin(mentions[wanted]["figure_id"])]
    return figures.reset_index(drop=True)


@lru_cache(maxsize=2)
def _list_figures(corpus: Corpus) -> pd.DataFrame:
    domains = corpus.indicators[["indicator_id", "domain_id"]]
    return corpus.figures.merge(domains, on="indicator_id", how="left")


def check_codes(corpus: Corpus, kind: str, codes: Iterable[str]) -> list[str]:
    """Return the codes in the codelist's order; an unknown one, or a text, raises."""
    wanted = dict.fromkeys(list_codes(f"{kind}_ids", codes))
    known = corpus.known(kind)
    rank = dict.fromkeys(known)
    unknown = [code for code in wanted if code not in rank]
    if unknown:
        raise unknown_code(kind, unknown[0], known)
    return [code for code in known if code in wanted]


def check_chosen(corpus: Corpus, kind: str, codes: Iterable[str] | None) -> list[str]:
    """Return the codes as `check_codes` does, the whole codelist for None."""
    return corpus.known(kind) if codes is None else check_codes(corpus, kind, codes)
