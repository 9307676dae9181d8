"""What two codings of one document say of each mention, field by field."""

from __future__ import annotations

from collections.abc import Sequence
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

    def tell(self, place: Place) -> dict[str, str]:
        """Return what is coded of a mention by field: of a repeat, what it repeats."""
        row = self.rows[place]
        told = {KIND: row["kind"]}
        if row["kind"] != FIGURE:
            return told
        first = self.draft.first_mentions[row["start"]]
        told[REPEATS] = "" if first == row["start"] else first
        if told[REPEATS]:
            return told
        told |= {name: row[name] for name in PLAIN}
        told[INTERVAL] = BETWEEN.join(
            _write_number(row[end]) for end in ("low", "high")
        )
        told |= {name: sort_list(row[name]) for name in (DIMENSIONS, FLAGS)}
        # Where the larger figure is mentioned, or its code.
        whole, rows = row[PART_OF], self.rows.values()
        starts = (one["start"] for one in rows if whole == one["figure_id"] != "")
        told[PART_OF] = next(starts, whole)
        pairs = tuple(one for one in _list_codes(row[DIMENSIONS]) if EQUALS in one)
        codes = read_pairs(pairs).items()
        return told | {f"{DIMENSIONS}.{name}": code for name, code in codes}

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

    def find(start: str) -> str:
        """Return where the first coding has a mention of the second; or `132?`."""
        return places.get(start, f"{start}?" if start.isdigit() else start)

    told = [Told(pair, EXTENT, *map(str, pair)) for pair in met]
    for pair in met:
        if not (ours.is_coded(pair[0]) and theirs.is_coded(pair[1])):
            continue
        one, other = ours.tell(pair[0]), theirs.tell(pair[1])
        if REPEATS in other:
            other[REPEATS] = find(other[REPEATS])
        if one.get(CONCEPT) != other.get(CONCEPT):
            one.pop(DIMENSIONS, None)
        if PART_OF in one and PART_OF in other:
            # Any mention of the larger figure that both count to it will do.
            stated = set(map(find, theirs.list_same(other[PART_OF])))
            same = ";".join(sorted(ours.list_same(one[PART_OF]) & stated))
            one[PART_OF] = same or one[PART_OF]
            other[PART_OF] = same or find(other[PART_OF])
        told += [
            Told(pair, name, one[name], other[name]) for name in one if name in other
        ]
    flags = [
        (one.pair, [_list_codes(cell) for cell in one[2:]])
        for one in told
        if one.field == FLAGS
    ]
    for flag in sorted({flag for _, both in flags for own in both for flag in own}):
        for pair, both in flags:
            has = ("yes" if flag in own else "no" for own in both)
            told.append(Told(pair, f"{FLAGS}.{flag}", *has))
    return told


def _list_codes(cell: str) -> list[str]:
    return sorted(filter(None, cell.split(";")))


def sort_list(cell: str) -> str:
    """Write a list of codes in one order."""
    return ";".join(_list_codes(cell))


def _write_number(cell: str) -> str:
    """Write a number in one way, however its zeros are written."""
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return cell
    return f"{number.normalize():f}" if number.is_finite() else cell
