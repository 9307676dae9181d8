"""Drawings as inline SVG: theme colours, own identifiers, few bytes, no boxes."""

import hashlib
import re
import warnings
from io import StringIO

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.figure import Figure

from shanhai.reporting.style import COLOURS, list_settings

# matplotlib writes letters on a grid of 6400 steps; a sixteenth of that is plenty.
GRID_STEPS = 16
LETTER = re.compile(r'd="([^"]+)" transform="scale\(0\.015625\)"')


def render_svg(figure: Figure, lang: str) -> Markup:
    """Render a drawing as inline SVG; a character without a glyph raises.

    Colours become the theme's variables. Identifiers get a prefix made of the
    drawing itself, so that no two drawings of a page share one.
    """
    buffer = StringIO()
    with mpl.rc_context(list_settings(lang)), warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing from")
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    return Markup(_prefix_ids(_use_theme(_compact(_open_frame(svg)))))


def _open_frame(svg: str) -> str:
    """Let the page set the size; take out what would style the whole page."""
    head, rest = svg.split(">", 1)
    head = re.sub(r' (width|height)="[^"]*"', "", head)
    rest = re.sub(r"<metadata>.*?</metadata>", "", rest, flags=re.DOTALL)
    rest = re.sub(r"<style.*?</style>", "", rest, flags=re.DOTALL)
    return f'{head} aria-hidden="true" focusable="false">{rest}'


def _compact(svg: str) -> str:
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s*\n\s*", "\n", LETTER.sub(_round_letter, svg))
    return svg.replace("NotoSansSC-Regular", "n")


def _round_letter(match: re.Match[str]) -> str:
    path = re.sub(r"-?\d+(\.\d+)?", _round_step, match[1])
    path = re.sub(r"\s*([A-Za-z])\s*", r"\1", path)
    return f'd="{path}" transform="scale({0.015625 * GRID_STEPS:g})"'


def _round_step(match: re.Match[str]) -> str:
    return str(round(float(match[0]) / GRID_STEPS))


def _use_theme(svg: str) -> str:
    for name, colour in COLOURS.items():
        svg = svg.replace(colour, f"var(--sh-{name})")
    return svg


def _prefix_ids(svg: str) -> str:
    prefix = "d" + hashlib.sha256(svg.encode()).hexdigest()[:8] + "-"
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}\1"', svg)
    svg = re.sub(r'href="#([^"]+)"', rf'href="#{prefix}\1"', svg)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}\1)", svg)
