"""HTML from templates: escaped, without styles or scripts of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from shanhai.controls import reveal_controls
from shanhai.reporting.formatting.figures import mark_notebook
from shanhai.reporting.messages import name_code, say

# What JupyterLab needs and a page does without: folds that links lead into stay
# open, as links there scroll to a place but open nothing; words stand where a
# notebook that is not trusted loses its drawings.
OPEN_FOLD = '<details class="sh-fold sh-targets" open="open">'
CLOSED_FOLD = '<details class="sh-fold">'
STAND_IN = "sh-stand-in"
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, repr=False)
class Block:
    """Hold what a cell shows: HTML, and the same in plain text."""

    html: Markup
    text: str = ""

    def __repr__(self) -> str:
        return self.text or " ".join(self.html.striptags().split())

    def _repr_html_(self) -> str:
        return str(self.html)


def fill(template: str, /, **values: object) -> Markup:
    """Fill one of the exhibits' templates; text is escaped, Markup stays.

    Parameters
    ----------
    values
        What the template uses; always `lang`. Unseen characters of a text are
        written as codes.
    """
    return Markup(templates().get_template(template).render(**values).strip())


@cache
def templates() -> Environment:
    """Return the templates' environment: all escaped, an unknown name is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=lambda value: reveal_controls(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = {"say": say, "name_code": name_code, "mark_notebook": mark_notebook}
    environment.globals |= words
    return environment


def write_text(content: object) -> Markup:
    """Return Markup as it is, and anything else as text that cannot be markup."""
    return escape(reveal_controls(content) if type(content) is str else content)


def fit_page(html: str) -> str:
    """Return what notebooks show as a page shows it: folds closed, no stand-ins."""
    closed = html.replace(OPEN_FOLD, CLOSED_FOLD)
    unmarked = closed.replace(mark_notebook(), "") if mark_notebook() else closed
    return re.sub(f'<p class="{STAND_IN}">.*?</p>', "", unmarked)
