"""Which pairing a text is about: places that it names, on each side, by how often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shanhai.curation.corpus import Corpus
from shanhai.curation.plain_text import make_plain
from shanhai.drafting.divisions import (
    COUNTY,
    EAST,
    LEVELS,
    PROVINCE,
    WEST,
    Division,
    list_parents,
    read_divisions,
)
from shanhai.drafting.traditional import simplify

# A finer place is meant that is named at least so often as the most named one.
FINER = 0.5
# And the next of its level must be named less, by this share.
AHEAD = 0.8


@dataclass(frozen=True)
class Naming:
    """Hold what pairing a text is about."""

    # A pairing of the corpus; empty where it has none of these two places.
    pairing_id: str = ""
    # The divisions on both sides where the corpus has no pairing.
    donor: Division | None = None
    recipient: Division | None = None
    # Names that may be several places, and what else a person must look at.
    remarks: tuple[str, ...] = ()


def find_pairing(text: str, corpus: Corpus) -> Naming:
    """Propose the pairing that a text is about.

    Places of the corpus come first. A short name of a county counts where the text
    also names what it lies in, or its full name: many are ordinary words.
    """
    plain = simplify(make_plain(text).content)
    called = _list_pairing_names(corpus)
    divisions = read_divisions()
    known = {name for names in called.values() for side in names for name in side}
    known |= {name for one in divisions.values() for name in one.names}
    counts = count_names(plain, known)
    east, unsure_east = _rank(counts, EAST)
    west, unsure_west = _rank(counts, WEST)
    named = {
        code: [sum(counts[name] for name in side) for side in sides]
        for code, sides in called.items()
    }
    scores = Counter({code: sum(both) for code, both in named.items() if all(both)})
    (best, score), *others = [*scores.most_common(2), ("", 0)]
    most = max(west.values(), default=0)
    remarks = [*unsure_east, *unsure_west]
    if best and others[0][1] == score:
        remarks.append(f"It names {best!r} and {others[0][0]!r} equally often")
    elif best and named[best][1] >= most * FINER:
        return Naming(best, remarks=tuple(remarks))
    donor, recipient = _choose(east, remarks), _choose(west, remarks)
    return Naming("", donor, recipient, tuple(remarks))


def count_names(text: str, names: Iterable[str]) -> Counter[str]:
    """Count names in a text; where one is inside another, the longer is meant."""
    longest_first = sorted(filter(text.__contains__, names), key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return Counter(re.findall(pattern, text) if pattern else ())


def _list_pairing_names(corpus: Corpus) -> dict[str, tuple[set[str], set[str]]]:
    """Return by pairing what donor and recipient are called, members as the donor."""
    places = zip(corpus.places["place_id"], corpus.places["name_zh"], strict=True)
    called = {code: Division("", name).names for code, name in places}
    members = corpus.pairing_members.groupby("pairing_id")["place_id"].agg(list)
    donors = {
        row.pairing_id: (row.donor_place_id, *members.get(row.pairing_id, ()))
        for row in corpus.pairings.itertuples()
    }
    return {
        row.pairing_id: (
            {name for one in donors[row.pairing_id] for name in called[one]},
            {*called[row.recipient_place_id]},
        )
        for row in corpus.pairings.itertuples()
    }


def _rank(
    counts: Counter[str], provinces: Iterable[str]
) -> tuple[dict[Division, int], list[str]]:
    """Count the divisions of some provinces that are named, and say what is unsure."""
    owners: dict[str, list[Division]] = defaultdict(list)
    for division in read_divisions().values():
        for name in division.names:
            if name in counts:
                owners[name].append(division)
    ranked: dict[Division, int] = defaultdict(int)
    unsure = []
    for name, all_owners in owners.items():
        near = [
            one
            for one in all_owners
            if any(counts.keys() & above.names for above in list_parents(one.code)[:1])
        ]
        meant = near or [
            one
            for one in all_owners
            # 城区, 郊区 are words.
            if one.level != COUNTY or (one.name in counts and len(one.name) > 2)
        ]
        own = [one for one in meant if one.code[:2] in provinces]
        if len(own) == len(meant) == 1:
            ranked[own[0]] += counts[name]
        elif own:
            told = ", ".join(f"{_tell(one)} {one.code}" for one in meant)
            unsure.append(f"{name!r} may be {told}")
    return dict(ranked), unsure


def _tell(division: Division) -> str:
    above = reversed(list_parents(division.code))
    return "".join(one.name for one in (*above, division))


def _choose(ranked: Mapping[Division, int], remarks: list[str]) -> Division | None:
    """Choose the finest place that is named often enough; none where two are."""
    own = {one: n for one, n in ranked.items() if one.level != PROVINCE} or ranked
    most = max(own.values(), default=0)
    often = {one: n for one, n in own.items() if n >= most * FINER}
    finest = max((LEVELS.index(one.level) for one in often), default=0)
    deep = Counter({one: n for one, n in often.items() if one.level == LEVELS[finest]})
    (first, count), *others = [*deep.most_common(2), (None, 0)]
    if others and others[0][1] >= count * AHEAD > 0:
        remarks.append(f"It names {_tell(first)} and {_tell(others[0][0])} alike")
        return None
    return first
