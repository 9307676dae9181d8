"""Numerals in the forms that reports are known to write, each with its reading.

Without a unit a row says that no interval may be read.
"""

import csv
from pathlib import Path

import pytest

from shanhai.curation.mentions import find_mentions

CASES = Path(__file__).parents[1] / "data" / "numeral_cases.csv"


def read_cases():
    """Read the rows; signs of a line's end and of a cell's are written out."""
    with CASES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield {
                name: cell.replace(r"\n", "\n").replace(r"\t", "\t")
                for name, cell in row.items()
            }


@pytest.mark.parametrize(
    "case", [*read_cases()], ids=lambda case: f"{case['group']}: {case['expression']}"
)
def test_numeral_is_read_as_the_table_of_cases_says(case):
    start = len(case["left"])
    end = start + len(case["expression"])
    text = case["left"] + case["expression"] + case["right"]
    found = [m for m in find_mentions(text) if m.start < end and start < m.end]
    read = [
        (
            *(text[m.start : m.end], f"{m.quantity.low:f}"),
            "" if m.quantity.high is None else f"{m.quantity.high:f}",
            *(m.quantity.unit, m.quantity.qualifier),
        )
        for m in found
        if m.quantity
    ]
    columns = ("expression", "low", "high", "unit", "qualifier")
    expected = tuple(case[name] for name in columns)
    assert read == ([expected] if case["unit"] else [])
