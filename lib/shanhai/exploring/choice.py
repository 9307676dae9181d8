"""What a reader chooses: the figures that meet it, and the Python that selects them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce

import pandas as pd

# A year of a period whose end is not stated.
UNSTATED_YEAR = 0
YEARS, TEXT = "years", "text"
SEARCHED = (
    *("pairing", "domain", "indicator", "series", "subject", "detail"),
    *("value", "period", "note", "document", "as_written"),
)


@dataclass(frozen=True)
class Choice:
    """Hold codes by column of a tidy frame, years in which periods end, and a text.

    What is empty filters nothing.
    """

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    text: str = ""


def meet_filters(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Tell which figures of a tidy frame meet each filter that is set: its columns."""
    meets = {
        name: figures[name].isin(codes) for name, codes in choice.codes.items() if codes
    }
    if choice.years:
        meets[YEARS] = list_years(figures).isin(choice.years)
    if choice.text:
        texts = join_texts(figures)
        meets[TEXT] = texts.str.contains(choice.text, case=False, regex=False)
    return pd.DataFrame(meets, index=figures.index)


def select(figures: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return the figures that meet every filter."""
    return figures[meet_filters(figures, choice).all(axis="columns")]


def count_without(figures: pd.DataFrame, choice: Choice) -> dict[str, int]:
    """Count the figures that would be left without one filter, for each that is set."""
    meets = meet_filters(figures, choice)
    return {
        name: int(meets.drop(columns=name).all(axis="columns").sum()) for name in meets
    }


def list_years(figures: pd.DataFrame) -> pd.Series:
    """Return the year in which each figure's period ends; 0 where none is stated."""
    return figures["period_end"].dt.year.fillna(UNSTATED_YEAR).astype(int)


def join_texts(figures: pd.DataFrame) -> pd.Series:
    """Return all that is said of each figure in words, as one text."""
    texts = [figures[name].astype(str) for name in SEARCHED]
    return reduce(lambda one, other: one + "\n" + other, texts)


def write_lines(choice: Choice, lang: str) -> str:
    """Write the Python that selects the same figures.

    Examples
    --------
    >>> print(write_lines(Choice({"domain_id": ("labour",)}), "en"))
    import shanhai
    <BLANKLINE>
    corpus = shanhai.load()
    figures = corpus.tidy("en", domain_id="labour")
    figures
    """
    given = [f'"{lang}"']
    for name, codes in choice.codes.items():
        if codes:
            code = f'"{codes[0]}"' if len(codes) == 1 else _write_list(codes)
            given.append(f"{name}={code}")
    call = f"figures = corpus.tidy({', '.join(given)})"
    if len(call) > 88:
        call = "figures = corpus.tidy(\n    " + ",\n    ".join(given) + ",\n)"
    lines = ["import shanhai", "", "corpus = shanhai.load()", call]
    if choice.years:
        lines += [
            f'years = figures["period_end"].dt.year.fillna({UNSTATED_YEAR})',
            f"figures = figures[years.isin({list(choice.years)})]",
        ]
    if choice.text:
        names = ",\n    ".join(f'"{name}"' for name in SEARCHED)
        lines += [
            f"searched = [\n    {names},\n]",
            'texts = figures[searched].astype(str).agg("\\n".join, axis="columns")',
            f"found = texts.str.contains({choice.text!r}, case=False, regex=False)",
            "figures = figures[found]",
        ]
    return "\n".join([*lines, "figures"])


def _write_list(codes: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{code}"' for code in codes) + "]"
