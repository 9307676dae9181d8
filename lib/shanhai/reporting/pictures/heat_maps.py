"""Heat maps: values of rows and columns, coloured by what may be done with them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from shanhai.curation.rows import iterate_rows
from shanhai.errors import ShanhaiError
from shanhai.reporting.formatting.names import name_inline, write_unit_name
from shanhai.reporting.messages import join_words, name_code, say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.pictures.picture import (
    check_data,
    cut_name,
    list_values,
    print_ends,
    write_alt,
)
from shanhai.reporting.style import COLOURS, MARKS

# How a class is drawn: by a colour of the theme and a sign, never by colour alone.
LOOKS = {
    "yes": (sheet.paint("achieved", 0.5), "✓"),
    "with_words": (sheet.paint("achieved", 0.2), ""),
    "no": (sheet.paint("ink", 0.28), "✗"),
    "comparable": (sheet.paint("achieved", 0.5), "="),
    "caution": (sheet.paint("achieved", 0.28), "≈"),
    "alone": (sheet.paint("ink", 0.28), "✗"),
    "not_comparable": (sheet.paint("ink", 0.28), "✗"),
    "other_form": (sheet.paint("ink", 0.08), "○"),
    "figure": (sheet.paint("achieved", 0.5), ""),
    "date": (sheet.paint("ink", 0.32), ""),
    "name": (sheet.paint("ink", 0.22), ""),
    "idiom": (sheet.paint("ink", 0.12), ""),
    "other": (sheet.paint("faint", 0.35), ""),
}
COUNTED = {"quotable": "picture-quotable", "verdict": "peer-verdict"}
FAMILIES = {**COUNTED, "kind": "picture-kind", "status": "status"}
UNREPORTED = (sheet.paint("faint", 0.5), "–")
PALEST, DARKEST = 0.06, 0.5
MOST_CLASSES, MOST_KEYS = 6, 4


def matrix(
    data: pd.DataFrame,
    *,
    x: str = "pairing",
    y: str = "indicator",
    values: str = "value",
    hue: str | None = "quotable",
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
    hue
        A column of at most six codes, such as ``quotable``; one colour if None.
    """
    rows = check_data(data, values, named=(x, y, hue))
    looks, names = list_looks(rows, hue), list_values(rows[y])
    more = rows.groupby([y, x], observed=True)[y].transform("size") - 1
    first = rows.assign(more=more).drop_duplicates([y, x])
    words = values, hue, looks, lang
    first["cell"] = [_write_cell(row, *words) for row in iterate_rows(first)]
    grid = first.pivot_table("cell", y, x, aggfunc="first", observed=True)
    grid = grid.reindex(index=names, columns=list_values(rows[x])).set_axis(
        [_name_row(name, rows[rows[y] == name], values, lang) for name in names]
    )
    key = {
        f"{name_class(code, hue, lang)} {sign}".strip(): paint
        for code, (paint, sign) in looks.items()
        if hue
    }
    unreported = "picture-unreported"
    if hue == "verdict":
        unreported = "picture-unmatched"
        for code in ("yes", "with_words", "no"):
            sign = name_code(lang, "home-sign", code)
            key[f"{name_class(code, 'quotable', lang)} {sign}"] = ""
    return draw_grid(grid, key=key, unreported=unreported, lang=lang, ax=ax)


def describe_matrix(
    data: pd.DataFrame,
    *,
    x: str = "pairing",
    y: str = "indicator",
    values: str = "value",
    hue: str | None = "quotable",
    lang: str = "en",
) -> tuple[str, str]:
    """Count the figures of each class, and the cells that are filled."""
    rows = check_data(data, values, named=(x, y, hue))
    size = {"rows": rows[y].nunique(), "columns": rows[x].nunique()}
    filled = len(rows[[y, x]].drop_duplicates())
    empty = size["rows"] * size["columns"] - filled
    opening = say(lang, "picture-alt-matrix", filled=filled, empty=empty, **size)
    ends = rows.iloc[[0, -1]].drop_duplicates(y)
    said = zip(ends[y], ends[values].astype(str), strict=True)
    return count_classes(rows, hue, lang), write_alt(lang, opening, said)


def count_classes(rows: pd.DataFrame, hue: str | None, lang: str) -> str:
    """Say how many figures there are of each class."""
    counts = rows[hue].value_counts().reindex(list_values(rows[hue])) if hue else {}
    parts = [
        name_code(
            lang,
            "picture-counted",
            code if hue in COUNTED else "other",
            count=int(count),
            name=name_class(code, hue, lang),
        )
        for code, count in counts.items()
    ]
    parts = join_words(lang, parts) or "none"
    return say(lang, "picture-matrix", figures=len(rows), parts=parts)


