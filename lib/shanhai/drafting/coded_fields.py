"""What two codings of one document say of each mention, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import NamedTuple

from shanhai.curation.dimensions import EQUALS, read_pairs
from shanhai.drafting.draft import DECIDED, FIGURE, Cells, Draft

MENTION, EXTENT, KIND, REPEATS = "mention", "extent", "kind", "repeats"
CONCEPT, DIMENSIONS, INTERVAL = "indicator_id", "dimensions", "interval"
PART_OF, FLAGS = "part_of", "flags"
# In the order of tables, with what each is in plain words.
FIELDS = {
    EXTENT: "extent of a mention",
    KIND: "kind of a mention",
    REPEATS: "repeat of an earlier mention",
    CONCEPT: "concept",
    DIMENSIONS: "dimensions",
    INTERVAL: "interval",
    "unit_id": "unit",
    "qualifier": "qualifier",
    "period_start": "first day",
    "period_end": "last day",
    "period_type": "period type",
    "period_basis": "period basis",
    "not_before": "not before",
    "not_after": "not after",
    "bound_basis": "basis of bounds",
    "status": "status",
    "direction": "direction",
    "place_id": "place",
    "attributed_to": "credited to",
    PART_OF: "part of a larger figure",
    "part_basis": "basis of the part",
    FLAGS: "flags",
}
# Cells that are compared as they are.
OWN_WAY = (EXTENT, KIND, REPEATS, DIMENSIONS, INTERVAL, PART_OF, FLAGS)
PLAIN = tuple(name for name in FIELDS if name not in OWN_WAY)
BETWEEN = ".."


class Place(NamedTuple):
    """Hold where a mention begins and ends."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


Pair = tuple[Place | None, Place | None]


class Told(NamedTuple):
    """Hold what two codings say of a pair of mentions in a field."""

    pair: Pair
    field: str
    first: str
    second: str


@dataclass(frozen=True)
class Coding:
    """Read a draft as one reader's coding: rows by place, figures by first mention."""

    draft: Draft

    @cached_property
    def rows(self) -> dict[Place, Cells]:
        """Return the rows in the order of the text."""
        rows = self.draft.rows.to_dict("records")
        placed = {Place(int(row["start"]), int(row["end"])): row for row in rows}
        return dict(sorted(placed.items()))

    def find_earlier(self, start: str) -> str:
        """Return the mention that a chain of repeats leads back to, if to another."""
        first = self.draft.first_mentions.get(start, start)
        return "" if first == start else first

    def find_whole(self, row: Cells) -> str:
        """Return where the figure that a row is a part of is mentioned, or its code."""
        whole = row[PART_OF]
        rows = self.rows.values()
        starts = (one["start"] for one in rows if whole == one["figure_id"] != "")
        return next(starts, whole)

    def list_same(self, start: str) -> set[str]:
        """Return all mentions that state the figure of one."""
        firsts = self.draft.first_mentions
        first = firsts.get(start, start)
        return {start} | {one for one, other in firsts.items() if other == first}

    def is_coded(self, place: Place) -> bool:
        """Tell whether a person has decided, or left a kind that is no figure."""
        row = self.rows[place]
        return row["decided"] == DECIDED or row["kind"] not in ("", FIGURE)


def pair_mentions(ours: Sequence[Place], theirs: Sequence[Place]) -> list[Pair]:
    """Pair the mentions of two codings that overlap, in the order of the text.

    Each meets the one that it shares most characters with; one that is left alone is
    paired with nothing.
    """
    left, right, pairs = dict.fromkeys(ours), dict.fromkeys(theirs), []
    overlaps = [
        (one, other)
        for one in ours
        for other in theirs
        if one.start < other.end and other.start < one.end
    ]
    for one, other in sorted(overlaps, key=_rank):
        if one in left and other in right:
            del left[one], right[other]
            pairs.append((one, other))
    pairs += [(one, None) for one in left] + [(None, other) for other in right]
    return sorted(pairs, key=lambda pair: min(filter(None, pair)))


