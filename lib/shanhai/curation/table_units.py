"""Read the unit that a table gives to the numbers of its cells.

A row is a line, its cells are parted by tabs or by strokes. A unit stands in brackets
in the head of a column or of a row, in a column of units, or in a line above the table.
Where two of them differ, or a label counts something else, the number has no unit.
"""

import re
from collections.abc import Iterator, Sequence

from shanhai.curation.mention_patterns import RANKS
from shanhai.curation.numerals import SCALE
from shanhai.curation.plain_text import make_plain
from shanhai.curation.table_layout import (
    PARTS,
    Cell,
    Row,
    counts_other,
    is_apart,
    is_ratio,
    list_tables,
)
from shanhai.curation.units import UnitWords

# The line of signs below a head.
_RULE = re.compile(r"[\s|｜:：\-—=+]*")
# A title and its unit may stand in cells of one row.
_MOST_OF_LINE = 2
# As long as the words at the end of a label that name a unit.
_CLAIM_REACH = 40
_UNIT = r"[^\s()（）:：,，、。；]{1,10}"
_CAPTION = re.compile(
    rf"[(（\[【]?\s*(?:计量)?单\s*位\s*[:：]\s*({_UNIT}(?:[、，,；]{_UNIT}){{0,3}})\s*[)）\]】]?\s*\Z"
)
_CLAIM = re.compile(
    rf"(?<![0-9０-９余多万亿])[(（](?![不其]?[含中]|包括|截[至止])\s*(?:(?:计量)?单位\s*[:：]?)?\s*"
    rf"([^()（）]{{1,20}}?)\s*[)）]\Z|单位\s*[:：]\s*({_UNIT})\Z|[/／]([百千万亿]+元)\Z"
)
_NUMBER = re.compile(
    r"[约近超≥≤<>＜＞]?\s?[0-9０-９]+(?:[,，.．][0-9０-９]+)*\s?[余多]?[百千万亿萬億]{0,2}\+?"
)
_YEAR, _DIGITS_OF_YEAR = re.compile("(?:19|20)[0-9]{2}"), 4
# 项目数, 人次数: a head that names what it counts.
_COUNT = re.compile(r"(?:(?:项目|企业|车间|园区|基地|岗位)|.*(人次|人|户))个?数\Z")
# The units of a whole table that leave persons and households to be counted in ones.
_BESIDE = re.compile(rf"[{SCALE}]*元|[人户]")
# What a bracket holds that is no unit: the cells below it have none.
_UNREADABLE = "?"
_UNIT_COLUMN = ("单位", "計量單位", "计量单位", "單位")


# The label of each column, and the unit that it names.
Heads = list[tuple[str, str]]
Spans = dict[tuple[int, int], str]


def find_cell_units(text: str, words: UnitWords) -> Spans:
    """Return the unit of each cell that holds a number alone, by start and end.

    Left out: cells that say their unit themselves, and all that is unsure.
    """
    units: Spans = {}
    for above, rows in list_tables(text):
        line = next(filter(_CAPTION.search, above), "")
        units |= dict(_read_table(rows, _claim(line, _CAPTION, words), words))
    return units


def _read_table(
    rows: Sequence[Row], caption: str, words: UnitWords
) -> Iterator[tuple[tuple[int, int], str]]:
    heads: Heads = []
    lent: list[str] = []
    has_data = False
    for row in rows:
        if _RULE.fullmatch("".join(cell.text for cell in row)):
            continue
        if (has_data or not heads) and (above := _find_caption(row)):
            heads, has_data, caption = [], False, _claim(above, _CAPTION, words)
            continue
        claims = [_claim(cell.text, _CLAIM, words) for cell in row]
        if _is_head(row, heads, has_data=has_data):
            counts = [_COUNT.search(cell.text) for cell in row]
            is_named = any(one.text in _UNIT_COLUMN for one in row)
            is_new = any(claims[1:]) or any(counts[1:]) or is_named
            if has_data and not is_new:
                continue
            if has_data or len(heads) != len(row):
                heads, caption = [("", "")] * len(row), "" if has_data else caption
            if _CAPTION.search(row[0].text):
                # In the corner it is the unit of the whole table.
                caption, claims[0] = claims[0], ""
            spread = lent if len(lent) == len(row) else [""] * len(row)
            heads = [
                (
                    (label + cell.text)[-_CLAIM_REACH:],
                    claim or unit or (own if cell.text else ""),
                )
                for (label, unit), cell, claim, own in zip(
                    heads, row, claims, spread, strict=True
                )
            ]
            lent = [*_spread(row, claims)]
            has_data = False
            continue
        has_data = True
        if not heads or len(heads) == len(row):
            known = heads or [("", "")] * len(row)
            yield from _read_row(row, known, claims, caption, words)


