"""Computed findings across documents: what they cover, nothing about who leads."""

from collections.abc import Sequence

import pandas as pd

from shanhai.analysis.coverage import count_mentions, list_coverage
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.sentences.profile import (
    describe_doubts,
    describe_targets,
    describe_undated,
)
from shanhai.reporting.wording import say
from shanhai.reporting.words.figures import word_figures
from shanhai.reporting.words.sources import word_publication


def describe_overview(corpus: Corpus, *, lang: str) -> list[str]:
    """Say what the documents cover as a whole, the worst caveat first."""
    worded = word_figures(corpus, corpus.figures, lang)
    source_ids = list(corpus.sources["source_id"])
    return [
        _describe_shared(list_coverage(corpus), len(corpus.pairings), lang),
        *describe_undated(worded, lang=lang),
        *describe_doubts(worded, lang=lang),
        say(
            lang,
            "overview-documents",
            documents=len(source_ids),
            pairings=len(corpus.pairings),
            published=word_publication(corpus, source_ids, lang),
        ),
        _describe_accounted(corpus, source_ids, lang),
    ]


def describe_evidence(
    corpus: Corpus, *, source_ids: Sequence[str], lang: str
) -> list[str]:
    """Say how well the figures of some documents stand, the worst caveat first."""
    worded = word_figures(corpus, select_figures(corpus, source_ids=source_ids), lang)
    return [
        *describe_doubts(worded, lang=lang),
        *describe_targets(worded, lang=lang),
        *describe_undated(worded, lang=lang),
        *_describe_vague(worded, lang),
        _describe_accounted(corpus, source_ids, lang),
    ]


def _describe_shared(coverage: pd.DataFrame, pairings: int, lang: str) -> str:
    reporting = (coverage["n_figures"] > 0).groupby(coverage["indicator_id"]).sum()
    return say(
        lang,
        "finding-shared",
        indicators=len(reporting),
        pairings=pairings,
        everywhere=int((reporting == pairings).sum()),
        several=int((reporting >= 2).sum()),
        once=int((reporting == 1).sum()),
        nowhere=int((reporting == 0).sum()),
    )


def _describe_vague(worded: pd.DataFrame, lang: str) -> list[str]:
    vague = int((worded["low"] != worded["high"]).sum())
    if not vague:
        return []
    return [say(lang, "finding-vague", count=vague, figures=len(worded))]


def _describe_accounted(corpus: Corpus, source_ids: Sequence[str], lang: str) -> str:
    counts = count_mentions(corpus, source_ids=source_ids).sum()
    carrying = int(counts.get("figure", 0))
    figures = len(select_figures(corpus, source_ids=source_ids))
    return say(
        lang,
        "finding-accounted",
        mentions=int(counts.sum()),
        carrying=carrying,
        figures=figures,
        repeats=carrying - figures,
        others=int(counts.sum()) - carrying,
    )
