"""A drawing as inline SVG: real text, colours of the theme, nothing that runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from math import isclose
from xml.etree.ElementTree import Element, fromstring, tostring

import matplotlib as mpl
from matplotlib.figure import Figure

from shanhai.reporting.pictures.sheet import POINTS_PER_INCH, WIDTH
from shanhai.reporting.style import COLOURS, list_settings

DROPPED = frozenset({"metadata", "clipPath", "style", "defs"})
VARIABLES = {colour: f"var(--sh-{name})" for name, colour in COLOURS.items()}
NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
FONT_SIZE = re.compile(r"([\d.]+)px")
TURNED = re.compile(r"rotate\((-?[\d.]+)")
MOVED = re.compile(r"translate\((\S+) (\S+)\)")
LINK = "{http://www.w3.org/1999/xlink}href"
KEPT = ("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity")
KEPT += ("stroke-dasharray", "text-anchor")
# What most texts share is said once, of the whole drawing.
SHARED = ("font-size", "text-anchor", "fill")
# matplotlib draws a round mark by eight curves, from its lowest point over its highest.
ROUND = re.compile(r"M(\S+) (\S+?)(?:C[^CM]+){3}C(?:\S+ ){5}(\S+?)(?:C[^CM]+){4}z")
SHEET_INCHES = WIDTH / POINTS_PER_INCH
PAGE_FONT = "var(--sh-sans, sans-serif)"


def render_svg(figure: Figure, *, alt: str, lang: str) -> str:
    """Render a drawing as one image with an alternative text, as wide as its page.

    Text is text, in the page's font. Leaves out sizes, clipping, dates, unseen frames;
    style becomes attributes, which need no permission of a page's policy, and colours
    become the theme's variables.
    """
    buffer = StringIO()
    with mpl.rc_context(list_settings(lang) | {"svg.fonttype": "none"}):
        # A sheet is measured; the names of another's axes may reach beyond its edge.
        box = None if isclose(figure.get_figwidth(), SHEET_INCHES) else "tight"
        figure.savefig(buffer, format="svg", facecolor="none", bbox_inches=box)
    root = fromstring(re.sub(r"\A.*?(?=<svg)", "", buffer.getvalue(), flags=re.DOTALL))
    shapes = {one.attrib["id"]: one for one in root.iter() if "id" in one.attrib}
    drawing = Element(
        "svg",
        {
            "viewBox": _round_all(root.attrib["viewBox"]),
            "role": "img",
            "aria-label": alt,
            "font-family": PAGE_FONT,
            "stroke-linejoin": "round",
        },
    )
    for child in root:
        drawing.extend(_slim(child, shapes))
    _say_once(drawing)
    return tostring(drawing, encoding="unicode").replace(" />", "/>")


def _slim(element: Element, shapes: dict[str, Element]) -> list[Element]:
    """Return what an element keeps: shapes and texts, groups opened up."""
    name = element.tag.rpartition("}")[2]
    if name in DROPPED:
        return []
    if name in ("g", "a"):
        return _merge([kept for child in element for kept in _slim(child, shapes)])
    style = element.attrib.get("style", "")
    if name == "use":
        shape = shapes[element.attrib[LINK].removeprefix("#")]
        style = f"{shape.attrib.get('style', '')};{style}"
        place = _round_all(f"{element.attrib['x']} {element.attrib['y']}")
        path = _write_path(shape.attrib["d"])
        slim = Element("path", {"d": path, "transform": f"translate({place})"})
    elif name == "text":
        slim = Element("text", _find_place(element))
        slim.text = element.text
    else:
        slim = Element("path", {"d": _write_path(element.attrib["d"])})
    slim.attrib |= dict(_read_style(style))
    is_unseen = slim.get("fill") == "none" and "stroke" not in slim.attrib
    return [] if is_unseen else [slim]


def _merge(paths: list[Element]) -> list[Element]:
    """Draw the paths of one group that look alike as one."""
    merged: dict[tuple, Element] = {}
    for path in paths:
        if path.tag != "path" or "transform" in path.attrib:
            return paths
        look = tuple(sorted((k, v) for k, v in path.attrib.items() if k != "d"))
        if (first := merged.setdefault(look, path)) is not path:
            first.attrib["d"] += path.attrib["d"]
    return list(merged.values())


def _read_style(style: str) -> Iterator[tuple[str, str]]:
    for rule in style.split(";"):
        key, _, value = (part.strip() for part in rule.partition(":"))
        # One rule or several, as the version of matplotlib has it.
        if key in ("font", "font-size"):
            yield "font-size", f"{float(FONT_SIZE.search(value)[1]):g}"
        elif key in KEPT:
            yield key, VARIABLES.get(value, _round_all(value))


def _find_place(text: Element) -> dict[str, str]:
    """Return where a text is, and how it is turned.

    matplotlib says it in one of two ways.
    """
    x, y = text.attrib.get("x"), text.attrib.get("y")
    transform = text.attrib.get("transform", "")
    if x is None:
        x, y = MOVED.search(transform).groups()
    place = {"x": _round_all(x), "y": _round_all(y)}
    turned = TURNED.search(transform)
    if turned is None or not float(turned[1]):
        return place
    return place | {"transform": _round_all(f"rotate({turned[1]} {x} {y})")}


def _say_once(drawing: Element) -> None:
    texts = list(drawing.iter("text"))
    for text in texts:
        text.attrib.setdefault("text-anchor", "start")
        # matplotlib leaves out black, in which it writes unless a style says else.
        text.attrib.setdefault("fill", VARIABLES[COLOURS["ink"]])
    for key in SHARED:
        counted = Counter(text.get(key) for text in texts)
        for common, _ in counted.most_common(1):
            drawing.set(key, common)
            for text in texts:
                if text.get(key) == common:
                    del text.attrib[key]


def _write_path(path: str) -> str:
    tight = re.sub(r"\s*([A-Za-z])\s*", r"\1", _round_all(" ".join(path.split())))
    return ROUND.sub(_write_arcs, tight)


def _write_arcs(mark: re.Match) -> str:
    """Write a round mark as two arcs, in half as many bytes."""
    x, low, top = mark.groups()
    across = round(float(low) - float(top), 1)
    half = f"a{across / 2:g} {across / 2:g} 0 0 0 0"
    return f"M{x} {low}{half} {-across:g}{half} {across:g}z"


def _round_all(text: str) -> str:
    if text.startswith("#"):
        return text
    return NUMBER.sub(lambda one: f"{round(float(one[0]), 1) + 0.0:g}", text)