def list_looks(rows: pd.DataFrame, hue: str | None) -> dict[str, tuple]:
    """Return paint and sign of each class; unknown ones from pale to dark."""
    codes = list_values(rows[hue]) if hue else [""]
    if set(codes) <= set(LOOKS):
        return {code: LOOKS[code] for code in codes}
    if len(codes) > MOST_CLASSES:
        raise ShanhaiError(
            f"{hue!r} has {len(codes)} classes, and no more than {MOST_CLASSES} "
            "shades can be distinguished. Choose a column with fewer, or hue=None."
        )
    return {
        code: (shade((place + 1) / len(codes)), "") for place, code in enumerate(codes)
    }


def name_class(code: object, hue: str | None, lang: str) -> str:
    """Name a class in words, where pictures have words for it."""
    is_known = hue in FAMILIES and code in [*LOOKS, *MARKS]
    return name_code(lang, FAMILIES[hue], code) if is_known else cut_name(code)


def shade(share: float) -> tuple[float, ...]:
    """Return the paint for a share of a whole: the more, the darker."""
    return sheet.paint("achieved", PALEST + (DARKEST - PALEST) * share)


def draw_grid(
    grid: pd.DataFrame,
    *,
    key: Mapping[str, tuple],
    lang: str,
    ax: Axes | None,
    unreported: str = "picture-unreported",
) -> Axes:
    """Draw a frame whose cells are a paint and a text, or nothing."""
    grid = grid.map(lambda cell: cell if isinstance(cell, tuple) else UNREPORTED)
    paints = list(dict.fromkeys(paint for paint, _ in grid.to_numpy().ravel()))
    room = (sheet.WIDTH - sheet.LEFT - sheet.EDGE) / grid.shape[1] - 4
    texts = grid.map(lambda cell: sheet.wrap(cell[1], room, sheet.SMALL, 2)).to_numpy()
    key = {say(lang, unreported, sign=UNREPORTED[1]): UNREPORTED[0], **key}
    # An arrow begins a line.
    parts = [str(name).replace("→", "\n→").split("\n") for name in grid]
    heads = [
        [line for part in one for line in sheet.wrap(part, room, sheet.SMALL)]
        for one in parts
    ]
    above = max(map(len, heads)) * sheet.STEP + 14
    tall = above + sheet.STEP * -(-len(key) // MOST_KEYS) + 9
    size = {"top": tall, "bottom": 4, "right": sheet.EDGE}
    size["tallest"] = max(map(len, texts.ravel()))
    with sheet.open_rows(ax, grid.index, lang=lang, **size) as axes:
        sns.heatmap(
            grid.map(lambda cell: paints.index(cell[0])),
            cmap=ListedColormap(paints),
            vmin=-0.5,
            vmax=len(paints) - 0.5,
            linewidths=2,
            linecolor=COLOURS["paper"],
            cbar=False,
            ax=axes,
        )
        axes.set_xticks([])
        look = {"ha": "center", "fontsize": sheet.SMALL}
        for (row, column), lines in np.ndenumerate(texts):
            sheet.write(axes, (column + 0.5, row + 0.5), lines, **look)
        look["within"] = ("data", sheet.FRACTION)
        for column, lines in enumerate(heads):
            shift = (0, 6 + len(lines) * sheet.STEP / 2)
            sheet.write(axes, (column + 0.5, 1), lines, shift=shift, **look)
        looks = {word: (one, "s") for word, one in key.items()}
        sheet.draw_key(axes, looks, above, MOST_KEYS)
    return axes


def _write_cell(
    row: tuple, values: str, hue: str | None, looks: dict, lang: str
) -> tuple[tuple, str]:
    text = str(getattr(row, values))
    if values == "value" and {"low", "high", "unit_id"} <= set(row._fields):
        text = print_ends(row.low, row.high, row.unit_id, lang)
    paint, sign = looks[getattr(row, hue) if hue else ""]
    more = f"+{row.more}" if row.more else ""
    return paint, " ".join(part for part in (text, sign, more) if part)


def _name_row(name: object, rows: pd.DataFrame, values: str, lang: str) -> str:
    """Name a row, with the unit that its rounded values leave out."""
    units = set(rows["unit_id"].astype(str)) if "unit_id" in rows else set()
    if values != "value" or len(units) != 1 or units == {"count"}:
        return str(name)
    unit = write_unit_name(lang, *units)
    return name_inline(str(name), [unit], lang)
