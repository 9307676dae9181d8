"""The sheet of a picture: its size, names of rows and columns, ticks, a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import matplotlib as mpl
import seaborn as sns
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from shanhai.reporting.pictures.lines import TEXT, tidy_line, wrap
from shanhai.reporting.style import COLOURS, list_settings

# Points: as wide as 860 pixels of a page, where a point is 4/3 of a pixel.
WIDTH, LEFT, RIGHT = 645.0, 215.0, 34.0
# A heat map has no ticks that reach over its right edge.
EDGE = 12.0
SMALL, STEP = 10.0, 13.5
POINTS_PER_INCH = 72
MOST_TICKS, END = 5, 1.04


@contextmanager
def drawing(lang: str) -> Iterator[None]:
    """Have everything inside drawn in the project's font and colours."""
    opaque = {"figure.facecolor": COLOURS["paper"], "figure.max_open_warning": 0}
    with mpl.rc_context(sns.axes_style("white") | list_settings(lang) | opaque):
        yield
        is_interactive = mpl.is_interactive()
    # A notebook's first figure turns this on, and must leave it so for the next ones.
    mpl.interactive(is_interactive)


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
    _, axes = plt.subplots(figsize=(WIDTH / POINTS_PER_INCH, tall / POINTS_PER_INCH))
    share = (left / WIDTH, bottom / tall, 1 - (left + right) / WIDTH, height / tall)
    axes.set_position(share)
    return axes


def close_axes(axes: Axes) -> Axes:
    """Take frame and titles of axes away: what must be read is written as text."""
    sns.despine(ax=axes, left=True, bottom=True)
    axes.set(xlabel="", ylabel="")
    axes.tick_params(which="both", length=0)
    return axes


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
            line,
            place,
            moved,
            within,
            "offset points",
            annotation_clip=False,
            **look,
        )


def lay_labels(names: Sequence[object], small: Sequence[str] = ()) -> list[list[tuple]]:
    """Break names of rows, and small print below them, into lines with their look."""
    room, muted = LEFT - 14, {"fontsize": SMALL, "color": COLOURS["muted"]}
    return [
        [
            *((line, {}) for line in (wrap(name, room) if name else ())),
            *((line, muted) for line in (wrap(text, room, SMALL, 2) if text else ())),
        ]
        for name, text in zip(names, small or [""] * len(names), strict=True)
    ]


def find_tallest(labels: Sequence[Sequence[tuple]]) -> float:
    """Return the height in points of a row that any of the labels fits."""
    return max(1, *map(len, labels)) * STEP + 7


def label_rows(
    axes: Axes, labels: Sequence[Sequence[tuple]], *, offset: float = 0
) -> None:
    """Write the names before their rows, flush with the picture's edge."""
    axes.set_yticks([])
    for row, lines in enumerate(labels):
        for number, (line, look) in enumerate(lines):
            shift = (2 - LEFT, ((len(lines) - 1) / 2 - number) * STEP)
            place, within = (0, row + offset), ("axes fraction", "data")
            write(axes, place, [line], shift=shift, within=within, **look)


def lay_heads(names: Sequence[object], room: float) -> list[list[str]]:
    """Break names of columns into lines; an arrow begins one."""
    parts = [str(name).replace("→", "\n→").split("\n") for name in names]
    return [[line for part in one for line in wrap(part, room, SMALL)] for one in parts]


def label_columns(axes: Axes, heads: Sequence[Sequence[str]]) -> None:
    """Write names above the columns of a heat map."""
    axes.set_xticks([])
    look = {"within": ("data", "axes fraction"), "ha": "center", "fontsize": SMALL}
    for column, lines in enumerate(heads):
        shift = (0, 6 + len(lines) * STEP / 2)
        write(axes, (column + 0.5, 1), lines, shift=shift, **look)


def set_ticks(axes: Axes, top: float, texts: Callable[[float], str]) -> None:
    """Give an axis that starts at zero ticks, and an end beyond its largest mark."""
    ticks = MaxNLocator(MOST_TICKS, steps=[1, 2, 2.5, 5, 10]).tick_values(0, top)
    axes.set_xlim(0, max(ticks[-1], top * END))
    axes.set_xticks(ticks, [texts(float(tick)) for tick in ticks])


def finish_ticks(axes: Axes, label: str) -> None:
    """Set ticks small, with faint lines, and say below what the axis counts."""
    look = {"fontsize": SMALL, "color": COLOURS["muted"], "ha": "right"}
    axes.tick_params(which="both", labelsize=SMALL, labelcolor=COLOURS["muted"])
    axes.grid(axis="x", color=COLOURS["faint"], linewidth=1)
    axes.set_axisbelow(True)
    place, text = (1, 0), [tidy_line(label)]
    write(axes, place, text, shift=(0, -27), within="axes fraction", **look)


def draw_key(axes: Axes, marks: Mapping[str, tuple], above: float) -> None:
    """Draw a mark, of colour and shape, and a word for each role, above the axes."""
    handles = [
        Line2D([], [], ls="", marker=shape, ms=9, mfc=colour, mec=COLOURS["muted"])
        for colour, shape in marks.values()
    ]
    height = axes.get_window_extent().height * POINTS_PER_INCH / axes.figure.dpi
    axes.legend(
        handles,
        list(marks),
        loc="lower right",
        bbox_to_anchor=(1, 1 + above / height),
        ncols=len(handles),
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
