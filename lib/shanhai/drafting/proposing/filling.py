"""Fill the cells of one mention that follow from its numeral, ranking and links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from shanhai.curation.mentions import Mention
from shanhai.drafting.draft import CONCEPTS
from shanhai.drafting.proposing.concepts import Candidate
from shanhai.drafting.proposing.links import Counted, find_repeat

# What a conversion leaves in damaged text: pinyin in brackets, lost characters.
_DAMAGE = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[)）]|\?")
MOST_WORDS = 6


@dataclass
class Row:
    """Collect the cells of one mention, with the reason of each."""

    cells: dict[str, str]
    flags: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, mention: Mention) -> Row:
        """Start the row of a mention: its place and kind."""
        return cls(
            {
                "start": str(mention.start),
                "end": str(mention.end),
                "as_written": mention.as_written,
                "kind": mention.kind,
            }
        )

    def say(self, name: str, value: str, reason: str) -> None:
        """Fill a cell and say why."""
        self.cells[name] = value
        self.reasons.append(f"{name}: {reason}")

    def flag(self, flag_id: str, reason: str) -> None:
        """Raise a flag and say why."""
        self.flags.append(flag_id)
        self.reasons.append(f"{flag_id}: {reason}")

    def finish(self) -> dict[str, str]:
        """Return all cells."""
        flags, reasons = ";".join(dict.fromkeys(self.flags)), "; ".join(self.reasons)
        return {**self.cells, "flags": flags, "reasons": reasons}


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
    row.say(
        "indicator_id", best.indicator_id, f"words {words}" if words else "words alike"
    )


def fill_links(
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


def fill_damage(row: Row, mention: Mention) -> None:
    """Flag a numeral with signs that a bad conversion leaves."""
    if sign := _DAMAGE.search(mention.as_written):
        row.flag("damaged_text", f"{sign.group()} in the numeral")


def _write(number: Decimal) -> str:
    """Write a number without an exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
