"""HTML from templates: escaped, without styles or scripts of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from shanhai.controls import reveal_controls
from shanhai.reporting.wording import name_code, say

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
    environment.globals |= {"say": say, "name_code": name_code}
    return environment
