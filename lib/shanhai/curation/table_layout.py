"""Find the tables of a text, a row a line, and say what their labels count.

Cells are parted by tabs or by strokes.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from shanhai.curation.numerals import SCALE

_TABS, _STROKES = re.compile(r"\t"), re.compile(r"[|｜]")
# How many lines above may say what a table is in, and how much of their ends.
_LINES_ABOVE, _LINE_REACH = 3, 40
# A year that a head, or the first cell of a row, gives to its numbers.
_YEAR = re.compile(
    r"\s*((?:19|20)[0-9]{2})\s*(?:年度?)?\s*|.*?((?:19|20)[0-9]{2})年度?[^月0-9]*"
)
_DIGITS = re.compile(r"[0-9]")
PARTS = ("%", "个百分点", "百分点")
# What is not counted in the unit of its row, or of the whole table.
_APART = re.compile(
    r"序|编号|代码|年份|日期|时间|电话|手机|邮编|身份证|排[名序]|名次|占|比|率|增[长速幅减]"
    r"|单价|备注|附注|号\Z|\A年度?\Z|\ANo"
)
_RATIOS = re.compile("占比|比[重例率]|[同环]比|率|增[长速幅]|排[名序]|名次")
_COUNTS = re.compile(
    "人|户|数(?!额)|次|面积|亩|里程|长度|量|岗|劳动力|学生|教师|干部|项目|企业|个|产能|单产"
)
_MONEY = re.compile(
    "资金|金额|经费|投入|投资|产值|收入|支出|捐|款|费|额|贷|债|资产|成本|利润|税|GDP"
)
_SURELY_COUNTS = re.compile("数(?!额)|人次|户次|面积|量|人均|户均")


class Cell(NamedTuple):
    """Hold what stands in a cell, without blanks around it, and where."""

    start: int
    end: int
    text: str


Row = list[Cell]


def list_tables(text: str) -> Iterator[tuple[list[str], list[Row]]]:
    """Yield the rows of each table, with the ends of the lines above, nearest first."""
    if "\t" not in text and not _STROKES.search(text):
        return
    above, rows, offset = [], [], 0
    for line in [*text.split("\n"), ""]:
        if cells := _split(line, offset):
            rows.append(cells)
        else:
            if rows:
                yield above, rows
                above, rows = [], []
            if line.strip():
                above = [line.strip()[-_LINE_REACH:], *above][:_LINES_ABOVE]
        offset += len(line) + 1


def find_cell_heads(text: str) -> dict[int, tuple[str, str]]:
    """Return by its start, for each cell, the head of its column and its year.

    The year is that of its row's first cell, or of its head.
    """
    found = {}
    for _, rows in list_tables(text):
        heads: list[str] = []
        for row in rows:
            years = [_read_year(cell.text) for cell in row]
            is_data = any(
                _DIGITS.search(cell.text) and not year
                for cell, year in zip(row, years, strict=True)
            )
            if not is_data:
                above = heads if len(heads) == len(row) else [""] * len(row)
                heads = [one + cell.text for one, cell in zip(above, row, strict=True)]
            elif len(heads) in (0, len(row)):
                for cell, head in zip(row, heads or [""] * len(row), strict=True):
                    found[cell.start] = head, years[0] or _read_year(head)
    return found


def is_apart(label: str) -> bool:
    """Say whether a column is no amount, or has a unit of its own."""
    return _APART.search(label) is not None


def is_ratio(label: str) -> bool:
    """Say whether a row holds shares, rates or ranks."""
    return _RATIOS.search(label) is not None


def counts_other(*labels: str, unit: str) -> bool:
    """Say whether a label counts something else than the unit of the whole table."""
    is_money = any(map(_MONEY.search, labels))
    return unit not in PARTS and any(
        _counts_other(label, unit, is_money=is_money) for label in labels
    )


def _read_year(text: str) -> str:
    match = _YEAR.fullmatch(text)
    return (match[1] or match[2]) if match else ""


def _split(line: str, offset: int) -> Row:
    """Split a line into cells; none where nothing parts it."""
    signs = _TABS if "\t" in line else _STROKES
    parts = [match.start() for match in signs.finditer(line)]
    if not parts:
        return []
    cells = []
    for before, end in pairwise([-1, *parts, len(line)]):
        text = line[before + 1 : end]
        start = offset + end - len(text.lstrip())
        cells.append(Cell(start, start + len(text.strip()), text.strip()))
    # | a | b |
    if signs is _STROKES:
        cells = cells[not cells[0].text :]
        cells = cells[: len(cells) - (not cells[-1].text)] if cells else cells
    return cells


def _counts_other(label: str, unit: str, *, is_money: bool) -> bool:
    if is_apart(label):
        return True
    if unit.endswith("元"):
        is_counted = _COUNTS.search(label) and not is_money
        return bool(is_counted or _SURELY_COUNTS.search(label))
    rest = re.sub(f"{re.escape(unit.lstrip(SCALE))}|数", "", label)
    return bool(_MONEY.search(label) or _COUNTS.search(rest))
