"""Fill the cells of one mention that follow from its numeral and its best concept.

On what a figure is worth, words in the sentence come first; where they say nothing,
what figures of the concept usually have. Each cell says which of the two it is.

A year that the sentence gives before the number is stated; one that only the heading
gives is inferred. Words of time without a year (目前, 一年来) say the kind of period
and no day. Relative years (去年, 今年) stay without a day, since nobody is asked here
when the document was written.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from shanhai.curation.bounds import RATES
from shanhai.curation.mentions import Mention
from shanhai.drafting.draft import CONCEPTS
from shanhai.drafting.proposing.concepts import Candidate
from shanhai.drafting.proposing.evidence_nearby import Nearby
from shanhai.drafting.proposing.learning import WAY, Learned
from shanhai.drafting.proposing.sides import DONOR, RECIPIENT, Sides

MOST_WORDS = 6
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
_YEAR, _MONTH = "(?P<year>(?:19|20)[0-9]{2})年", "(?:(?P<month>1[0-2]|0?[1-9])月)?"
_DAY = "(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日)?"
_SPAN = re.compile(
    r"(?P<first>(?:19|20)[0-9]{2})年?(?:至|到|[-—–~]{1,2})(?P<last>(?:19|20)[0-9]{2})年"
)
_DATE = re.compile(
    rf"(?P<until>截[至止]到?|到)?{_YEAR}度?{_MONTH}{_DAY}"
    r"(?P<edge>初|底|末)?(?P<since>以来|至今|起|开始|启动)?"
)
_TITLE = re.compile("《[^《》]*》")
_RATES = {
    "per_month": re.compile("每月|月均"),
    "per_year": re.compile("每人每年|每年|年产|年均|年产值|年[收营]|常年"),
}
_TO_DATE = re.compile(
    "截[至止]目前|目前|累计|迄今|至今|[一二两三四五几]年来|近年来|以来|今年"
)
_RELATIVE_YEAR = re.compile("去年|上年|上一年|前年")
OPPOSITE = {"east_to_west", "west_to_east"}
WIDER = ("donor_city", "donor_province", "east")
UNDATED = ("planned", "capacity", "context")
# The reason that an inferred period needs, in the note.
FROM_HEADING = {
    "note_en": "The heading gives the period; the sentence does not.",
    "note_zh": "时期取自标题，句中未写明。",
}


@dataclass(frozen=True)
class Period:
    """Hold the period of a number, with the word that gives it."""

    kind: str = ""
    basis: str = "unstated"
    start: str = ""
    end: str = ""
    word: str = ""


@dataclass
class Row:
    """Collect the cells of one mention, with the reason of each."""

    cells: dict[str, str]
    flags: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def say(self, name: str, value: str, reason: str) -> None:
        """Fill a cell and say why."""
        self.cells[name] = value
        self.reasons.append(f"{name}: {reason}")

    def flag(self, flag_id: str, reason: str) -> None:
        """Raise a flag and say why."""
        self.flags.append(flag_id)
        self.reasons.append(f"{flag_id}: {reason}")

    def choose(self, name: str, found: tuple[str, str] | None, usual: str = "") -> None:
        """Fill a cell by what a word says, else by what is usual."""
        value, word = found or (usual, "")
        self.say(name, value, f"word {word}" if word else USUAL)


def fill_quantity(row: Row, mention: Mention) -> None:
    """Fill the interval; a reading that is unsure gives none and a flag."""
    quantity = mention.quantity
    if quantity is None:
        row.flag("low_confidence", "the numeral has no sure reading")
        return
    row.cells |= {
        "low": _write(quantity.low),
        "high": "" if quantity.high is None else _write(quantity.high),
        "unit_id": quantity.unit,
        "qualifier": quantity.qualifier,
    }
    if quantity.is_contradictory:
        row.flag("contradictory_qualifier", "two qualifiers, the wider reading is kept")


def fill_concepts(row: Row, ranked: Sequence[Candidate]) -> None:
    """Fill the best concept, and the first three as proposals with their shares."""
    if not ranked:
        unit = row.cells.get("unit_id", "")
        row.reasons.append(f"indicator_id: no concept is counted in {unit or '?'}")
        return
    for number, one in enumerate(ranked[:CONCEPTS], 1):
        row.cells[f"concept_{number}"] = str(one)
        row.cells[f"confidence_{number}"] = f"{one.confidence:.2f}"
    best = ranked[0]
    words = ", ".join(best.words[:MOST_WORDS])
    row.cells["dimensions"] = ";".join(best.pairs)
    reason = f"words {words}" if words else "words alike"
    row.say("indicator_id", best.indicator_id, reason)


def fill_standing(
    row: Row, best: Candidate, nearby: Nearby, learned: Learned, sides: Sides
) -> None:
    """Fill the cells of a figure on what it is worth, with their reasons."""

    def find_usual(name: str, *more: str) -> str:
        found = learned.find_usual(name, best.indicator_id, (*best.pairs, *more))
        return found or COMMON[name]

    usual, by_words = find_usual("status"), None
    if usual in ("achieved", "planned"):
        is_new = not learned.count("status", best.indicator_id)
        usual, by_words = "achieved", _find_status(nearby, is_new=is_new)
    row.choose("status", by_words, usual)
    goes_both_ways = {*learned.count("direction", best.indicator_id)} >= OPPOSITE
    direction = sides.find_direction(nearby) if goes_both_ways else None
    row.choose("direction", direction, find_usual("direction"))
    way = WAY + row.cells["direction"]
    usual = find_usual("place", way)
    row.say("place_id", *_find_place(best, nearby, sides, usual))
    credit = sides.find_credit(nearby)
    row.choose("attributed_to", credit, find_usual("attributed_to", way))
    if row.cells["attributed_to"] in WIDER:
        row.flag("wider_scope", "credited to more than the pairing")
    _fill_period(row, read_period(nearby), find_usual("period_type"))


def _find_status(nearby: Nearby, *, is_new: bool) -> tuple[str, str] | None:
    """Return what words say: what is planned, of a new concept any status."""
    segment = _SEGMENT.split(nearby.before)[-1]
    *_, clause = _CLAUSE.split(segment)
    if _DONE.search(clause) and not _STATUS["planned"].search(clause):
        # 计划投资9亿元，已到位3亿元: what is done ends what is planned.
        segment = clause
    for status, words in _STATUS.items():
        word = words.search(segment + nearby.behind)
        if word and (is_new or status == "planned"):
            return status, word.group()
    return None


def _find_place(
    best: Candidate, nearby: Nearby, sides: Sides, usual: str
) -> tuple[str, str]:
    """Return the side that is counted, or what usual place is named, and why."""
    if counted := SIDES.keys() & {*best.pairs}:
        (code,) = counted
        return sides.place_of(SIDES[code]), code
    if usual in (DONOR, RECIPIENT):
        return sides.place_of(usual), f"the {usual}, {USUAL}"
    if found := sides.find_site(nearby):
        code, name = found
        return code, f"named {name}"
    reason = f"the side, but a place in it is {USUAL} and none is named"
    return sides.place_of(usual), reason


def _fill_period(row: Row, period: Period, usual: str) -> None:
    """Fill the period; what is planned or a capacity has none but a rate."""
    kind, is_rate = period.kind, period.kind in RATES
    if not is_rate and row.cells["status"] in UNDATED:
        kind = usual if usual in ("none", *RATES, "point") else "none"
        period = Period()
    elif not is_rate and usual == "point":
        kind = usual
    kind = kind or usual
    # A year that nobody names is none: the count runs to a day that is not told.
    kind = "to_date" if kind == "annual" and not period.start else kind
    row.choose("period_type", (kind, period.word))
    row.cells["period_basis"] = period.basis
    row.cells |= {"period_start": period.start, "period_end": period.end}
    if period.basis == "inferred":
        row.flag("period_inferred", f"{period.word} in the heading")
        row.cells |= FROM_HEADING


def _write(number: Decimal) -> str:
    """Write a number without an exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_period(nearby: Nearby) -> Period:
    """Return what the words around a number say of its period.

    `kind` is empty where they say nothing: it is then what is usual.
    """
    clause = re.split("[,，;；:：]", nearby.before)[-1]
    for kind, words in _RATES.items():
        if found := words.search(clause) or words.match(nearby.behind):
            return Period(kind, "stated", word=found.group())
    if year := nearby.year:
        return Period("annual", "stated", f"{year}-01-01", f"{year}-12-31", year)
    dated = _find_date(nearby.before, "stated")
    if dated := dated or _find_date(nearby.heading, "inferred"):
        return dated
    for kind, words in (("annual", _RELATIVE_YEAR), ("to_date", _TO_DATE)):
        if word := words.search(nearby.before):
            return Period(kind, word=word.group())
    return Period()


