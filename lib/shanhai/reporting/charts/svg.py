"""Drawings as inline SVG: links to notes, no boxes, nothing that runs."""

import re
from io import StringIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from shanhai.reporting.charts.drawings import POINTS_PER_INCH
from shanhai.reporting.charts.shapes import DRAWN_LINK, slim_drawing
from shanhai.reporting.style import list_settings

NOTE = "#n-"
# A finger needs 24 points; a line of text is about 12 high.
TARGET = 24.0
UNDERLINE_GAP = 1.5


def render_svg(figure: Figure, lang: str) -> Markup:
    """Render a drawing as inline SVG; a character without a glyph is a warning.

    With linked texts in it, the drawing is a group named by the figure's label, and
    each link by its text's; without, it is hidden from those who cannot see it, whom
    the exhibit's alternative text serves.
    """
    texts = [text for axes in figure.axes for text in axes.texts if text.get_url()]
    drawing = slim_drawing(ElementTree.fromstring(_save(figure, lang)))
    with mpl.rc_context(list_settings(lang)):
        for link, text in zip(drawing.iter("a"), texts, strict=True):
            _complete_link(link, text)
    drawing.attrib |= (
        {"role": "group", "aria-label": figure.get_label()}
        if texts
        else {"aria-hidden": "true", "focusable": "false"}
    )
    return Markup(ElementTree.tostring(drawing, encoding="unicode"))


def _save(figure: Figure, lang: str) -> str:
    buffer = StringIO()
    with mpl.rc_context(list_settings(lang)):
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r"\A.*?(?=<svg)", "", buffer.getvalue(), flags=re.DOTALL)


def _complete_link(link: Element, text: Text) -> None:
    """Name a link, give it an area to press, and underline it."""
    if link.attrib[DRAWN_LINK].startswith(NOTE):
        link.set("class", "sh-cited")
    link.set("aria-label", text.get_label())
    # Without an `href` of HTML it would be no link to a reader of the screen.
    link.set("role", "link")
    box = text.get_window_extent(dpi=POINTS_PER_INCH)
    height = text.get_figure(root=True).get_figheight() * POINTS_PER_INCH
    link.insert(0, _make_target(box, height))
    link.append(_make_line(box, height))


def _make_target(box: Bbox, height: float) -> Element:
    tall = max(TARGET, box.height)
    middle = height - (box.y0 + box.y1) / 2
    sides = {
        "x": box.x0 - 2,
        "y": middle - tall / 2,
        "width": max(TARGET, box.width + 4),
        "height": tall,
    }
    seen = {"fill": "none", "pointer-events": "all"}
    return Element("rect", {key: f"{side:g}" for key, side in sides.items()} | seen)


def _make_line(box: Bbox, height: float) -> Element:
    low = height - box.y0 + UNDERLINE_GAP
    path = f"M{box.x0:.2f} {low:.2f}H{box.x1:.2f}"
    look = {"stroke": "var(--sh-link)", "stroke-width": "0.6", "fill": "none"}
    return Element("path", {"d": path} | look)
