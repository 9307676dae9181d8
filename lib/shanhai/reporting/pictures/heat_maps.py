"""A heat map of values: rows by columns, coloured by what may be done with them."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from shanhai.curation.rows import iterate_rows
from shanhai.errors import ShanhaiError
from shanhai.reporting.messages import join_words, name_code, say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.grids import UNREPORTED, draw_grid, shade
from shanhai.reporting.pictures.tidied import (
    check_data,
    cut_name,
    list_values,
    word_ends,
    write_alt,
)

# How a class is drawn: by a colour of the theme and a sign, never by colour alone.
LOOKS = {
    "yes": (sheet.paint("achieved", 0.5), "✓"),
    "with_words": (sheet.paint("achieved", 0.18), ""),
    "no": (sheet.paint("ink", 0.28), "✗"),
    "comparable": (sheet.paint("achieved", 0.5), "✓"),
    "caution": (sheet.paint("achieved", 0.28), "≈"),
    "alone": (sheet.paint("achieved", 0.1), ""),
    "not_comparable": (sheet.paint("ink", 0.28), "✗"),
}
FAMILIES = {"quotable": "picture-quotable", "verdict": "peer-verdict"}
MOST_CLASSES = 6


def matrix(
    data: pd.DataFrame,
    *,
    index: str = "indicator",
    columns: str = "pairing",
    values: str = "value",
    classes: str | None = "quotable",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw values as a heat map, coloured by a class; what is missing is a dash.

    Left out: every value of a cell but the first, counted as ``+n``. A matrix is a
    list, no comparison: nothing is ordered by value.

    Parameters
    ----------
    values
        The column that is written; ``value`` is rounded to what a reader keeps.
    classes
        A column of at most six codes, such as ``quotable``; one colour if None.

    Examples
    --------
    >>> shanhai.pictures.matrix(figures, index="indicator", columns="pairing")
    """
    rows = check_data(data, index, columns, values, *([classes] if classes else []))
    looks = _list_looks(rows, classes)
    cells = {
        key: _write_cell(cell, values, classes, looks, lang)
        for key, cell in rows.groupby([index, columns], observed=True, sort=False)
    }
    names, heads = list_values(rows[index]), list_values(rows[columns])
    grid = [[cells.get((name, head), UNREPORTED) for head in heads] for name in names]
    labels = [
        _name_row(name, rows[rows[index] == name], values, lang) for name in names
    ]
    key = {
        f"{_name_class(code, classes, lang)} {sign}".strip(): look
        for code, (look, sign) in looks.items()
        if classes
    }
    return draw_grid(grid, labels, heads, key=key, lang=lang, ax=ax)


def describe_matrix(
    data: pd.DataFrame,
    *,
    classes: str | None = "quotable",
    lang: str = "en",
    **_: object,
) -> str:
    """Count the figures, and how many of each class there are."""
    rows = check_data(data, *([classes] if classes else []))
    counts = rows[classes].value_counts() if classes else {}
    parts = [
        name_code(
            lang,
            "picture-counted",
            code if code in LOOKS else "other",
            count=int(counts[code]),
            name=cut_name(code),
        )
        for code in (list_values(rows[classes]) if classes else [])
    ]
    joined = join_words(lang, parts) or "none"
    return say(lang, "picture-matrix", figures=len(rows), parts=joined)


def alt_matrix(
    data: pd.DataFrame,
    *,
    index: str = "indicator",
    columns: str = "pairing",
    values: str = "value",
    lang: str = "en",
    **_: object,
) -> str:
    """Say how large the matrix is, how many cells are filled, and the first values."""
    rows = check_data(data, index, columns, values)
    size = {"rows": rows[index].nunique(), "columns": rows[columns].nunique()}
    filled = len(rows[[index, columns]].drop_duplicates())
    empty = size["rows"] * size["columns"] - filled
    opening = say(lang, "picture-alt-matrix", filled=filled, empty=empty, **size)
    ends = rows.iloc[[0, -1]].drop_duplicates(index)
    values_said = zip(ends[index], ends[values].astype(str), strict=True)
    return write_alt(lang, opening, values_said)


def _list_looks(rows: pd.DataFrame, classes: str | None) -> dict[str, tuple]:
    """Return how each class is drawn; unknown ones from pale to dark."""
    codes = list_values(rows[classes]) if classes else [""]
    if set(codes) <= set(LOOKS):
        return {code: LOOKS[code] for code in codes}
    if len(codes) > MOST_CLASSES:
        raise ShanhaiError(
            f"{classes!r} has {len(codes)} classes, and no more than {MOST_CLASSES} "
            "shades can be distinguished. Choose a column with fewer, or classes=None."
        )
    return {
        code: (shade((place + 1) / len(codes)), "") for place, code in enumerate(codes)
    }


def _name_class(code: object, classes: str | None, lang: str) -> str:
    family = FAMILIES.get(classes)
    return name_code(lang, family, code) if family else cut_name(code)


def _write_cell(
    cell: pd.DataFrame, values: str, classes: str | None, looks: dict, lang: str
) -> tuple[tuple, str]:
    first = next(iterate_rows(cell))
    text = str(getattr(first, values))
    if values == "value" and {"low", "high", "unit_id"} <= set(cell.columns):
        text = word_ends(first.low, first.high, first.unit_id, lang)
    look, sign = looks[getattr(first, classes) if classes else ""]
    more = f"+{len(cell) - 1}" if len(cell) > 1 else ""
    return look, " ".join(part for part in (text, sign, more) if part)


def _name_row(name: object, rows: pd.DataFrame, values: str, lang: str) -> str:
    """Name a row, with the unit that its rounded values leave out."""
    units = set(rows["unit_id"].astype(str)) if "unit_id" in rows else set()
    if values != "value" or len(units) != 1 or units == {"count"}:
        return str(name)
    unit = name_code(lang, "unit-name", *units)
    return say(lang, "name-inline", name=str(name), traits=unit)
