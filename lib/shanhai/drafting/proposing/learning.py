"""Learn from the figures that are there: usual values, and words around numerals.

Where the originals are at hand, the words around each known mention are an example of
its concept; where they are not, what the data say of its subject. Everything that only
the document in question has given is left out first: its figures, its mentions, its
places. So a document that is read a second time is proposed as if it were new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from math import log, sqrt
from pathlib import Path

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import EQUALS, Pairs
from shanhai.curation.rows import iterate_rows, list_above
from shanhai.curation.sources import has_original, read_original
from shanhai.drafting.proposing.evidence_nearby import MASK, Nearby, read_nearby
from shanhai.drafting.proposing.sides import read_sides
from shanhai.errors import OriginalError

# Runs of characters, from pairs up; what no word of the field goes across.
SHORTEST, LONGEST = 2, 4
BREAKS = frozenset(MASK + " 、，。；：,;:()（）“”《》\n")
Grams = dict[str, float]
# What a code counts that no figure with some value has.
EVEN = 0.3
LEARNED = ("status", "direction", "attributed_to", "period_type")
# Places are learned as what they are to their pairing.
PLACE, CODE = "place", "code of "
# A direction is written as a code of a dimension.
WAY = f"direction{EQUALS}"


@dataclass(frozen=True)
class Known:
    """Hold the tables without what only one document has given."""

    figures: pd.DataFrame
    mentions: pd.DataFrame
    places: pd.DataFrame


@dataclass(frozen=True)
class Example:
    """Hold what some words are an example of; a definition has no dimensions."""

    indicator_id: str
    pairs: Pairs
    grams: Mapping[str, float]


@dataclass(frozen=True)
class Learned:
    """Hold examples by their words, and how often figures say what."""

    examples: Sequence[Example]
    # For each run of characters the examples that have it, with its weight.
    index: Mapping[str, Sequence[tuple[int, float]]]
    # What a run weighs by how few examples have it.
    rarity: Mapping[str, float]
    # For a field, a concept and a code of it, or none, how often figures say what.
    usual: Mapping[tuple[str, str, str], Counter]

    def find_alike(self, nearby: Nearby) -> list[tuple[Example, float]]:
        """Return examples with how much their words are alike, 0 to 1, most first."""
        own = _normalise(_list_grams(nearby.window, nearby.weights), self.rarity)
        alike: dict[int, float] = defaultdict(float)
        for gram, weight in own.items():
            for number, other in self.index.get(gram, ()):
                alike[number] += weight * other
        found = sorted(alike.items(), key=lambda one: (-one[1], one[0]))
        return [(self.examples[number], share) for number, share in found]

    def find_usual(self, field: str, indicator_id: str, pairs: Iterable[str]) -> str:
        """Return what figures of a concept say in a field, given their codes.

        A concept without figures says nothing. Naive Bayes: each code counts by how
        often it goes with a value.
        """
        scores = {}
        for value, count in self.count(field, indicator_id).items():
            shares = (
                (self.count(field, indicator_id, pair)[value] + EVEN) / (count + 1)
                for pair in pairs
            )
            scores[value] = log(count) + sum(map(log, shares))
        return max(scores, key=scores.get, default="")

    def count(self, field: str, indicator_id: str, pair: str = "") -> Counter:
        """Count what figures say in a field: of a concept, or of a code of it."""
        return self.usual.get((field, indicator_id, pair), Counter())


def leave_out(corpus: Corpus, source_id: str) -> Known:
    """Leave out a document: its mentions, and what only these have brought."""
    mentions, figures, places = corpus.mentions, corpus.figures, corpus.places
    is_own = mentions["source_id"] == source_id
    others = {*mentions.loc[~is_own, "figure_id"]}
    gone = figures["figure_id"].isin({*mentions.loc[is_own, "figure_id"]} - others)
    parents = dict(zip(places["place_id"], places["parent_place_id"], strict=True))
    needed = (
        *figures.loc[~gone, "place_id"],
        *corpus.pairing_members["place_id"],
        *corpus.pairings["donor_place_id"],
        *corpus.pairings["recipient_place_id"],
    )
    used = {one for code in needed for one in list_above(code, parents)}
    own_places = {*figures.loc[gone, "place_id"]} - used
    return Known(
        figures[~gone], mentions[~is_own], places[~places["place_id"].isin(own_places)]
    )


def learn(corpus: Corpus, known: Known, originals: Path | None) -> Learned:
    """Learn from what is known; the texts of documents that are at hand speak."""
    examples = [*_read_examples(corpus, known, originals)]
    for row in iterate_rows(corpus.indicators):
        grams = _list_grams(f"{row.name_zh}{MASK}{row.definition_zh}")
        examples.append(Example(row.indicator_id, (), grams))
    count = Counter(gram for one in examples for gram in one.grams)
    rarity = {gram: log(1 + len(examples) / many) for gram, many in count.items()}
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, one in enumerate(examples):
        for gram, weight in _normalise(one.grams, rarity).items():
            index[gram].append((number, weight))
    return Learned(examples, index, rarity, _count_usual(corpus, known))


def _list_grams(text: str, weights: Sequence[float] = ()) -> Grams:
    """List runs of characters, each with the weight of its lightest character."""
    each = weights or [1.0] * len(text)
    grams: Grams = {}
    for start in range(len(text)):
        for end in range(start + SHORTEST, min(start + LONGEST, len(text)) + 1):
            gram, weight = text[start:end], min(each[start:end])
            if BREAKS.isdisjoint(gram) and weight > grams.get(gram, 0):
                grams[gram] = weight
    return grams


def _normalise(grams: Mapping[str, float], rarity: Mapping[str, float]) -> Grams:
    weighed = {
        gram: weight * rarity[gram] for gram, weight in grams.items() if gram in rarity
    }
    size = sqrt(sum(weight * weight for weight in weighed.values()))
    return {gram: weight / size for gram, weight in weighed.items()}


def _read_examples(
    corpus: Corpus, known: Known, originals: Path | None
) -> Iterator[Example]:
    figures = {row.figure_id: row for row in iterate_rows(known.figures)}
    for source_id, rows in known.mentions.groupby("source_id", sort=False):
        own, text = list(iterate_rows(rows)), ""
        if originals is not None and has_original(corpus, str(source_id), originals):
            with suppress(OriginalError):
                text = read_original(corpus, str(source_id), originals)
        spans = [(row.start, row.end) for row in own]
        around = read_nearby(text, spans) if text else [None] * len(own)
        for row, nearby in zip(own, around, strict=True):
            if figure := figures.get(row.figure_id):
                words = nearby.window if nearby else figure.subject_zh
                grams = _list_grams(words, nearby.weights if nearby else ())
                yield Example(figure.indicator_id, figure.dimensions, grams)


def _count_usual(corpus: Corpus, known: Known) -> dict[tuple[str, str, str], Counter]:
    tables = corpus.pairings, corpus.pairing_members, known.places
    pairing_ids = corpus.pairings["pairing_id"]
    roles = {one: read_sides(one, *tables).roles for one in pairing_ids}
    usual: dict[tuple[str, str, str], Counter] = defaultdict(Counter)
    for row in iterate_rows(known.figures):
        values = {field: getattr(row, field) for field in LEARNED}
        values[PLACE] = roles[row.pairing_id].get(row.place_id, "")
        values |= {CODE + pair.partition(EQUALS)[0]: pair for pair in row.dimensions}
        pairs = ("", *row.dimensions, WAY + row.direction)
        for (field, value), pair in product(values.items(), pairs):
            usual[field, row.indicator_id, pair][value] += 1
    return dict(usual)
