"""What surrounds a numeral: its clause, its sentence, its heading.

The nearer a character, the more it says. The noun of a count is directly behind
it or in front of it in the same clause; what an earlier clause says holds for the rest
of its sentence. Numerals are masked: a number is no word, and none is learned.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from shanhai.curation.plain_text import make_plain
from shanhai.curation.table_layout import find_cell_heads
from shanhai.drafting.traditional import simplify

Span = tuple[int, int]
MASK = "\0"
# Damaged text has ? for a lost character.
SENTENCE_ENDS, SEGMENT_ENDS, CLAUSE_ENDS = "。！？!\n", ";；", ",，:："
# Longer sentences are cut around the numeral, so a text costs time by its length.
REACH_BEFORE, REACH_BEHIND = 240, 60
# A line without the end of a sentence is a heading; so may be a first, plain sentence.
LONGEST_HEADING, LONGEST_LEAD, HEADING_REACH = 40, 16, 2000
# What a character weighs: in the numeral's own stretch, and outside it.
OWN, LEAST_OWN, FADE_BEFORE, FADE_BEHIND = 1.0, 0.55, 14, 8
SAME_CLAUSE, SAME_SEGMENT, SAME_SENTENCE = 0.45, 0.35, 0.2
BEHIND, NEXT_CLAUSE, HEADING = 0.3, 0.12, 0.2
HAN = re.compile("[一-鿿]")
# The last mark of a list between two numerals, or an open bracket.
_BORDER = re.compile(r"[、和与及(（](?![^(（]*[)）])(?=[^、和与及]*\Z)")
# A full date alone, or beside a source, an author, a time of day; who reports.
_BYLINE = re.compile("记者|来源|來源|报道|讯|作者|编辑|电[（(]|[|\t｜]")
_DATELINE = re.compile(
    r"^\W*(?:\w{2,6}[：:])?\s*(?:19|20)[0-9]{2}(?:年|[-/.])[0-9]{1,2}(?:月|[-/.])[0-9]{1,2}"
    r"日?(?!.*(?:至|到|以来|起))"
)
_NO_LEAD = re.compile("[0-9,，;；]")
_NUMBER = re.compile("[0-9.,%〇零一二两三四五六七八九十百千万亿半余多约近几超上]+")


@dataclass(frozen=True)
class Nearby:
    """Hold the words around one numeral, with what each character weighs."""

    # Its place in the text without insertions.
    start: int
    end: int
    # Heading, sentence before and behind; all numerals masked.
    window: str
    # A weight a character, the numeral itself none.
    weights: tuple[float, ...]
    # The sentence before the numeral and the clause behind it, numerals and all.
    before: str
    behind: str
    # The heading and the opening of the paragraph; in a table, the column's head.
    heading: str
    # The unit word as it is written: 家, 所.
    measure: str
    # What the head of its row or column says, in a table.
    year: str = ""

    @property
    def label(self) -> str:
        """Return the words of its clause before it; in a table, its column's head."""
        clause = re.split(f"[{CLAUSE_ENDS}{SEGMENT_ENDS}]", self.before)[-1]
        is_cell = "\t" in self.before
        return self.heading.rpartition(MASK)[2] if is_cell else clause

    def own(self) -> str:
        """Return the stretch that belongs to this numeral alone, the rest masked."""
        kept = zip(self.window, self.weights, strict=True)
        return "".join(sign if weight >= LEAST_OWN else MASK for sign, weight in kept)


def read_nearby(text: str, spans: Sequence[Span]) -> list[Nearby]:
    """Return what surrounds each numeral of a text.

    `spans`: the start and end of every numeral, in order, counted in the text.
    """
    plain = make_plain(text)
    content = simplify(plain.content)
    places = [
        (bisect_left(plain.offsets, start), bisect_left(plain.offsets, end))
        for start, end in spans
    ]
    signs = list(content)
    for start, end in places:
        signs[start:end] = MASK * (end - start)
    masked, heads = "".join(signs), find_cell_heads(text)
    return [
        _look(content, masked, places, n, *heads.get(start, ("", "")))
        for n, (start, _) in enumerate(spans)
    ]


