"""What a page carries of a drawing: shapes named once, attributes, nothing unseen."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from xml.etree.ElementTree import Element

from shanhai.reporting.style import COLOURS

DROPPED = frozenset({"metadata", "clipPath", "style"})
# Identifiers come from what they name, so equal names are equal shapes.
PREFIX = "sh-"
# What glyphs of each font are called: by matplotlib, and here, where hexadecimal
# digits follow.
LETTER = re.compile(r"(NotoSansSC-Regular|DejaVuSans|LastResortHE-Regular)-")
SHORT = {"NotoSansSC-Regular": "g", "DejaVuSans": "gx", "LastResortHE-Regular": "gy"}
LINK = "{http://www.w3.org/1999/xlink}href"
DRAWN_LINK = "xlink:href"
# matplotlib draws a letter on 6400 steps an em and sets it on 100; 256 are plenty.
STEPS, LETTER_STEPS, TEXT_STEPS = 256, 6400, 100
# A page's letters; drawings of one run share most of them.
MOST_LETTERS = 4096
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
PART = re.compile(r"([MLQCz])([^MLQCz]*)")
MOVED = re.compile(r"translate\((\S+) 0\)")
SCALED = re.compile(r"scale\((\S+) -\S+\)")
SHAPE = re.compile(rf'<path\b[^>]*?\bid="({PREFIX}\w+)"[^>]*?(?:/>|></path>)')
VARIABLES = {colour: f"var(--sh-{name})" for name, colour in COLOURS.items()}

Point = tuple[int, int]


def slim_drawing(root: Element) -> Element:
    """Copy matplotlib's SVG with its shapes first and without what is not seen.

    Leaves out sizes, clipping, invisible frames, and groups that say nothing. Style
    becomes attributes, which need no permission of the page's policy; colours
    become the theme's variables.
    """
    shapes: dict[str, Element] = {}
    drawing = Element("svg", {"viewBox": root.attrib["viewBox"]})
    body = [kept for child in root for kept in _slim(child, shapes)]
    named = Element("defs")
    named.extend(shapes.values())
    drawing.extend([named, *body])
    return drawing


def share_shapes(page: str) -> str:
    """Keep the first of equal shapes in a page that holds several drawings."""
    known: set[str] = set()

    def keep_first(found: re.Match[str]) -> str:
        is_known = found[1] in known
        known.add(found[1])
        return "" if is_known else found[0]

    return SHAPE.sub(keep_first, page)


@lru_cache(maxsize=MOST_LETTERS)
def write_outline(path: str) -> str:
    """Write a letter's outline on a coarse grid, each point from the one before."""
    words, here, start = [], (0, 0), (0, 0)
    for command, numbers in PART.findall(path):
        points = _read_points(numbers)
        if command == "z":
            words.append("z")
            here = start
        elif command != "L" or points[-1] not in (here, start):
            words.append(_write_part(command, points, here))
            here = points[-1]
            start = here if command == "M" else start
    return "".join(words)


def _slim(element: Element, shapes: dict[str, Element]) -> list[Element]:
    name = element.tag.rpartition("}")[2]
    if name in DROPPED:
        return []
    if name == "defs":
        shapes |= dict(_list_shapes(element))
        return []
    attributes = dict(_list_attributes(element))
    if _is_unseen(name, attributes, shapes):
        return []
    inner = [kept for child in element for kept in _slim(child, shapes)]
    if name == "g" and not (attributes and inner):
        return inner
    slim = Element(name, attributes)
    slim.extend(inner)
    return [slim]


def _is_unseen(
    name: str, attributes: dict[str, str], shapes: dict[str, Element]
) -> bool:
    """Tell whether an element is a space, or a path neither filled nor stroked."""
    if name == "use":
        return attributes["href"].removeprefix("#") not in shapes
    is_empty = attributes.get("fill") == "none" and "stroke" not in attributes
    return name == "path" and is_empty


def _list_shapes(defs: Element) -> Iterator[tuple[str, Element]]:
    for shape in defs:
        if "d" in shape.attrib:
            name = _name_shape(shape.attrib["id"])
            yield name, Element("path", {"id": name, **dict(_list_attributes(shape))})


def _list_attributes(element: Element) -> Iterator[tuple[str, str]]:
    """List what an element keeps, its style as attributes."""
    is_letter = bool(LETTER.match(element.attrib.get("id", "")))
    for key, value in element.attrib.items():
        if key == "style":
            yield from map(_read_style, value.split(";"))
        elif key == "transform" and not is_letter:
            yield _read_transform(value)
        elif key == "d":
            yield "d", write_outline(value) if is_letter else _write_path(value)
        elif key == LINK:
            yield _name_link(value)
        elif key in ("x", "y"):
            yield key, _round(value)


def _read_style(rule: str) -> tuple[str, str]:
    key, _, value = rule.partition(":")
    return key.strip(), VARIABLES.get(value.strip(), value.strip())


def _read_transform(value: str) -> tuple[str, str]:
    """Read how far along its line a letter stands, or where a line of text does."""
    if moved := MOVED.fullmatch(value):
        return "x", str(round(float(moved[1]) * STEPS / TEXT_STEPS))
    scaled = SCALED.search(value)
    size = f"{float(scaled[1]) * TEXT_STEPS / STEPS:.5f}".rstrip("0")
    place = NUMBER.sub(lambda found: _round(found[0]), value[: scaled.start()])
    return "transform", f"{place}scale({size} -{size})"


def _name_link(href: str) -> tuple[str, str]:
    """Name the shape a letter or a mark refers to; a note's link stays.

    JupyterLab assigns `href` to every `a` that has one, which fails inside SVG.
    """
    if LETTER.match(href, 1) or re.fullmatch(r"#m\w+", href):
        return "href", f"#{_name_shape(href.removeprefix('#'))}"
    return DRAWN_LINK, href


def _name_shape(name: str) -> str:
    return PREFIX + LETTER.sub(lambda found: SHORT[found[1]], name)


def _write_path(path: str) -> str:
    rounded = NUMBER.sub(lambda found: _round(found[0]), path)
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", " ".join(rounded.split()))


def _round(number: str) -> str:
    return f"{round(float(number), 2) + 0.0:g}"


def _read_points(numbers: str) -> list[Point]:
    steps = [round(float(one) * STEPS / LETTER_STEPS) for one in numbers.split()]
    return list(zip(steps[::2], steps[1::2], strict=True))


def _write_part(command: str, points: list[Point], here: Point) -> str:
    steps = [(x - here[0], y - here[1]) for x, y in points]
    if command == "L" and 0 in steps[0]:
        ((right, up),) = steps
        return f"v{up}" if right == 0 else f"h{right}"
    numbers = " ".join(map(str, chain.from_iterable(steps)))
    return command.lower() + numbers.replace(" -", "-")
