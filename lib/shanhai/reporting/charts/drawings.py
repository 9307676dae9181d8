"""A sheet to draw on, and text measured and broken to fit it."""

import re
from collections.abc import Iterator
from functools import cache

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

from shanhai.controls import reveal_controls
from shanhai.reporting.style import FALLBACK, LAST, list_settings, register_font

# As wide as an exhibit on a phone of 360 pixels, so that a point is a pixel there.
WIDTH = 328
SIDE = 6
INNER = WIDTH - 2 * SIDE
# Text begins at the sheet's edge, flush with the titles around it; as a share of the
# x axis, and the room from there to the axis' end.
FLUSH, ACROSS = -SIDE / INNER, INNER + SIDE
# Nothing is set smaller: on a phone a point is a pixel.
SMALLEST = 11.0
POINTS_PER_INCH = 72
FIXED_POINT = 1 << 16
MEASURED_SIZE = 64
# A Chinese character with the mark that must not begin a line, a word with its
# spaces, or spaces alone.
PIECE = re.compile(
    "[\u2e80-\uffef][，。、；：）」』》”…]*|[^\\s\u2e80-\uffef]+\\s*|\\s+"
)
CHINESE = re.compile("[\u2e80-\uffef]")
# The font has these as wide as a Chinese character only.
NARROW = str.maketrans("“”‘’", "\"\"''")
# A name longer than this stands in full in the table; the drawing cuts it.
MOST_LINES = 4
LONGEST_LABEL = 120
ELLIPSIS = "…"


def make_axes(height: float, lang: str) -> tuple[Figure, Axes]:
    """Make a drawing 328 points wide whose y axis counts points from the top.

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


def wrap(text: str, size: float, width: float, most: int = MOST_LINES) -> list[str]:
    """Break a text into at most so many lines no wider than `width` points.

    Breaks between words and after any Chinese character; a word wider than the
    line is broken inside. What is too long ends in an ellipsis.
    """
    lines = [""]
    for piece in _split(tidy(text), size, width):
        joined = lines[-1] + piece
        if not lines[-1] or measure(joined.rstrip(), size) <= width:
            lines[-1] = joined
        elif len(lines) == most:
            lines[-1] = _end(lines[-1], size, width)
            break
        else:
            lines.append(piece.lstrip())
    return [line.strip() for line in lines]


def fit(text: str, size: float, width: float) -> str:
    """Cut a text to one line no wider than `width` points."""
    return wrap(text, size, width, most=1)[0]


def cut(text: str) -> str:
    """Cut a text that is heard, not seen, to what can be listened to."""
    tidied = tidy(text)
    return tidied if len(tidied) <= LONGEST_LABEL else tidied[:LONGEST_LABEL] + ELLIPSIS


def tidy(text: str) -> str:
    """Put a text on one line, its unseen characters as codes, quotes as narrow as it.

    Leaves Chinese text its wide quotation marks.
    """
    line = reveal_controls(" ".join(text.split()))
    return line if CHINESE.search(line) else line.translate(NARROW)


def _end(line: str, size: float, width: float) -> str:
    kept = line.rstrip()
    while kept and measure(kept + ELLIPSIS, size) > width:
        kept = kept[:-1].rstrip()
    return kept + ELLIPSIS


def _split(text: str, size: float, width: float) -> Iterator[str]:
    fits = max(1, int(width / size))
    for found in PIECE.finditer(text):
        piece = found[0]
        if measure(piece.rstrip(), size) <= width:
            yield piece
        else:
            yield from (piece[n : n + fits] for n in range(0, len(piece), fits))


@cache
def _measure_sign(sign: str) -> float:
    code, names = ord(sign), (register_font(), FALLBACK, LAST)
    # A name alone would be read as a pattern, in which a hyphen is none.
    fonts = (get_font(findfont(FontProperties(family=[name]))) for name in names)
    font = next(one for one in fonts if one.get_char_index(code))
    font.set_size(MEASURED_SIZE, POINTS_PER_INCH)
    advance = font.load_char(code).linearHoriAdvance
    return advance / FIXED_POINT / MEASURED_SIZE
