"""Computed sentences about comparisons: how many compare, and in what order."""

from collections import Counter

import pandas as pd

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.sensitivity import OrderCheck, check_order
from shanhai.analysis.verdicts import CAUTION
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.judged.peers import group_peers, name_peer_class
from shanhai.reporting.judged.rows import is_admitted
from shanhai.reporting.sentences.alt_text import cut_alt
from shanhai.reporting.tables.markup import stack
from shanhai.reporting.wording import join_phrases, join_words, say
from shanhai.reporting.words.comparisons import (
    name_subject,
    name_unit,
    word_comparison,
    word_gap,
)

MOST_RULES = 3


def describe_comparison(
    corpus: Corpus, *, comparison: Comparison, lang: str
) -> list[str]:
    """Say how many pairings compare, against which, and in what order if any.

    An order is told inside a peer class only; intervals that overlap are a tie.

    Raises
    ------
    TypeError
        For raw figures.
    """
    words = word_comparison(corpus, comparison=comparison, lang=lang)
    if comparison.admitted.empty:
        return [_describe_refusal(corpus, words, lang)]
    reference = words[words["is_reference"]].iloc[0]
    return [
        _count_comparable(comparison, lang),
        say(lang, "comparison-reference", name=_label(reference, lang)),
        *_describe_order(corpus, comparison, words, lang),
    ]


def alt_comparison(corpus: Corpus, *, comparison: Comparison, lang: str) -> str:
    """Say what a comparison's chart or table shows, row by row while there is room."""
    words = word_comparison(corpus, comparison=comparison, lang=lang)
    is_drawn = not comparison.admitted.empty
    unit = name_unit(corpus, comparison, lang)
    message = "alt-comparison" if is_drawn else "alt-comparison-refused"
    told = [
        say(
            lang,
            message,
            subject=name_subject(corpus, comparison, lang, is_inline=True),
            unit=unit,
            rows=len(words),
        )
    ]
    told += [
        say(
            lang,
            "alt-value",
            label=_label(row, lang),
            value=row.short if is_admitted(row) else word_gap(corpus, row, lang),
        )
        for row in iterate_rows(words)
    ]
    return cut_alt(told, lang)


def name_rules(corpus: Corpus, counts: Counter[str], lang: str) -> str:
    """Name the commonest rules with their counts; equal counts in the rules' order."""
    order = {code: place for place, code in enumerate(corpus.known("rule"))}
    common = sorted(counts, key=lambda code: (-counts[code], order[code]))[:MOST_RULES]
    return join_words(
        lang,
        [
            say(
                lang,
                "rule-counted",
                rule=getattr(corpus.rule(code), f"name_{lang}"),
                count=counts[code],
            )
            for code in common
        ],
    )


def _count_comparable(comparison: Comparison, lang: str) -> str:
    rows, admitted = comparison.rows, comparison.admitted
    reported = rows[rows["figure_id"] != ""]
    return say(
        lang,
        "comparison-count",
        admitted=admitted["pairing_id"].nunique(),
        careful=int((admitted["verdict"] == CAUTION).sum()),
        plain=int((admitted["verdict"] != CAUTION).sum()),
        reporting=reported["pairing_id"].nunique(),
        pairings=rows["pairing_id"].nunique(),
    )


def _describe_refusal(corpus: Corpus, words: pd.DataFrame, lang: str) -> str:
    rules = Counter(code for codes in words["hard_ids"] for code in codes)
    return say(
        lang,
        "comparison-refused",
        reporting=words[words["source_id"] != ""]["pairing_id"].nunique(),
        pairings=words["pairing_id"].nunique(),
        rules=name_rules(corpus, rules, lang),
    )


def describe_order(corpus: Corpus, *, comparison: Comparison, lang: str) -> list[str]:
    """Say the order of what compares, inside each peer class; names, no values."""
    words = word_comparison(corpus, comparison=comparison, lang=lang)
    labels = {row.figure_id: _label(row, lang) for row in iterate_rows(words)}
    return _list_orders(corpus, comparison, check_order(comparison), labels, lang)


def _describe_order(
    corpus: Corpus, comparison: Comparison, words: pd.DataFrame, lang: str
) -> list[str]:
    check = check_order(comparison)
    labels = {
        row.figure_id: stack(_label(row, lang), " ", row.cited)
        for row in iterate_rows(words)
    }
    told = _list_orders(corpus, comparison, check, labels, lang)
    if not told:
        told = [say(lang, "order-none")]
    return [*told, *_describe_dependence(corpus, check, lang)]


def _list_orders(
    corpus: Corpus,
    comparison: Comparison,
    check: OrderCheck,
    labels: dict[str, str],
    lang: str,
) -> list[str]:
    """Word the order inside each peer class that has more than one pairing."""
    admitted = comparison.admitted
    peers = group_peers(corpus, list(dict.fromkeys(admitted["pairing_id"])))
    owner = dict(zip(admitted["figure_id"], admitted["pairing_id"], strict=True))
    return [
        _word_order(check, codes, name_peer_class(peer_class, lang), labels, lang)
        for peer_class, pairings in peers.items()
        if len(pairings) > 1
        for codes in [[code for code, own in owner.items() if own in pairings]]
    ]


def _word_order(
    check: OrderCheck,
    codes: list[str],
    peers: str,
    labels: dict[str, str],
    lang: str,
) -> str:
    """Word the order of one peer class: ties together, in the codelist's order."""
    groups = [[code for code in codes if code in group] for group in check.groups]
    groups = [group for group in groups if group]
    if len(groups) == 1:
        tied = join_words(lang, [labels[code] for code in groups[0]])
        return say(lang, "order-tie", peers=peers, figures=tied)
    steps = [
        say(lang, "order-tied", figures=join_words(lang, [labels[c] for c in group]))
        if len(group) > 1
        else labels[group[0]]
        for group in groups
    ]
    return say(lang, "order-told", peers=peers, figures=join_phrases(lang, steps))


def _describe_dependence(corpus: Corpus, check: OrderCheck, lang: str) -> list[str]:
    if not check.depends_on:
        return [say(lang, "order-firm")]
    names = [getattr(corpus.rule(code), f"name_{lang}") for code in check.depends_on]
    return [say(lang, "order-depends", rules=join_words(lang, names))]


def _label(row: object, lang: str) -> str:
    if not row.detail:
        return row.pairing
    return say(lang, "label-detail", name=row.pairing, detail=row.detail)
