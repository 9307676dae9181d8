"""Computed sentences about comparisons: how many compare, and in what order."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from shanhai.analysis.comparability import Comparison
from shanhai.analysis.verdicts import CAUTION, COMPARABLE
from shanhai.curation.corpus import Corpus
from shanhai.curation.rows import iterate_rows
from shanhai.reporting.formatting.comparisons import (
    check_judged,
    describe_rows,
    name_subject,
)
from shanhai.reporting.messages import join_phrases, join_words, name_code, say

MOST_RULES = 3
PeerClass = tuple[str, str, str]
COUNTY = "county"


def describe_judged(comparisons: Sequence[Comparison], *, lang: str) -> str:
    """Say from where to where those lie that most pairings compare in, or why none."""
    for one in comparisons:
        check_judged(one, Comparison)
    best = max(comparisons, key=lambda one: one.admitted["pairing_id"].nunique())
    corpus = best.corpus
    if best.admitted.empty:
        rows = [row for one in comparisons for row in iterate_rows(one.rows)]
        beside = [row for row in rows if not row.is_reference] or rows
        deciding = Counter(row.hard_ids[0] for row in beside if row.hard_ids)
        names = [
            getattr(corpus.rule(code), f"name_{lang}")
            for code, _ in deciding.most_common(MOST_RULES)
        ]
        told = {"subjects": len(comparisons), "reasons": join_words(lang, names)}
        return say(lang, "picture-verdicts-none", **told)
    rows = describe_rows(corpus, comparison=best, lang=lang)
    held = rows[rows["verdict"].isin([COMPARABLE, CAUTION])].reset_index()
    first = held.loc[held["low"].idxmin()]
    last = held.loc[held.drop(first.name)["high"].idxmax()]
    who = (join_phrases(lang, [row["pairing"], row["period"]]) for row in (first, last))
    return say(
        lang,
        "picture-verdicts",
        subject=name_subject(corpus, best, lang),
        spread="apart" if first["high"] < last["low"] else "overlapping",
        low=first["short"],
        high=last["value"],
        **dict(zip(("first", "last"), who, strict=True)),
    )


def describe_order(corpus: Corpus, *, comparison: Comparison, lang: str) -> list[str]:
    """Say the order of what compares, inside each peer class; names, no values."""
    words = describe_rows(corpus, comparison=comparison, lang=lang)
    labels = {row.figure_id: _label(row, lang) for row in iterate_rows(words)}
    admitted, ranked = comparison.admitted, comparison.rank()
    peers = group_peers(corpus, list(dict.fromkeys(admitted["pairing_id"])))
    owner = dict(zip(admitted["figure_id"], admitted["pairing_id"], strict=True))
    return [
        _write_order(ranked, codes, name_peer_class(peer_class, lang), labels, lang)
        for peer_class, pairings in peers.items()
        if len(pairings) > 1
        for codes in [[code for code, own in owner.items() if own in pairings]]
    ]


def _write_order(
    ranked: list[tuple[str, ...]],
    codes: list[str],
    peers: str,
    labels: dict[str, str],
    lang: str,
) -> str:
    """Word the order of one peer class: ties together, in the codelist's order."""
    groups = [[code for code in codes if code in group] for group in ranked]
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


def _label(row: object, lang: str) -> str:
    if not row.detail:
        return row.pairing
    return say(lang, "label-detail", name=row.pairing, detail=row.detail)


def find_peer_class(corpus: Corpus, pairing_id: str) -> PeerClass:
    """Return the level of recipient, whether a national key county, level of donor."""
    pairing = corpus.pairing(pairing_id)
    is_key = corpus.place(pairing.recipient_place_id).is_key_county
    return pairing.recipient_level, _name_key(pairing, is_key), pairing.donor_level


def group_peers(
    corpus: Corpus, pairing_ids: Sequence[str]
) -> dict[PeerClass, list[str]]:
    """Group pairings by peer class, in the codelist's order."""
    groups: dict[PeerClass, list[str]] = {}
    for code in pairing_ids:
        groups.setdefault(find_peer_class(corpus, code), []).append(code)
    return groups


def name_peer_class(peer_class: PeerClass, lang: str) -> str:
    """Name a peer class: recipient, key county or not, donor."""
    recipient, key, donor = peer_class
    return say(
        lang,
        "peer-class",
        recipient=name_code(lang, "level", recipient),
        key=name_code(lang, "peer-key", key),
        donor=name_code(lang, "level", donor),
    )


def _name_key(pairing: object, is_key: object) -> str:
    """Tell a key county from others; only a county can be one."""
    if pairing.recipient_level != COUNTY:
        return "none"
    if pd.isna(is_key):
        return "unknown"
    return "yes" if is_key else "no"
