"""The frame of every page of the site: its template, styles, script and policy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from shanhai.controls import reveal_controls
from shanhai.curation.parameters import LANGUAGES
from shanhai.rendering.page_policy import write_policy
from shanhai.rendering.plan import name_file
from shanhai.reporting.theme import read_theme
from shanhai.reporting.wording import say

TEMPLATES = Path(__file__).parent / "templates"


def fill_template(
    template: str, /, *, script: str = "", sheet: str = "", **values: object
) -> str:
    """Fill one of the page templates, as a whole page with its policy.

    Values are written as text, unseen characters as codes; Markup stays.

    Parameters
    ----------
    script
        The one script that may run in the page, as `read_script` gives it; none
        when left out.
    sheet
        A style sheet of this template alone: `index.css`.
    values
        What the template uses besides; always `lang`.
    """
    styles = read_styles(sheet)
    return (
        _page_templates()
        .get_template(template)
        .render(
            policy=write_policy(styles=styles, script=script),
            styles=Markup(styles),
            script=Markup(script),
            **values,
        )
    )


@cache
def read_script(name: str) -> str:
    """Read one of the pages' own scripts: `page.js`."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def read_styles(sheet: str = "") -> str:
    """Read the pages' CSS, the exhibits', which may refine it, and one page's own."""
    own = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    more = (TEMPLATES / sheet).read_text(encoding="utf-8") if sheet else ""
    return f"{own}\n{read_theme()}\n{more}".rstrip() + "\n"


@cache
def _page_templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_write_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"say": say, "name_file": name_file, "languages": LANGUAGES}
    return environment


def _write_value(value: object) -> object:
    return reveal_controls(value) if type(value) is str else value
