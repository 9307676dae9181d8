"""What pictures take from a frame: checked columns, values as readers keep them."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from shanhai.errors import NothingToDrawError, ShanhaiError, suggest
from shanhai.reporting.formatting.numbers import (
    MONEY,
    format_ends,
    format_figure,
    format_ratio,
    round_ends,
)
from shanhai.reporting.messages import join_sentences, say

LONGEST_ALT, LONGEST_NAME = 250, 60


def check_data(data: object, *columns: str) -> pd.DataFrame:
    """Return a frame with its unused categories dropped, or say what it lacks.

    Raises
    ------
    ShanhaiError
        Without one of the columns.
    NothingToDrawError
        Without a row.
    """
    if not isinstance(data, pd.DataFrame):
        raise TypeError(
            "A picture is drawn from a frame with one row a figure, as corpus.tidy() "
            f"makes it, not from a {type(data).__name__}."
        )
    for name in columns:
        if name not in data:
            near = suggest(name, map(str, data.columns))
            raise ShanhaiError(f"The frame has no column {name!r}. {near}")
    if data.empty:
        raise NothingToDrawError(
            "The frame has no row, so there is nothing to draw. Ask for more figures."
        )
    unused = {
        name: column.cat.remove_unused_categories()
        for name, column in data.items()
        if isinstance(column.dtype, pd.CategoricalDtype)
    }
    return data.assign(**unused).reset_index(drop=True)


def list_values(column: pd.Series) -> list:
    """List the values of a column, in the codelist's order where it has one."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return list(column.cat.categories)
    return list(dict.fromkeys(column.dropna()))


def word_ends(low: float, high: float, unit_id: object, lang: str) -> str:
    """Print an interval without its unit, to the digits that a reader keeps."""
    unit = "" if pd.isna(unit_id) else str(unit_id)
    is_whole = all(math.isinf(end) or float(end).is_integer() for end in (low, high))
    if unit != MONEY and not is_whole:
        return format_ratio(low, high, unit, lang)
    return format_ends(*round_ends(low, high, unit, lang), unit or "count", lang)


def word_value(row: object, lang: str) -> str:
    """Print a row's interval with its unit."""
    return format_figure(row, lang, is_rounded=True)


def cut_name(name: object) -> str:
    """Cut a name that a sentence could not hold."""
    text = " ".join(str(name).split())
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"


def write_alt(lang: str, opening: str, pairs: Iterable[tuple[object, str]] = ()) -> str:
    """Write an alternative text: what is drawn, then as many values as fit."""
    kept = opening[:LONGEST_ALT]
    for name, value in pairs:
        sentence = say(lang, "alt-value", label=cut_name(name), value=value)
        longer = join_sentences(lang, [kept, sentence])
        if len(longer) > LONGEST_ALT:
            break
        kept = longer
    return kept
