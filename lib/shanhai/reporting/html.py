"""HTML from templates: escaped, without styles or scripts of its own."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from shanhai import paths
from shanhai.reporting.formatting.figures import mark_notebook
from shanhai.reporting.formatting.names import (
    describe_writing,
    list_credits,
    say_printed,
    title_source,
)
from shanhai.reporting.formatting.periods import format_date
from shanhai.reporting.messages import join_phrases, name_code, reveal, say
from shanhai.reporting.page_names import name_page

# What JupyterLab needs and a page does without: folds that links lead into stay
# open, as links there scroll to a place but open nothing; words stand where a
# notebook that is not trusted loses its drawings.
OPEN_FOLD = '<details class="sh-fold sh-targets" open="open">'
CLOSED_FOLD = '<details class="sh-fold">'
STAND_IN = "sh-stand-in"
# Set where outputs become a page, which shows their HTML and nothing else.
ONLY_HTML = "SHANHAI_ONLY_HTML"
# A link to another page, as a page has it, and as a notebook has it.
PAGE_LINK = re.compile(r'<a href="([\w.-]+\.html)(#[^"]*)?"')
NOTEBOOK_LINK = re.compile(r'<a(?: href="[^"]*")? data-page="([^"]*)"')
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, repr=False)
class Block:
    """Hold what a cell shows: HTML, and the same in plain text."""

    html: Markup
    text: str = ""

    def __repr__(self) -> str:
        return self.text or " ".join(self.html.striptags().split())

    def _repr_html_(self) -> str:
        html = str(self.html)
        return html if ONLY_HTML in os.environ else lead_to_site(html)


def fill(template: str, /, **values: object) -> Markup:
    """Fill one of the exhibits' templates with what it uses, always `lang`.

    Text is escaped, its unseen characters written as codes; Markup stays.
    """
    return Markup(templates().get_template(template).render(**values).strip())


def fill_block(
    template: str, lang: str, /, *, text: str = "", **values: object
) -> Block:
    """Fill a template as what a cell shows; its plain text is its words without one."""
    return Block(fill(template, lang=lang, **values), text)


@cache
def templates() -> Environment:
    """Return the environment of the exhibits' templates."""
    words = {"name_code": name_code, "join_phrases": join_phrases}
    words |= {"describe_writing": describe_writing, "mark_notebook": mark_notebook}
    return make_environment(TEMPLATES, **words)


def make_environment(folder: Path, **words: object) -> Environment:
    """Return templates with such globals: all escaped, an unknown name is an error."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=reveal,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words |= {"say": say, "name_page": name_page, "title_source": title_source}
    words |= {"format_date": format_date, "list_credits": list_credits}
    words |= {"say_printed": say_printed}
    environment.globals |= words
    return environment


def lead_to_site(html: str) -> str:
    """Have links to other pages lead from a notebook to the site that was rendered.

    A page that is not there gets no link.
    """
    site = paths.build_dir() / "site"

    def write(link: re.Match) -> str:
        file, place = link[1], link[2] or ""
        kept = f'data-page="{file}{place}"'
        if not (site / file).exists():
            return f"<a {kept}"
        address = Path(os.path.relpath(site / file)).as_posix()
        return f'<a href="{address}{place}" {kept}'

    return PAGE_LINK.sub(write, html)


def fit_page(html: str) -> str:
    """Return what notebooks show as a page shows it: folds closed, no stand-ins.

    Links lead to the pages beside it.
    """
    html = NOTEBOOK_LINK.sub(r'<a href="\1"', html)
    closed = html.replace(OPEN_FOLD, CLOSED_FOLD)
    unmarked = closed.replace(mark_notebook(), "") if mark_notebook() else closed
    return re.sub(f'<p class="{STAND_IN}">.*?</p>', "", unmarked)