def _look(
    content: str, signs: str, places: Sequence[Span], n: int, column: str, year: str
) -> Nearby:
    start, end = places[n]
    first = _find_last(content, SENTENCE_ENDS, start)
    segment_start = max(_find_last(content, SEGMENT_ENDS, start), first)
    clause_start = max(_find_last(content, CLAUSE_ENDS, start), segment_start)
    last = _find_next(content, SENTENCE_ENDS, end)
    segment_end = min(_find_next(content, SEGMENT_ENDS, end), last)
    clause_end = own_end = min(_find_next(content, CLAUSE_ENDS, end), segment_end)
    if n + 1 < len(places) and places[n + 1][0] < clause_end:
        own_end = _find_border(signs, end, places[n + 1][0])[0]
    own_start = _find_own_start(signs, places, n, clause_start, own_end)
    own_start = max(own_start, first)
    clause_start = min(clause_start, own_start)
    segment_start = min(segment_start, clause_start)
    weights = (
        *[SAME_SENTENCE] * (segment_start - first),
        *[SAME_SEGMENT] * (clause_start - segment_start),
        *[SAME_CLAUSE] * (own_start - clause_start),
        *(_fade(start - 1 - place, FADE_BEFORE) for place in range(own_start, start)),
        *[0.0] * (end - start),
        *(_fade(place - end, FADE_BEHIND) for place in range(end, own_end)),
        *[BEHIND] * (clause_end - own_end),
        *[NEXT_CLAUSE] * (segment_end - clause_end),
    )
    heading, opening = _read_heading(content, start)
    heading = f"{heading}{MASK}{simplify(column) or opening}"
    shown = re.sub("[0-9]", MASK, heading) + MASK
    return Nearby(
        start,
        end,
        window=shown + signs[first:segment_end],
        weights=(
            *[HEADING] * (len(shown) - len(column) - 1),
            *[OWN if column else HEADING] * (len(column) + 1),
            *weights,
        ),
        before=content[first:start],
        behind=content[end:clause_end],
        heading=heading,
        measure=_NUMBER.sub("", content[start:end]),
        year=year,
    )


def _find_own_start(
    signs: str, places: Sequence[Span], n: int, clause_start: int, own_end: int
) -> int:
    """Return where a numeral's own stretch begins: behind the numeral before it.

    Two that share their words (18期1892人次) share the stretch of the first.
    """
    start, end = places[n]
    is_bare = not HAN.search(signs, end, own_end)
    while n and not HAN.search(signs, places[n - 1][1], start):
        is_close = places[n - 1][1] >= clause_start
        if not is_close and not is_bare:
            break
        n -= 1
        clause_start = max(
            _find_last(signs, CLAUSE_ENDS + SEGMENT_ENDS, places[n][0]),
            start - REACH_BEFORE,
        )
    if n and places[n - 1][1] > clause_start:
        return _find_border(signs, places[n - 1][1], places[n][0])[1]
    return clause_start


def _find_border(signs: str, left: int, right: int) -> Span:
    """Return where the words of one numeral end, and where those of the next begin.

    A list parts them (3名干部、2名教师), a bracket around the next does; words between
    two that nothing parts (92家企业实施项目94个) belong to both.
    """
    mark = _BORDER.search(signs, left, right)
    return (mark.start(), mark.end()) if mark else (right, left)


def _fade(distance: int, reach: int) -> float:
    """Weigh a character of the numeral's own stretch by its distance."""
    return LEAST_OWN + (OWN - LEAST_OWN) * exp(-distance / reach)


def _find_last(content: str, ends: str, place: int) -> int:
    """Return where the sentence or clause begins that holds a place."""
    low = max(place - REACH_BEFORE, 0)
    return max(content.rfind(end, low, place) for end in ends) + 1 or low


def _find_next(content: str, ends: str, place: int) -> int:
    high = min(place + REACH_BEHIND, len(content))
    found = (content.find(end, place, high) for end in ends)
    return min((one for one in found if one >= 0), default=high)


def _read_heading(content: str, place: int) -> tuple[str, str]:
    """Return the heading over a place, and the opening words of its paragraph."""
    line_start = content.rfind("\n", 0, place) + 1
    lead = content[line_start : line_start + LONGEST_LEAD + 1]
    opening, end, _ = lead.partition("。")
    above = content[max(line_start - HEADING_REACH, 0) : line_start].split("\n")
    # The first line may be the rest of a longer one.
    headings = filter(_is_heading, reversed(above[line_start > HEADING_REACH :]))
    is_lead = end and not _NO_LEAD.search(opening)
    return next(headings, "").strip(), opening.strip() if is_lead else ""


def _is_heading(line: str) -> bool:
    """Tell a heading from a sentence, a row of a table, and who printed it when."""
    is_short = 0 < len(line.strip()) <= LONGEST_HEADING
    is_byline = _DATELINE.search(line) or _BYLINE.search(line)
    return is_short and not set(line) & set("。；;") and not is_byline
