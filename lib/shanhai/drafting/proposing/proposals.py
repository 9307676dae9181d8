"""Propose a draft's rows: for each numeral its figure, with a reason for each field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.mentions import find_mentions
from shanhai.drafting.draft import MENTION, list_columns
from shanhai.drafting.proposing.concepts import build_ranking
from shanhai.drafting.proposing.evidence_nearby import read_nearby
from shanhai.drafting.proposing.field_words import read_field_words
from shanhai.drafting.proposing.filling import (
    Row,
    fill_concepts,
    fill_quantity,
    fill_standing,
)
from shanhai.drafting.proposing.learning import Known, learn, leave_out
from shanhai.drafting.proposing.links import Counted, find_repeat, find_whole
from shanhai.drafting.proposing.sides import Sides, read_sides

FIGURE = "figure"
# What no concept counts: growth, and what one person earns.
UNCOUNTED = dict.fromkeys(
    ("percent", "pp", "times"),
    re.compile("(?:增长|增[幅速]|[同环]比|下降|降幅|上升)[^、]{0,6}\\Z"),
) | {"yuan": re.compile("(?:月薪|年薪|时薪|工资|薪[资酬水]|月收入)[^、]{0,6}\\Z")}

# What a conversion leaves in damaged text: pinyin in brackets, lost characters.
_DAMAGE = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[)）]|\?")


def propose(
    text: str,
    corpus: Corpus,
    *,
    source_id: str,
    pairing_id: str,
    originals: Path | None = None,
    added: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Return a row a numeral expression of a text, all cells text.

    Nothing is learned from the document itself, if the corpus has it. Left out: names,
    notes, subjects, bounds of periods, and `part_of` that the text does not state.

    Parameters
    ----------
    originals
        Folder of registered documents, whose words serve as examples; it may be None.
    added
        Rows of places, pairings and pairing_members that the corpus does not have yet.
    """
    mentions = find_mentions(text, corpus.unit_words)
    known = leave_out(corpus, source_id)
    learned = learn(corpus, known, originals)
    sides = _read_sides(corpus, known, pairing_id, added or {})
    codelists = corpus.indicators, corpus.dimension_codes
    ranking = build_ranking(corpus, read_field_words(codelists, sides.names), learned)
    around = read_nearby(text, [(one.start, one.end) for one in mentions])
    earlier: list[Counted] = []
    same: dict[object, list[Counted]] = defaultdict(list)
    rows = []
    for mention, nearby in zip(mentions, around, strict=True):
        row = Row({name: str(getattr(mention, name)) for name in MENTION})
        if mention.kind == FIGURE:
            row.cells["pairing_id"] = pairing_id
            whole = find_whole(earlier, mention, nearby)
            unit = mention.quantity.unit if mention.quantity else None
            ranked = ranking.rank(nearby, unit, whole[0].best if whole else None)
            if unit in UNCOUNTED and UNCOUNTED[unit].search(nearby.label):
                ranked = []
            counted = Counted(mention, nearby, ranked)
            fill_quantity(row, mention)
            fill_concepts(row, ranked)
            _fill_links(row, counted, whole, same[mention.quantity])
            if ranked:
                fill_standing(row, ranked[0], nearby, learned, sides)
            if sign := _DAMAGE.search(mention.as_written):
                row.flag("damaged_text", f"{sign.group()} in the numeral")
            earlier.append(counted)
            if "repeats" not in row.cells:
                same[mention.quantity].append(counted)
        told = {"flags": ";".join(dict.fromkeys(row.flags))}
        rows.append({**row.cells, **told, "reasons": "; ".join(row.reasons)})
    columns = list_columns(corpus.descriptor)
    return pd.DataFrame(rows, columns=columns, dtype="str").fillna("")


def _fill_links(
    row: Row,
    own: Counted,
    whole: tuple[Counted, str] | None,
    same: Sequence[Counted],
) -> None:
    """Link a number with the first mention of its figure, or with its whole."""
    if own.mention.quantity is None:
        return
    if found := find_repeat(same, own):
        one, alike = found
        reason = f"the same number and unit, {alike:.0%} of the words nearby"
        row.say("repeats", str(one.mention.start), reason)
    elif whole:
        one, word = whole
        row.cells["part_basis"] = "stated"
        row.say(
            "part_of", str(one.mention.start), f"{word} behind {one.mention.as_written}"
        )
        row.flag("not_additive", "it is a part")


def _read_sides(
    corpus: Corpus,
    known: Known,
    pairing_id: str,
    added: Mapping[str, pd.DataFrame],
) -> Sides:
    """Return the sides of a pairing that the corpus has, or that the draft adds."""
    pairings, members, places = (
        pd.concat([table, added[name].reindex(columns=table.columns, fill_value="")])
        if name in added
        else table
        for name, table in (
            ("pairings", corpus.pairings),
            ("pairing_members", corpus.pairing_members),
            ("places", known.places),
        )
    )
    own = pairings[pairings["pairing_id"] == pairing_id]
    pairing = next(own.itertuples(), None)
    of_it = members.loc[members["pairing_id"] == pairing_id, "place_id"]
    return read_sides(pairing, of_it, places)
