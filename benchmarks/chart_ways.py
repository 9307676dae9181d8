"""The ways to draw a profile's charts that `bench_charts.py` holds side by side."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from shanhai.reporting.charts.intervals import plot_intervals
from shanhai.reporting.charts.panels import Panel
from shanhai.reporting.charts.shapes import share_shapes
from shanhai.reporting.charts.svg import render_svg
from shanhai.reporting.style import list_settings

LANG = "zh"
SCREEN = 72
GAP = np.full((1, 2), np.nan)
LOOK = (
    "linestyle",
    "linewidth",
    "color",
    "solid_capstyle",
    "marker",
    "markersize",
    "markeredgecolor",
    "markerfacecolor",
    "clip_on",
)

Draw = Callable[[Sequence[Panel]], str]


@dataclass(frozen=True)
class Way:
    """One way to draw: what it is, why it was taken or not, and how it is done.

    `is_same` tells that a reader would get the same picture.
    """

    name: str
    why: str
    draw: Draw
    is_same: bool = False


def take(panels: Sequence[Panel]) -> str:
    """Draw as the pages do, equal shapes shared."""
    return _render(_plot(panels))


def draw_apart(panels: Sequence[Panel]) -> str:
    """Draw as the pages do, each drawing with its own shapes."""
    return "".join(render_svg(one, LANG) for one in _plot(panels))


def save_unslimmed(panels: Sequence[Panel]) -> str:
    """Leave matplotlib's SVG as it is: no links to press, a clip a drawing."""
    return "".join(_save(one, "svg") for one in _plot(panels))


def keep_text(panels: Sequence[Panel]) -> str:
    """Leave letters to the reader's own font."""
    return "".join(_save(one, "svg", fonttype="none") for one in _plot(panels))


def cut_tight(panels: Sequence[Panel]) -> str:
    """Cut every drawing to what is drawn, which must be measured first."""
    with mpl.rc_context({"savefig.bbox": "tight"}):
        return take(panels)


def lay_out_by_constraints(panels: Sequence[Panel]) -> str:
    """Let matplotlib find the room that labels need."""
    figures = _plot(panels)
    for figure in figures:
        figure.axes[0].set_subplotspec(figure.add_gridspec()[0])
        figure.set_layout_engine("constrained")
    return _render(figures)


def save_raster(panels: Sequence[Panel]) -> str:
    """Draw pixels, two a point, as a page would carry them."""
    return "".join(_save(one, "png", dpi=2 * SCREEN) for one in _plot(panels))


def join_lines(panels: Sequence[Panel]) -> str:
    """Draw lines of one look, such as the ticks of all rows, as one artist."""
    figures = _plot(panels)
    for figure in figures:
        _join_lines(figure)
    return _render(figures)


WAYS = (
    Way("**inline SVG, fixed layout, letters as shared outlines**", "taken", take),
    Way(
        "each drawing with its own outlines",
        "the page is larger for the same picture",
        draw_apart,
        is_same=True,
    ),
    Way(
        "matplotlib's SVG, not slimmed",
        "larger; its style elements need a looser policy, its numbers lead nowhere, "
        "and it has no dark colours",
        save_unslimmed,
    ),
    Way(
        "matplotlib's SVG with letters as text",
        "small, but drawn with whatever font the reader has: Chinese text of another "
        "width runs into its neighbours, or is missing",
        keep_text,
    ),
    Way(
        "cut to a tight bounding box",
        "draws everything twice; text is measured before a sheet is made to fit it",
        cut_tight,
        is_same=True,
    ),
    Way(
        "constrained layout",
        "draws to measure; a drawing has one pair of axes, whose place is known",
        lay_out_by_constraints,
    ),
    Way(
        "PNG at two pixels a point",
        "blurred when enlarged, no links, no dark colours, no text to select",
        save_raster,
    ),
    Way(
        "lines of one look as one artist",
        "the same picture from fewer artists",
        join_lines,
        is_same=True,
    ),
)


def _plot(panels: Sequence[Panel]) -> list[Figure]:
    return [plot_intervals(panel, lang=LANG) for panel in panels]


def _render(figures: Sequence[Figure]) -> str:
    return share_shapes("".join(render_svg(one, LANG) for one in figures))


def _save(
    figure: Figure, form: str, *, fonttype: str = "path", **options: object
) -> str:
    buffer = BytesIO()
    with mpl.rc_context(list_settings(LANG) | {"svg.fonttype": fonttype}):
        figure.savefig(buffer, format=form, **options)
    content = buffer.getvalue()
    return base64.b64encode(content).decode() if form == "png" else content.decode()


def _join_lines(figure: Figure) -> None:
    """Put lines and marks of one look into the first of them, with gaps between."""
    looks: dict[str, list[Line2D]] = {}
    for line in figure.axes[0].lines:
        looks.setdefault(_describe(line), []).append(line)
    for first, *others in looks.values():
        parts = [first.get_xydata()]
        for one in others:
            parts += [GAP, one.get_xydata()]
            one.remove()
        first.set_data(*np.concatenate(parts).T)


def _describe(line: Line2D) -> str:
    return str([getattr(line, f"get_{name}")() for name in LOOK])
