"""Propose what a figure is worth: status, direction, place, credit and period.

Words in the sentence come first; where they say nothing, what figures of the concept
usually have. Each cell says which of the two it is.
"""

from __future__ import annotations

import re

from shanhai.curation.bounds import RATES
from shanhai.curation.dimensions import Pairs
from shanhai.drafting.proposing.concepts import Candidate
from shanhai.drafting.proposing.evidence_nearby import Nearby
from shanhai.drafting.proposing.filling import Row
from shanhai.drafting.proposing.learning import Learned, write_way
from shanhai.drafting.proposing.periods import Period, read_period
from shanhai.drafting.proposing.sides import DONOR, RECIPIENT, Sides

USUAL = "usual for the concept"
COMMON = {
    "status": "achieved",
    "direction": "none",
    "period_type": "to_date",
    "place": RECIPIENT,
    "attributed_to": "programme",
}
SIDES = {"side=east": DONOR, "side=west": RECIPIENT}
_STATUS = {
    "planned": re.compile(
        "预计|预估|预期|拟|力争|有望|建成后|投产后|达产后|完工后|计划(?=[到在于再至今明]|20)|(?<![截止])到20[0-9]{2}年底?(?=再|将|力争)|将(?=达|带动|新增|实现|"
        "建成|提供|吸纳|覆盖|投资|突破|惠及)|计划(?=投资|引进|建设|新增|培训|实施|选派|总)|"
        "规划(?=面积|总|用地|投资|种植|年)"
    ),
    "contracted": re.compile("签约|签订|签署|签下|合同金额|协议金额"),
    "capacity": re.compile("占地|建筑面积|用地面积|设计产能|可容纳|日处理"),
}
_CLAUSE = re.compile("[,，]")
_DONE = re.compile("已(?![签])|实际|累计(?!将)")
_SEGMENT = re.compile("[;；]")
OPPOSITE = {"east_to_west", "west_to_east"}
WIDER = ("donor_city", "donor_province", "east")
UNDATED = ("planned", "capacity", "context")
# The reason that an inferred period needs, in the note.
FROM_HEADING = {
    "note_en": "The heading gives the period; the sentence does not.",
    "note_zh": "时期取自标题，句中未写明。",
}


def describe_standing(
    row: Row, best: Candidate, nearby: Nearby, learned: Learned, sides: Sides
) -> None:
    """Fill the cells of a figure on what it is worth, with their reasons."""

    def find_usual(name: str, *more: str) -> str:
        found = learned.find_usual(name, best.indicator_id, (*best.pairs, *more))
        return found or COMMON[name]

    is_new = not learned.count("status", best.indicator_id)
    _fill_status(row, nearby, find_usual("status"), is_new=is_new)
    _fill_direction(row, best, nearby, learned, sides, find_usual("direction"))
    way = write_way(row.cells["direction"])
    _fill_place(row, nearby, sides, find_usual("place", way), best.pairs)
    _fill_credit(row, nearby, sides, find_usual("attributed_to", way))
    _fill_period(row, read_period(nearby), find_usual("period_type"))


def _fill_status(row: Row, nearby: Nearby, usual: str, *, is_new: bool) -> None:
    """Fill the status: words say what is planned, of a new concept all of it."""
    segment = _SEGMENT.split(nearby.before)[-1]
    *_, clause = _CLAUSE.split(segment)
    if _DONE.search(clause) and not _STATUS["planned"].search(clause):
        # 计划投资9亿元，已到位3亿元: what is done ends what is planned.
        segment = clause
    segment += nearby.behind
    if usual in ("achieved", "planned"):
        for status, words in _STATUS.items():
            word = words.search(segment)
            if word and (is_new or status == "planned"):
                row.say("status", status, f"word {word.group()}")
                return
        usual = "achieved"
    row.say("status", usual, USUAL)


def _fill_direction(
    row: Row,
    best: Candidate,
    nearby: Nearby,
    learned: Learned,
    sides: Sides,
    usual: str,
) -> None:
    """Fill the direction: by words where the concept goes both ways."""
    seen = {*learned.count("direction", best.indicator_id)}
    found = sides.find_direction(nearby) if seen >= OPPOSITE else None
    value, word = found or (usual, "")
    row.say("direction", value, f"word {word}" if word else USUAL)


def _fill_place(
    row: Row, nearby: Nearby, sides: Sides, usual: str, pairs: Pairs
) -> None:
    """Fill the place: the side that is counted, or what usual place is named."""
    if counted := SIDES.keys() & {*pairs}:
        (code,) = counted
        row.say("place_id", sides.place_of(SIDES[code]), code)
    elif usual in (DONOR, RECIPIENT):
        row.say("place_id", sides.place_of(usual), f"the {usual}, {USUAL}")
    elif found := sides.find_site(nearby):
        row.say("place_id", found[0], f"named {found[1]}")
    else:
        reason = f"the side, but a place in it is {USUAL} and none is named"
        row.say("place_id", sides.place_of(usual), reason)


def _fill_credit(row: Row, nearby: Nearby, sides: Sides, usual: str) -> None:
    value, word = sides.find_credit(nearby) or (usual, "")
    row.say("attributed_to", value, f"word {word}" if word else USUAL)
    if value in WIDER:
        row.flag("wider_scope", "credited to more than the pairing")


def _fill_period(row: Row, period: Period, usual: str) -> None:
    """Fill the period; what is planned or a capacity has none but a rate."""
    kind, is_rate = period.kind, period.kind in RATES
    if not is_rate and row.cells["status"] in UNDATED:
        kind = usual if usual in ("none", *RATES, "point") else "none"
        period = Period()
    elif not is_rate and usual == "point":
        kind = usual
    reason = f"word {period.word}" if period.word else USUAL
    kind = kind or usual
    # A year that nobody names is none: the count runs to a day that is not told.
    kind = "to_date" if kind == "annual" and not period.start else kind
    row.say("period_type", kind, reason)
    row.cells["period_basis"] = period.basis
    row.cells |= {"period_start": period.start, "period_end": period.end}
    if period.basis == "inferred":
        row.flag("period_inferred", f"{period.word} in the heading")
        row.cells |= FROM_HEADING
