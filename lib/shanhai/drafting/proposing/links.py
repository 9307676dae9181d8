"""Link mentions of a draft: repeats of one figure, and parts with their wholes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shanhai.curation.mentions import Mention
from shanhai.drafting.draft import CONCEPTS
from shanhai.drafting.proposing.concepts import Candidate
from shanhai.drafting.proposing.evidence_nearby import Nearby

# What opens a part: of which, in brackets behind the whole.
_OF_WHICH = re.compile("(?:其中|包括|包含)[:：]?")
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


def find_whole(
    earlier: Sequence[Counted], mention: Mention, nearby: Nearby
) -> tuple[Counted, str] | None:
    """Return the number that a number is a part of, with the word that says so.

    Only numbers of the same sentence and unit count that are large enough. Left out:
    parts that the text does not call so.
    """
    if mention.quantity is None:
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
            if one.nearby.end <= limit and _may_hold(one.mention, mention):
                return one, word
    return None


def _last_of_which(before: str) -> re.Match[str] | None:
    """Return the last word that opens parts, unless the list has ended since."""
    found = list(_OF_WHICH.finditer(before))
    if not found:
        return None
    last = found[-1]
    # A colon opens a list whose items semicolons part.
    is_list = last.group()[-1] in ":："
    has_ended = not is_list and re.search("[;；]", before[last.end() :])
    return None if has_ended else last


def _may_hold(whole: Mention, part: Mention) -> bool:
    one, other = whole.quantity, part.quantity
    if one is None or other is None or one.unit != other.unit:
        return False
    return one.high is None or other.low <= one.high


def find_repeat(
    earlier: Sequence[Counted], own: Counted
) -> tuple[Counted, float] | None:
    """Return an earlier mention of the same figure, with how alike its words are.

    The best concept of one must be proposed for the other, and words nearby alike.

    Parameters
    ----------
    earlier
        Numbers of the same interval and unit, in the order of the text.
    """
    for one in earlier[-MOST:]:
        years = {one.nearby.year, own.nearby.year} - {""}
        best = {found.best.indicator_id for found in (one, own) if found.best}
        if len(years) > 1 or not best & one.concepts & own.concepts:
            continue
        alike = compare_words(one.nearby, own.nearby)
        is_small = own.mention.quantity.low < SMALL
        if alike >= (VERY_ALIKE if is_small else ALIKE):
            return one, alike
    return None


def compare_words(one: Nearby, other: Nearby) -> float:
    """Return which share of the shorter stretch's pairs of characters both have."""
    pairs = [
        {
            text[place : place + 2]
            for place in range(len(text) - 1)
            if re.fullmatch("[一-鿿]{2}", text[place : place + 2])
        }
        for text in (one.own(), other.own())
    ]
    smaller = min(map(len, pairs))
    return len(pairs[0] & pairs[1]) / smaller if smaller else 0.0
