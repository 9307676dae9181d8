"""From the rows of a draft to rows of the tables: what has one answer is filled in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.intervals import Quantity
from shanhai.curation.mentions import find_mentions
from shanhai.curation.quantities import QuantityError, parse_quantity
from shanhai.curation.rules import HEADER_LINES
from shanhai.curation.rules.figures import FROM
from shanhai.curation.units import UnitWords
from shanhai.drafting.draft import DECIDED, FIGURE, MENTION, Cells, Draft, list_fields
from shanhai.errors import Problem, suggest

OVERLAPS = "not_additive"
# What a code ends in, by the way that its figure goes.
ORIGINS = {way: origin for origin, way in FROM.items()}
EXCEPTION = {
    "interval_exception_en": "The unit stands in the head of the table or with the "
    "last number of a list.",
    "interval_exception_zh": "单位见表头，或见并列各数的最后一个。",
}
REPEAT = {
    "interval_exception_en": "A repeat of the number leaves out its unit.",
    "interval_exception_zh": "重复提及时省略单位。",
}


def find_open_decisions(draft: Draft, place: str) -> list[Problem]:
    """List what a person has still to say, in the order of the text.

    `place`: the name of the draft's folder, for problems.
    """
    stated = _list_figures(draft)
    starts = [row["start"] for row in stated.values()]
    return [
        Problem(
            f"{place}/mentions.csv",
            number + HEADER_LINES,
            f"{row['start']} {row['as_written']}",
            *fault,
        )
        for number, row in stated.items()
        for fault in _list_faults(row, starts)
    ]


def _list_faults(row: Cells, starts: list[str]) -> Iterator[tuple[str, str]]:
    if row["decided"] != DECIDED:
        yield "nobody has decided on it", "Look at it, and mark it decided"
        return
    if row["repeats"]:
        if row["repeats"] not in starts or row["repeats"] == row["start"]:
            rule = f"it repeats {row['repeats']}, where no other figure is mentioned"
            yield rule, suggest(row["repeats"], starts)
        return
    if not row["indicator_id"]:
        yield "it has no concept", f"Choose one; proposed: {row['concept_1'] or 'none'}"
    if row["part_of"].isdigit() and row["part_of"] not in starts:
        rule = f"part_of names {row['part_of']}, where no figure is mentioned"
        yield rule, suggest(row["part_of"], starts)


def complete(draft: Draft, corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Return the rows that each table gains from a draft without open decisions.

    Their index is the row of the draft that each comes from. Filled in: codes of
    figures (`PAIRING.CONCEPT`, a number behind it where that is taken), the pairing
    where the document reports on one, flag `not_additive` of a stated part, dimensions
    and flags in the codelists' order.
    """
    stated, first = _list_figures(draft), draft.first_mentions
    figures = {n: row for n, row in stated.items() if not row["repeats"]}
    codes = _name_figures(figures.values(), draft, corpus)
    explained = _explain(stated.values(), draft, corpus)
    flag_order = [*corpus.flags["flag_id"]]
    dimension_order = [*corpus.dimensions["dimension_id"]]
    rows = []
    for row in figures.values():
        flags, whole = {*row["flags"].split(";")}, row["part_of"]
        if row["part_basis"] == "stated":
            flags.add(OVERLAPS)
        rows.append(
            row
            | {
                "figure_id": codes[row["start"]],
                "pairing_id": row["pairing_id"] or draft.pairing_ids[0],
                "part_of": codes.get(first.get(whole, ""), whole),
                "flags": _sort(flags, flag_order),
                "dimensions": _sort(row["dimensions"].split(";"), dimension_order),
            }
            | explained.get(row["start"], {})
        )
    own = [codes.get(first.get(start, ""), "") for start in draft.rows["start"]]
    mentions = draft.rows[list(MENTION)].assign(figure_id=own)
    mentions.insert(0, "source_id", draft.source_id)
    columns = list_fields(corpus.descriptor, "figures")
    gained = pd.DataFrame(rows, [*figures], columns)
    return {**draft.added, "figures": gained, "mentions": mentions}


def _list_figures(draft: Draft) -> dict[int, Cells]:
    """List the mentions of figures by their rows in the draft."""
    rows = enumerate(draft.rows.to_dict("records"))
    return {number: row for number, row in rows if row["kind"] == FIGURE}


def _name_figures(figures: Iterable[Cells], draft: Draft, corpus: Corpus) -> Cells:
    """Return the code of the figure that each first mention states.

    It says where a figure comes from that goes another way than others of its series.
    """
    taken, codes = set(corpus.figures["figure_id"]), {}
    # The direction that most figures of each series have, if they move.
    moved = corpus.figures[corpus.figures["direction"].isin(ORIGINS)]
    keys = [moved["indicator_id"], moved["dimensions"].map(";".join)]
    ways = moved.groupby(keys)["direction"]
    usual = ways.agg(lambda found: found.value_counts().index[0]).to_dict()
    for row in figures:
        pairing = row["pairing_id"] or draft.pairing_ids[0]
        series, way = (row["indicator_id"], row["dimensions"]), row["direction"]
        is_usual = way == usual.setdefault(series, way)
        mark = "" if is_usual else ORIGINS.get(way, "")
        named = ".".join(filter(None, (f"{pairing}.{row['indicator_id']}", mark)))
        join = "_" if mark else "."
        numbers = (f"{named}{join}{n}" for n in range(2, len(taken) + 3))
        code = row["figure_id"] or next(c for c in (named, *numbers) if c not in taken)
        taken.add(code)
        codes[row["start"]] = code
    return codes


def _explain(
    stated: Collection[Cells], draft: Draft, corpus: Corpus
) -> dict[str, Cells]:
    """Return, by its first mention, why a figure's interval is not its numeral's.

    The unit stands in the head of a table, or with the last number of a list; a repeat
    leaves it out.
    """
    words = corpus.unit_words
    found = {str(one.start): one.quantity for one in find_mentions(draft.text, words)}
    figures = {row["start"]: row for row in stated}
    explained: dict[str, Cells] = {}
    for row in stated:
        quantity, own = found.get(row["start"]), _read(row["as_written"], words)
        figure = figures[draft.first_mentions[row["start"]]]
        is_lent = quantity and quantity != own and quantity.unit == figure["unit_id"]
        is_bare = row["repeats"] and own is None
        if (is_lent or is_bare) and not any(figure[name] for name in EXCEPTION):
            explained.setdefault(figure["start"], EXCEPTION if is_lent else REPEAT)
    return explained


def _read(written: str, words: UnitWords) -> Quantity | None:
    try:
        return parse_quantity(written, words)
    except QuantityError:
        return None


def _sort(codes: Iterable[str], order: Sequence[str]) -> str:
    """Sort codes, or pairs by their first part, by a codelist; unknown ones last."""
    ranks = {code: n for n, code in enumerate(order)}
    return ";".join(
        sorted(
            filter(None, codes),
            key=lambda code: ranks.get(code.partition("=")[0], len(ranks)),
        )
    )
