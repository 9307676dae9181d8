"""The sheet of a picture: its size, texts that fit, names of rows, ticks, a key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from unicodedata import east_asian_width

import matplotlib as mpl
import seaborn as sns
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from shanhai.controls import reveal_controls
from shanhai.reporting.style import COLOURS, list_settings

# Points: as wide as 860 pixels of a page, where a point is 4/3 of a pixel.
WIDTH, LEFT, RIGHT = 645.0, 215.0, 34.0
# A heat map has no ticks that reach over its right edge.
EDGE = 12.0
SMALL, STEP = 10.0, 13.5
POINTS_PER_INCH = 72
MOST_TICKS, END = 5, 1.04
FRACTION = "axes fraction"
TEXT = 11.0
# Fonts of browsers are up to a tenth wider than the bundled one.
ROOM = 0.9
WIDE, NARROW = 1.0, 0.5
ELLIPSIS = "…"
# An arrow with its word; a Chinese character with marks that must stay beside it; a
# word.
PIECE = re.compile(
    "→ *\\S+\\s*"
    "|[（「『《“]*[\u2e80-\uffef][，。、；：）」』》”…]*"
    "|[^\\s\u2e80-\uffef]+\\s*|\\s+"
)
CHINESE = re.compile("[\u2e80-\uffef]")
# The font has these as wide as a Chinese character only.
QUOTES = str.maketrans("“”‘’", "\"\"''")


@contextmanager
def drawing(lang: str) -> Iterator[None]:
    """Have everything inside drawn in the project's font and colours."""
    opaque = {"figure.facecolor": COLOURS["paper"], "figure.max_open_warning": 0}
    with mpl.rc_context(sns.axes_style("white") | list_settings(lang) | opaque):
        yield
        is_interactive = mpl.is_interactive()
    # A notebook's first figure turns this on, and must leave it so for the next ones.
    mpl.interactive(is_interactive)


@contextmanager
def open_rows(
    ax: Axes | None,
    names: Sequence[object],
    small: Sequence[str] = (),
    *,
    lang: str,
    top: float,
    bottom: float,
    right: float = RIGHT,
    tallest: int = 2,
) -> Iterator[Axes]:
    """Yield axes with a row for each name, which is written before it at the end.

    Parameters
    ----------
    small
        Small print below each name.
    tallest
        How many lines the largest text inside a row has.
    """
    wide, x = LEFT - 14, 2 - LEFT
    labels = [
        (name and wrap(name, wide), text and wrap(text, wide, SMALL, 2))
        for name, text in zip_longest(map(str, names), small, fillvalue="")
    ]
    with drawing(lang):
        tallest = max(tallest, *(len(name) + len(text) for name, text in labels))
        height = (tallest * STEP + 7) * len(labels)
        axes = open_axes(ax, height=height, top=top, bottom=bottom, right=right)
        axes.set(ylim=(len(labels) - 0.5, -0.5), yticks=[])
        yield axes
        close_axes(axes)
        muted = {"fontsize": SMALL, "color": COLOURS["muted"]}
        for row, (name, text) in enumerate(labels):
            where = {"place": (0, 1 - (row + 0.5) / len(labels)), "within": FRACTION}
            write(axes, lines=name, shift=(x, len(text) * STEP / 2), **where)
            write(axes, lines=text, shift=(x, -len(name) * STEP / 2), **where, **muted)


def open_axes(
    ax: Axes | None,
    *,
    height: float,
    top: float,
    bottom: float,
    left: float = LEFT,
    right: float = RIGHT,
) -> Axes:
    """Return the axes that were given, or new ones of a height in points."""
    if ax is not None:
        return ax
    tall = top + height + bottom
    figure = plt.figure(figsize=(WIDTH / POINTS_PER_INCH, tall / POINTS_PER_INCH))
    share = (left / WIDTH, bottom / tall, 1 - (left + right) / WIDTH, height / tall)
    return figure.add_axes(share)


def close_axes(axes: Axes) -> None:
    """Take away what seaborn writes: what must be read is written as text."""
    sns.despine(ax=axes, left=True, bottom=True)
    axes.set(xlabel="", ylabel="", yticks=[])
    axes.tick_params(which="both", length=0)


