"""A sheet to draw on, and text measured and broken to fit it."""

import re
from functools import cache

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font

from shanhai.reporting.style import list_settings, register_font

WIDTH = 360
SIDE = 8
INNER = WIDTH - 2 * SIDE
POINTS_PER_INCH = 72
FIXED_POINT = 1 << 16
MEASURED_SIZE = 64
# A Chinese character with the mark that must not begin a line, a word with its
# spaces, or spaces alone.
PIECE = re.compile(
    "[\u2e80-\uffef][，。、；：）」』》”…]*|[^\\s\u2e80-\uffef]+\\s*|\\s+"
)


def make_axes(height: float, lang: str) -> tuple[Figure, Axes]:
    """Make a drawing 360 points wide whose y axis counts points from the top.

    Leaves out frame and ticks; the x axis runs over the width less the sides.
    """
    with mpl.rc_context(list_settings(lang)):
        figure = Figure(figsize=(WIDTH / POINTS_PER_INCH, height / POINTS_PER_INCH))
        axes = figure.add_axes((SIDE / WIDTH, 0, INNER / WIDTH, 1))
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    return figure, axes


def measure(text: str, size: float) -> float:
    """Measure a text's width in points, set in the bundled font."""
    return size * sum(_measure_sign(sign) for sign in text)


def wrap(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines no wider than `width` points.

    Breaks between words and after any Chinese character; a word wider than the
    line is broken inside.
    """
    lines = [""]
    for piece in _split(text, size, width):
        joined = lines[-1] + piece
        if lines[-1] and measure(joined.rstrip(), size) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] = joined
    return [line.strip() for line in lines]


def _split(text: str, size: float, width: float) -> list[str]:
    fits = max(1, int(width / size))
    return [
        part
        for piece in PIECE.findall(text)
        for part in (
            [piece]
            if measure(piece.rstrip(), size) <= width
            else [piece[n : n + fits] for n in range(0, len(piece), fits)]
        )
    ]


@cache
def _measure_sign(sign: str) -> float:
    font = get_font(findfont(register_font()))
    font.set_size(MEASURED_SIZE, POINTS_PER_INCH)
    advance = font.load_char(ord(sign)).linearHoriAdvance
    return advance / FIXED_POINT / MEASURED_SIZE
