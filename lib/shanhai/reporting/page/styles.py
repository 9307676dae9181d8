"""The style sheet of a page: the rules that something on it can meet."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from shanhai.reporting.theme import read_theme

TEMPLATES = Path(__file__).parent / "templates"
# A rule, or rules inside of `@media` and its like.
RULE = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
ARGUMENTS = re.compile(r"\([^()]*\)")


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
    own = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    more = (TEMPLATES / sheet).read_text(encoding="utf-8") if sheet else ""
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
