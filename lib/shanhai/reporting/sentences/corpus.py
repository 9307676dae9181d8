"""Computed findings across documents: how well their figures stand."""

from collections.abc import Sequence

import pandas as pd

from shanhai.analysis.coverage import count_mentions
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.reporting.sentences.profile import (
    describe_doubts,
    describe_targets,
    describe_undated,
)
from shanhai.reporting.wording import say
from shanhai.reporting.words.figures import word_figures


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
