"""Examples of concepts by their words, and how alike a numeral's words are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from shanhai.curation.dimensions import Pairs
from shanhai.drafting.proposing.evidence_nearby import MASK, Nearby

# Runs of characters, from pairs up; what no word of the field goes across.
SHORTEST, LONGEST = 2, 4
BREAKS = frozenset(MASK + " 、，。；：,;:()（）“”《》\n")
Grams = dict[str, float]


@dataclass(frozen=True)
class Example:
    """Hold what some words are an example of; a definition has no dimensions."""

    indicator_id: str
    pairs: Pairs
    grams: Mapping[str, float]


@dataclass(frozen=True)
class Examples:
    """Hold all examples, indexed by their runs of characters.

    Attributes
    ----------
    index
        For each run the numbers of the examples that have it, with its weight.
    rarity
        What a run weighs by how few examples have it.
    """

    examples: Sequence[Example]
    index: Mapping[str, Sequence[tuple[int, float]]]
    rarity: Mapping[str, float]

    def find_alike(self, nearby: Nearby) -> list[tuple[Example, float]]:
        """Return examples with how much their words are alike, 0 to 1, most first."""
        own = _normalise(list_grams(nearby.window, nearby.weights), self.rarity)
        alike: dict[int, float] = defaultdict(float)
        for gram, weight in own.items():
            for number, other in self.index.get(gram, ()):
                alike[number] += weight * other
        found = sorted(alike.items(), key=lambda one: (-one[1], one[0]))
        return [(self.examples[number], share) for number, share in found]


def index_examples(examples: Sequence[Example]) -> Examples:
    """Index examples; a run that few have weighs more."""
    count = Counter(gram for one in examples for gram in one.grams)
    rarity = {gram: log(1 + len(examples) / many) for gram, many in count.items()}
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, one in enumerate(examples):
        for gram, weight in _normalise(one.grams, rarity).items():
            index[gram].append((number, weight))
    return Examples(examples, dict(index), rarity)


def list_grams(text: str, weights: Iterable[float] | None = None) -> Grams:
    """List runs of characters, each with the weight of its lightest character."""
    each = [1.0] * len(text) if weights is None else list(weights)
    grams: Grams = {}
    for start in range(len(text)):
        weight = each[start]
        for end in range(start + 1, min(start + LONGEST, len(text)) + 1):
            if text[end - 1] in BREAKS:
                break
            weight = min(weight, each[end - 1])
            gram = text[start:end]
            if len(gram) >= SHORTEST and weight > grams.get(gram, 0):
                grams[gram] = weight
    return grams


def _normalise(grams: Mapping[str, float], rarity: Mapping[str, float]) -> Grams:
    weighed = {
        gram: weight * rarity[gram] for gram, weight in grams.items() if gram in rarity
    }
    size = sqrt(sum(weight * weight for weight in weighed.values()))
    return {gram: weight / size for gram, weight in weighed.items()}
