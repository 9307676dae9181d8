"""What a search finds: the pairings of a place, values, and other words for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from pypinyin import lazy_pinyin

from shanhai.analysis.derived import FUNDS_PER_COUNTY_YEAR, list_derived
from shanhai.analysis.quotability import NO, WITH_WORDS, YES
from shanhai.curation.corpus import Corpus
from shanhai.curation.dimensions import read_pairs
from shanhai.curation.parameters import LANGUAGES
from shanhai.curation.rows import iterate_rows, list_above
from shanhai.reporting.county_years import PAIRING, list_county_years
from shanhai.reporting.formatting.figures import print_ratio, say_status
from shanhai.reporting.formatting.names import name_traits, write_unit
from shanhai.reporting.formatting.numbers import MONEY, format_ratio
from shanhai.reporting.messages import find_message, join_words, name_code
from shanhai.reporting.tidy import tidy

Ancestors = Mapping[str, list[str]]
DERIVED, CONTEXT = "derived", "context"
# How a value may be used, as the search's data number it.
MARKS = (YES, WITH_WORDS, NO, DERIVED, CONTEXT)


def list_ancestors(corpus: Corpus) -> Ancestors:
    """Map each place to itself and the places it lies in, the nearest first."""
    parents = dict(corpus.places[["place_id", "parent_place_id"]].values)
    return {code: list_above(code, parents) for code in parents}


def find_pairings(corpus: Corpus, ancestors: Ancestors) -> dict[str, list[str]]:
    """Map places to the pairings whose donor, member or recipient lies in them."""
    members = corpus.pairing_members
    found: dict[str, list[str]] = {}
    for row in iterate_rows(corpus.pairings):
        mine = members[members["pairing_id"] == row.pairing_id]["place_id"]
        sides = [row.donor_place_id, row.recipient_place_id, *mine]
        around = {place for side in sides for place in ancestors[side]}
        for place in around:
            found.setdefault(place, []).append(row.pairing_id)
    return found


def find_surrounding(corpus: Corpus, place_id: str, ancestors: Ancestors) -> list[str]:
    """List the pairings with a side that the place lies in."""
    return [
        row.pairing_id
        for row in iterate_rows(corpus.pairings)
        if {row.donor_place_id, row.recipient_place_id} & set(ancestors[place_id])
    ]


class Line(NamedTuple):
    """Hold one value: whose, which part (in both languages), when, how to use it.

    ``label`` stands for a pairing where there is none; such a line leads to the first
    page's own section. ``words`` are other words for what is counted.
    """

    pairing_id: str
    label: str
    label_twin: str
    value: str
    value_twin: str
    period: str
    mark: str
    figure_id: str
    words: tuple[str, ...] = ()


def list_lines(corpus: Corpus, lang: str) -> dict[str, tuple[Line, ...]]:
    """Return every figure as a line, by indicator, the whole before its parts."""
    own, twin = (tidy(corpus, one) for one in (lang, find_twin(lang)))
    lines = defaultdict(list)
    pairs = list(zip(iterate_rows(own), iterate_rows(twin), strict=True))
    for row, other in sorted(pairs, key=lambda pair: pair[0].part_of != ""):
        line = Line(
            row.pairing_id,
            _name_part(corpus, row, lang),
            _name_part(corpus, other, find_twin(lang)),
            row.value,
            other.value,
            row.period,
            row.quotable,
            row.figure_id,
            _list_words(corpus, row.series_id),
        )
        lines[row.indicator_id].append(line)
    return {code: tuple(held) for code, held in lines.items()}


def list_derived_lines(corpus: Corpus, lang: str) -> dict[str, tuple[Line, ...]]:
    """Return the derived values that hold, by measure, and the benchmarks of funds."""
    lines, figures = defaultdict(list), tidy(corpus, lang)
    periods = dict(zip(figures["figure_id"], figures["period"], strict=True))
    for row in iterate_rows(list_derived(corpus)):
        value, other = (
            print_ratio(corpus, row, one) for one in (lang, find_twin(lang))
        )
        period = periods[row.numerator_id]
        codes = (value, other, period, DERIVED, row.figure_id)
        line = Line(row.pairing_id, "", "", *codes)
        lines[row.indicator_id].append(line)
    held, twins = (
        iterate_rows(list_county_years(corpus, lang=one))
        for one in (lang, find_twin(lang))
    )
    for row, other in zip(held, twins, strict=True):
        if row.grade != PAIRING and FUNDS_PER_COUNTY_YEAR in lines:
            values = [
                write_unit(one, MONEY, format_ratio(row.low, row.high, MONEY, one))
                for one in (lang, find_twin(lang))
            ]
            codes = (row.name, other.name, *values, row.period, CONTEXT, "")
            lines[FUNDS_PER_COUNTY_YEAR].append(Line("", *codes))
    return {code: tuple(held) for code, held in lines.items()}


@cache
def list_synonyms(code: str, name_zh: str = "") -> tuple[str, ...]:
    """List other words for a code in both languages, and how the Chinese ones sound.

    Parameters
    ----------
    name_zh
        The Chinese name, whose sound is a word, too.
    """
    words = {lang: _read_synonyms(lang, code) for lang in LANGUAGES}
    sounds = ["".join(lazy_pinyin(text)) for text in (name_zh, *words["zh"]) if text]
    return tuple(dict.fromkeys([*words["en"], *words["zh"], *sounds]))


def _list_words(corpus: Corpus, series_id: str) -> tuple[str, ...]:
    pairs = read_pairs(corpus.series(series_id).dimensions)
    return tuple(word for code in pairs.values() for word in list_synonyms(code))


def _read_synonyms(lang: str, code: str) -> list[str]:
    """Read the words of a code, parted by commas; most codes have none."""
    if code not in find_message(lang, "search-words").attributes:
        return []
    return name_code(lang, "search-words", code).replace("、", ", ").split(", ")


def find_twin(lang: str) -> str:
    """Return the other language."""
    (twin,) = (one for one in LANGUAGES if one != lang)
    return twin


def _name_part(corpus: Corpus, row: object, lang: str) -> str:
    """Name which part of its indicator a figure is, and of what."""
    series = corpus.series(row.series_id)
    traits = name_traits(corpus, series, lang)
    return join_words(lang, [traits, row.detail, say_status(row, lang)])