def write(
    axes: Axes,
    place: tuple[float, float],
    lines: Sequence[str],
    *,
    shift: tuple[float, float] = (0, 0),
    within: object = "data",
    **look: object,
) -> None:
    """Write lines around a place, each a text of its own, moved by points."""
    look = {"fontsize": TEXT, "color": COLOURS["ink"], "va": "center", **look}
    for number, line in enumerate(lines):
        down = (number - (len(lines) - 1) / 2) * STEP
        moved = (shift[0], shift[1] - down)
        axes.annotate(
            line, place, moved, within, "offset points", annotation_clip=False, **look
        )


def draw_axis(
    axes: Axes,
    label: str,
    top: float,
    texts: Callable[[float], str],
    span: tuple[float, float] | None = None,
) -> None:
    """Draw an axis from zero to beyond its largest mark, or over a span; name it."""
    ticks = MaxNLocator(MOST_TICKS, steps=[1, 2, 2.5, 5, 10]).tick_values(0, top)
    axes.set_xlim(span or (0, max(ticks[-1], top * END)))
    if not span:
        axes.set_xticks(ticks, [texts(float(tick)) for tick in ticks])
    axes.tick_params(which="both", labelsize=SMALL, labelcolor=COLOURS["muted"])
    axes.grid(axis="x", color=COLOURS["faint"], linewidth=1)
    axes.set_axisbelow(True)
    look = {"fontsize": SMALL, "color": COLOURS["muted"], "ha": "right"}
    write(axes, (1, 0), [tidy_line(label)], shift=(0, -27), within=FRACTION, **look)


def draw_key(
    axes: Axes, looks: Mapping[str, tuple], above: float = 8, most: int = 9
) -> None:
    """Draw a mark, of paint and shape, and a word for each role, above the axes.

    Parameters
    ----------
    most
        How many stand beside each other.
    """
    # A sign of its own has no paint.
    handles = [
        Line2D([], [], ls="", marker=shape, ms=9, mfc=fill, mec=COLOURS["muted"])
        if fill
        else Line2D([], [], ls="")
        for fill, shape, *_ in looks.values()
    ]
    height = axes.get_window_extent().height * POINTS_PER_INCH / axes.figure.dpi
    axes.legend(
        handles,
        list(looks),
        loc="lower right",
        bbox_to_anchor=(1, 1 + above / height),
        ncols=min(len(handles), most),
        frameon=False,
        fontsize=SMALL,
        labelcolor=COLOURS["ink"],
        handlelength=1,
        handletextpad=0.4,
        columnspacing=2.4,
        borderpad=0,
        borderaxespad=0,
    )


def paint(name: str, opacity: float = 1) -> tuple[float, ...]:
    """Return a colour of the theme as seen through: one for light and for dark."""
    return mpl.colors.to_rgba(COLOURS[name], opacity)


def wrap(text: object, room: float, size: float = TEXT, most: int = 3) -> list[str]:
    """Break a text into lines of so many points, the last one cut if it must."""
    ems, lines = room * ROOM / size, [""]
    for piece in _split(tidy_line(str(text)), ems):
        joined = lines[-1] + piece
        if not lines[-1] or _measure(joined.rstrip()) <= ems:
            lines[-1] = joined
        elif len(lines) < most:
            lines.append(piece.lstrip())
        else:
            kept = lines[-1].rstrip()
            while kept and _measure(kept + ELLIPSIS) > ems:
                kept = kept[:-1].rstrip()
            lines[-1] = kept + ELLIPSIS
            break
    return [line.strip() for line in lines]


def tidy_line(text: str) -> str:
    """Put a text on one line, unseen characters as codes, English quotes narrow."""
    line = reveal_controls(" ".join(text.split()))
    return line if CHINESE.search(line) else line.translate(QUOTES)


def _split(text: str, ems: float) -> Iterator[str]:
    """Yield words and characters, a word that fits no line in pieces."""
    most = max(1, int(ems / WIDE))
    for piece in PIECE.findall(text):
        if _measure(piece.rstrip()) <= ems:
            yield piece
        else:
            yield from (piece[n : n + most] for n in range(0, len(piece), most))


def _measure(text: str) -> float:
    return sum(WIDE if east_asian_width(one) in "WF" else NARROW for one in text)