def _spread(row: Row, claims: list[str]) -> Iterator[str]:
    """Yield what a head that spans several columns lends to the heads below it."""
    last = ""
    for cell, claim in zip(row, claims, strict=True):
        last = claim if cell.text else last
        yield "" if cell.text else last


def _find_caption(row: Row) -> str:
    """Return the words 单位：万元 of a row that has little else, and empty cells."""
    filled = [cell.text for cell in row if cell.text]
    is_line = len(filled) < len(row) and len(filled) <= _MOST_OF_LINE
    return next(filter(_CAPTION.search, filled), "") if is_line else ""


def _is_head(row: Row, heads: Heads, *, has_data: bool) -> bool:
    """Say whether no cell holds a number, years of a head apart."""
    numbers = [cell.text for cell in row if _is_number(cell)]
    is_years = all(map(_YEAR.fullmatch, numbers))
    is_below = bool(heads) and row[0].text in ("", heads[0][0])
    return not numbers or (
        is_years and not has_data and (len(numbers) > 1 or is_below or not heads)
    )


def _read_row(
    row: Row, heads: Heads, claims: list[str], caption: str, words: UnitWords
) -> Iterator[tuple[tuple[int, int], str]]:
    columns = {
        place: _find_unit(cell.text, words)
        for place, (cell, (head, _)) in enumerate(zip(row, heads, strict=True))
        if head in _UNIT_COLUMN
    }
    own = next(iter(columns.values())) if len(columns) == 1 else ""
    label = claim = ""
    for place, (cell, (head, unit)) in enumerate(zip(row, heads, strict=True)):
        if place in columns:
            own = columns[place]
        elif not _is_number(cell):
            # What is nearest to the left says what a number is.
            label, claim = cell.text[-_CLAIM_REACH:], claims[place]
        # A year in a column without a name says when.
        elif head or not _YEAR.fullmatch(cell.text):
            named = [claim, own] if label and not is_apart(head) else []
            found = {unit} if unit in PARTS else {unit, *named} - {""}
            if not found and named and not counts_other(head, label, unit=caption):
                found = {caption}
            # Without a head, a number before the label may be the label's.
            is_sure = bool(heads[0][0]) or not _is_number(row[0])
            if not found - {""} and not own and is_sure:
                found = {_count(head, label, caption)}
            if len(found) == 1 and _fits(cell.text, (head, label), *found):
                yield (cell.start, cell.end), *found


def _fits(number: str, labels: tuple[str, str], unit: str) -> bool:
    """Refuse no unit, a ratio of the row, a count of money, and what may be a year."""
    is_year = unit == "年" and len(number) >= _DIGITS_OF_YEAR
    is_other = is_ratio(labels[1]) and unit not in PARTS
    is_other |= unit.endswith("元") and any(map(_COUNT.search, labels))
    return unit not in ("", _UNREADABLE) and not is_year and not is_other


def _is_number(cell: Cell) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None


def _claim(text: str, pattern: re.Pattern[str], words: UnitWords) -> str:
    found = pattern.search(text[-_CLAIM_REACH:])
    return _find_unit(found[found.lastindex], words) if found else ""


def _count(head: str, label: str, caption: str) -> str:
    """Return what the one label that ends in a count counts: 户 of 户数."""
    by_head, by_label = map(_COUNT.search, (head, label))
    found = by_head or by_label
    unit = (found[1] or "个") if found else ""
    is_one = not (by_head and by_label) or by_head[1] == by_label[1]
    is_apart_of_head = not by_head and counts_other(head, unit=unit)
    is_beside = not caption or (unit != "个" and _BESIDE.fullmatch(caption))
    return unit if is_one and is_beside and not is_apart_of_head else ""


def _find_unit(text: str, words: UnitWords) -> str:
    """Return a unit, its multiplier before it; no unit is `_UNREADABLE`.

    What is counted, or a rank, is no measure.
    """
    plain = make_plain(text.replace(" ", ""), words).content
    if plain.strip("-—/无") == "":
        return ""
    for place in range(4):
        name = plain[place:]
        unit = words.words[name].unit if name in words.words else None
        is_thing = name in RANKS or (unit == "count" and len(name) > 1)
        if unit and not is_thing and set(plain[:place]) <= set(SCALE):
            return plain
    return _UNREADABLE
