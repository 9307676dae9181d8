"""Two codings of one document compared, field by field: percent and Cohen's kappa.

Mentions meet by their place in the text; what figures are called does not matter.

J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20 (1960), 37–46.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from shanhai.drafting.coded_fields import (
    CONCEPT,
    DIMENSIONS,
    EXTENT,
    FIELDS,
    KIND,
    MENTION,
    Coding,
    Pair,
    Place,
    Told,
    list_told,
    pair_mentions,
    sort_list,
)
from shanhai.drafting.draft import FIGURE, Draft
from shanhai.errors import ShanhaiError

COLUMNS = ("field", "rows", "same", "percent", "kappa")
READERS = ("first", "second")
RANK = {name: n for n, name in enumerate([MENTION, *FIELDS])}


class FieldAgreement(NamedTuple):
    """Tell how far two codings agree in a field.

    With p the share of equal pairs, and e the share to expect by chance from how often
    each reader uses each code, kappa is (p - e) / (1 - e). It is not defined where both
    use one code, nor for places, which are no codes.
    """

    field: str
    # What both say of it, a pair for each mention in which both say something.
    codes: tuple[tuple[str, str], ...]
    # How many pairs there are, and how many are equal.
    rows: int
    same: int
    # None without any pair.
    percent: float | None
    # None where it is not defined; the reason says why.
    kappa: float | None
    reason: str

    def write_cells(self) -> list[str]:
        """Write rows, equal rows, percent and kappa, or why there is none."""
        percent = "" if self.percent is None else f"{self.percent:.0f} %"
        kappa = f"– ({self.reason})" if self.kappa is None else f"{self.kappa:.2f}"
        return [str(self.rows), str(self.same), percent, kappa]


def measure(field: str, codes: Sequence[tuple[str, str]]) -> FieldAgreement:
    """Return how far two codings agree in what both say of a field."""
    rows, same = len(codes), sum(one == other for one, other in codes)
    ours, theirs = (Counter(pair[n] for pair in codes) for n in (0, 1))
    # What to expect of equal pairs by chance, times their number.
    chance = sum(count * theirs[code] for code, count in ours.items())
    reason = "no codes" if field == EXTENT else "" if rows else "no rows"
    if not reason and chance == rows**2:
        reason = "one code only"
    kappa = None if reason else (same * rows - chance) / (rows**2 - chance)
    percent = 100 * same / rows if rows else None
    return FieldAgreement(field, tuple(codes), rows, same, percent, kappa, reason)


@dataclass(frozen=True)
class Difference:
    """Hold what two codings say about a mention; places are those of the first."""

    place: Place
    as_written: str
    field: str
    first: str
    second: str

    def __str__(self) -> str:
        told = zip(READERS, (self.first, self.second), strict=True)
        places = ", ".join(f"{who} {place or 'nothing'}" for who, place in told)
        return f"{self.field}: {self.as_written}: {places}"


@dataclass(frozen=True)
class Agreement:
    """Hold the fields in which two codings of a text were compared."""

    text: str
    # Mentions and figures of each coding, as `{"mentions": (61, 60)}`.
    counts: dict[str, tuple[int, int]]
    # Mentions of both that one has still to decide: only their extent is compared.
    undecided: int
    fields: tuple[FieldAgreement, ...]
    # One a mention and field. Parts of a field, a dimension or a flag, are in `fields`
    # alone.
    differences: tuple[Difference, ...]

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
            *map(str, placed),
            f"{len(self.differences)} differences",
        ]


def compare_codings(first: Draft, second: Draft) -> Agreement:
    """Compare two codings of one text.

    Fields of a figure are compared where both state it first; dimensions as a whole
    where both have one concept, each alone where both give it. Left out: mentions that
    one of the two has not decided, names and notes. Raises ShanhaiError when the drafts
    hold different texts.
    """
    if first.text != second.text:
        raise ShanhaiError(
            f"{first.source_id} and {second.source_id} hold different texts: places in "
            "them cannot be compared. Begin the second reading from the first's text."
        )
    ours, theirs = Coding(first), Coding(second)
    pairs = pair_mentions([*ours.rows], [*theirs.rows])
    told = list_told(ours, theirs, pairs)
    values: dict[str, list[tuple[str, str]]] = {name: [] for name in FIELDS}
    for one in told:
        values.setdefault(one.field, []).append((one.first, one.second))
    names = sorted(values, key=lambda one: (RANK[one.partition(".")[0]], one))
    return Agreement(
        first.text,
        {
            "mentions": (len(ours.rows), len(theirs.rows)),
            "figures": (_count_figures(first), _count_figures(second)),
        },
        len(values[EXTENT]) - len(values[KIND]),
        tuple(measure(name, values[name]) for name in names),
        tuple(_list_differences(ours, theirs, pairs, told)),
    )


def describe_markdown(*agreements: Agreement) -> str:
    """Return agreements as tables of Markdown: counts, then a row a field.

    Those of several documents are one: all their mentions together. What the
    differences were about, and how they were settled, is for people to add.
    """
    counts = [
        [name, *map(str, map(sum, zip(*numbers, strict=True)))]
        for name in agreements[0].counts
        for numbers in [[one.counts[name] for one in agreements]]
    ]
    fields = []
    for name, words in FIELDS.items():
        told = (one for two in agreements for one in two.fields if one.field == name)
        both = measure(name, [*chain(*(one.codes for one in told))])
        rows, _, percent, kappa = both.write_cells()
        fields.append([words, rows, str(both.rows - both.same), percent, kappa])
    heads = ["what", "compared", "differences", "agreement", "kappa"]
    counted = _write_table(["", "first reading", "second reading"], counts)
    return f"{counted}\n\n{_write_table(heads, fields)}"


def _write_table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _count_figures(draft: Draft) -> int:
    rows = draft.rows
    return int((rows["kind"].eq(FIGURE) & rows["repeats"].eq("")).sum())


def _list_differences(
    ours: Coding, theirs: Coding, pairs: Sequence[Pair], told: Sequence[Told]
) -> Iterator[Difference]:
    lone = (pair for pair in pairs if not all(pair))
    found = [Told(pair, MENTION, *(str(one or "") for one in pair)) for pair in lone]
    found += [one for one in told if one.field in FIELDS and one.first != one.second]
    found.sort(key=lambda one: (one.pair[0] or one.pair[1], RANK[one.field]))
    for pair, field, *shown in found:
        place = pair[0] or pair[1]
        if field == CONCEPT:
            rows = ours.rows[pair[0]], theirs.rows[pair[1]]
            cells = ((row[CONCEPT], sort_list(row[DIMENSIONS])) for row in rows)
            shown = [" ".join(filter(None, both)) for both in cells]
        written = ours.draft.text[place.start : place.end]
        yield Difference(place, written, field, *shown)
