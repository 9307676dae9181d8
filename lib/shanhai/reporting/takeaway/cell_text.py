"""Text that becomes a cell of a spreadsheet, and stays text there."""

import pandas as pd

from shanhai.controls import reveal_controls
from shanhai.reporting.wording import say
from shanhai.reporting.words.numbers import to_decimal

LIST_SIGN = ";"
# A cell of Excel holds so many UTF-16 units, of which a character takes one or two.
EXCEL_LIMIT = 32_767
KEPT = 16_000


def write_plain(value: object) -> str:
    """Write a value as text: numbers in full, dates as ISO, nothing as nothing.

    An infinite end is nothing: the document sets none. Unseen characters are
    written as their codes.
    """
    if isinstance(value, str):
        return reveal_controls(value)
    if isinstance(value, tuple):
        return LIST_SIGN.join(map(write_plain, value))
    if pd.isna(value) or value == float("inf"):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return str(value).lower()
    return f"{to_decimal(value):f}"


def shorten_cell(text: str, lang: str) -> str:
    """Cut text that no cell of Excel can hold, and say how long it is."""
    if len(text.encode("utf-16-le")) // 2 <= EXCEL_LIMIT:
        return text
    return say(lang, "takeaway-cut", text=text[:KEPT], characters=len(text))
