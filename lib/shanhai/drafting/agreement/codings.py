"""Two codings of one document compared, field by field: percent and Cohen's kappa.

Mentions meet by their place in the text; what figures are called does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from shanhai.drafting.agreement.coded_fields import (
    EXTENT,
    FIELDS,
    MENTION,
    Told,
    list_told,
)
from shanhai.drafting.agreement.coded_mentions import (
    FIGURE,
    Coding,
    Pair,
    Place,
    pair_mentions,
)
from shanhai.drafting.agreement.field_agreement import FieldAgreement
from shanhai.drafting.draft import Draft
from shanhai.errors import ShanhaiError

COLUMNS = ("field", "rows", "same", "percent", "kappa")
READERS = ("first", "second")
PARTS = "."


@dataclass(frozen=True)
class Difference:
    """Hold what two codings say about a mention; places are those of the first."""

    place: Place
    as_written: str
    field: str
    first: str
    second: str


@dataclass(frozen=True)
class Agreement:
    """Hold the fields in which two codings of a text were compared.

    Attributes
    ----------
    counts
        Mentions and figures of each coding, as `{"mentions": (61, 60)}`.
    undecided
        Mentions of both that one has still to decide: only their extent is compared.
    differences
        One a mention and field. Parts of a field, a dimension or a flag, are in
        `fields` alone.
    """

    source_id: str
    text: str
    counts: dict[str, tuple[int, int]]
    undecided: int
    fields: tuple[FieldAgreement, ...]
    differences: tuple[Difference, ...]

    def to_frame(self) -> pd.DataFrame:
        """Return a row a field: rows compared, equal ones, percent, kappa."""
        rows = [[getattr(one, name) for name in COLUMNS] for one in self.fields]
        return pd.DataFrame(rows, columns=[*COLUMNS]).astype(
            {"percent": float, "kappa": float}
        )

    @property
    def lines(self) -> list[str]:
        """Return the agreement for the screen: counts, a line a field, places."""
        table = [COLUMNS, *([one.field, *one.write_cells()] for one in self.fields)]
        width = max(len(row[0]) for row in table)
        placed = [one for one in self.differences if one.field in (MENTION, EXTENT)]
        return [
            *(f"{name}: {a} and {b}" for name, (a, b) in self.counts.items()),
            f"not decided by both: {self.undecided}",
            *(
                f"{name:<{width}} {rows:>5} {same:>5} {percent:>8}  {kappa}"
                for name, rows, same, percent, kappa in table
            ),
            *map(_describe_place, placed),
            f"{len(self.differences)} differences",
        ]


def compare_codings(first: Draft, second: Draft) -> Agreement:
    """Compare two codings of one text.

    Fields of a figure are compared where both state it first; dimensions as a whole
    where both have one concept, each alone where both give it. Left out: mentions that
    one of the two has not decided, names and notes.

    Raises
    ------
    ShanhaiError
        When the drafts hold different texts.
    """
    if first.text != second.text:
        raise ShanhaiError(
            f"{first.source_id} and {second.source_id} hold different texts: places in "
            "them cannot be compared. Begin the second reading from the first's text."
        )
    ours, theirs = Coding(first), Coding(second)
    pairs = pair_mentions([*ours.rows], [*theirs.rows])
    told = list_told(ours, theirs, pairs)
    return Agreement(
        first.source_id,
        first.text,
        {
            "mentions": (len(ours.rows), len(theirs.rows)),
            "figures": (_count_figures(ours), _count_figures(theirs)),
        },
        sum(
            not (ours.is_coded(one) and theirs.is_coded(other))
            for one, other in pairs
            if one and other
        ),
        tuple(_measure_fields(told)),
        tuple(_list_differences(pairs, told, first.text)),
    )


def describe_markdown(*agreements: Agreement) -> str:
    """Return agreements as tables of Markdown: counts, then a row a field.

    Those of several documents are one: all their mentions together. What the
    differences were about, and how they were settled, is for people to add.
    """
    counts = [
        [name, *(str(sum(both)) for both in zip(*numbers, strict=True))]
        for name in agreements[0].counts
        for numbers in [[one.counts[name] for one in agreements]]
    ]
    fields = []
    for name, words in FIELDS.items():
        told = (one for two in agreements for one in two.fields if one.field == name)
        both = FieldAgreement(name, tuple(chain(*(one.codes for one in told))))
        rows, _, percent, kappa = both.write_cells()
        fields.append([words, rows, str(both.rows - both.same), percent, kappa])
    heads = ["what", "compared", "differences", "agreement", "kappa"]
    counted = _write_table(["", "first reading", "second reading"], counts)
    return f"{counted}\n\n{_write_table(heads, fields)}"


def _write_table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _count_figures(coding: Coding) -> int:
    rows = coding.rows.values()
    return sum(row["kind"] == FIGURE and not row["repeats"] for row in rows)


def _measure_fields(told: Sequence[Told]) -> Iterator[FieldAgreement]:
    values: dict[str, list[tuple[str, str]]] = {name: [] for name in FIELDS}
    for one in told:
        values.setdefault(one.field, []).append(one.codes)
    order = {name: n for n, name in enumerate(FIELDS)}
    for name in sorted(values, key=lambda one: (order[one.partition(PARTS)[0]], one)):
        yield FieldAgreement(name, tuple(values[name]))


def _list_differences(
    pairs: Sequence[Pair], told: Sequence[Told], text: str
) -> list[Difference]:
    alone = [
        Told(pair, MENTION, shown, shown)
        for pair in pairs
        if not all(pair)
        for shown in [tuple(str(place or "") for place in pair)]
    ]
    differing = [
        one for one in told if one.field in FIELDS and one.codes[0] != one.codes[1]
    ]
    rank = {name: n for n, name in enumerate([MENTION, *FIELDS])}
    found = []
    for one in [*alone, *differing]:
        place = one.pair[0] or one.pair[1]
        written = text[place.start : place.end]
        found.append(Difference(place, written, one.field, *one.shown))
    return sorted(found, key=lambda one: (one.place, rank[one.field]))


def _describe_place(difference: Difference) -> str:
    told = zip(READERS, (difference.first, difference.second), strict=True)
    places = ", ".join(f"{who} {place or 'nothing'}" for who, place in told)
    return f"{difference.field}: {difference.as_written}: {places}"
