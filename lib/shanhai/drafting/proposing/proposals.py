"""Propose a draft's rows: for each numeral its figure, with a reason for each field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from shanhai.curation.corpus import Corpus
from shanhai.curation.mentions import Mention, find_mentions
from shanhai.drafting.draft import CONCEPTS, FIGURE, MENTION, list_columns
from shanhai.drafting.proposing.concepts import Candidate, build_ranking
from shanhai.drafting.proposing.evidence_nearby import Nearby, read_nearby
from shanhai.drafting.proposing.field_words import read_field_words
from shanhai.drafting.proposing.filling import (
    Row,
    fill_concepts,
    fill_quantity,
    fill_standing,
)
from shanhai.drafting.proposing.learning import Known, learn, leave_out
from shanhai.drafting.proposing.sides import Sides, read_sides

# What no concept counts: growth, and what one person earns.
UNCOUNTED = dict.fromkeys(
    ("percent", "pp", "times"),
    re.compile("(?:增长|增[幅速]|[同环]比|下降|降幅|上升)[^、]{0,6}\\Z"),
) | {"yuan": re.compile("(?:月薪|年薪|时薪|工资|薪[资酬水]|月收入)[^、]{0,6}\\Z")}

# What a conversion leaves in damaged text: pinyin in brackets, lost characters.
_DAMAGE = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[)）]|\?")
# What opens a part: of which, in brackets behind the whole.
_OF_WHICH = re.compile("(?:其中|包括|包含)[:：]?")
_HAN_PAIR = re.compile("(?=([一-鿿]{2}))")
_BRACKET = re.compile(r"[(（](?![^()（）]*[)）])[^()（）]*\Z")
# Small numbers meet by chance: their words must be more alike. Of those that come up
# again and again only the last few are compared, so a text costs time by its length.
SMALL, MOST = 100, 40
ALIKE, VERY_ALIKE = 0.2, 0.4


@dataclass(frozen=True)
class Counted:
    """Hold one number of the document with what it may count, the best first."""

    mention: Mention
    nearby: Nearby
    candidates: Sequence[Candidate]

    @property
    def best(self) -> Candidate | None:
        """Return what it seems to count."""
        return self.candidates[0] if self.candidates else None

    @property
    def concepts(self) -> set[str]:
        """Return the concepts that are proposed."""
        return {one.indicator_id for one in self.candidates[:CONCEPTS]}


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
    `originals`: folder of registered documents, whose words serve as examples; it may
    be None. `added`: rows of places, pairings and pairing_members that the corpus does
    not have yet.
    """
    mentions = find_mentions(text, corpus.unit_words)
    known = leave_out(corpus, source_id)
    learned = learn(corpus, known, originals)
    sides = _read_sides(corpus, known, pairing_id, added or {})
    ranking = build_ranking(corpus, read_field_words(corpus, sides.names), learned)
    around = read_nearby(text, [(one.start, one.end) for one in mentions])
    earlier: list[Counted] = []
    same: dict[object, list[Counted]] = defaultdict(list)
    rows = []
    for mention, nearby in zip(mentions, around, strict=True):
        row = Row({name: str(getattr(mention, name)) for name in MENTION})
        if mention.kind == FIGURE:
            row.cells["pairing_id"] = pairing_id
            whole = _find_whole(earlier, mention, nearby)
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
    row: Row, own: Counted, whole: tuple[Counted, str] | None, same: Sequence[Counted]
) -> None:
    """Link a number with the first mention of its figure, or with its whole."""
    if own.mention.quantity is None:
        return
    if found := _find_repeat(same, own):
        one, alike = found
        reason = f"the same number and unit, {alike:.0%} of the words nearby"
        row.say("repeats", str(one.mention.start), reason)
    elif whole:
        one, word = whole
        row.cells["part_basis"] = "stated"
        reason = f"{word} behind {one.mention.as_written}"
        row.say("part_of", str(one.mention.start), reason)
        row.flag("not_additive", "it is a part")


def _find_whole(
    earlier: Sequence[Counted], mention: Mention, nearby: Nearby
) -> tuple[Counted, str] | None:
    """Return the number that a number is a part of, with the word that says so.

    Only numbers of the same sentence and unit count that are large enough. Left out:
    parts that the text does not call so.
    """
    part = mention.quantity
    if part is None:
        return None
    sentence = nearby.start - len(nearby.before)
    openings = (_BRACKET.search(nearby.before), _last_of_which(nearby.before))
    for opening, word in zip(openings, ("in brackets", "其中"), strict=True):
        if opening is None:
            continue
        limit = sentence + opening.start()
        for one in reversed(earlier):
            if one.nearby.start < sentence:
                break
            whole = one.mention.quantity
            if one.nearby.end > limit or whole is None or whole.unit != part.unit:
                continue
            if whole.high is None or part.low <= whole.high:
                return one, word
    return None


def _last_of_which(before: str) -> re.Match[str] | None:
    """Return the last word that opens parts, unless the list has ended since."""
    *_, last = [None, *_OF_WHICH.finditer(before)]
    # A colon opens a list whose items semicolons part.
    if last is None or last.group()[-1] in ":：":
        return last
    return None if re.search("[;；]", before[last.end() :]) else last


def _find_repeat(
    earlier: Sequence[Counted], own: Counted
) -> tuple[Counted, float] | None:
    """Return an earlier mention of the same figure, with how alike its words are.

    The best concept of one must be proposed for the other, and words nearby alike.
    `earlier`: numbers of the same interval and unit, in the order of the text.
    """
    for one in earlier[-MOST:]:
        years = {one.nearby.year, own.nearby.year} - {""}
        best = {found.best.indicator_id for found in (one, own) if found.best}
        if len(years) > 1 or not best & one.concepts & own.concepts:
            continue
        pairs = [{*_HAN_PAIR.findall(two.nearby.own())} for two in (one, own)]
        # Which share of the shorter stretch's pairs of characters both have.
        alike = len(pairs[0] & pairs[1]) / max(min(map(len, pairs)), 1)
        is_small = own.mention.quantity.low < SMALL
        if alike >= (VERY_ALIKE if is_small else ALIKE):
            return one, alike
    return None


def _read_sides(
    corpus: Corpus, known: Known, pairing_id: str, added: Mapping[str, pd.DataFrame]
) -> Sides:
    """Return the sides of a pairing that the corpus has, or that the draft adds."""
    tables = {
        "pairings": corpus.pairings,
        "pairing_members": corpus.pairing_members,
        "places": known.places,
    }
    for name in tables.keys() & added.keys():
        rows = added[name].reindex(columns=tables[name].columns, fill_value="")
        tables[name] = pd.concat([tables[name], rows])
    return read_sides(pairing_id, *tables.values())
