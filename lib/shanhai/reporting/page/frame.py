"""The frame of every page of the site: template, styles, script, policy, sections."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from functools import cache, lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from shanhai.curation.parameters import LANGUAGES
from shanhai.errors import ShanhaiError
from shanhai.reporting.html import make_environment
from shanhai.reporting.messages import reveal
from shanhai.reporting.theme import read_theme

TEMPLATES = Path(__file__).parent / "templates"
# A rule, or rules inside of `@media` and its like.
RULE = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
ARGUMENTS = re.compile(r"\([^()]*\)")
TAGS = re.compile(r"<[^>]+>")
HEADING = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
OWN_ID = re.compile(r'(?<![\w-])id="([^"]*)"')
NOTE = re.compile(r'<li id="(n-[^"]*)"')
CITED = re.compile(
    r'<a\b([^>]*\bclass="[^"]*\bsh-cited\b[^"]*"[^>]*)>(.*?)</a>', re.DOTALL
)
TARGET = re.compile(r'href="#([^"]*)"')
LABEL = re.compile(r'aria-label="([^"]*)"')
# What the fold of an exhibit's code is called.
CODE_TITLE = "page-code"


class ExportError(ShanhaiError):
    """Name every number of a page that leads nowhere, every note that stands twice."""


class Section(NamedTuple):
    """One entry of the table of contents."""

    anchor: str
    title: str


def number_sections(body: str) -> tuple[str, list[Section]]:
    """Give every H2 an anchor, `section-1` unless it has one, and list them."""
    sections: list[Section] = []

    def mark(found: re.Match[str]) -> str:
        attributes, inner = found.groups()
        own = OWN_ID.search(attributes)
        anchor = own[1] if own else f"section-{len(sections) + 1}"
        sections.append(Section(anchor, unescape(TAGS.sub("", inner))))
        marked = attributes if own else f'{attributes} id="{anchor}"'
        return f"<h2{marked}>{inner}</h2>"

    return HEADING.sub(mark, body), sections


def check_notes(body: str, *, page: str) -> bool:
    """Tell whether a page has numbers that lead to notes.

    Raises
    ------
    ExportError
        With every number of the page whose note is missing, every note that
        stands twice.
    """
    anchors, links = Counter(NOTE.findall(body)), CITED.findall(body)
    problems = [
        f"{page}: note #{anchor} stands {count} times. Show each note once."
        for anchor, count in anchors.items()
        if count > 1
    ]
    for attributes, inner in links:
        if (anchor := _find(TARGET, attributes)) not in anchors:
            name = unescape(TAGS.sub("", inner)).strip() or _find(LABEL, attributes)
            problems.append(
                f"{page}: number {name!r} leads to #{anchor}, which is no note of the "
                "page. Name it among what the notebook shows, or link it nowhere."
            )
    if problems:
        raise ExportError("\n".join(problems))
    return bool(links)


def _find(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return unescape(found[1]) if found else ""


def read_styles(page: str, sheet: str = "") -> str:
    """Read the pages' CSS, the exhibits', which may refine it, and one page's own.

    Left out: comments, blanks that say nothing, and rules for classes of exhibits
    whose names the page, its script among it, does not hold.
    """
    styles = read_all_styles(sheet)
    known = set(CLASS.findall(styles))
    return _drop_rules(styles, frozenset(one for one in known if one not in page))


@cache
def read_all_styles(sheet: str = "") -> str:
    """Read the style sheets as one, without comments and blanks."""
    own, more = (
        (TEMPLATES / name).read_text(encoding="utf-8") if name else ""
        for name in ("page.css", sheet)
    )
    text = re.sub(r"/\*.*?\*/", "", f"{own}{read_theme()}{more}", flags=re.DOTALL)
    tight = re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", text))
    tight = tight.replace(": ", ":").replace(";}", "}").strip()
    return re.sub(r"(?<![\w.])0(?=\.\d)", "", tight)


@lru_cache(maxsize=64)
def _drop_rules(styles: str, unused: frozenset[str]) -> str:
    """Drop the rules that need one of these classes, and what is empty then."""

    def keep(found: re.Match[str]) -> str:
        head, inner = found.groups()
        if head.startswith("@"):
            kept = RULE.sub(keep, inner)
            return f"{head}{{{kept}}}" if kept else ""
        return found[0] if _can_meet(head, unused) else ""

    return RULE.sub(keep, styles)


def _can_meet(selectors: str, unused: frozenset[str]) -> bool:
    """Tell whether one of a rule's selectors needs none of the classes.

    What stands in parentheses, as in `:not(.a)`, is taken to be met.
    """
    while (shorter := ARGUMENTS.sub("", selectors)) != selectors:
        selectors = shorter
    return any(not unused & {*CLASS.findall(one)} for one in selectors.split(","))


def fill_template(
    template: str, /, *, script: str = "", sheet: str = "", **values: object
) -> str:
    """Fill one of the page templates, as a whole page with its policy.

    Values, always `lang`, are written as text, unseen characters as codes; Markup
    stays. The one script that may run is as `read_script` gives it; a style sheet is
    of this template alone: `index.css`.
    """
    values["script"] = Markup(script)
    fill = _page_templates().get_template(template).render
    styles = read_styles(fill(policy="", styles="", **values), sheet)
    return fill(policy=_write_policy(styles, script), styles=Markup(styles), **values)


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
    return make_environment(TEMPLATES, languages=LANGUAGES)


def _reveal(value: object) -> object:
    """Write the unseen characters of every text in a tree as codes."""
    if isinstance(value, dict):
        return {key: _reveal(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_reveal(one) for one in value]
    return reveal(value)
