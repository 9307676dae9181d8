"""Guess the kind of a numeral expression from its form and its neighbours."""

import re

from shanhai.curation.mention_patterns import (
    COUNTING,
    MAKING,
    NUMBERS,
    POINTING,
    RANKS,
)

_HEADING_UNITS = ("大", "项")
# 后半篇: the latter half, a part by its place and no amount.
_HALVES = ("前", "后", "上", "下")
# Two of them are 两期; 二期 is the second. Only persons are counted with 二.
_PERSONS = ("人", "位", "名")
_SENTENCE_END = "。；;！？!?"
_CLAUSE_END = "，。；、：,;:.!?！？）)\n"
_LINE_REACH = 40
_LONG_NUMBER = 7
# A number that hangs on a sign or on letters, or begins with zero, is a code.
_CODE_BEFORE = re.compile(r"(?:[-—_/©#@:=·A-Za-z]|[-—_/©#@:=·] )\Z")
_CODE_BEHIND = re.compile(r"[-_/@A-Za-z]")
_CODE = re.compile("0[0-9]+")
_WORDS = re.compile("[一-鿿]")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def guess_kind(match: re.Match[str]) -> str:
    """Return a figure, unless the form of an expression with a unit says more."""
    parts = match.groupdict(default="")
    if _CODE.match(parts["number"]):
        return "furniture"
    is_plain = not (parts["before"] or parts["mark"] or parts["after"])
    if is_plain and parts["number"] == "一" and not _counts_one(match):
        return "idiom"
    if (
        parts["number"] == "半"
        and match.string[match.start() - 1 : match.start()] in _HALVES
    ):
        return "name"
    if is_plain and parts["number"] == "二" and parts["unit"] not in _PERSONS:
        return "ordinal"
    before = match.string[max(match.start() - 4, 0) : match.start()]
    if parts["unit"] in RANKS and not before.endswith(COUNTING):
        return "name"
    is_chinese = not re.search("[0-9]", parts["number"])
    if is_chinese and parts["unit"] in _HEADING_UNITS and _stands_in_heading(match):
        return "structure"
    return "figure"


def guess_kind_without_unit(match: re.Match[str]) -> str:
    """Return furniture for a number that is alone or a code, date for a year."""
    text, number = match.string, match["number"]
    before, after = (
        text[max(match.start() - 8, 0) : match.start()],
        text[match.end() : match.end() + 1],
    )
    is_alone = not before[-1:].strip(" \t\n(（【[•·|/") and not after.strip(
        " \t\n)）】]|/"
    )
    is_long = sum(map(str.isdigit, number)) >= _LONG_NUMBER
    is_code = (
        _CODE.fullmatch(number)
        or _CODE_BEFORE.search(before)
        or _CODE_BEHIND.match(after)
        or before.rstrip(" \t:：.").endswith(NUMBERS)
    )
    is_alone = is_alone and not _stands_in_row(match)
    if is_alone or is_long or is_code:
        return "furniture"
    if match["mark"] == "+":
        return "name"
    return "date" if _YEAR.fullmatch(number) and not match["mark"] else "figure"


def _stands_in_row(match: re.Match[str]) -> bool:
    """Say whether a cell in front of the match, in its line, has words."""
    before = match.string[max(match.start() - _LINE_REACH, 0) : match.start()]
    cells = before.rpartition("\n")[2].split("\t")[:-1]
    return any(map(_WORDS.search, cells))


def _counts_one(match: re.Match[str]) -> bool:
    """Tell 建成一条 and 一个 at a clause's end from the article of 作为一名."""
    before = match.string[max(match.start() - 4, 0) : match.start()]
    if before.endswith(tuple(MAKING)):
        return True
    ends_clause = match.string[match.end() : match.end() + 1] in (*_CLAUSE_END, "")
    return ends_clause and not before.endswith(tuple(POINTING))


def _stands_in_heading(match: re.Match[str]) -> bool:
    text = match.string
    before = text[max(match.start() - _LINE_REACH, 0) : match.start()]
    after = text[match.end() : match.end() + _LINE_REACH]
    line = before.rpartition("\n")[2] + match.group() + after.partition("\n")[0]
    return len(line) <= _LINE_REACH and not set(line) & set(_SENTENCE_END)
