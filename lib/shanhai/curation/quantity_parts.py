"""What the parts of a match of the grammar say: a unit, an amount, a qualifier."""

import re
from collections.abc import Mapping

from shanhai.curation.numerals import QuantityError
from shanhai.curation.unit_words import UnitWord, UnitWords

# 三万一亩: thirty thousand for each, or 31 000 of them?
_EACH = re.compile(".*[百千万亿]一")


def read_unit(parts: Mapping[str, str], text: str, words: UnitWords) -> UnitWord:
    """Return what the unit of a match stands for, or raise where it is unsure."""
    word = parts["unit"]
    if is_of_two_units(parts):
        raise QuantityError(f"{text!r} is no range: its ends have different units")
    bare = {"percent": "share", "person": "people", "household": "homes"}
    if not word:
        units = [unit for unit, part in bare.items() if parts.get(part)]
        units += ["yuan"] if parts["currency"] else []
        if len(units) == 1:
            return UnitWord(units[0])
    if not word or parts["share"]:
        raise QuantityError(f"{text!r} has no unit word, or one too many")
    found = words.words[word]
    if found.unit is None:
        raise QuantityError(f"{text!r}: the codebook has no unit for {word!r}")
    if found.unit == "yuan" or word.startswith("元/"):
        if is_bare(parts):
            raise QuantityError(f"{text!r} is a unit without a number")
    elif parts["currency"] or _EACH.fullmatch(parts["number"] + parts["scale"]):
        raise QuantityError(f"{text!r} may be money for each {word}")
    return found


def is_of_two_units(parts: Mapping[str, str]) -> bool:
    """Say whether the ends of a range have units that differ; 3元至5元/斤 has one."""
    left, word = parts.get("left_unit"), parts["unit"]
    return bool(left) and left != word and not word.startswith(f"{left}/")


def has_unit(parts: Mapping[str, str | None]) -> bool:
    """Say whether a match says what is counted or measured."""
    return any(map(parts.get, ("unit", "share", "people", "homes", "currency")))


def is_bare(parts: Mapping[str, str]) -> bool:
    """Say whether nothing says how many hundreds or ten thousands there are."""
    has_count = parts["number"].strip("百千万亿") or parts["share"]
    return not (has_count or is_qualified(parts))


def is_qualified(parts: Mapping[str, str]) -> bool:
    """Say whether a word beside the number says how exact it is."""
    return any(parts.get(part) for part in ("before", "several", "mark", "after"))
