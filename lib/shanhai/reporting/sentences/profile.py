"""Computed findings about one pairing: caveats first, then the main facts."""

import pandas as pd

from shanhai.analysis.coverage import list_coverage
from shanhai.analysis.selection import select_figures
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import Pairs, fits
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.wording import join_sentences, join_words, say
from shanhai.reporting.words.figures import name_inline, word_figures
from shanhai.reporting.words.periods import is_dated

MOST_FINDINGS = 5
MOST_EXAMPLES = 3
DOUBT = frozenset({"implausible", "source_inconsistent"})
TOLD_AS_RESULT = frozenset({"target_as_result"})
NOT_REACHED = ("planned", "contracted", "capacity")
EVERYBODY = ("group=all", "channel=any")
# For each main question the indicators that answer it, the best first.
MAIN_FACTS = (
    (("fiscal_funds", ("extent=whole",)),),
    (
        ("labour_employed", ("destination=guangdong", *EVERYBODY)),
        ("labour_employed", EVERYBODY),
    ),
    (("produce_sold", ("outlet=any", "certification=all")),),
    (("investment", ("funder=enterprises", "extent=whole")),),
)


def describe_profile(corpus: Corpus, *, pairing_id: str, lang: str) -> list[str]:
    """Say at most five things to know of a pairing, the worst caveat first.

    Leaves out caveats that no figure bears. Where nothing is left, the first figure is.
    """
    figures = select_figures(corpus, pairing_ids=[pairing_id])
    if figures.empty:
        return [say(lang, "profile-nothing")]
    worded = word_figures(corpus, figures, lang)
    findings = [
        *describe_doubts(worded, lang=lang),
        *describe_targets(worded, lang=lang),
        *describe_undated(worded, lang=lang),
        *_describe_facts(worded, lang),
    ]
    return findings[:MOST_FINDINGS] or [_word_first(worded, lang)]


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


def describe_domain(
    corpus: Corpus, *, pairing_id: str, domain_id: str, lang: str
) -> str:
    """Say how much the pairing's documents tell in one domain."""
    coverage = list_coverage(corpus, pairing_ids=[pairing_id], domain_ids=[domain_id])
    figures = select_figures(corpus, pairing_ids=[pairing_id], domain_ids=[domain_id])
    if figures.empty:
        return say(lang, "domain-nothing", indicators=len(coverage))
    worded = word_figures(corpus, figures, lang)
    reported = say(
        lang,
        "domain-reported",
        figures=len(figures),
        reported=int((coverage["n_figures"] > 0).sum()),
        indicators=len(coverage),
        undated=int((~is_dated(figures)).sum()),
        unreached=int(figures["status"].isin(NOT_REACHED).sum()),
    )
    return join_sentences(lang, [_word_first(worded, lang), reported])


def describe_missing(corpus: Corpus, *, pairing_id: str, lang: str) -> str:
    """Say how many indicators are not reported, and which domains are empty."""
    coverage = list_coverage(corpus, pairing_ids=[pairing_id])
    by_domain = coverage.groupby("domain_id", sort=False)["n_figures"].sum()
    empty = [
        getattr(corpus.domain(code), f"name_{lang}")
        for code in by_domain[by_domain == 0].index
    ]
    counted = say(
        lang,
        "missing-counted",
        missing=int((coverage["n_figures"] == 0).sum()),
        indicators=len(coverage),
    )
    if not empty:
        return counted
    whole = say(lang, "missing-domains", domains=join_words(lang, empty))
    return join_sentences(lang, [counted, whole])


def has_flag(figures: pd.DataFrame, flags: frozenset[str]) -> pd.Series:
    """Tell which figures carry at least one of the flags."""
    return figures["flags"].map(lambda mine: not flags.isdisjoint(mine)).astype(bool)


def quote(name: str, lang: str) -> str:
    """Set a name in the language's quotation marks."""
    return say(lang, "quoted", name=name)


def _describe_facts(worded: pd.DataFrame, lang: str) -> list[str]:
    facts = [_find_fact(worded, group) for group in MAIN_FACTS]
    return [_word_fact(fact, lang) for fact in facts if fact is not None]


def _word_first(worded: pd.DataFrame, lang: str) -> str:
    first = tuple((code, ()) for code in worded["indicator_id"].unique())
    return _word_fact(_find_fact(worded, first), lang)


def _word_fact(fact: object, lang: str) -> str:
    return say(
        lang,
        "finding-fact",
        name=name_inline(fact.concept, (fact.traits, fact.detail), lang),
        value=fact.cited,
        status=fact.status_word,
        period=fact.period,
    )


def _find_fact(
    worded: pd.DataFrame, answers: tuple[tuple[str, Pairs], ...]
) -> object | None:
    """Find the figure that answers best: a whole rather than a part of one."""
    for indicator_id, wanted in answers:
        mine = worded[worded["indicator_id"] == indicator_id]
        is_wanted = mine["dimensions"].map(lambda pairs, own=wanted: fits(pairs, own))
        mine = mine[is_wanted.astype(bool)]
        wholes = mine[mine["part_of"] == ""]
        for figure in iterate_rows(wholes if len(wholes) else mine):
            return figure
    return None
