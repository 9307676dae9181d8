"""What one coding says of each mention, and which mentions of two codings meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import NamedTuple

from shanhai.drafting.draft import DECIDED, Draft

FIGURE = "figure"
BETWEEN = ".."
Cells = Mapping[str, str]


class Place(NamedTuple):
    """Hold where a mention begins and ends."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


Pair = tuple[Place | None, Place | None]


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

    @cached_property
    def groups(self) -> dict[str, frozenset[str]]:
        """Return, for each mention of a figure, all that state the same figure."""
        firsts = {start: self.find_first(start) for start in self._earlier}
        held: dict[str, set[str]] = {}
        for start, first in firsts.items():
            held.setdefault(first, set()).add(start)
        return {start: frozenset(held[first]) for start, first in firsts.items()}

    @cached_property
    def _earlier(self) -> dict[str, str]:
        rows = self.rows.values()
        return {row["start"]: row["repeats"] for row in rows if row["kind"] == FIGURE}

    @cached_property
    def _starts(self) -> dict[str, str]:
        """Return where each figure that has a code is first mentioned."""
        rows = reversed(self.rows.values())
        return {row["figure_id"]: row["start"] for row in rows if row["figure_id"]}

    def find_first(self, start: str) -> str:
        """Return the mention that a chain of repeats leads back to."""
        chain = [start]
        while (earlier := self._earlier.get(chain[-1], "")) and earlier not in chain:
            chain.append(earlier)
        return chain[-1]

    def find_whole(self, row: Cells) -> str:
        """Return where the figure that a row is a part of is mentioned, or its code."""
        return self._starts.get(row["part_of"], row["part_of"])

    def is_coded(self, place: Place) -> bool:
        """Tell whether a person has decided, or left a kind that is no figure."""
        row = self.rows[place]
        return row["decided"] == DECIDED or row["kind"] not in ("", FIGURE)


def pair_mentions(ours: Sequence[Place], theirs: Sequence[Place]) -> list[Pair]:
    """Pair the mentions of two codings that overlap, in the order of the text.

    Each meets the one that it shares most characters with; one that is left alone is
    paired with nothing. Mentions of one coding are in order and do not overlap.
    """
    left, right, pairs = dict.fromkeys(ours), dict.fromkeys(theirs), []
    for one, other in sorted(_list_overlaps(ours, theirs), key=_rank):
        if one in left and other in right:
            del left[one], right[other]
            pairs.append((one, other))
    pairs += [(one, None) for one in left] + [(None, other) for other in right]
    return sorted(pairs, key=lambda pair: min(filter(None, pair)))


def _list_overlaps(
    ours: Sequence[Place], theirs: Sequence[Place]
) -> Iterator[tuple[Place, Place]]:
    begin = 0
    for one in ours:
        while begin < len(theirs) and theirs[begin].end <= one.start:
            begin += 1
        at = begin
        while at < len(theirs) and theirs[at].start < one.end:
            yield one, theirs[at]
            at += 1


def _rank(pair: tuple[Place, Place]) -> tuple[int, int, int]:
    """Rank by characters shared, then by characters that are not, then by place."""
    (one, other) = pair
    shared = min(one.end, other.end) - max(one.start, other.start)
    whole = max(one.end, other.end) - min(one.start, other.start)
    return -shared, whole, one.start + other.start


def write_interval(row: Cells) -> str:
    """Write both ends in one text, `500..599`, however their zeros are written."""
    return BETWEEN.join(_write_number(row[end]) for end in ("low", "high"))


def write_concept(row: Cells) -> str:
    """Write a concept with its dimensions, as proposals do."""
    return f"{row['indicator_id']} {sort_list(row['dimensions'])}".strip()


def sort_list(cell: str) -> str:
    """Write a list of codes in one order."""
    return ";".join(sorted(filter(None, cell.split(";"))))


def _write_number(cell: str) -> str:
    try:
        number = Decimal(cell)
    except InvalidOperation:
        return cell
    return f"{number.normalize():f}" if number.is_finite() else cell
