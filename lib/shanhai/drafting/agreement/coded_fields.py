"""Fields of a mention in which two codings are compared, and what each says in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from shanhai.curation.dimensions import read_pairs
from shanhai.drafting.agreement.coded_mentions import (
    FIGURE,
    Cells,
    Coding,
    Pair,
    Place,
    sort_list,
    write_concept,
    write_interval,
)

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
OWN_WAY = (EXTENT, KIND, REPEATS, CONCEPT, DIMENSIONS, INTERVAL, PART_OF, FLAGS)
PLAIN = tuple(name for name in FIELDS if name not in OWN_WAY)


class Told(NamedTuple):
    """Hold what two codings say of a pair of mentions in a field.

    `shown` is what a person reads of each, where that is more.
    """

    pair: Pair
    field: str
    codes: tuple[str, str]
    shown: tuple[str, str]


def list_told(ours: Coding, theirs: Coding, pairs: Sequence[Pair]) -> list[Told]:
    """List what both codings say, field by field, of every pair that is coded by both.

    A field of one dimension is `dimensions.destination`, that of a flag
    `flags.low_confidence`: they are parts of a field that is listed, too.
    """
    met = [(one, other) for one, other in pairs if one and other]
    places = {str(other.start): str(one.start) for one, other in met}
    told = [_tell(pair, EXTENT, *map(str, pair)) for pair in met]
    figures = []
    for one, other in met:
        if not (ours.is_coded(one) and theirs.is_coded(other)):
            continue
        rows = ours.rows[one], theirs.rows[other]
        told.append(_tell((one, other), KIND, *(row["kind"] for row in rows)))
        if {row["kind"] for row in rows} != {FIGURE}:
            continue
        firsts = ours.find_first(str(one.start)), theirs.find_first(str(other.start))
        told.append(_tell_repeat((one, other), firsts, places))
        if firsts == (str(one.start), str(other.start)):
            told += _tell_figure((one, other), rows)
            told.append(_tell_whole((one, other), ours, theirs, places))
            figures.append(((one, other), rows))
    return told + list(_tell_flags(figures))


def _tell(pair: Pair, field: str, first: str, second: str) -> Told:
    return Told(pair, field, (first, second), (first, second))


def _tell_repeat(
    pair: tuple[Place, Place], firsts: tuple[str, str], places: Mapping[str, str]
) -> Told:
    """Tell where the figure of a mention is first stated; nothing where it is here."""
    one, other = firsts
    earlier = "" if one == str(pair[0].start) else one
    theirs = "" if other == str(pair[1].start) else _find(other, places)
    return _tell(pair, REPEATS, earlier, theirs)


def _tell_figure(pair: Pair, rows: tuple[Cells, Cells]) -> Iterator[Told]:
    ours, theirs = rows
    concepts = write_concept(ours), write_concept(theirs)
    codes = ours[CONCEPT], theirs[CONCEPT]
    yield Told(pair, CONCEPT, codes, concepts)
    if codes[0] == codes[1]:
        both = (sort_list(row[DIMENSIONS]) for row in rows)
        yield _tell(pair, DIMENSIONS, *both)
    parts = [_read_dimensions(row[DIMENSIONS]) for row in rows]
    for name in parts[0]:
        if name in parts[1]:
            yield _tell(pair, f"{DIMENSIONS}.{name}", parts[0][name], parts[1][name])
    yield _tell(pair, INTERVAL, *map(write_interval, rows))
    for name in PLAIN:
        yield _tell(pair, name, ours[name], theirs[name])
    yield _tell(pair, FLAGS, *(sort_list(row[FLAGS]) for row in rows))


def _tell_whole(
    pair: tuple[Place, Place], ours: Coding, theirs: Coding, places: Mapping[str, str]
) -> Told:
    """Tell the larger figure by its mention: any that both count to it will do."""
    one = ours.find_whole(ours.rows[pair[0]])
    other = theirs.find_whole(theirs.rows[pair[1]])
    stated = ours.groups.get(one, frozenset([one]))
    same = stated & {_find(n, places) for n in theirs.groups.get(other, [other])}
    if same:
        whole = ";".join(sorted(same))
        return _tell(pair, PART_OF, whole, whole)
    return _tell(pair, PART_OF, one, _find(other, places))


def _tell_flags(
    figures: Sequence[tuple[Pair, tuple[Cells, Cells]]],
) -> Iterator[Told]:
    """Tell of each flag that somebody has used whether a figure has it."""
    held = [
        (pair, [set(sort_list(row[FLAGS]).split(";")) for row in rows])
        for pair, rows in figures
    ]
    used = {flag for _, both in held for flag in both[0] | both[1]} - {""}
    for flag in sorted(used):
        for pair, both in held:
            has = ("yes" if flag in flags else "no" for flags in both)
            yield _tell(pair, f"{FLAGS}.{flag}", *has)


def _read_dimensions(cell: str) -> dict[str, str]:
    return read_pairs(tuple(pair for pair in cell.split(";") if "=" in pair))


def _find(start: str, places: Mapping[str, str]) -> str:
    """Return where the first coding has a mention of the second; `132?` if nowhere.

    Codes of figures, and nothing, are left as they are.
    """
    return places.get(start, f"{start}?" if start.isdigit() else start)
