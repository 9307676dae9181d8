"""Computed findings about one pairing: caveats first, then the main facts."""

import pandas as pd

from shanhai.reporting.wording import join_words, say
from shanhai.reporting.words.periods import is_dated

MOST_FINDINGS = 5
MOST_EXAMPLES = 3
DOUBT = frozenset({"implausible", "source_inconsistent"})
TOLD_AS_RESULT = frozenset({"target_as_result"})
NOT_REACHED = ("planned", "contracted", "capacity")
EVERYBODY = ("group=all", "channel=any")


def describe_doubts(worded: pd.DataFrame, *, lang: str) -> list[str]:
    """Say how many figures are flagged as hard to believe, and name some."""
    doubtful = worded[has_flag(worded, DOUBT)]
    if doubtful.empty:
        return []
    names = list(dict.fromkeys(doubtful["label"]))
    listed = join_words(lang, [quote(name, lang) for name in names[:MOST_EXAMPLES]])
    return [
        say(
            lang,
            "finding-doubtful",
            count=len(doubtful),
            figures=len(worded),
            names=listed,
            more=max(0, len(names) - MOST_EXAMPLES),
        )
    ]


def describe_targets(worded: pd.DataFrame, *, lang: str) -> list[str]:
    """Say how many figures are no results, and how many of them read like one."""
    targets = worded[worded["status"].isin(NOT_REACHED)]
    told = int(has_flag(worded, TOLD_AS_RESULT).sum())
    if targets.empty and not told:
        return []
    return [
        say(
            lang,
            "finding-targets",
            count=len(targets),
            told=told,
            figures=len(worded),
        )
    ]


def describe_undated(worded: pd.DataFrame, *, lang: str) -> list[str]:
    """Say how many figures have neither a beginning nor an end in time."""
    undated = int((~is_dated(worded)).sum())
    if not undated:
        return []
    return [say(lang, "finding-undated", count=undated, figures=len(worded))]


def has_flag(figures: pd.DataFrame, flags: frozenset[str]) -> pd.Series:
    """Tell which figures carry at least one of the flags."""
    return figures["flags"].map(lambda mine: not flags.isdisjoint(mine)).astype(bool)


def quote(name: str, lang: str) -> str:
    """Set a name in the language's quotation marks."""
    return say(lang, "quoted", name=name)
