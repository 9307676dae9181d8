"""The grid of a heat map: painted cells with a text, names, and a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from shanhai.reporting.messages import say
from shanhai.reporting.pictures import sheet
from shanhai.reporting.style import COLOURS

UNREPORTED = (sheet.paint("faint", 0.5), "–")
PALEST, DARKEST = 0.06, 0.5


def draw_grid(
    grid: Sequence[Sequence[tuple]],
    names: Sequence[str],
    heads: Sequence[object],
    *,
    key: Mapping[str, tuple],
    lang: str,
    ax: Axes | None,
) -> Axes:
    """Draw cells, each a look and a text, with names before rows and above columns."""
    looks = list(dict.fromkeys(look for row in grid for look, _ in row))
    codes = pd.DataFrame([[looks.index(look) for look, _ in row] for row in grid])
    room = (sheet.WIDTH - sheet.LEFT - sheet.EDGE) / len(heads) - 4
    texts = [[sheet.wrap(t, room, sheet.SMALL, 2) for _, t in row] for row in grid]
    unreported, dash = UNREPORTED
    key = dict(key) | {say(lang, "picture-unreported", sign=dash): unreported}
    with sheet.drawing(lang):
        labels = sheet.lay_labels(names)
        tall = sheet.find_tallest([*labels, *(lines for row in texts for lines in row)])
        columns = sheet.lay_heads(heads, room)
        head = max(map(len, columns)) * sheet.STEP + 10
        size = {"height": tall * len(names), "top": head + 22, "bottom": 4}
        axes = sheet.open_axes(ax, **size, right=sheet.EDGE)
        sns.heatmap(
            codes,
            cmap=ListedColormap(looks),
            vmin=-0.5,
            vmax=len(looks) - 0.5,
            linewidths=2,
            linecolor=COLOURS["paper"],
            cbar=False,
            ax=axes,
        )
        sheet.close_axes(axes)
        for row, column in np.ndindex(codes.shape):
            place = (column + 0.5, row + 0.5)
            look = {"ha": "center", "fontsize": sheet.SMALL}
            sheet.write(axes, place, texts[row][column], **look)
        sheet.label_rows(axes, labels, offset=0.5)
        sheet.label_columns(axes, columns)
        sheet.draw_key(axes, {word: (one, "s") for word, one in key.items()}, head)
    return axes


def shade(share: float) -> tuple[float, ...]:
    """Return the paint for a share of a whole: the more, the darker."""
    return sheet.paint("achieved", PALEST + (DARKEST - PALEST) * share)