def _rank(pair: tuple[Place, Place]) -> tuple[int, int, int]:
    """Rank by characters shared, then by characters that are not, then by place."""
    starts, ends = zip(*pair, strict=True)
    return max(starts) - min(ends), max(ends) - min(starts), sum(starts)


def list_told(ours: Coding, theirs: Coding, pairs: Sequence[Pair]) -> list[Told]:
    """List what both codings say, field by field, of every pair that is coded by both.

    A field of one dimension is `dimensions.destination`, that of a flag
    `flags.low_confidence`: they are parts of a field that is listed, too.
    """
    met = [(one, other) for one, other in pairs if one and other]
    places = {str(other.start): str(one.start) for one, other in met}
    told = [Told(pair, EXTENT, *map(str, pair)) for pair in met]
    flags: list[tuple[Pair, list[list[str]]]] = []
    for pair in met:
        if not (ours.is_coded(pair[0]) and theirs.is_coded(pair[1])):
            continue
        rows = ours.rows[pair[0]], theirs.rows[pair[1]]
        kinds = [row["kind"] for row in rows]
        told.append(Told(pair, KIND, *kinds))
        if kinds != [FIGURE, FIGURE]:
            continue
        one, other = (
            coding.find_earlier(row["start"])
            for coding, row in zip((ours, theirs), rows, strict=True)
        )
        told.append(Told(pair, REPEATS, one, _find(other, places)))
        if not (one or other):
            wholes = _find_wholes(ours, theirs, rows, places)
            told += (Told(pair, *both) for both in _tell_figure(*rows))
            told.append(Told(pair, PART_OF, *wholes))
            flags.append((pair, [_list_codes(row[FLAGS]) for row in rows]))
    for flag in sorted({flag for _, both in flags for own in both for flag in own}):
        for pair, both in flags:
            has = ("yes" if flag in own else "no" for own in both)
            told.append(Told(pair, f"{FLAGS}.{flag}", *has))
    return told


def _tell_figure(*both: Cells) -> Iterator[tuple[str, str, str]]:
    """Yield the fields of a figure with what both say."""
    for name in PLAIN:
        yield name, *(row[name] for row in both)
    yield INTERVAL, *map(_write_interval, both)
    if both[0][CONCEPT] == both[1][CONCEPT]:
        yield DIMENSIONS, *(sort_list(row[DIMENSIONS]) for row in both)
    yield FLAGS, *(sort_list(row[FLAGS]) for row in both)
    codes = (_list_codes(row[DIMENSIONS]) for row in both)
    one, other = (
        read_pairs(tuple(pair for pair in own if EQUALS in pair)) for own in codes
    )
    for name in one.keys() & other.keys():
        yield f"{DIMENSIONS}.{name}", one[name], other[name]


def _find_wholes(
    ours: Coding, theirs: Coding, rows: tuple[Cells, Cells], places: Mapping[str, str]
) -> tuple[str, str]:
    """Return the larger figure by its mention: any that both count to it will do."""
    one, other = ours.find_whole(rows[0]), theirs.find_whole(rows[1])
    stated = {_find(start, places) for start in theirs.list_same(other)}
    if same := ours.list_same(one) & stated:
        return (";".join(sorted(same)),) * 2
    return one, _find(other, places)


def _find(start: str, places: Mapping[str, str]) -> str:
    """Return where the first coding has a mention of the second; `132?` if nowhere.

    Codes of figures, and nothing, are left as they are.
    """
    return places.get(start, f"{start}?" if start.isdigit() else start)


def _list_codes(cell: str) -> list[str]:
    return sorted(filter(None, cell.split(";")))


def sort_list(cell: str) -> str:
    """Write a list of codes in one order."""
    return ";".join(_list_codes(cell))


def _write_interval(row: Cells) -> str:
    """Write both ends in one text, `500..599`, however their zeros are written."""
    return BETWEEN.join(_write_number(row[end]) for end in ("low", "high"))


def _write_number(cell: str) -> str:
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return cell
    return f"{number.normalize():f}" if number.is_finite() else cell
