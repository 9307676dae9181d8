"""The frame of every page of the site: its template, styles, script and policy."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from shanhai.controls import reveal_controls
from shanhai.curation.parameters import LANGUAGES
from shanhai.reporting.messages import say
from shanhai.reporting.page.styles import TEMPLATES, read_styles
from shanhai.reporting.page_names import name_page

# What the fold of an exhibit's code is called.
CODE_TITLE = "page-code"


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
    values["script"] = Markup(script)
    fill = _page_templates().get_template(template).render
    bare = fill(policy="", styles="", **values)
    styles = read_styles(bare, sheet)
    policy = _write_policy(styles, script)
    return fill(policy=policy, styles=Markup(styles), **values)


def write_json(data: object) -> Markup:
    """Write JSON that no text in it can end, unseen characters as codes."""
    text = json.dumps(_reveal(data), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


@cache
def read_script(name: str) -> str:
    """Read one of the pages' own scripts, `page.js`, without comments and indents."""
    text = re.sub(r"(^|\s)// .*", "", (TEMPLATES / name).read_text(encoding="utf-8"))
    return re.sub(r"\s*\n\s*", "\n", text)


def _write_policy(styles: str, script: str) -> Markup:
    """Write what a browser may do with a page: draw it and run its own script.

    A script or style sheet that is not, byte for byte, one of the two is refused;
    without a script, so is every script, and so are style attributes.
    """
    directives = [
        "default-src 'none'",
        "img-src data:",
        *([f"script-src {_hash(script)}"] if script else []),
        f"style-src {_hash(styles)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return Markup("; ".join(directives))


def _hash(text: str) -> str:
    digest = sha256(text.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"


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
    environment.globals |= {"say": say, "name_page": name_page, "languages": LANGUAGES}
    return environment


def _write_value(value: object) -> object:
    return reveal_controls(value) if type(value) is str else value


def _reveal(value: object) -> object:
    """Write the unseen characters of every text in a tree as codes."""
    if isinstance(value, dict):
        return {key: _reveal(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_reveal(one) for one in value]
    return _write_value(value)
