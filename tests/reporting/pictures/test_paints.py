"""Paints are seen through: what is written on them is legible, light or dark."""

import re
from itertools import pairwise

import pytest
from matplotlib.colors import to_hex, to_rgb

from shanhai.reporting.pictures.heat_maps import LOOKS, UNREPORTED, shade
from shanhai.reporting.pictures.tallies import KINDS
from shanhai.reporting.style import COLOURS
from shanhai.reporting.theme import read_theme

PAINTS = {*(look for look, _ in [*LOOKS.values(), UNREPORTED]), shade(0), shade(1)}
LEAST_CONTRAST, LEAST_GREY_STEP = 4.5, 0.05


def read_palette(is_dark):
    light, dark = read_theme().split("@media screen and (prefers-color-scheme: dark)")
    rules = dark if is_dark else light
    return dict(re.findall(r"--sh-(\w+): (#[0-9a-f]{6});", rules[: rules.index("}")]))


def blend(paint, palette):
    """Return the light that a paint on paper gives: red, green, blue."""
    names = {colour: name for name, colour in COLOURS.items()}
    colour, paper = to_rgb(palette[names[to_hex(paint[:3])]]), to_rgb(palette["paper"])
    return [
        paint[3] * c + (1 - paint[3]) * p for c, p in zip(colour, paper, strict=True)
    ]


def find_luminance(colour):
    linear = [
        ((c + 0.055) / 1.055) ** 2.4 if c > 0.04045 else c / 12.92 for c in colour
    ]
    return sum(w * c for w, c in zip([0.2126, 0.7152, 0.0722], linear, strict=True))


@pytest.mark.parametrize("is_dark", [False, True])
def test_ink_is_legible_on_every_paint(is_dark):
    palette = read_palette(is_dark)
    ink = find_luminance(to_rgb(palette["ink"]))
    for paint in PAINTS:
        seen = sorted([find_luminance(blend(paint, palette)), ink])
        assert (seen[1] + 0.05) / (seen[0] + 0.05) >= LEAST_CONTRAST


@pytest.mark.parametrize("codes", [["yes", "with_words", "no"], KINDS])
def test_neighbours_differ_in_grey(codes):
    palette = read_palette(is_dark=False)
    lights = [find_luminance(blend(LOOKS[code][0], palette)) for code in codes]
    greys = [light ** (1 / 2.2) for light in lights]
    steps = [abs(one - other) for one, other in pairwise(greys)]
    assert min(steps) >= LEAST_GREY_STEP
