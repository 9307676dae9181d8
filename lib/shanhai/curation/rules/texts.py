"""Rules for texts: in one line, and said in both languages alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from shanhai.curation.rows import number_rows
from shanhai.curation.rules import Fault, Tables, locate
from shanhai.errors import Problem

# Elsewhere the contract asks for both languages.
OPTIONAL = ("interval_exception", "publisher", "author", "evidence")
# What a document has is kept as it is, line breaks too.
COLUMNS_OF_LINES = ("as_written",)
LINE_END = re.compile("[\r\n]")
IN_ONE_LINE = "Write it in one line"
HAN = re.compile("[一-鿿]")
# Below it texts may spell a number (twelve, 十二) or write a month by its name.
SMALLEST = 13
NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
ENGLISH = re.compile(
    rf"(?<![A-Za-z\d.,]){NUMBER}(?![\dA-Za-z])(?: (thousand|million|billion))?"
)
CHINESE = re.compile(rf"{NUMBER}[余多]?([百千]?[万亿])?")
SCALES = {"thousand": 3, "million": 6, "billion": 9}
SCALES |= {"万": 4, "百万": 6, "千万": 7, "亿": 8}
# Texts of a figure that may wait for their translation.
TEXTS = ("subject", "note")
# What tells figures of one document apart, beside subject, whole and twin.
ALIKE = (
    *("pairing_id", "indicator_id", "dimensions", "place_id", "direction", "status"),
    *("period_type", "period_start", "period_end"),
)


def check_line_breaks(tables: Tables) -> Iterator[Problem]:
    """Yield each cell of several lines: a problem, and a difference, has one line."""
    for name, table in tables.items():
        texts = table.select_dtypes("str")
        for column in texts.columns.difference(COLUMNS_OF_LINES):
            for row in texts[column].items():
                if LINE_END.search(row[1]):
                    rule = f"column {column}: the cell has several lines"
                    yield Problem(*locate(name, row), row[1], rule, IN_ONE_LINE)


def check_languages(tables: Tables) -> Iterator[Problem]:
    """Require each text in both languages, each in its own, with the same numbers.

    Numbers below `SMALLEST` are left out.
    """
    for table, frame in tables.items():
        for name in (column[:-3] for column in frame if column.endswith("_en")):
            if f"{name}_zh" not in frame:
                continue
            for row in zip(
                frame.index, frame[f"{name}_en"], frame[f"{name}_zh"], strict=True
            ):
                for fault in _list_faults(name, *row[1:]):
                    yield Problem(*locate(table, row), *fault)


def find_untranslated(tables: Tables) -> Iterator[Problem]:
    """Yield each text of a figure that stands in one language only."""
    for row in number_rows(tables["figures"]):
        for name in TEXTS:
            english, chinese = getattr(row, f"{name}_en"), getattr(row, f"{name}_zh")
            if bool(english) != bool(chinese):
                lacking = f"{name}_zh" if english else f"{name}_en"
                rule = f"{lacking} is not written yet"
                yield Problem(
                    *locate("figures", row), english or chinese, rule, "Translate it"
                )


def find_unnamed(tables: Tables) -> Iterator[Problem]:
    """Yield figures of one document that only their numbers tell apart."""
    mentions = tables["mentions"]
    sources = mentions.groupby("figure_id")["source_id"].agg(set).to_dict()
    seen: dict[tuple[object, ...], str] = {}
    for row in number_rows(tables["figures"]):
        told = (row.subject_en, row.subject_zh, row.part_of, row.same_as)
        for source_id in () if any(told) else sources.get(row.figure_id, ()):
            alike = (source_id, *(str(getattr(row, name)) for name in ALIKE))
            if other := seen.get(alike):
                rule = f"nothing but its number tells it from {other}"
                remedy = "Write its subject, its place, or what it is part_of"
                yield Problem(*locate("figures", row), row.figure_id, rule, remedy)
            seen.setdefault(alike, row.figure_id)


def _list_faults(name: str, english: str, chinese: str) -> Iterator[Fault]:
    if name in OPTIONAL and bool(english) != bool(chinese):
        rule = f"{name} stands in one language only"
        yield english or chinese, rule, f"Write {name}_en and {name}_zh, or neither"
    if HAN.search(english):
        yield english, f"column {name}_en: not in English", "Write it in English"
    if len(chinese) > 1 and not HAN.search(chinese):
        yield chinese, f"column {name}_zh: not in Chinese", "Write it in Chinese"
    ours, theirs = _read(english, ENGLISH), _read(chinese, CHINESE)
    if english and chinese and ours != theirs:
        rule = f"{name} has {_show(ours - theirs)} in English only, "
        rule += f"{_show(theirs - ours)} in Chinese only"
        yield chinese, rule, "Write the same numbers in digits in both languages"


def _read(text: str, pattern: re.Pattern[str]) -> set[Decimal]:
    found = (
        Decimal(whole.replace(",", "") + decimals).scaleb(SCALES.get(scale, 0))
        for whole, decimals, scale in pattern.findall(text)
    )
    return {number for number in found if number >= SMALLEST}


def _show(numbers: set[Decimal]) -> str:
    return ", ".join(f"{number:f}" for number in sorted(numbers)) or "nothing"