def _find_date(text: str, basis: str) -> Period | None:
    """Return the last date of a text; dates in titles of documents are none.

    A day in a heading is when it was written.
    """
    plain = _TITLE.sub("", text)
    is_heading = basis == "inferred"
    spans, dates = list(_SPAN.finditer(plain)), list(_DATE.finditer(plain))
    dates = [one for one in dates if not (is_heading and one["day"])]
    if spans and (not dates or dates[-1].start() <= spans[-1].end()):
        first, last = spans[-1].group("first", "last")
        ends = f"{first}-01-01", f"{last}-12-31"
        return Period("to_date", basis, *ends, spans[-1].group())
    return _read_date(dates[-1], basis) if dates else None


def _read_date(date: re.Match[str], basis: str) -> Period:
    year, month, day, word = *date.group("year", "month", "day"), date.group()
    first = f"{year}-{int(month or 1):02}-{int(day or 1):02}"
    last_month = int(month or 12)
    last_day = min(int(day or 31), monthrange(int(year), last_month)[1])
    last = f"{year}-{last_month:02}-{last_day:02}"
    if date["since"] and not date["until"]:
        return Period("to_date", basis, first, "", word)
    if date["until"]:
        return Period("to_date", basis, "", last, word)
    if date["edge"]:
        # 2021年初 is when something happened, and no window that is counted over.
        return Period("to_date", "unstated", word=word)
    return Period("to_date" if month else "annual", basis, first, last, word)
