"""The field's words, by concept and by code of a dimension: what speaks for which.

`concept_words.csv` holds them, written from the common vocabulary of reports on
East–West cooperation. A row's code is a concept or `dimension=code`; `reach` says
whether a word must be in the numeral's own stretch (`near`) or anywhere in its
sentence; `#家` is a measure word, `#个县` one with its noun, `#其中` any part of a
larger number, `到@donor` each name of a side behind 到. The codelists' Chinese names
count as words, too, so that a new concept has some from the start.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import EQUALS, UNSTATED
from shanhai.curation.rows import iterate_rows
from shanhai.drafting.proposing.evidence_nearby import LEAST_OWN, Nearby

TABLE = Path(__file__).with_name("concept_words.csv")
SENTENCE = "sentence"
MEASURE, NAMES = "#", "@"
# The measure word of every number that the text calls a part.
PART = "其中"
# A measure word fits many concepts; being a part says little of which part.
MEASURE_WEIGHT, PART_WEIGHT = 0.8, 0.3
# A word that holds for its whole sentence weighs no less for standing far.
FAR_WEIGHT = 2.0


@dataclass(frozen=True)
class Voice:
    """Hold one word that speaks for a code: where it must be, what it weighs."""

    code: str
    is_near: bool
    weight: float

    @property
    def rivals(self) -> str:
        """Return what the word is not counted for twice: a concept, a dimension."""
        return self.code.partition(EQUALS)[0]


@dataclass(frozen=True)
class FieldWords:
    """Hold all words with the codes that they speak for."""

    voices: Mapping[str, tuple[Voice, ...]]
    measures: Mapping[str, tuple[Voice, ...]]

    def score(self, nearby: Nearby, *, is_part: bool) -> dict[str, dict[str, float]]:
        """Return, for each code, the words that speak for it with their weights.

        A word inside a longer one is not counted again for the same concept, or for any
        code of the same dimension: 帮助销售 is not 销售.
        """
        found: dict[str, dict[str, float]] = defaultdict(dict)
        covered: dict[str, set[int]] = defaultdict(set)
        for word, voices in self.voices.items():
            for place, weight in _find(nearby, word):
                span = {*range(place, place + len(word))}
                heard = [
                    one
                    for one in voices
                    if (weight >= LEAST_OWN or not one.is_near)
                    and not span <= covered[one.rivals]
                ]
                for voice in heard:
                    own = found[voice.code]
                    own[word] = max(own.get(word, 0), weight * voice.weight)
                for voice in heard:
                    covered[voice.rivals] |= span
        # 个县: what a count of no measure word of its own counts.
        counted = [nearby.measure + nearby.behind[:size] for size in range(3)]
        for measure in (*dict.fromkeys(counted), *[PART] * is_part):
            for voice in self.measures.get(measure, ()):
                found[voice.code][measure] = voice.weight
        return found


def read_field_words(corpus: Corpus, names: Mapping[str, Iterable[str]]) -> FieldWords:
    """Read the table of words, with the names of concepts and codes beside it.

    `names`: the names of each role in this pairing, for `@donor` and its like.
    """
    named = _name_codes(corpus)
    rows = [*_read_table(names)]
    rows += [
        (code, "near", part)
        for code, name in named.items()
        for part in re.split("[、与或]", name)
        if len(part) > 1
    ]
    rows = [row for row in dict.fromkeys(rows) if row[0] in named]
    spread = Counter((_name_kind(code), word) for code, _, word in rows)
    kinds = Counter(_name_kind(code) for code in {row[0] for row in rows})
    voices, measures = defaultdict(dict), defaultdict(dict)
    for code, reach, word in rows:
        kind, is_far = _name_kind(code), reach == SENTENCE
        is_measure = word.startswith(MEASURE)
        if is_measure:
            weight = PART_WEIGHT if word == MEASURE + PART else MEASURE_WEIGHT
        elif kind:
            # Any word tells the few codes of a dimension apart.
            weight = FAR_WEIGHT if is_far else 1.0
        else:
            rarity = log(1 + kinds[kind] / spread[kind, word]) / log(1 + kinds[kind])
            weight = rarity * sqrt(len(word) / 2)
        voice = Voice(code, bool(kind) and not is_far, weight)
        target = measures if is_measure else voices
        target[word.removeprefix(MEASURE)][code] = voice
    longest_first = sorted(voices, key=lambda word: (-len(word), word))
    return FieldWords(
        {word: tuple(voices[word].values()) for word in longest_first},
        {word: tuple(found.values()) for word, found in measures.items()},
    )


def _name_kind(code: str) -> str:
    """Return the dimension of a code; concepts are one kind."""
    return code.rpartition(EQUALS)[0]


def _name_codes(corpus: Corpus) -> dict[str, str]:
    """Return the names of concepts and codes; of what goes without words none."""
    concepts = corpus.indicators
    return dict(zip(concepts["indicator_id"], concepts["name_zh"], strict=True)) | {
        f"{row.dimension_id}{EQUALS}{row.code}": ""
        if row.code == UNSTATED or row.is_silent
        else row.name_zh
        for row in iterate_rows(corpus.dimension_codes)
    }


def _read_table(names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in row["words"].split():
                before, is_name, side = word.partition(NAMES)
                for name in names.get(side, ()) if is_name else ("",):
                    yield row["code"], row["reach"], before + name


def _find(nearby: Nearby, word: str) -> Iterator[tuple[int, float]]:
    """Yield each place of a word in the window, with the weight of its nearest end."""
    place = nearby.window.find(word)
    while place >= 0:
        yield place, max(nearby.weights[place : place + len(word)])
        place = nearby.window.find(word, place + 1)
