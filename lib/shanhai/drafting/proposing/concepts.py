"""Rank concepts with their dimensions for one numeral, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp, prod

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import EQUALS, UNSTATED, Pairs, list_splits
from shanhai.curation.rows import iterate_rows
from shanhai.drafting.proposing.evidence_nearby import Nearby
from shanhai.drafting.proposing.field_words import FieldWords
from shanhai.drafting.proposing.learning import CODE, Learned

# What an example that is alike weighs, where a word of the field weighs about 1.
ALIKE_CONCEPT, MOST_ALIKE = 2.0, 2
# A part is of its whole's concept, if words do not say otherwise, and differs from it
# in some dimension.
SAME_AS_WHOLE, AS_A_WHOLE = 2.0, 0.2
# What speaks for a code beside words: it is usual; an example alike has it.
USUAL_CODE, ALIKE_CODE, DOUBT = 0.5, 1.0, 0.05
# How much a better concept is preferred; how many are weighed with all their codes.
SHARPNESS = 2.2
WEIGHED, CODES_WEIGHED = 5, 2
Heard = Mapping[str, Mapping[str, float]]
Alike = Sequence[tuple[Pairs, float]]


@dataclass(frozen=True)
class Candidate:
    """Hold a concept with dimensions, its share of confidence, the words for it."""

    indicator_id: str
    pairs: Pairs
    confidence: float
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.indicator_id} {';'.join(self.pairs)}".rstrip()


@dataclass(frozen=True)
class Ranking:
    """Hold what ranks concepts: the codelists, the field's words, what is learned."""

    # The unit of each concept.
    units: Mapping[str, str]
    # For each concept its dimensions, with their codes; true for those that may go
    # without words.
    codes: Mapping[str, Mapping[str, Mapping[str, bool]]]
    # Codes that others make up entirely: `donation_form=cash_and_goods`.
    splits: Mapping[str, Sequence[str]]
    words: FieldWords
    learned: Learned

    def rank(
        self, nearby: Nearby, unit: str | None, whole: Candidate | None = None
    ) -> list[Candidate]:
        """Return candidates, the best first; none where no concept has the unit.

        `unit`: the unit of the numeral; None where its reading is unsure. `whole`: what
        the larger number counts, where this one is a part of it.
        """
        heard = self.words.score(nearby, is_part=whole is not None)
        alike: dict[str, list[tuple[Pairs, float]]] = defaultdict(list)
        for example, likeness in self.learned.find_alike(nearby):
            alike[example.indicator_id].append((example.pairs, likeness))
        weights = {
            code: sum(heard.get(code, {}).values())
            + ALIKE_CONCEPT * sum(one for _, one in alike[code][:MOST_ALIKE])
            + SAME_AS_WHOLE * (whole is not None and whole.indicator_id == code)
            for code, own in self.units.items()
            if not unit or own == unit
        }
        best = max(weights.values(), default=0)
        shares = {code: exp(SHARPNESS * (one - best)) for code, one in weights.items()}
        first = sorted(shares, key=shares.get, reverse=True)[:WEIGHED]
        found = [
            Candidate(code, pairs, share * shares[code] / sum(shares.values()), words)
            for code in first
            for pairs, share, words in self._choose(code, heard, alike[code], whole)
        ]
        return sorted(found, key=lambda one: -one.confidence)

    def _choose(
        self, concept: str, heard: Heard, alike: Alike, whole: Candidate | None
    ) -> Iterator[tuple[Pairs, float, tuple[str, ...]]]:
        """Yield the dimensions that a concept may have here, with shares and words."""
        own = whole.pairs if whole and whole.indicator_id == concept else ()
        choices = []
        for dimension, codes in self.codes.get(concept, {}).items():
            votes = self._vote(codes, heard, alike)
            known = [pair for pair in own if pair in codes]
            usual = known[0] if known else self._find_default(concept, dimension)
            votes[usual] += USUAL_CODE
            total = sum(vote * vote for vote in votes.values())
            best = sorted(votes, key=votes.get, reverse=True)[:CODES_WEIGHED]
            choices.append([(pair, votes[pair] ** 2 / total) for pair in best])
        for chosen in product(*choices):
            pairs = tuple(pair for pair, _ in chosen)
            spoken = [
                (weight, word)
                for code in (concept, *pairs)
                for word, weight in heard.get(code, {}).items()
            ]
            words = dict.fromkeys(word for _, word in sorted(spoken, reverse=True))
            share = prod(share for _, share in chosen)
            is_whole = pairs and pairs == own
            yield pairs, share * (AS_A_WHOLE if is_whole else 1), tuple(words)

    def _vote(
        self, codes: Iterable[str], heard: Heard, alike: Alike
    ) -> dict[str, float]:
        """Return what speaks for each code: words, and the example most alike."""
        votes = {
            code: DOUBT
            + ALIKE_CODE * next((one for pairs, one in alike if code in pairs), 0)
            + sum(heard.get(code, {}).values())
            for code in codes
        }
        for code, halves in self.splits.items():
            if code in votes:
                # Where both halves are named, one sum holds both.
                votes[code] += 2 * (sorted(votes[half] for half in halves)[-2] - DOUBT)
        return votes

    def _find_default(self, concept: str, dimension: str) -> str:
        """Return the code that goes without words, if there is one, else the usual."""
        codes = self.codes[concept][dimension]
        counts = self.learned.count(f"{CODE}{dimension}", concept)
        quiet = [code for code, is_quiet in codes.items() if is_quiet]
        return max(quiet or codes, key=lambda code: counts[code])


def build_ranking(corpus: Corpus, words: FieldWords, learned: Learned) -> Ranking:
    """Return the ranking for a corpus' codelists."""
    codes: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in iterate_rows(corpus.dimension_codes):
        pair = f"{row.dimension_id}{EQUALS}{row.code}"
        codes[row.dimension_id][pair] = row.is_silent or row.code == UNSTATED
    applied: dict[str, dict[str, dict[str, bool]]] = defaultdict(dict)
    for row in iterate_rows(corpus.dimensions):
        for concept in row.indicator_ids:
            applied[concept][row.dimension_id] = codes[row.dimension_id]
    concepts = corpus.indicators
    units = dict(zip(concepts["indicator_id"], concepts["unit_id"], strict=True))
    return Ranking(units, applied, list_splits(corpus.dimension_codes), words, learned)
